"""Sending webhooks: over HTTP, or to a receiver in this process."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import attrs
import httpx
import msgspec

from cyberdesk.emulator._threads import HandlerThreads

__all__ = ["Receiver", "ReceiverResponse", "Send", "WebhookRequest", "to_app", "to_function", "to_url"]

_KEPT_BYTES = 1024
# The caller bounds the time of an attempt.
_UNBOUNDED = httpx.Timeout(None)


@attrs.frozen(kw_only=True)
class WebhookRequest:
    """What a Python function that receives webhooks is given.

    Attributes:
        headers: names in lower case, among them `svix-id`, `svix-timestamp` and `svix-signature`.
        body: the raw body, over which the signature was made.
    """

    headers: Mapping[str, str]
    body: bytes = attrs.field(repr=lambda it: f"<{len(it)} bytes>")

    def json(self) -> Any:
        """The body, decoded."""
        return msgspec.json.decode(self.body)


Receiver = Callable[[WebhookRequest], "int | None | Awaitable[int | None]"]
"""A sync or async function that receives webhooks; it returns a status code, or None for 204."""


@attrs.frozen
class ReceiverResponse:
    """The response of a receiver: status code and beginning of the body, or why there is none."""

    status: int | None
    text: str = ""
    error: str | None = None


Send = Callable[[Mapping[str, str], bytes], Awaitable[ReceiverResponse]]
"""Delivers headers and a body to one endpoint."""


def to_url(url: str) -> Send:
    """Deliver over HTTP."""

    async def send(headers: Mapping[str, str], body: bytes) -> ReceiverResponse:
        # Proxies of the environment are ignored: receivers are on this machine as a rule. A client for
        # each attempt is cheap at this rate, and leaves no stale connections.
        async with httpx.AsyncClient(
            trust_env=False, timeout=_UNBOUNDED, verify=url.startswith("https:")
        ) as client:
            return await _post(client, url, headers, body)

    return send


def to_app(app: Callable[..., Any], url: str) -> Send:
    """Deliver to an ASGI application, without a socket; an exception of the application is a 500."""

    async def send(headers: Mapping[str, str], body: bytes) -> ReceiverResponse:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, trust_env=False, timeout=_UNBOUNDED) as client:
            return await _post(client, url, headers, body)

    return send


def to_function(receiver: Receiver, threads: HandlerThreads) -> Send:
    """Deliver to a Python function; sync ones get a thread."""

    async def send(headers: Mapping[str, str], body: bytes) -> ReceiverResponse:
        request = WebhookRequest(headers=dict(headers), body=body)
        result: object
        if inspect.iscoroutinefunction(receiver):
            result = await receiver(request)
        else:
            result = await threads.call(lambda: receiver(request))
            if inspect.isawaitable(result):
                result = await result
        if result is None:
            return ReceiverResponse(204)
        if isinstance(result, int):
            return ReceiverResponse(int(result))
        raise TypeError(f"a receiver returns a status code or None, not {type(result).__name__}")

    return send


async def _post(client: httpx.AsyncClient, url: str, headers: Mapping[str, str], body: bytes) -> ReceiverResponse:
    beginning = b""
    async with client.stream("POST", url, headers=dict(headers), content=body) as response:
        async for piece in response.aiter_raw():
            beginning += piece
            if len(beginning) >= _KEPT_BYTES:
                break
    return ReceiverResponse(response.status_code, beginning[:_KEPT_BYTES].decode(errors="replace"))
