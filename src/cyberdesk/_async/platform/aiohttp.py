"""The transport of the extra `aiohttp`."""

from __future__ import annotations

import httpx

from ...errors import ConfigurationError


def aiohttp_transport(*, max_connections: int = 100) -> httpx.AsyncBaseTransport:
    """Make a transport that sends with aiohttp, which takes less CPU for a call; for asyncio only.

    It needs the extra: `pip install "cyberdesk[aiohttp]"`. Retries, keys, deadlines and errors are the same. It
    belongs to one client and one event loop, and its queue is aiohttp's: waiting there is part of `timeout`.

    Args:
        max_connections: How many connections may be open at once.

    Raises:
        ConfigurationError: When the extra is not installed.

    Example:
        >>> from cyberdesk import AsyncCyberdesk, aiohttp_transport
        >>> client = AsyncCyberdesk("key", transport=aiohttp_transport())
    """
    try:
        import aiohttp  # noqa: PLC0415  # an optional extra
        import httpx  # noqa: PLC0415  # not before it is needed
        from httpx_aiohttp import AiohttpTransport  # noqa: PLC0415  # an optional extra
    except ImportError as error:
        raise ConfigurationError('aiohttp_transport() needs: pip install "cyberdesk[aiohttp]"') from error

    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=max_connections, ssl=transport.ssl_context)
        # A session trusts no environment by itself, and would keep cookies.
        return aiohttp.ClientSession(connector=connector, trust_env=True, cookie_jar=aiohttp.DummyCookieJar())

    class Transport(AiohttpTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            try:
                return await super().handle_async_request(request)
            except aiohttp.ClientError as error:  # such as an answer that is not HTTP
                raise httpx.RemoteProtocolError(str(error)) from error

    transport = Transport(client=session)
    return transport
