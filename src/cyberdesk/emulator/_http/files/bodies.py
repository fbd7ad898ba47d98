"""Request bodies of attachments, and the files inside other bodies."""

import base64
import binascii
from collections.abc import Iterable
from typing import cast
from uuid import UUID

from cyberdesk._generated import models
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._http.fields import Fields, fields_of, given
from cyberdesk.emulator._rules.errors import FileTooLarge, InvalidRequest, Problem
from cyberdesk.emulator._rules.runs.orders import (
    FileOrder,
)
from cyberdesk.emulator._state import AttachmentType

__all__ = ["attachment_changes", "attachment_fields"]


def attachment_fields(body: bytes, max_file_bytes: int) -> tuple[UUID, Fields]:
    """The run of a new attachment, and its fields."""
    new = decode_body(body, models.RunAttachmentCreate)
    fields = fields_of(new)
    fields["content"] = _content(new.content, ("body", "content"))
    if len(fields["content"]) > max_file_bytes:
        raise FileTooLarge(f"The file is larger than {max_file_bytes} bytes")
    fields["attachment_type"] = AttachmentType(new.attachment_type)
    return fields.pop("run_id"), fields


def attachment_changes(body: bytes) -> Fields:
    """The fields that `PUT /v1/run-attachments/{attachment_id}` names."""
    return fields_of(decode_body(body, models.RunAttachmentUpdate))


def input_files(
    files: "Iterable[models.FileInput] | None", field: str, max_file_bytes: int
) -> tuple[FileOrder, ...]:
    return tuple(_file(file, field, index, max_file_bytes) for index, file in enumerate(files or ()))


def _file(file: "models.FileInput", field: str, index: int, max_file_bytes: int) -> FileOrder:
    if not file.filename:
        raise InvalidRequest(
            Problem(
                ("body", field, index, "filename"),
                "String should have at least 1 character",
                "string_too_short",
            )
        )
    content = _content(cast("str", file.content), ("body", field, index, "content"))
    if len(content) > max_file_bytes:
        raise FileTooLarge(f"File {index} of {field} is larger than {max_file_bytes} bytes")
    return FileOrder(
        filename=file.filename,
        content=content,
        target_path=given(file.target_path),
        cleanup_imports_after_run=given(file.cleanup_imports_after_run) or False,
    )


def _content(text: str, loc: tuple[str | int, ...]) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidRequest(Problem(loc, "Content is not valid base64")) from None
