"""Connections, each in a pool of its own.

The HTTP library's pool scans all connections and all waiting requests for each request, and a request that is
cancelled can leave its connection in use for ever. In a pool that holds one connection there is nothing to scan,
and one that is in doubt is thrown away. How many there may be is decided in front of this: see `_limiter.py`.
"""

from __future__ import annotations

import ssl
import time
from collections import deque
from collections.abc import Iterator
from typing import TypeAlias, cast
from urllib.request import getproxies, proxy_bypass

import httpx

from ..platform.attempt import ConnectionStream
from ..platform.event_loops import EventLoopLocal
from ..platform.primitives import cleanup_scope, lock

ATTEMPT = "cyberdesk.attempt"
"""The extension of a request that names the attempt it belongs to."""

KEEP_ALIVE = 20.0
"""Seconds after which an idle connection is not used any more."""

_CLOSE_SECONDS = 2.0

Origin: TypeAlias = tuple[str, str, int | None]


class Connection:
    """One connection to one origin, opened when it is needed."""

    def __init__(self, origin: Origin, transport: httpx.BaseTransport) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self._transport = transport
        self._line = ConnectionStream()

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        extensions = request.extensions
        extensions.update(self._line.extensions(extensions.get(ATTEMPT), secure=self.origin[0] == "https"))
        return self._transport.handle_request(request)

    def close(self) -> None:
        """Close the connection, whatever state it is in."""
        with cleanup_scope(_CLOSE_SECONDS):
            try:
                self._transport.close()
            finally:
                self._line.close()


class ConnectionPool:
    """The connections of one event loop. Those used last are used first, so that the others can grow old."""

    def __init__(self, limit: int) -> None:
        self.is_closed = False
        self._limit = limit
        self._idle: deque[Connection] = deque()
        self._busy = 0
        self._lock = lock()

    def take(self, origin: Origin) -> tuple[Connection | None, Connection | None]:
        """An idle connection to an origin, or one to close before another is opened."""
        with self._lock:
            self._busy += 1
            for place in range(len(self._idle) - 1, -1, -1):
                if self._idle[place].origin == origin:
                    connection = self._idle[place]
                    del self._idle[place]
                    return connection, None
            is_full = len(self._idle) + self._busy > self._limit
            return None, self._idle.popleft() if is_full and self._idle else None

    def give_back(self, connection: Connection) -> Connection | None:
        """Keep a connection for the next request; gives one that must be closed."""
        now = time.monotonic()
        with self._lock:
            self._busy -= 1
            if self.is_closed:
                return connection
            connection.idle_since = now
            self._idle.append(connection)
            return self._idle.popleft() if self._idle[0].idle_since < now - KEEP_ALIVE else None

    def forget(self) -> None:
        """Note that a connection in use is no more."""
        with self._lock:
            self._busy -= 1

    def close(self) -> None:
        """Close all idle connections, and those in use when they come back."""
        with self._lock:
            self.is_closed = True
            idle = list(self._idle)
            self._idle.clear()
        for connection in idle:
            connection.close()


class PooledTransport(httpx.BaseTransport):
    """Sends each request over a connection of its own, and keeps it for the next.

    Proxies of the environment (`HTTPS_PROXY`, `NO_PROXY` and so on) are used as usual, and so are `SSL_CERT_FILE`
    and `SSL_CERT_DIR`.

    Args:
        max_connections: How many connections an event loop may have open.
    """

    def __init__(self, max_connections: int) -> None:
        self._connections = EventLoopLocal(lambda: ConnectionPool(max_connections), ConnectionPool.close)
        self._trusting: ssl.SSLContext | None = None
        self._trustless: ssl.SSLContext | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; closing its response gives the connection back."""
        connections = self._connections.get()
        url = request.url
        origin = (url.scheme, url.host, url.port)
        connection, surplus = connections.take(origin)
        try:
            if surplus is not None:
                surplus.close()
            if connection is None:
                connection = Connection(origin, self._open(origin))
            response = connection.send(request)
        except BaseException:
            connections.forget()
            if connection is not None:
                connection.close()
            raise
        response.stream = Body(cast("httpx.SyncByteStream", response.stream), connections, connection)
        return response

    def close(self) -> None:
        """Close the connections of this event loop; those of others are closed when their loops end."""
        self._connections.drop()
        for connections in self._connections.all():
            connections.is_closed = True

    def _open(self, origin: Origin) -> httpx.HTTPTransport:
        address = proxy_for(origin)
        context = self._context(secure=origin[0] == "https" or (address or "").startswith("https:"))
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEEP_ALIVE)
        proxy = None
        if address is not None:
            proxy = httpx.Proxy(address, ssl_context=context if address.startswith("https:") else None)
        return httpx.HTTPTransport(verify=context, limits=limits, proxy=proxy)

    def _context(self, *, secure: bool) -> ssl.SSLContext:
        # Loading the certificates takes longer than all the rest of making a client, and plain HTTP needs none.
        if not secure:
            if self._trustless is None:
                self._trustless = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return self._trustless
        if self._trusting is None:
            self._trusting = httpx.create_ssl_context()
        return self._trusting


class Body(httpx.SyncByteStream):
    """The body of a response, which frees the connection when it is closed."""

    def __init__(self, inner: httpx.SyncByteStream, connections: ConnectionPool, connection: Connection) -> None:
        self._inner = inner
        self._chunks = iter(inner)
        self._connections = connections
        self._connection: Connection | None = connection
        self._is_whole = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return self._chunks.__next__()
        except StopIteration:
            self._is_whole = True
            raise

    def close(self) -> None:
        """Keep the connection when the body was read to its end, else throw it away."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        is_whole = False
        try:
            self._inner.close()
            is_whole = self._is_whole
        finally:
            surplus: Connection | None = connection
            if is_whole:
                surplus = self._connections.give_back(connection)
            else:
                self._connections.forget()
            if surplus is not None:
                surplus.close()


def proxy_for(origin: Origin) -> str | None:
    """The proxy that the environment names for an origin, if any."""
    scheme, host, port = origin
    proxies = getproxies()
    address = proxies.get(scheme) or proxies.get("all")
    if not address or proxy_bypass(host if port is None else f"{host}:{port}"):
        return None
    return address if "://" in address else f"http://{address}"
