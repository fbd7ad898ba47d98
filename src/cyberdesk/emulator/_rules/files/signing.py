"""Signed links, which work without an API key until they expire. A file is an id, or a path in the storage."""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

import attrs

__all__ = ["Link", "is_genuine", "is_live", "sign_link"]


@attrs.frozen
class Link:
    """The parameters of a signed link: its expiry (unix milliseconds) and its signature."""

    expires: int
    signature: str


def sign_link(key: bytes, file_id: UUID | str, now: datetime, expires_in: int) -> Link:
    """Make a link to a file that works for `expires_in` seconds."""
    expires = int((now + timedelta(seconds=expires_in)).timestamp() * 1000)
    return Link(expires, _signature(key, file_id, expires))


def is_genuine(key: bytes, file_id: UUID | str, link: Link) -> bool:
    """Whether the link was made by `sign_link` for this file, unchanged."""
    # As bytes, because only ASCII strings can be compared.
    return hmac.compare_digest(_signature(key, file_id, link.expires).encode(), link.signature.encode())


def is_live(link: Link, now: datetime) -> bool:
    """Whether the link has not expired."""
    return now.timestamp() * 1000 < link.expires


def _signature(key: bytes, file_id: UUID | str, expires: int) -> str:
    return hmac.new(key, f"{file_id}.{expires}".encode(), hashlib.sha256).hexdigest()
