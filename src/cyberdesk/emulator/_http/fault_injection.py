"""Doing to a request what a fault wants."""

from typing import Any

import attrs
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyberdesk.emulator._http.connection import connection_of, gone
from cyberdesk.emulator._rules.http.faults import Fault, FaultKind, cut, drops
from cyberdesk.emulator._time.clock import Clock

__all__ = ["inject"]


async def inject(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, clock: Clock) -> None:
    """Serve a request that a fault has hit."""
    if fault.delay:
        await clock.sleep(fault.delay)
    match fault.kind:
        case FaultKind.STATUS:
            await Response(fault.body, fault.status or 500, dict(fault.headers))(scope, receive, send)
        case FaultKind.RESET:
            connection_of(scope).reset()
            await gone(receive)
        case FaultKind.LOST_RESPONSE:
            await _kept_back(app, scope, receive)
            connection_of(scope).reset()
            await gone(receive)
        case FaultKind.TRUNCATED:
            answer = await _kept_back(app, scope, receive)
            await _truncate(answer, fault.kept_bytes, send)
            if answer.body:
                connection_of(scope).close()
                await gone(receive)
        case FaultKind.DRIP:
            answer = await _kept_back(app, scope, receive)
            await _drip(answer, fault.drip_seconds, send, clock)
        case FaultKind.DELAY:
            await app(scope, receive, send)


@attrs.define
class _Answer:
    """What an application has answered."""

    start: Message = attrs.field(factory=dict[str, Any])
    body: bytes = b""


async def _kept_back(app: ASGIApp, scope: Scope, receive: Receive) -> _Answer:
    """Let the application answer here instead of to the client."""
    answer = _Answer()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.start = message
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")

    await app(scope, receive, keep)
    return answer


async def _truncate(answer: _Answer, kept_bytes: int | None, send: Send) -> None:
    await send(answer.start)
    if answer.body:
        await send({"type": "http.response.body", "body": cut(answer.body, kept_bytes), "more_body": True})
    else:
        await send({"type": "http.response.body"})


async def _drip(answer: _Answer, seconds: float, send: Send, clock: Clock) -> None:
    await send(answer.start)
    pieces = drops(answer.body)
    for piece in pieces:
        await clock.sleep(seconds / len(pieces))
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body"})
