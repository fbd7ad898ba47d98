"""The API as an ASGI application: routing, and what Starlette's requests and responses become."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http import health, usage
from cyberdesk.emulator._http.document import serve_document
from cyberdesk.emulator._http.files import attachments
from cyberdesk.emulator._http.machines import (
    agents,
    computer,
    connections,
    endpoints as machines,
    pools,
    request_logs,
)
from cyberdesk.emulator._http.middleware import REQUEST_ID, RecordingMiddleware
from cyberdesk.emulator._http.models import configurations, credentials
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, MultipartField, Operation, error_response
from cyberdesk.emulator._http.pipeline import respond
from cyberdesk.emulator._http.runs import endpoints as runs, images
from cyberdesk.emulator._http.workflows import endpoints as workflows, prompt_images, tags, trajectories

__all__ = ["OPERATIONS", "make_api"]

OPERATIONS = (
    *health.OPERATIONS,
    # Before the workflows, whose ids these paths would match.
    *prompt_images.OPERATIONS,
    *tags.OPERATIONS,
    *workflows.OPERATIONS,
    *machines.OPERATIONS,
    *pools.OPERATIONS,
    *runs.OPERATIONS,
    *images.OPERATIONS,
    *trajectories.OPERATIONS,
    *attachments.OPERATIONS,
    *agents.OPERATIONS,
    *connections.OPERATIONS,
    *request_logs.OPERATIONS,
    *configurations.OPERATIONS,
    *credentials.OPERATIONS,
    *usage.OPERATIONS,
    *computer.OPERATIONS,
)
"""Every operation that the emulator serves."""


def make_api(backend: Backend) -> ASGIApp:
    """Build the application that serves the API of a backend."""
    routes = [
        Route(operation.path, _endpoint(backend, operation), methods=[operation.method])
        for operation in OPERATIONS
    ]
    routes.append(Route("/openapi.json", serve_document, methods=["GET"]))
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    # An unknown route is a 404, not a redirect to its sibling without the slash.
    starlette.router.redirect_slashes = False
    return RecordingMiddleware(starlette, backend)


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _as_starlette(error_response(error.status_code, error.detail, error.headers))


def _as_starlette(response: ApiResponse) -> Response:
    return Response(response.body, response.status, dict(response.headers))


def _endpoint(backend: Backend, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return _as_starlette(await respond(backend, operation, await _read(request)))

    return endpoint


async def _read(request: Request) -> ApiRequest:
    query = request.query_params
    return ApiRequest(
        method=request.method,
        path=request.url.path,
        path_values={name: str(value) for name, value in request.path_params.items()},
        query_string=request.url.query,
        query_values={name: query.getlist(name) for name in query},
        headers=request.headers,
        body=await request.body(),
        base_url=str(request.base_url).rstrip("/"),
        request_id=request.scope[REQUEST_ID],
        form=await _form(request),
    )


async def _form(request: Request) -> list[MultipartField]:
    media_type = request.headers.get("content-type", "").partition(";")[0]
    if media_type.strip().lower() != "multipart/form-data":
        return []
    async with request.form() as form:
        return [await _form_field(name, value) for name, value in form.multi_items()]


async def _form_field(name: str, value: UploadFile | str) -> MultipartField:
    if isinstance(value, str):
        return MultipartField(name, None, value.encode())
    return MultipartField(name, value.filename or "", await value.read())
