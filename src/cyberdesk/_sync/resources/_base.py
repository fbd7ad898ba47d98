"""What all resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..platform.arguments import hide_arguments_of

if TYPE_CHECKING:
    from ..http.pipeline import Pipeline


class Resource:
    """A group of operations on one client."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        hide_arguments_of(cls)

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
