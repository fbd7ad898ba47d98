"""The ASGI application: routing, the API key, rate limits, and idempotency."""

import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable
from functools import partial

import attrs
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

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
from cyberdesk.emulator._http.document import serve_document
from cyberdesk.emulator._http.exchange import Call, Operation, Part, Reply, error_reply, refusal_reply
from cyberdesk.emulator._http.front import REQUEST_ID, Front
from cyberdesk.emulator._page.site import with_page
from cyberdesk.emulator._rules.idempotency import Answered, Scope, Verdict
from cyberdesk.emulator._rules.refusals import Refusal

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
    *run_images.OPERATIONS,
    *trajectories.OPERATIONS,
    *attachments.OPERATIONS,
    *agents.OPERATIONS,
    *connections.OPERATIONS,
    *request_logs.OPERATIONS,
    *model_configurations.OPERATIONS,
    *provider_credentials.OPERATIONS,
    *usage.OPERATIONS,
    *computer.OPERATIONS,
)
"""Every operation that the emulator serves."""

_WRITES = {"POST", "PUT", "PATCH", "DELETE"}


def make_app(backend: Backend) -> ASGIApp:
    """Build the application that serves a backend."""
    routes = [
        Route(operation.path, _endpoint(backend, operation), methods=[operation.method])
        for operation in OPERATIONS
    ]
    routes.append(Route("/openapi.json", serve_document, methods=["GET"]))
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    # An unknown route is a 404, not a redirect to its sibling without the slash.
    starlette.router.redirect_slashes = False
    return with_page(Front(starlette, backend), backend, partial(_valid_key, backend))


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _response(error_reply(error.status_code, error.detail, error.headers))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers))


def _endpoint(backend: Backend, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return _response(await _answer(backend, operation, await _receive(request)))

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
        request_id=request.scope[REQUEST_ID],
        parts=await _parts(request),
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
    if not operation.needs_key:
        return await _carry_out(backend, operation, call)
    api_key = _valid_key(backend, call.headers.get("authorization", ""))
    if api_key is None:
        return error_reply(401, "Invalid or missing API key", {"www-authenticate": "Bearer"})
    # The checks of the API's health are not limited, though one of them needs a key.
    if backend.rate_limiter is None or operation.path.startswith("/v1/health"):
        return await _perform_safely(backend, operation, call)
    admission = backend.rate_limiter.admit(api_key)
    if admission.allowed:
        reply = await _perform_safely(backend, operation, call)
    else:
        reply = error_reply(429, "Rate limit exceeded")
    return attrs.evolve(reply, headers={**reply.headers, **admission.headers})


async def _perform_safely(backend: Backend, operation: Operation, call: Call) -> Reply:
    key = call.headers.get("idempotency-key")
    if key is None or call.method not in _WRITES:
        return await _carry_out(backend, operation, call)
    return await _perform_once(backend, operation, call, key)


def _valid_key(backend: Backend, authorization: str) -> str | None:
    scheme, _, text = authorization.partition(" ")
    given = text.strip().encode()
    # All are compared, so that the time tells nothing.
    found = [key for key in backend.settings.api_keys if hmac.compare_digest(given, key.encode())]
    return found[0] if found and scheme.lower() == "bearer" else None


async def _perform_once(backend: Backend, operation: Operation, call: Call, key: str) -> Reply:
    store = backend.idempotency
    scope = Scope(key, call.method, call.path)
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

    def remember(reply: Reply) -> None:
        store.finish(scope, reply.status, Answered(reply.status, reply.body, dict(reply.headers)))

    return await _carry_out(backend, operation, call, remember)


def _fingerprint(call: Call) -> bytes:
    digest = hashlib.sha256()
    for piece in call.content:
        # With its length, so that no piece can be taken for the beginning of the next one.
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.digest()


async def _carry_out(
    backend: Backend, operation: Operation, call: Call, remember: Callable[[Reply], None] = lambda _: None
) -> Reply:
    if call.method in _WRITES and backend.settings.write_seconds:
        await backend.clock.sleep(backend.settings.write_seconds)
    started = backend.clock.now()
    # One step, since an effect without its key would happen again when the request is repeated after a restart.
    with backend.step():
        reply = _perform(backend, operation, call)
        remember(reply)
    if reply.delay:
        await backend.clock.sleep(reply.delay)
    with backend.step():
        request_logs.log_machine_request(backend, call, reply, started)
    return reply


def _perform(backend: Backend, operation: Operation, call: Call) -> Reply:
    try:
        return operation.perform(backend, call)
    except Refusal as refusal:
        return refusal_reply(refusal)
    except Exception:
        logger.exception("%s %s failed", call.method, call.path)
        return error_reply(500, "Internal Server Error")
