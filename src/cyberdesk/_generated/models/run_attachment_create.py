"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunAttachmentCreate(Model):
    """Adds an attachment record with its file to a run. Mainly meant for internal use; to supply files with a run,
    use its `file_inputs`.

    Attributes:
        run_id: Run the attachment belongs to.
        filename: Name to give the file, extension included.
        content: The bytes of the file in base64.
        content_type: Media type of the file.
        attachment_type: `input` for files supplied with the run, `output` for files the run exported.
        target_path: Where to save the file on the machine, as an absolute path; `~/CyberdeskTransfers/` is used
            when none is given.
        cleanup_imports_after_run: Remove the file from the machine again once the run is over, whatever its
            outcome. Default false.
        expires_at: When the attachment expires, or null when no expiry is set.
    """

    __secret_fields__ = frozenset(
        {
            "content",
        }
    )

    run_id: UUID = attrs.field(converter=to_id)
    filename: str
    content: str
    content_type: str
    attachment_type: AttachmentType
    target_path: str | None | UnsetType = UNSET
    cleanup_imports_after_run: bool | UnsetType = UNSET
    expires_at: datetime.datetime | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.expires_at, datetime.datetime) and self.expires_at.tzinfo is None:
            self.expires_at = self.expires_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .attachment_type import AttachmentType  # noqa: E402
