"""Idempotency keys that were used, with the responses that were sent."""

from datetime import datetime

import attrs

__all__ = ["IdempotencyRecord", "IdempotencyScope", "StoredResponse"]


@attrs.frozen
class IdempotencyScope:
    """What a key belongs to: the same key with another method or path is another key."""

    key: str
    method: str
    path: str


@attrs.frozen
class StoredResponse:
    """A response that was sent, in full."""

    status: int
    body: bytes
    headers: dict[str, str]


@attrs.frozen
class IdempotencyRecord:
    """A key that was used: for which request, when, and the response, unless the request is in progress."""

    fingerprint: bytes
    since: datetime
    response: StoredResponse | None = None
