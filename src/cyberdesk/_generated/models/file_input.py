"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, FileBody, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class FileInput(Model):
    """A file to put on the machine before a run executes.

    Attributes:
        filename: Name to give the file, extension included.
        content: What is in it: bytes, a path, or a string in base64.
        target_path: Where to save the file on the machine, as an absolute path;
            `~/CyberdeskTransfers/` is used when none is given.
        cleanup_imports_after_run: Remove the file from the machine again once the run is over,
            whatever its outcome. Default false.
    """

    __secret_fields__ = frozenset(
        {
            "content",
        }
    )

    filename: str
    content: FileBody
    target_path: str | None | UnsetType = UNSET
    cleanup_imports_after_run: bool | UnsetType = UNSET
