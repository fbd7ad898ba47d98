"""Functions that callers give. Written by hand on both sides."""

from __future__ import annotations

from ...errors import InvalidArgumentError

__all__ = ["checked_callback"]


def checked_callback(name: str, callback: object) -> None:
    """Refuse what cannot be called.

    Raises:
        InvalidArgumentError: If it is neither None nor a function.
    """
    if callback is not None and not callable(callback):
        raise InvalidArgumentError(f"{name} must be a function or None, not {callback!r}")
