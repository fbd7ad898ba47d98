"""The ASGI application of an emulator: the page in front of the API."""

from functools import partial

from starlette.types import ASGIApp

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.app import make_api
from cyberdesk.emulator._http.pipeline import valid_key
from cyberdesk.emulator._page.site import with_page

__all__ = ["make_app"]


def make_app(backend: Backend) -> ASGIApp:
    """Build the application that serves a backend."""
    return with_page(make_api(backend), backend, partial(valid_key, backend))
