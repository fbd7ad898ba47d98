"""The ASGI application: routing, the API key, idempotency, and the record of what was received."""

import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http import attachments, health, machines, pools, runs, workflows
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, error_reply, refusal_reply
from cyberdesk.emulator._page.site import with_page
from cyberdesk.emulator._rules.idempotency import Answered, Verdict
from cyberdesk.emulator._rules.idempotency import Scope as KeyScope
from cyberdesk.emulator._rules.refusals import Refusal
from cyberdesk.emulator._snapshots import ReceivedRequest

__all__ = ["OPERATIONS", "make_app"]

logger = logging.getLogger("cyberdesk.emulator")

OPERATIONS = (
    *health.OPERATIONS,
    *workflows.OPERATIONS,
    *machines.OPERATIONS,
    *pools.OPERATIONS,
    *runs.OPERATIONS,
    *attachments.OPERATIONS,
)
"""Every operation that the emulator serves."""

_LOGGED_BODY_BYTES = 1024 * 1024
_WRITES = {"POST", "PUT", "PATCH", "DELETE"}


def make_app(backend: Backend) -> ASGIApp:
    """Build the application that serves a backend."""
    routes = [
        Route(operation.path, _endpoint(backend, operation), methods=[operation.method])
        for operation in OPERATIONS
    ]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    # An unknown route is a 404, not a redirect to its sibling without the slash.
    starlette.router.redirect_slashes = False
    return with_page(_Recorder(starlette, backend), backend, partial(_has_key, backend))


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _response(error_reply(error.status_code, error.detail, error.headers))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers))


def _endpoint(backend: Backend, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            call = await _receive(request)
        except ClientDisconnect:
            # Nobody is there to read it; the status is only for the record of requests.
            return Response(status_code=499)
        return _response(await _answer(backend, operation, call))

    return endpoint


async def _receive(request: Request) -> Call:
    query = request.query_params
    return Call(
        method=request.method,
        path=request.url.path,
        path_values={name: str(value) for name, value in request.path_params.items()},
        query_string=request.url.query,
        query_values={name: query.getlist(name) for name in query},
        headers=request.headers,
        body=await request.body(),
        base_url=str(request.base_url).rstrip("/"),
    )


async def _answer(backend: Backend, operation: Operation, call: Call) -> Reply:
    if operation.needs_key and not _has_key(backend, call.headers.get("authorization", "")):
        return error_reply(401, "Invalid or missing API key", {"www-authenticate": "Bearer"})
    key = call.headers.get("idempotency-key")
    if key is None or call.method not in _WRITES:
        await _work(backend, call)
        with backend.step():
            return _perform(backend, operation, call)
    return await _perform_once(backend, operation, call, key)


def _has_key(backend: Backend, authorization: str) -> bool:
    scheme, _, key = authorization.partition(" ")
    right = backend.settings.api_key.encode()
    return scheme.lower() == "bearer" and hmac.compare_digest(key.strip().encode(), right)


async def _perform_once(backend: Backend, operation: Operation, call: Call, key: str) -> Reply:
    store = backend.idempotency
    scope = KeyScope(key, call.method, call.path)
    fingerprint = hashlib.sha256(call.query_string.encode() + b"\0" + call.body).digest()
    verdict, stored = store.begin(scope, fingerprint)
    match verdict:
        case Verdict.REPLAY if stored is not None:
            return Reply(stored.status, stored.body, {**stored.headers, "idempotency-status": "replayed"})
        case Verdict.IN_PROGRESS:
            detail = "A request with this Idempotency-Key is in progress"
            return error_reply(409, detail, {"idempotency-status": "in_progress"})
        case Verdict.OTHER_REQUEST:
            return error_reply(422, "This Idempotency-Key was used for a request with another body")
        case _:
            pass
    await _work(backend, call)
    # One step, since an effect without its key would happen again when the request is repeated after a restart.
    with backend.step():
        reply = _perform(backend, operation, call)
        store.finish(scope, reply.status, Answered(reply.status, reply.body, dict(reply.headers)))
    return reply


async def _work(backend: Backend, call: Call) -> None:
    if call.method in _WRITES and backend.settings.write_seconds:
        await backend.clock.sleep(backend.settings.write_seconds)


def _perform(backend: Backend, operation: Operation, call: Call) -> Reply:
    try:
        return operation.perform(backend, call)
    except Refusal as refusal:
        return refusal_reply(refusal)
    except Exception:
        logger.exception("%s %s failed", call.method, call.path)
        return error_reply(500, "Internal Server Error")


class _Recorder:
    """Gives each answer its request id, and keeps what was received."""

    def __init__(self, app: ASGIApp, backend: Backend) -> None:
        self._app = app
        self._backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with self._backend.clock.working():
            await self._record(scope, receive, send)

    async def _record(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = self._backend.ids.request()
        body = bytearray()

        async def recording_receive() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                body.extend(message.get("body", b"")[: _LOGGED_BODY_BYTES - len(body)])
            return message

        async def recording_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], (b"x-request-id", request_id.encode())]
                message = {**message, "headers": headers}
                # Before the first byte goes out, so that a client that has its answer finds it recorded.
                now = self._backend.clock.now()
                self._backend.requests.append(_received(scope, bytes(body), message["status"], request_id, now))
            await send(message)

        await self._app(scope, recording_receive, recording_send)


def _received(scope: Scope, body: bytes, status: int, request_id: str, now: datetime) -> ReceivedRequest:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    if "authorization" in headers:
        headers["authorization"] = "***"
    query = scope["query_string"].decode("latin-1")
    return ReceivedRequest(
        method=scope["method"],
        path=scope["path"] + (f"?{query}" if query else ""),
        headers=headers,
        body=body,
        status=status,
        request_id=request_id,
        received_at=now,
    )
