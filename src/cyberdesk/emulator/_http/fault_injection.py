"""Applying a fault to a request."""

from typing import Any

import attrs
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyberdesk.emulator._http.connection import connection_of, gone
from cyberdesk.emulator._rules.http.faults import Fault, FaultKind, cut, drops
from cyberdesk.emulator._time.clock import Clock

__all__ = ["inject"]


async def inject(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, clock: Clock) -> None:
    """Serve a request to which a fault applies."""
    if fault.delay:
        await clock.sleep(fault.delay)
    match fault.kind:
        case FaultKind.STATUS:
            await Response(fault.body, fault.status or 500, dict(fault.headers))(scope, receive, send)
        case FaultKind.RESET:
            connection_of(scope).reset()
            await gone(receive)
        case FaultKind.LOST_RESPONSE:
            await _buffered(app, scope, receive)
            connection_of(scope).reset()
            await gone(receive)
        case FaultKind.TRUNCATED:
            response = await _buffered(app, scope, receive)
            await _truncate(response, fault.kept_bytes, send)
            if response.body:
                connection_of(scope).close()
                await gone(receive)
        case FaultKind.DRIP:
            response = await _buffered(app, scope, receive)
            await _drip(response, fault.drip_seconds, send, clock)
        case FaultKind.DELAY:
            await app(scope, receive, send)


@attrs.define
class _BufferedResponse:
    """The response of an application, held back."""

    start: Message = attrs.field(factory=dict[str, Any])
    body: bytes = b""


async def _buffered(app: ASGIApp, scope: Scope, receive: Receive) -> _BufferedResponse:
    """Let the application response here instead of to the client."""
    response = _BufferedResponse()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            response.start = message
        elif message["type"] == "http.response.body":
            response.body += message.get("body", b"")

    await app(scope, receive, keep)
    return response


async def _truncate(response: _BufferedResponse, kept_bytes: int | None, send: Send) -> None:
    await send(response.start)
    if response.body:
        await send({"type": "http.response.body", "body": cut(response.body, kept_bytes), "more_body": True})
    else:
        await send({"type": "http.response.body"})


async def _drip(response: _BufferedResponse, seconds: float, send: Send, clock: Clock) -> None:
    await send(response.start)
    pieces = drops(response.body)
    for piece in pieces:
        await clock.sleep(seconds / len(pieces))
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body"})
