"""Transports and HTTP clients that users bring: what is accepted, and what of an HTTP client is kept."""

from __future__ import annotations

import math
from typing import Any

import httpx

from ...errors import ClientClosedError, ConfigurationError


class ClientTransport(httpx.BaseTransport):
    """Sends through an HTTP client of the user's own, which is left open.

    Its transports, proxies, certificates and event hooks are used; its default headers and cookies are sent, below
    the headers of this package. Its `auth`, `base_url`, `params`, time limits and redirects are not used.
    """

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def add_defaults(self, request: httpx.Request) -> None:
        """Add the client's headers and cookies to a request to the API."""
        for name, value in self._client.headers.items():
            if name not in request.headers:
                request.headers[name] = value
        if self._client.cookies:
            self._client.cookies.set_cookie_header(request)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send once."""
        if self._client.is_closed:
            raise ClientClosedError("the http_client was closed")
        try:
            return self._client.send(request, stream=True, auth=None, follow_redirects=False)
        except httpx.HTTPStatusError as error:
            # An event hook called `raise_for_status`. The status has an error here, which says more.
            return _without_body(error.response)


def checked_transport(
    transport: httpx.BaseTransport | None, http_client: httpx.Client | None
) -> httpx.BaseTransport | None:
    """The transport that a user chose, or None for the client's own connection pool.

    Raises:
        ConfigurationError: When it cannot be used by this client.
    """
    if transport is not None and http_client is not None:
        raise ConfigurationError("transport and http_client exclude each other: pass one of them")
    if transport is not None:
        if not isinstance(transport, httpx.BaseTransport):
            raise _wrong_kind("transport", transport, httpx.BaseTransport)
        return transport
    if http_client is None:
        return None
    if not isinstance(http_client, httpx.Client):
        raise _wrong_kind("http_client", http_client, httpx.Client)
    if http_client.is_closed:
        raise ConfigurationError("http_client is closed: make a new one")
    return ClientTransport(http_client)


def slots_of(
    transport: httpx.BaseTransport | None, http_client: httpx.Client | None, max_connections: int
) -> float:
    """How many attempts may run at once: so many that no request has to wait in the transport's own queue.

    httpcore's queue can lose a connection to a request that is cancelled while it waits there, until none is left.
    The size of its pool is private; where it cannot be read, `max_connections` holds.
    """
    outermost: Any = transport if http_client is None else getattr(http_client, "_transport", None)
    limit = getattr(getattr(outermost, "_pool", None), "_max_connections", None)
    return min(max_connections, limit) if isinstance(limit, int) and limit > 0 else max_connections


def checked_limits(max_connections: int, max_response_bytes: int | None) -> float:
    """Check two settings; returns the largest body that is taken into memory.

    Raises:
        ConfigurationError: When one of them is not a positive integer.
    """
    for name, value in (("max_connections", max_connections), ("max_response_bytes", max_response_bytes)):
        if name == "max_response_bytes" and value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ConfigurationError(f"{name} must be a positive integer, not {value!r}")
    return math.inf if max_response_bytes is None else max_response_bytes


def _wrong_kind(name: str, value: object, expected: type) -> ConfigurationError:
    given = f"{type(value).__module__.partition('.')[0]}.{type(value).__qualname__}"
    return ConfigurationError(f"{name} must be an httpx.{expected.__name__}, not {given}")


def _without_body(response: httpx.Response) -> httpx.Response:
    """A response that was closed before its body was read."""
    content = response.content if response.is_stream_consumed and hasattr(response, "_content") else b""
    headers = {
        name: value
        for name, value in response.headers.items()
        if name not in ("content-encoding", "content-length", "transfer-encoding")
    }
    return httpx.Response(response.status_code, headers=headers, content=content)
