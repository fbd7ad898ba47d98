"""The files that go into runs and come out of them."""

import enum
from datetime import datetime
from uuid import UUID

import attrs

from cyberdesk.emulator._state.tables import Record, record

__all__ = ["AttachmentRecord", "AttachmentType"]


class AttachmentType(enum.StrEnum):
    """Whether a file went into a run or came out of it."""

    INPUT = "input"
    OUTPUT = "output"


@record
class AttachmentRecord(Record):
    id: UUID
    run_id: UUID
    filename: str
    content: bytes = attrs.field(repr=False)
    content_type: str
    attachment_type: AttachmentType
    created_at: datetime
    target_path: str | None = None
    cleanup_imports_after_run: bool = False
    expires_at: datetime | None = None
