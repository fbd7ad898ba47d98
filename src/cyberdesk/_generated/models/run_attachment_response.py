"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunAttachmentResponse(Model):
    """A file that belongs to a run, as input or as output. Deleting the record also deletes the stored file.

    Attributes:
        filename: Name of the file. Reduce it to a base name before using it as a local path.
        content_type: Media type of the file.
        attachment_type: `input` for files supplied with the run, `output` for files the run exported.
        run_id: Run the attachment belongs to.
        size_bytes: Size of the file in bytes.
        storage_path: Location in the storage of the service. Not a URL.
        target_path: Where to save the file on the machine, as an absolute path; `~/CyberdeskTransfers/` is used
            when none is given.
        cleanup_imports_after_run: Remove the file from the machine again once the run is over, whatever its
            outcome. Default false.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        expires_at: When the attachment expires, or null when no expiry is set.
    """

    filename: str
    content_type: str
    attachment_type: AttachmentType
    id: UUID
    run_id: UUID
    size_bytes: int
    storage_path: str
    created_at: datetime.datetime
    target_path: str | None = None
    cleanup_imports_after_run: bool | None = None
    user_id: UUID | None = None
    organization_id: str | None = None
    expires_at: datetime.datetime | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.expires_at, datetime.datetime) and self.expires_at.tzinfo is None:
            self.expires_at = self.expires_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .attachment_type import AttachmentType  # noqa: E402
