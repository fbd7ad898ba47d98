"""What all resources share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..http.pipeline import Pipeline


class Resource:
    """A group of operations on one client."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
