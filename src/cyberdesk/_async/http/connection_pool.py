"""The connection pool.

The HTTP library's own pool scans all connections and all waiting requests for each request, and a request that is
cancelled can leave its connection marked as in use permanently. Here each connection is a transport of the HTTP
library with a pool of one, in which there is nothing to scan, and one that is in doubt is closed. How many there
may be is decided before this: see `platform/limiter.py`.
"""

from __future__ import annotations

import ssl
import time
from collections import deque
from collections.abc import AsyncIterator
from typing import cast

import httpx

from ...errors import ConfigurationError
from ..platform.attempt import ConnectionStream
from ..platform.event_loops import EventLoopLocal
from ..platform.primitives import cleanup_scope, lock
from .environment import Origin, proxy_for, trusting_context

ATTEMPT = "cyberdesk.attempt"
"""The extension of a request that holds the scope of its attempt."""

KEEP_ALIVE = 20.0
"""Seconds after which an idle connection is no longer used."""

_CLOSE_SECONDS = 2.0


class Connection:
    """One connection to one origin, opened when it is needed."""

    def __init__(self, origin: Origin, transport: httpx.AsyncBaseTransport) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self._transport = transport
        self._stream = ConnectionStream()

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        extensions = request.extensions
        extensions.update(self._stream.extensions(extensions.get(ATTEMPT), secure=self.origin[0] == "https"))
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connection, whatever state it is in."""
        with cleanup_scope(_CLOSE_SECONDS):
            try:
                await self._transport.aclose()
            finally:
                await self._stream.aclose()


class ConnectionPool:
    """The connections of one event loop. The one used last is used first, so that surplus ones expire."""

    def __init__(self, limit: int) -> None:
        self.is_closed = False
        self._limit = limit
        self._idle: deque[Connection] = deque()
        self._busy = 0
        self._lock = lock()

    def acquire(self, origin: Origin) -> tuple[Connection | None, Connection | None]:
        """Reserve a place; returns an idle connection to use, or a surplus one to close before opening."""
        with self._lock:
            self._busy += 1
            for index in range(len(self._idle) - 1, -1, -1):
                if self._idle[index].origin == origin:
                    connection = self._idle[index]
                    del self._idle[index]
                    return connection, None
            is_full = len(self._idle) + self._busy > self._limit
            return None, self._idle.popleft() if is_full and self._idle else None

    def release(self, connection: Connection) -> Connection | None:
        """Keep a connection for the next request; returns one that must be closed."""
        now = time.monotonic()
        with self._lock:
            self._busy -= 1
            if self.is_closed:
                return connection
            connection.idle_since = now
            self._idle.append(connection)
            return self._idle.popleft() if self._idle[0].idle_since < now - KEEP_ALIVE else None

    def discard(self) -> None:
        """Free the place of a connection that is being closed."""
        with self._lock:
            self._busy -= 1

    async def aclose(self) -> None:
        """Close all idle connections, and those in use when they are released."""
        with self._lock:
            self.is_closed = True
            idle = list(self._idle)
            self._idle.clear()
        for connection in idle:
            await connection.aclose()


class PooledTransport(httpx.AsyncBaseTransport):
    """The client's own transport: sends each request over a connection of its pool.

    The environment's proxies (`HTTPS_PROXY`, `NO_PROXY` and so on) are used as usual, and so are `SSL_CERT_FILE`
    and `SSL_CERT_DIR`.

    Args:
        max_connections: How many connections an event loop may have open.
    """

    def __init__(self, max_connections: int) -> None:
        self._connections = EventLoopLocal(lambda: ConnectionPool(max_connections), ConnectionPool.aclose)
        self._trusting: ssl.SSLContext | None = None
        self._trustless: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; closing its response releases the connection."""
        connections = await self._connections.get()
        url = request.url
        origin = (url.scheme, url.host, url.port)
        connection, surplus = connections.acquire(origin)
        try:
            if surplus is not None:
                await surplus.aclose()
            if connection is None:
                connection = Connection(origin, self._open(origin))
            response = await connection.send(request)
        except BaseException:
            connections.discard()
            if connection is not None:
                await connection.aclose()
            raise
        response.stream = PooledBody(cast("httpx.AsyncByteStream", response.stream), connections, connection)
        return response

    async def aclose(self) -> None:
        """Close the connections of this event loop; those of others are closed when their loops end."""
        await self._connections.drop()
        for connections in self._connections.all():
            connections.is_closed = True

    def _open(self, origin: Origin) -> httpx.AsyncHTTPTransport:
        address = proxy_for(origin)
        context = self._context(secure=origin[0] == "https" or (address or "").startswith("https:"))
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEEP_ALIVE)
        proxy = None
        try:
            if address is not None:
                proxy = httpx.Proxy(address, ssl_context=context if address.startswith("https:") else None)
            return httpx.AsyncHTTPTransport(verify=context, limits=limits, proxy=proxy)
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            # The address is not shown, as it may contain a password.
            kind = (address or "").partition("://")[0]
            raise ConfigurationError(
                f"the environment's proxy for {origin[0]} (a {kind} URL) cannot be used: it must be an http or"
                " https URL, or a socks5 URL when httpx[socks] is installed"
            ) from error

    def _context(self, *, secure: bool) -> ssl.SSLContext:
        # Loading the certificates takes longer than everything else in making a client, and plain HTTP needs none.
        # Threads may load them at the same time: no lock, which a fork could copy while it is taken.
        if not secure:
            if self._trustless is None:
                self._trustless = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return self._trustless
        if self._trusting is None:
            self._trusting = trusting_context()
        return self._trusting


class PooledBody(httpx.AsyncByteStream):
    """The body of a response, which releases the connection when it is closed."""

    def __init__(self, inner: httpx.AsyncByteStream, connections: ConnectionPool, connection: Connection) -> None:
        self._inner = inner
        self._chunks = aiter(inner)
        self._connections = connections
        self._connection: Connection | None = connection
        self._is_whole = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._chunks.__anext__()
        except StopAsyncIteration:
            self._is_whole = True
            raise

    async def aclose(self) -> None:
        """Keep the connection when the body was read to its end, else close it."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        is_whole = False
        try:
            await self._inner.aclose()
            is_whole = self._is_whole
        finally:
            surplus: Connection | None = connection
            if is_whole:
                surplus = self._connections.release(connection)
            else:
                self._connections.discard()
            if surplus is not None:
                await surplus.aclose()
