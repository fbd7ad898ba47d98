"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class FileWriteRequest(Model):
    """Writes a file on the machine. Missing parent directories are created.

    Attributes:
        path: Path on the machine.
        content: Bytes to write, in base64. The agent refuses empty content.
        mode: `write` replaces the file (the default), `append` adds to its end.
    """

    __secret_fields__ = frozenset(
        {
            "content",
        }
    )

    path: str
    content: str
    mode: str | UnsetType = UNSET
