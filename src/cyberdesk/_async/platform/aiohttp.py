"""The transport of the extra `aiohttp`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx

from ...errors import ConfigurationError
from ..http.environment import trusting_context


def aiohttp_transport(*, max_connections: int = 100) -> httpx.AsyncBaseTransport:
    """Make a transport that sends with aiohttp, which takes less CPU time for each call; for asyncio only.

    It needs the extra: `pip install "cyberdesk[aiohttp]"`. Retries, keys, deadlines and errors are the same. It
    belongs to one client and one event loop. Where fewer connections may be open than the client's
    `max_connections`, attempts wait in the queue of aiohttp, and that wait is part of their `timeout`.

    Args:
        max_connections: How many connections may be open at once.

    Raises:
        ConfigurationError: When the extra is not installed, or the environment names no usable certificates.

    Example:
        >>> from cyberdesk import AsyncCyberdesk, aiohttp_transport
        >>> client = AsyncCyberdesk("key", transport=aiohttp_transport())
    """
    try:
        import aiohttp  # noqa: PLC0415  # an optional extra
        from httpx_aiohttp import AiohttpTransport  # noqa: PLC0415  # an optional extra
    except ImportError as error:
        raise ConfigurationError('aiohttp_transport() needs: pip install "cyberdesk[aiohttp]"') from error

    errors = (aiohttp.ClientError, httpx.HTTPError)

    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=max_connections, ssl=transport.ssl_context)
        # A session ignores the environment by default, and would keep cookies.
        return aiohttp.ClientSession(connector=connector, trust_env=True, cookie_jar=aiohttp.DummyCookieJar())

    class Transport(AiohttpTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            try:
                response = await super().handle_async_request(request)
            except errors as error:
                raise _translated(error) from error
            if isinstance(response.stream, httpx.AsyncByteStream):
                response.stream = _Body(response.stream, errors)
            return response

    transport = Transport(verify=trusting_context(), client=session)
    return transport


class _Body(httpx.AsyncByteStream):
    """A body whose errors are those of the HTTP library."""

    def __init__(self, inner: httpx.AsyncByteStream, errors: tuple[type[Exception], ...]) -> None:
        self._inner = inner
        self._chunks = aiter(inner)
        self._errors = errors

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            return await anext(self._chunks)
        except self._errors as error:
            raise _translated(error) from error

    async def aclose(self) -> None:
        await self._inner.aclose()


def _translated(error: Exception) -> Exception:
    """An error of aiohttp as one of the HTTP library; the adapter takes a refused connection for a timeout."""
    import aiohttp  # noqa: PLC0415  # an optional extra

    kinds: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
        (aiohttp.ClientProxyConnectionError, httpx.ProxyError),
        (aiohttp.ClientHttpProxyError, httpx.ProxyError),
        (aiohttp.ClientConnectorError, httpx.ConnectError),
        (aiohttp.SocketTimeoutError, httpx.ReadTimeout),
        (aiohttp.ServerTimeoutError, httpx.ConnectTimeout),
        (aiohttp.ClientOSError, httpx.ReadError),
        (aiohttp.ClientPayloadError, httpx.ReadError),
        (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
        (aiohttp.ClientError, httpx.RemoteProtocolError),  # such as a response that is not HTTP
    )
    cause = error.__cause__ if isinstance(error, httpx.HTTPError) else error
    if not isinstance(cause, aiohttp.ClientError):
        return error
    return next(kind(str(cause)) for given, kind in kinds if isinstance(cause, given))
