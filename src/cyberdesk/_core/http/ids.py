"""Ids as arguments."""

from __future__ import annotations

from uuid import UUID

from ...errors import InvalidArgumentError, shorten


def as_uuid(name: str, value: UUID | str) -> UUID:
    """Read an id, or raise `InvalidArgumentError` naming the argument."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        raise InvalidArgumentError(f"{name} must be a UUID, not {shorten(repr(value), 80)}") from None
