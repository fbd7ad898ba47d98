"""Serves the page and its data, in front of the API and apart from it."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from urllib.parse import parse_qs
from uuid import UUID

from starlette.types import ASGIApp, Receive, Scope, Send

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.operations import ApiResponse, error_response
from cyberdesk.emulator._page.access import is_local
from cyberdesk.emulator._page.data import VisibleRange, overview, run_details

__all__ = ["with_page"]

KeyCheck = Callable[[str], object]
"""Whether an Authorization header carries the API key."""

_PREFIX = "/_emulator/"
_JSON = {"content-type": "application/json"}
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def with_page(api: ASGIApp, backend: Backend, has_key: KeyCheck) -> ASGIApp:
    """The API with the page in front: browsers that open `/` get the page, programs the API's response.

    Requests of the page are not recorded among those that the emulator received.
    """

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_for_page(scope):
            await api(scope, receive, send)
            return
        await _send(send, _answer(backend, has_key, scope), with_body=scope["method"] != "HEAD")

    return app


def _is_for_page(scope: Scope) -> bool:
    path = str(scope["path"])
    if scope["method"] not in ("GET", "HEAD"):
        return False
    return path.startswith(_PREFIX) or (path == "/" and "text/html" in _header(scope, b"accept"))


def _answer(backend: Backend, has_key: KeyCheck, scope: Scope) -> ApiResponse:
    path = str(scope["path"])
    if path == "/":
        return _file("index.html")
    name = path.removeprefix(_PREFIX)
    if name in _files():
        return _file(name)
    local = is_local(scope.get("server"), _header(scope, b"host"))
    if not local and not has_key(_header(scope, b"authorization")):
        return error_response(401, "Invalid or missing API key", {"www-authenticate": "Bearer"})
    return _data(backend, name, scope)


def _data(backend: Backend, name: str, scope: Scope) -> ApiResponse:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    try:
        if name == "state":
            window = VisibleRange(*(float(query[edge][0]) for edge in ("from", "to") if edge in query))
            return ApiResponse(200, overview(backend, window, query.get("version", [None])[0]), _JSON)
        if name.startswith("runs/"):
            run = backend.state.runs.get(UUID(name.removeprefix("runs/")))
            # Null rather than 404, which browsers log as an error: a run may be deleted while the page shows it.
            return ApiResponse(200, run_details(backend, run) if run is not None else b"null", _JSON)
    except ValueError as error:
        return error_response(422, str(error))
    return error_response(404, "Not Found")


@cache
def _files() -> dict[str, bytes]:
    folder = resources.files("cyberdesk.emulator._page") / "static"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _file(name: str) -> ApiResponse:
    kind = {"js": "text/javascript", "css": "text/css", "html": "text/html"}[name.rpartition(".")[2]]
    return ApiResponse(200, _files()[name], {"content-type": f"{kind}; charset=utf-8"})


def _header(scope: Scope, name: bytes) -> str:
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""


async def _send(send: Send, response: ApiResponse, *, with_body: bool) -> None:
    fields = {**_HEADERS, **response.headers, "content-length": str(len(response.body))}
    headers = [(name.encode(), value.encode("latin-1")) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body if with_body else b""})
