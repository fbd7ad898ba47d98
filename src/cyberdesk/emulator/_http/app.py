"""The ASGI application: routing, the API key, idempotency, and the record of what was received."""

import hashlib
import hmac
import logging
import uuid
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http import (
    agents,
    attachments,
    computer,
    connections,
    health,
    machines,
    model_configurations,
    pools,
    prompt_images,
    provider_credentials,
    request_logs,
    run_images,
    runs,
    tags,
    trajectories,
    usage,
    workflows,
)
from cyberdesk.emulator._http.exchange import Call, Operation, Part, Reply, error_reply, refusal_reply
from cyberdesk.emulator._rules.idempotency import Scope as KeyScope
from cyberdesk.emulator._rules.idempotency import Verdict
from cyberdesk.emulator._rules.refusals import Refusal
from cyberdesk.emulator._rules.secret_fields import without_secrets
from cyberdesk.emulator._snapshots import ReceivedRequest

__all__ = ["OPERATIONS", "make_app"]

logger = logging.getLogger("cyberdesk.emulator")

OPERATIONS = (
    *health.OPERATIONS,
    # Before the workflows, one of which could be meant by these paths.
    *prompt_images.OPERATIONS,
    *tags.OPERATIONS,
    *workflows.OPERATIONS,
    *machines.OPERATIONS,
    *pools.OPERATIONS,
    *runs.OPERATIONS,
    *trajectories.OPERATIONS,
    *attachments.OPERATIONS,
    *agents.OPERATIONS,
    *connections.OPERATIONS,
    *request_logs.OPERATIONS,
    *model_configurations.OPERATIONS,
    *provider_credentials.OPERATIONS,
    *usage.OPERATIONS,
    *run_images.OPERATIONS,
    *computer.OPERATIONS,
)
"""Every operation that the emulator serves."""

_REQUEST_ID = "cyberdesk.request_id"
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
    return _Recorder(starlette, backend)


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
        parts=await _parts(request),
        request_id=request.scope[_REQUEST_ID],
    )


async def _parts(request: Request) -> list[Part]:
    media_type = request.headers.get("content-type", "").partition(";")[0]
    if media_type.strip().lower() != "multipart/form-data":
        return []
    async with request.form() as form:
        return [await _part(name, value) for name, value in form.multi_items()]


async def _part(name: str, value: UploadFile | str) -> Part:
    if isinstance(value, str):
        return Part(name, None, value.encode())
    return Part(name, value.filename or "", await value.read())


async def _answer(backend: Backend, operation: Operation, call: Call) -> Reply:
    if operation.needs_key and not _has_key(backend, call):
        return error_reply(401, "Invalid or missing API key", {"www-authenticate": "Bearer"})
    key = call.headers.get("idempotency-key")
    if key is None or call.method not in _WRITES:
        return await _perform(backend, operation, call)
    return await _perform_once(backend, operation, call, key)


def _has_key(backend: Backend, call: Call) -> bool:
    scheme, _, key = call.headers.get("authorization", "").partition(" ")
    right = backend.settings.api_key.encode()
    return scheme.lower() == "bearer" and hmac.compare_digest(key.strip().encode(), right)


async def _perform_once(backend: Backend, operation: Operation, call: Call, key: str) -> Reply:
    store = backend.idempotency
    scope = KeyScope(key, call.method, call.path)
    fingerprint = _fingerprint(call)
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
    reply = await _perform(backend, operation, call)
    store.finish(scope, reply.status, reply)
    return reply


def _fingerprint(call: Call) -> bytes:
    digest = hashlib.sha256()
    for piece in call.content:
        # With its length, so that no piece can be taken for the beginning of the next one.
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.digest()


async def _perform(backend: Backend, operation: Operation, call: Call) -> Reply:
    if call.method in _WRITES and backend.settings.write_seconds:
        await backend.clock.sleep(backend.settings.write_seconds)
    started = backend.clock.now()
    reply = await _reply(backend, operation, call)
    request_logs.log_machine_request(backend, call, reply, started)
    return reply


async def _reply(backend: Backend, operation: Operation, call: Call) -> Reply:
    try:
        reply = operation.perform(backend, call)
        if reply.delay:
            await backend.clock.sleep(reply.delay)
        return reply
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
        request_id = f"req_{uuid.uuid4().hex}"
        scope[_REQUEST_ID] = request_id
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
                self._backend.requests.append(
                    _received(scope, without_secrets(bytes(body)), message["status"], request_id)
                )
            await send(message)

        await self._app(scope, recording_receive, recording_send)


def _received(scope: Scope, body: bytes, status: int, request_id: str) -> ReceivedRequest:
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
    )
