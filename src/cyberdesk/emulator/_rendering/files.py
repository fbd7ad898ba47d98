"""The files of runs as the JSON objects of the API."""

from typing import Any

from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    AttachmentRecord,
)

__all__ = ["render_attachment"]


def render_attachment(record: AttachmentRecord) -> dict[str, Any]:
    """What is known of a file, without its content."""
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "user_id": None,
        "run_id": record.run_id,
        "filename": record.filename,
        "content_type": record.content_type,
        "attachment_type": record.attachment_type,
        "size_bytes": len(record.content),
        "storage_path": f"{ORGANIZATION_ID}/{record.run_id}/{record.id}",
        "target_path": record.target_path,
        "cleanup_imports_after_run": record.cleanup_imports_after_run,
        "created_at": record.created_at,
        "expires_at": record.expires_at,
    }
