"""What the fields of request bodies have in common."""

from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import UnsetType

from cyberdesk._core.models.model import Model
from cyberdesk.emulator._rules.errors import InvalidRequest, Problem

__all__ = ["Fields", "fields_of", "given", "invalid"]

T = TypeVar("T")
Fields = dict[str, Any]


def given(value: T | UnsetType | None) -> T | None:
    """A value, or None if it was left out."""
    return None if isinstance(value, UnsetType) else value


def fields_of(model: Model) -> Fields:
    """The fields that a body contains; absent fields are left out."""
    fields: Fields = msgspec.to_builtins(model, builtin_types=(UUID, datetime))
    # A time without a zone is UTC, as everywhere in this API.
    for name, value in fields.items():
        if isinstance(value, datetime):
            fields[name] = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return fields


def invalid(field: str, msg: str, kind: str) -> InvalidRequest:
    """The refusal of a field, to raise."""
    return InvalidRequest(Problem(("body", field), msg, kind))
