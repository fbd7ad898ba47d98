"""A transport that does something of the test's own with requests, and what tests check afterwards."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from cyberdesk.emulator import CyberdeskEmulator

from .platform.tasks import until

POLL = 0.02


class Wire(httpx.AsyncBaseTransport):
    """Sends requests, with hooks around each.

    Attributes:
        before: Called with each request before it is sent; what it raises takes the request's place.
        after: Called with each request when its response has arrived; what it raises takes the response's place.
    """

    def __init__(self) -> None:
        self._inner = httpx.AsyncHTTPTransport()
        self.before: Callable[[httpx.Request], object] = nothing
        self.after: Callable[[httpx.Request], object] = nothing

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.before(request)
        response = await self._inner.handle_async_request(request)
        try:
            self.after(request)
        except BaseException:
            await response.aclose()
            raise
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def nothing(request: httpx.Request) -> None:
    """Leave a request alone."""


def is_write(request: httpx.Request) -> bool:
    return request.method != "GET"


def nothing_is_reserved(emulator: CyberdeskEmulator) -> bool:
    """Whether every machine is free and no run is left."""
    open_runs = [run for run in emulator.runs if run.status in ("scheduling", "running", "running_checks")]
    reserved = [machine for machine in emulator.machines if machine.reserved_session_id or machine.run_id]
    return not open_runs and not reserved


async def everything_is_free(emulator: CyberdeskEmulator) -> None:
    """Wait until it is so: a server may end runs a little after the request."""
    await until(lambda: nothing_is_reserved(emulator))


def requests(emulator: CyberdeskEmulator, *, since: int = 0) -> list[str]:
    """Methods and paths of the requests that do not read runs, ids left out."""
    kept = [it for it in emulator.requests[since:] if it.method != "GET" or not it.path.startswith("/v1/runs")]
    return [f"{it.method} {'/'.join(it.path.split('?')[0].split('/')[:3])}" for it in kept]
