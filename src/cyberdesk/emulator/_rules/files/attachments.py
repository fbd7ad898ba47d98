"""The files of runs: attaching and deleting them."""

import mimetypes
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.runs.orders import (
    FileOrder,
)
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import (
    AttachmentRecord,
    AttachmentType,
    RunRecord,
    State,
)

__all__ = ["add_attachment", "attach", "delete_attachments"]


def delete_attachments(state: State, attachment_ids: Iterable[UUID]) -> None:
    """Delete files, and their ids in their runs."""
    for attachment_id in list(attachment_ids):
        attachment = state.attachments.pop(attachment_id, None)
        run = state.runs.get(attachment.run_id) if attachment is not None else None
        if run is not None:
            for ids in (run.input_attachment_ids, run.output_attachment_ids):
                if attachment_id in ids:
                    ids.remove(attachment_id)


def attach(state: State, run: RunRecord, files: Iterable[FileOrder], stamp: Stamp) -> list[UUID]:
    """Store input files as attachments of a run."""
    ids: list[UUID] = []
    for file in files:
        attachment = AttachmentRecord(
            id=stamp.new_id(),
            run_id=run.id,
            filename=file.filename,
            content=file.content,
            content_type=_guess_content_type(file.filename),
            attachment_type=AttachmentType.INPUT,
            created_at=stamp.now,
            target_path=file.target_path,
            cleanup_imports_after_run=file.cleanup_imports_after_run,
        )
        state.attachments[attachment.id] = attachment
        ids.append(attachment.id)
    return ids


def add_attachment(state: State, run: RunRecord, fields: Mapping[str, Any], stamp: Stamp) -> AttachmentRecord:
    """Store an input or output file of an existing run."""
    attachment = AttachmentRecord(**fields, id=stamp.new_id(), run_id=run.id, created_at=stamp.now)
    state.attachments[attachment.id] = attachment
    is_input = attachment.attachment_type is AttachmentType.INPUT
    (run.input_attachment_ids if is_input else run.output_attachment_ids).append(attachment.id)
    return attachment


def _guess_content_type(filename: str) -> str:
    """The media type that a file's name suggests."""
    return mimetypes.guess_type(filename)[0] or "application/octet-stream"
