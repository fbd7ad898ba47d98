"""The stages of every request: the API key, the rate limit, the idempotency key, then the operation itself."""

import hashlib
import hmac
import logging
from collections.abc import Callable

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.machines.request_logs import log_machine_request
from cyberdesk.emulator._http.operations import (
    ApiRequest,
    ApiResponse,
    Operation,
    error_response,
    refused_response,
)
from cyberdesk.emulator._rules.errors import RequestRefused
from cyberdesk.emulator._rules.http.idempotency import Verdict
from cyberdesk.emulator._state.idempotency import IdempotencyScope, StoredResponse

__all__ = ["respond", "valid_key"]

logger = logging.getLogger("cyberdesk.emulator")

_WRITES = {"POST", "PUT", "PATCH", "DELETE"}


async def respond(backend: Backend, operation: Operation, request: ApiRequest) -> ApiResponse:
    """Take a request through all stages."""
    if not operation.needs_key:
        return await _execute(backend, operation, request)
    api_key = valid_key(backend, request.headers.get("authorization", ""))
    if api_key is None:
        return error_response(401, "Invalid or missing API key", {"www-authenticate": "Bearer"})
    # Health checks are not limited, although one of them needs a key.
    if backend.rate_limiter is None or operation.path.startswith("/v1/health"):
        return await _execute_idempotently(backend, operation, request)
    admission = backend.rate_limiter.admit(api_key)
    if admission.allowed:
        response = await _execute_idempotently(backend, operation, request)
    else:
        response = error_response(429, "Rate limit exceeded")
    return attrs.evolve(response, headers={**response.headers, **admission.headers})


def valid_key(backend: Backend, authorization: str) -> str | None:
    """The API key in an Authorization header, or None when it is missing or unknown."""
    scheme, _, text = authorization.partition(" ")
    given = text.strip().encode()
    # All keys are compared, so that the time it takes reveals nothing.
    found = [key for key in backend.settings.api_keys if hmac.compare_digest(given, key.encode())]
    return found[0] if found and scheme.lower() == "bearer" else None


async def _execute_idempotently(backend: Backend, operation: Operation, request: ApiRequest) -> ApiResponse:
    key = request.headers.get("idempotency-key")
    if key is None or request.method not in _WRITES:
        return await _execute(backend, operation, request)
    store = backend.idempotency
    scope = IdempotencyScope(key, request.method, request.path)
    verdict, stored = store.begin(scope, _fingerprint(request))
    match verdict:
        case Verdict.REPLAY if stored is not None:
            return ApiResponse(stored.status, stored.body, {**stored.headers, "idempotency-status": "replayed"})
        case Verdict.IN_PROGRESS:
            detail = "A request with this Idempotency-Key is in progress"
            return error_response(409, detail, {"idempotency-status": "in_progress"})
        case Verdict.OTHER_REQUEST:
            return error_response(422, "This Idempotency-Key was used for a request with another body")
        case _:
            pass

    def store_response(response: ApiResponse) -> None:
        store.finish(scope, StoredResponse(response.status, response.body, dict(response.headers)))

    return await _execute(backend, operation, request, store_response)


def _fingerprint(request: ApiRequest) -> bytes:
    digest = hashlib.sha256()
    for piece in request.content:
        # The length comes first, so that no piece can be mistaken for the beginning of the next one.
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.digest()


async def _execute(
    backend: Backend,
    operation: Operation,
    request: ApiRequest,
    store_response: Callable[[ApiResponse], None] = lambda _: None,
) -> ApiResponse:
    if request.method in _WRITES and backend.settings.write_seconds:
        await backend.clock.sleep(backend.settings.write_seconds)
    started = backend.clock.now()
    # One step, since an effect without its key would happen again when the request is repeated after a restart.
    with backend.step():
        response = _perform(backend, operation, request)
        store_response(response)
    if response.delay:
        await backend.clock.sleep(response.delay)
    with backend.step():
        log_machine_request(backend, request, response, started)
    return response


def _perform(backend: Backend, operation: Operation, request: ApiRequest) -> ApiResponse:
    try:
        return operation.perform(backend, request)
    except RequestRefused as refusal:
        return refused_response(refusal)
    except Exception:  # a fault of the emulator must reach the caller as a response, as one of a server would
        logger.exception("%s %s failed", request.method, request.path)
        return error_response(500, "Internal Server Error")
