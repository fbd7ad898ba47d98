"""`CyberdeskEmulator`: its options, its start and stop, and its clients."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

import anyio
import anyio.to_thread

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._emulator.baseline import Baseline
from cyberdesk.emulator._emulator.clients import ClientOptions
from cyberdesk.emulator._emulator.machines import Machines
from cyberdesk.emulator._emulator.records import Records
from cyberdesk.emulator._emulator.scenarios import load_scenario
from cyberdesk.emulator._emulator.webhooks import Webhooks
from cyberdesk.emulator._emulator.workflows import Workflows
from cyberdesk.emulator._faults import Faults
from cyberdesk.emulator._rules.http.rate_limits import RateLimit
from cyberdesk.emulator._serving.extra import require_extra
from cyberdesk.emulator._serving.lifetime import Lifetime
from cyberdesk.emulator._settings import EmulatorSettings
from cyberdesk.emulator._time.clock import Clock, SystemClock

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from cyberdesk import AsyncCyberdesk, Cyberdesk
    from cyberdesk.emulator._serving.transport import EmulatorTransport

__all__ = ["CyberdeskEmulator"]


class CyberdeskEmulator(Workflows, Machines, Records):
    """A local Cyberdesk API, on a real socket or without one, for tests and development.

    Use it in a `with` or `async with` block (asyncio or trio); it runs inside the block, in its own
    thread. What its workflows do is defined by handlers: Python functions that take a run and return an
    outcome. Asynchronous handlers run in the emulator's event loop and must not block it; synchronous ones run in
    threads.

    Args:
        api_key: the key that requests must carry as `Authorization: Bearer`, or several of one organisation.
        serve: whether to listen on a socket. If not, requests arrive by `client()`, `async_client()`,
            `transport()` or `app`.
        host: the address to listen on.
        port: the port; 0 picks a free one.
        machines: the number of connected machines at the start.
        scheduling_seconds: the minimum time of a run in `scheduling`.
        running_seconds: the minimum duration of an execution, unless its outcome sets another.
        checks_seconds: the duration of the post-run checks of a run.
        write_seconds: how long a write takes before it has an effect and a response; a
            repetition with the same idempotency key gets 409 `in_progress` meanwhile.
        task_failed_ends_session: whether `task_failed` releases the session of a run, as `error` and
            `cancelled` do.
        full_run_list: whether `GET /v1/runs` without `fields` returns all fields instead of the base fields.
        max_file_bytes: the size above which a file is refused (413).
        max_logged_requests: how many received requests are kept.
        rate_limit: how many requests each key may send; a plain number is per minute. None, the default, means
            no limit. Health checks are not limited.
        clock: the clock for all of these seconds: the system's when None, a faster one with
            `SystemClock(speed=10)`, or a controlled one with `VirtualClock()`.
        seed: makes all ids reproducible; random when None.
        state: a file in which everything is kept, so that an emulator with the same file continues where this one
            ended, even if it was killed. `machines` applies only to a new file.

    Raises:
        StateFileError: the state file belongs to another program, has another version, is damaged or in use.
        ValueError: there is no API key, or the rate limit is out of range.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator, returns
        >>> with CyberdeskEmulator() as emulator:
        ...     workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
        ...     emulator.base_url.startswith("http://127.0.0.1:"), workflow.name
        (True, 'Read the balance')
    """

    def __init__(
        self,
        *,
        api_key: str | Sequence[str] = "cd_emulator",
        serve: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
        machines: int = 1,
        scheduling_seconds: float = 0.05,
        running_seconds: float = 0.2,
        checks_seconds: float = 0.1,
        write_seconds: float = 0.0,
        task_failed_ends_session: bool = True,
        full_run_list: bool = False,
        max_file_bytes: int = 100 * 1024 * 1024,
        max_logged_requests: int = 1000,
        rate_limit: RateLimit | int | None = None,
        clock: Clock | None = None,
        seed: int | str | None = None,
        state: str | PathLike[str] | None = None,
    ) -> None:
        settings = EmulatorSettings(
            api_keys=_checked_keys(api_key),
            scheduling_seconds=scheduling_seconds,
            running_seconds=running_seconds,
            checks_seconds=checks_seconds,
            write_seconds=write_seconds,
            task_failed_ends_session=task_failed_ends_session,
            full_run_list=full_run_list,
            max_file_bytes=max_file_bytes,
            max_logged_requests=max_logged_requests,
            rate_limit=RateLimit(rate_limit) if isinstance(rate_limit, int) else rate_limit,
        )
        self._backend = Backend(settings, clock or SystemClock(), seed, state)
        self._lifetime = Lifetime(self._backend, (host, port) if serve else None)
        self._serve = serve
        if self._backend.is_new:
            for _ in range(machines):
                self.add_machine()
        self._baseline = Baseline(self._backend)

    def __repr__(self) -> str:
        return (
            f"CyberdeskEmulator({self.base_url!r})"
            if self._lifetime.has_begun
            else "CyberdeskEmulator(not started)"
        )

    def __enter__(self) -> Self:
        self._lifetime.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._lifetime.stop()

    async def __aenter__(self) -> Self:
        try:
            await anyio.to_thread.run_sync(self._lifetime.start)
        except anyio.get_cancelled_exc_class():
            # asyncio's own cancellation does not wait for the thread, which may still be starting the server.
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(self._lifetime.stop)
            raise
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        # Shielded, because a cancelled block must not leave the server running.
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(self._lifetime.stop)

    @property
    def base_url(self) -> str:
        """The URL of the API, without a slash at the end; with `serve=False` a URL that does not resolve.

        Raises:
            RuntimeError: the emulator was not started.
        """
        return self._lifetime.base_url

    @property
    def api_key(self) -> str:
        """The API key that requests must have, the first one if there are several."""
        return self.api_keys[0]

    @property
    def api_keys(self) -> tuple[str, ...]:
        """All API keys that requests may have."""
        return self._backend.settings.api_keys

    @property
    def faults(self) -> Faults:
        """The injected faults: `emulator.faults.add("POST /v1/runs", status=503, times=2)`.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     fault = emulator.faults.add("POST /v1/pools", status=503, times=1)
            ...     client.pools.create(name="Front desk").name, fault.hits
            ('Front desk', 1)
        """
        return self._backend.faults

    @property
    def app(self) -> "ASGIApp":
        """The API as an ASGI application, to mount in another one; it works while the emulator runs.

        It may run in any event loop; requests are processed in the emulator's own.

        Example:
            >>> import httpx
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     transport = httpx.ASGITransport(emulator.app)
            ...     async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
            ...         (await http.get("/v1/health")).status_code
            200
        """
        require_extra()
        from cyberdesk.emulator._serving.transport import as_app  # noqa: PLC0415  # needs the extra

        return as_app(self._lifetime.submit)

    @property
    def webhooks(self) -> Webhooks:
        """The webhook endpoints, and the deliveries to them."""
        return Webhooks(self._backend, self._call)

    @property
    def clock(self) -> Clock:
        """The emulator's clock; a virtual one advances with `emulator.clock.advance(seconds)`."""
        return self._backend.clock

    def transport(self) -> "EmulatorTransport":
        """Make an httpx transport that sends requests to the running emulator without a socket.

        It works with `httpx.AsyncClient` and `AsyncCyberdesk` (asyncio and trio), and with `httpx.Client` and
        `Cyberdesk`; each takes it as `transport`.

        Example:
            >>> import httpx
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     with httpx.Client(transport=emulator.transport(), base_url=emulator.base_url) as http:
            ...         http.get("/v1/health").status_code
            200
        """
        require_extra()
        from cyberdesk.emulator._serving.transport import EmulatorTransport  # noqa: PLC0415  # needs the extra

        return EmulatorTransport(self._lifetime.submit)

    def client(self, **options: Unpack[ClientOptions]) -> "Cyberdesk":
        """Make a client of this emulator: over its socket, or without one if `serve=False`.

        Args:
            **options: settings of `Cyberdesk`.

        Raises:
            RuntimeError: the emulator was not started.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client(timeout=5) as client:
            ...     client.machines.list().total
            1
        """
        from cyberdesk import Cyberdesk  # noqa: PLC0415  # not all who run an emulator use the SDK

        transport = None if self._serve else self.transport()
        options.setdefault("api_key", self.api_key)
        return Cyberdesk(base_url=self.base_url, transport=transport, **options)

    def async_client(self, **options: Unpack[ClientOptions]) -> "AsyncCyberdesk":
        """Make an asynchronous client of this emulator, as `client` does.

        Args:
            **options: settings of `AsyncCyberdesk`.

        Raises:
            RuntimeError: the emulator was not started.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     async with emulator.async_client() as client:
            ...         (await client.machines.list()).total
            1
        """
        from cyberdesk import AsyncCyberdesk  # noqa: PLC0415  # as above

        transport = None if self._serve else self.transport()
        options.setdefault("api_key", self.api_key)
        return AsyncCyberdesk(base_url=self.base_url, transport=transport, **options)

    def load_scenario(self, path: PathLike[str] | str) -> None:
        """Add the pools, machines, workflows and faults that a file describes.

        Args:
            path: a TOML file, or a Python file with a function `set_up(emulator)`, which is run.

        Raises:
            ScenarioError: the file cannot be read, or is not a valid scenario; the message is one line
                with the file and the place in it.

        Example:
            >>> from pathlib import Path
            >>> scenario = Path(folder, "scenario.toml")
            >>> _ = scenario.write_text('workflows = [{name = "Look up", main_prompt = "Find {patient}"}]')
            >>> emulator = CyberdeskEmulator()
            >>> emulator.load_scenario(scenario)
            >>> emulator.workflows[0].name
            'Look up'
        """
        load_scenario(self, Path(path))


def _checked_keys(api_key: str | Sequence[str]) -> tuple[str, ...]:
    keys = (api_key,) if isinstance(api_key, str) else tuple(api_key)
    if not keys or not all(keys):
        raise ValueError("api_key must be a non-empty string, or several")
    return keys
