"""Runs as the JSON objects of the API."""

from collections.abc import Collection
from typing import Any

from cyberdesk.emulator._rules.runs.history import with_embedded_images
from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    RunRecord,
)

__all__ = ["RUN_FIELDS", "render_run", "render_run_fields", "render_webhook_run"]


_RUN_BASE = ("id", "workflow_id", "machine_id", "status", "created_at")


RUN_FIELDS = (
    "user_id",
    "organization_id",
    "machine_id",
    "is_priority",
    "error",
    "output_data",
    "input_attachment_ids",
    "output_attachment_ids",
    "run_message_history",
    "input_values",
    "main_prompt",
    "model_metadata",
    "pool_ids",
    "sensitive_input_aliases",
    "usage_metadata",
    "post_run_checks",
    "session_id",
    "session_alias",
    "release_session_after",
    "started_at",
    "ended_at",
)
"""The fields that a list of runs may contain besides the base fields."""


def render_run(record: RunRecord) -> dict[str, Any]:
    """A run with all its fields."""
    return render_run_fields(record, RUN_FIELDS)


def render_webhook_run(record: RunRecord) -> dict[str, Any]:
    """A run in the payload of webhooks: all fields but the message history."""
    return {name: value for name, value in render_run(record).items() if name != "run_message_history"}


def render_run_fields(record: RunRecord, fields: Collection[str]) -> dict[str, Any]:
    """A run with its base fields and the requested ones; other keys are absent."""
    return {name: _run_field(record, name) for name in dict.fromkeys((*_RUN_BASE, *fields))}


def _run_field(record: RunRecord, name: str) -> object:
    if name == "organization_id":
        return ORGANIZATION_ID
    if name == "user_id":
        return None
    if name == "run_message_history" and not record.status.is_terminal:
        return with_embedded_images(record.run_message_history, lambda reference: _drawn(record, reference))
    return getattr(record, name)


def _drawn(record: RunRecord, reference: str) -> bytes | None:
    from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

    scene = record.screenshots.get(reference)
    return png(scene) if scene is not None else None
