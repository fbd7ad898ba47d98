"""Ids in request models: strings are accepted, and become UUIDs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec import UnsetType

from ...errors import InvalidArgumentError


def to_id(value: UUID | str) -> UUID:
    """An id as a UUID.

    Raises:
        InvalidArgumentError: When it is not one.
    """
    if isinstance(value, UUID):
        return value
    try:
        return UUID(value)
    except (AttributeError, TypeError, ValueError):
        raise InvalidArgumentError(f"{value!r} is not a valid UUID") from None


def to_optional_id(value: UUID | str | None | UnsetType) -> UUID | None | UnsetType:
    """An id, unless it is null or not set."""
    return value if value is None or isinstance(value, UnsetType) else to_id(value)


def to_ids(value: Sequence[UUID | str]) -> list[UUID]:
    """Several ids.

    Raises:
        InvalidArgumentError: When it is not a sequence of ids.
    """
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise InvalidArgumentError(f"{value!r} is not a list of UUIDs")
    return [to_id(item) for item in value]


def to_optional_ids(value: Sequence[UUID | str] | None | UnsetType) -> list[UUID] | None | UnsetType:
    """Several ids, unless they are null or not set."""
    return value if value is None or isinstance(value, UnsetType) else to_ids(value)
