"""Putting together what sends a client's calls."""

from __future__ import annotations

import httpx

from ..._core.http.retry import RetryConfig
from .connection_pool import PooledTransport
from .own_clients import checked_limits, checked_transport, slots_of
from .sender import CallSender


def open_sender(
    transport: httpx.BaseTransport | None,
    http_client: httpx.Client | None,
    *,
    max_connections: int,
    max_response_bytes: int | None,
    retry: RetryConfig,
) -> CallSender:
    """Make the sender of a client: on the user's own transport or HTTP client, else on a new connection pool.

    Raises:
        ConfigurationError: When one of the arguments cannot be used.
    """
    own = checked_transport(transport, http_client)
    max_bytes = checked_limits(max_connections, max_response_bytes)
    if own is None:
        return CallSender(PooledTransport(max_connections), retry, slots=max_connections, max_bytes=max_bytes)
    slots = slots_of(transport, http_client, max_connections)
    return CallSender(own, retry, slots=slots, max_bytes=max_bytes)
