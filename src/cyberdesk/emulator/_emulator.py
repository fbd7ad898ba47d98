"""The public face of the emulator."""

import copy
import importlib.util
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, Unpack
from uuid import UUID

import anyio
import anyio.to_thread

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._clients import ClientOptions
from cyberdesk.emulator._clock import Clock, SystemClock
from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._faults import Faults
from cyberdesk.emulator._handlers import Handler, Outcome, RunContext
from cyberdesk.emulator._rules.checks import CheckResult
from cyberdesk.emulator._rules.connections import connect, disconnect
from cyberdesk.emulator._rules.matching import parse_pattern
from cyberdesk.emulator._rules.rate_limits import RateLimit
from cyberdesk.emulator._rules.schemas import parse_schema
from cyberdesk.emulator._saved import Snapshot
from cyberdesk.emulator._scenario import load_scenario
from cyberdesk.emulator._settings import Settings
from cyberdesk.emulator._snapshots import (
    Machine,
    Pool,
    ReceivedRequest,
    Run,
    Workflow,
    machine_snapshot,
    pool_snapshot,
    run_snapshot,
    workflow_snapshot,
)
from cyberdesk.emulator._state import MachineRecord, MachineStatus, WorkflowRecord
from cyberdesk.emulator._webhooks import Webhooks

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from cyberdesk import AsyncCyberdesk, Cyberdesk
    from cyberdesk.emulator._exchange import Exchange
    from cyberdesk.emulator._loop import LoopThread, Service
    from cyberdesk.emulator._transport import EmulatorTransport

__all__ = ["CyberdeskEmulator"]

Result = TypeVar("Result")

_HANDLER_GRACE_SECONDS = 5.0
# A name that leads nowhere, ever: what is sent to it without the emulator's transport fails.
_UNSERVED_URL = "https://emulator.invalid"
# What the extra `emulator` installs: modules, and the packages they are in.
_EXTRA = {
    "PIL": "pillow",
    "jsonschema": "jsonschema",
    "python_multipart": "python-multipart",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
}


class CyberdeskEmulator:
    """A local Cyberdesk API, on a real socket or without one, for tests and development.

    Use it in a `with` or `async with` block (asyncio or trio); it works inside the block, in a thread of
    its own. What its workflows do is up to handlers: Python functions that are given a run and return an
    outcome. Async handlers run in the emulator's event loop and must not block it; sync ones get a thread.

    Args:
        api_key: the key that requests must carry as `Authorization: Bearer`, or several of one organisation.
        serve: whether to listen on a socket. Without, requests come by `client()`, `async_client()`,
            `transport()` or `app`.
        host: the address to listen on.
        port: the port; 0 picks a free one.
        machines: how many connected machines there are at the start.
        scheduling_seconds: how long a run stays in `scheduling` at least.
        running_seconds: how long an execution takes at least, unless its outcome says otherwise.
        checks_seconds: how long the post-run checks of a run take.
        write_seconds: how long the server works on a write before it takes effect and is answered; a
            repetition with the same idempotency key meets 409 `in_progress` meanwhile.
        task_failed_ends_session: whether `task_failed` releases the session of a run, as `error` and
            `cancelled` do.
        full_run_list: whether `GET /v1/runs` without `fields` shows all fields instead of the base fields.
        max_file_bytes: the size above which a file is refused (413).
        max_logged_requests: how many received requests are remembered.
        rate_limit: how many requests each key may send, a number being for a minute; None, the default, for
            no limit. Checks of the API's health are not limited.
        clock: what all of these seconds are measured by: the machine's time when None, a multiple of it with
            `SystemClock(speed=10)`, or time that passes at will with `VirtualClock()`.
        seed: makes all ids the same each time; left to chance when None.
        state: a file that everything is kept in, so that an emulator with the same file goes on where this one
            ended, however it ended. `machines` counts only for a new file.

    Raises:
        StateFileError: the state file is another program's, of another version, damaged, or in use.
        ValueError: there is no key, or the rate limit is out of range.

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
        self._serve = serve
        self._host = host
        self._port = port
        settings = Settings(
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
        self._server: LoopThread | None = None
        self._stopped = False
        # Held by the start and the stop, which may come from different threads when a start is cancelled.
        self._transition = threading.Lock()
        if self._backend.is_new:
            for _ in range(machines):
                self.add_machine()
        self._origin = self._backend.snapshot()
        # What Python has added stays through a reset.
        self._added: dict[UUID, WorkflowRecord] = {}
        self._ids_given = self._backend.state.ids_given

    def __repr__(self) -> str:
        return (
            f"CyberdeskEmulator({self.base_url!r})"
            if self._server is not None
            else "CyberdeskEmulator(not started)"
        )

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._stop()

    async def __aenter__(self) -> Self:
        try:
            await anyio.to_thread.run_sync(self._start)
        except anyio.get_cancelled_exc_class():
            # asyncio's own cancellation does not wait for the thread, which may still be starting the server.
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(self._stop)
            raise
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        # Shielded, because a block that is left by a cancellation must not leave the server behind.
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(self._stop)

    @property
    def base_url(self) -> str:
        """Where the API is, without a slash at the end; with `serve=False` a URL that leads nowhere.

        Raises:
            RuntimeError: the emulator was not started.
        """
        if self._server is None:
            raise RuntimeError("The emulator has no URL before it is started: use it in a with block")
        if not self._serve:
            return _UNSERVED_URL
        # A wildcard address is for listening; nobody can connect to it everywhere.
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)  # noqa: S104
        return f"http://[{host}]:{self._port}" if ":" in host else f"http://{host}:{self._port}"

    @property
    def api_key(self) -> str:
        """The key that requests must carry, the first one if there are several."""
        return self.api_keys[0]

    @property
    def api_keys(self) -> tuple[str, ...]:
        """All keys, each of which requests may carry."""
        return self._backend.settings.api_keys

    @property
    def faults(self) -> Faults:
        """What goes wrong on purpose: `emulator.faults.add("POST /v1/runs", status=503, times=2)`."""
        return self._backend.faults

    @property
    def app(self) -> "ASGIApp":
        """The API as an ASGI application, to mount in another one; it works while the emulator does.

        It may run in any event loop: the requests are answered in the emulator's own.
        """
        _require_extra()
        from cyberdesk.emulator._transport import as_app  # noqa: PLC0415  # needs the extra

        return as_app(self._submit)

    @property
    def webhooks(self) -> Webhooks:
        """The endpoints that webhooks are sent to, and what was sent."""
        return Webhooks(self._backend, self._call)

    @property
    def clock(self) -> Clock:
        """The emulator's time; a virtual one is moved with `emulator.clock.advance(seconds)`."""
        return self._backend.clock

    @property
    def workflows(self) -> tuple[Workflow, ...]:
        """All workflows as they are now, in order of creation."""
        return self._call(lambda: tuple(map(workflow_snapshot, self._backend.state.workflows.values())))

    @property
    def machines(self) -> tuple[Machine, ...]:
        """All machines as they are now, in order of creation."""
        return self._call(lambda: tuple(map(machine_snapshot, self._backend.state.machines.values())))

    @property
    def pools(self) -> tuple[Pool, ...]:
        """All pools as they are now, in order of creation."""
        return self._call(lambda: tuple(map(pool_snapshot, self._backend.state.pools.values())))

    @property
    def runs(self) -> tuple[Run, ...]:
        """All runs as they are now, in order of creation."""
        return self._call(lambda: tuple(map(run_snapshot, self._backend.state.runs.values())))

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The requests received so far, the oldest first; only the last `max_logged_requests` are kept."""
        return self._call(lambda: tuple(self._backend.requests))

    def requests_to(self, match: str) -> tuple[ReceivedRequest, ...]:
        """The requests received so far that a pattern means, the oldest first.

        Args:
            match: a method and a path, as in `faults.add`.

        Raises:
            ValueError: it is no such pattern.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     pool = client.pools.create(name="Front desk")
            ...     [request.json["name"] for request in emulator.requests_to("POST /v1/pools")]
            ['Front desk']
        """
        pattern = parse_pattern(match)
        return tuple(request for request in self.requests if pattern.matches(request.method, request.path))

    def transport(self) -> "EmulatorTransport":
        """Make an httpx transport that hands requests to the emulator without a socket, while it works.

        It is for `httpx.AsyncClient` and `AsyncCyberdesk` (asyncio and trio), and for `httpx.Client` and
        `Cyberdesk`, which take it as `transport`.

        Example:
            >>> import httpx
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     with httpx.Client(transport=emulator.transport(), base_url=emulator.base_url) as http:
            ...         http.get("/v1/health").status_code
            200
        """
        _require_extra()
        from cyberdesk.emulator._transport import EmulatorTransport  # noqa: PLC0415  # needs the extra

        return EmulatorTransport(self._submit)

    def client(self, **options: Unpack[ClientOptions]) -> "Cyberdesk":
        """Make a client of this emulator: over the socket, or without one if `serve=False`.

        Args:
            **options: settings of `Cyberdesk`.

        Raises:
            RuntimeError: the emulator was not started.
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
        """
        from cyberdesk import AsyncCyberdesk  # noqa: PLC0415  # as above

        transport = None if self._serve else self.transport()
        options.setdefault("api_key", self.api_key)
        return AsyncCyberdesk(base_url=self.base_url, transport=transport, **options)

    def add_workflow(
        self,
        handler: Handler | Outcome | None = None,
        *,
        name: str | None = None,
        main_prompt: str = "Do the task.",
        includes_file_exports: bool = False,
        is_webhooks_enabled: bool = False,
        input_schema: str | None = None,
        output_schema: str | None = None,
        workflow_id: UUID | str | None = None,
    ) -> Workflow:
        """Create a workflow.

        Args:
            handler: what its runs do, or the outcome of all of them. None: they succeed, echo their inputs,
                and export their input files if the workflow exports files.
            name: the name to show.
            main_prompt: the prompt. Of the shared inputs of a chain, a step is given those that its prompt
                has variables for (`{name}`).
            includes_file_exports: whether the handler may return files.
            is_webhooks_enabled: whether the end of its runs is sent to the endpoints in `webhooks`.
            input_schema: a JSON Schema for the inputs, as text.
            output_schema: a JSON Schema for the output, as text, or an object that names the fields. A handler
                whose output does not fit makes its run end as `error`.
            workflow_id: the id, for one that stays the same over restarts; a new one when None. A workflow of
                this id that a state file or the API brought is taken up as it is, with this handler.

        Returns:
            The workflow; runs are created with its `id`.

        Raises:
            ValueError: `input_schema` is no JSON Schema, or there is a workflow with this id already.
        """
        fields: dict[str, Any] = {
            "name": name,
            "main_prompt": main_prompt,
            "includes_file_exports": includes_file_exports,
            "is_webhooks_enabled": is_webhooks_enabled,
            "input_schema": input_schema,
            "output_schema": output_schema,
        }
        wanted = None if workflow_id is None else UUID(str(workflow_id))
        return self._call(lambda: self._add_workflow(fields, wanted, handler))

    def workflow(
        self,
        *,
        name: str | None = None,
        main_prompt: str = "Do the task.",
        includes_file_exports: bool = False,
        is_webhooks_enabled: bool = False,
        input_schema: str | None = None,
        output_schema: str | None = None,
        workflow_id: UUID | str | None = None,
    ) -> Callable[[Handler], Workflow]:
        """Decorate a handler to make it a workflow; arguments as in `add_workflow`.

        The name of the function then stands for the workflow.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator, RunContext, Outcome, returns
            >>> emulator = CyberdeskEmulator()
            >>> @emulator.workflow(name="Look up", main_prompt="Find {patient}")
            ... async def look_up(run: RunContext) -> Outcome:
            ...     return returns({"found": run.inputs["patient"]})
            >>> look_up.name
            'Look up'
        """

        def decorate(handler: Handler) -> Workflow:
            return self.add_workflow(
                handler,
                name=name,
                main_prompt=main_prompt,
                includes_file_exports=includes_file_exports,
                is_webhooks_enabled=is_webhooks_enabled,
                input_schema=input_schema,
                output_schema=output_schema,
                workflow_id=workflow_id,
            )

        return decorate

    def set_handler(self, workflow_id: UUID | str, handler: Handler | Outcome | None) -> None:
        """Say what a workflow does from now on, for one that was created through the API.

        Args:
            workflow_id: the workflow.
            handler: as in `add_workflow`.

        Raises:
            KeyError: there is no such workflow.
        """
        wanted = UUID(str(workflow_id))

        def change() -> None:
            if wanted not in self._backend.state.workflows:
                raise KeyError(f"No workflow {wanted}")
            self._set_handler(wanted, handler)

        self._call(change)

    def add_machine(
        self,
        *,
        name: str | None = None,
        pools: Iterable[Pool | UUID | str] = (),
        parameters: Mapping[str, Any] | None = None,
        sensitive_parameters: Mapping[str, Any] | None = None,
        physical_server_id: str | None = None,
        keepalive_for: UUID | str | None = None,
    ) -> Machine:
        """Add a connected machine; runs that are waiting may start on it at once.

        Args:
            name: the name to show; numbered when None.
            pools: the pools it is in, or their ids.
            parameters: its `machine_parameters`.
            sensitive_parameters: its `machine_sensitive_parameters`.
            physical_server_id: the server that it says it is on.
            keepalive_for: another machine, which gets this one as its `linked_keepalive_machine_id`.

        Raises:
            KeyError: there is no such pool, or no machine `keepalive_for`.
        """
        pool_ids = [pool.id if isinstance(pool, Pool) else UUID(str(pool)) for pool in pools]
        fields = {
            "name": name,
            "pool_ids": pool_ids,
            "machine_parameters": _copied(parameters),
            "machine_sensitive_parameters": _copied(sensitive_parameters),
            "physical_server_id": physical_server_id,
        }
        return self._call(lambda: self._add_machine(fields, keepalive_for))

    def disconnect(
        self, machine_id: UUID | str, *, status: Literal["disconnected", "error"] = "disconnected"
    ) -> Machine:
        """Lose a machine, as when its network fails.

        The run that is on it ends as `error`, which releases its session; what waits for it goes on waiting.
        Webhook endpoints are told (`downed_machines`).

        Args:
            machine_id: the machine.
            status: what it is from now on: gone, or there without answering.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> emulator.disconnect(emulator.machines[0].id).status
            'disconnected'
        """

        def lose() -> Machine:
            machine = self._machine(machine_id)
            was_up = machine.status is MachineStatus.CONNECTED
            ended = disconnect(self._backend.state, machine, MachineStatus(status), self._backend.stamp())
            self._backend.engine.settle(ended)
            if was_up:
                self._backend.events.machines_down([machine], f"The machine is {status}")
            return machine_snapshot(machine)

        return self._call(lose)

    def reconnect(self, machine_id: UUID | str) -> Machine:
        """Let a machine come back, with a new connection; it takes what waits for it.

        Args:
            machine_id: the machine.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> machine = emulator.disconnect(emulator.machines[0].id)
            >>> emulator.reconnect(machine.id).status
            'connected'
        """

        def join() -> Machine:
            machine = self._machine(machine_id)
            connect(self._backend.state, machine, self._backend.stamp())
            self._backend.engine.settle()
            return machine_snapshot(machine)

        return self._call(join)

    def add_pool(
        self,
        name: str,
        *,
        description: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        sensitive_parameters: Mapping[str, Any] | None = None,
    ) -> Pool:
        """Add a pool without machines; `add_machine` puts machines into it.

        Args:
            name: the name to show.
            description: what it is for.
            parameters: its `pool_parameters`.
            sensitive_parameters: its `pool_sensitive_parameters`.
        """
        fields = {
            "name": name,
            "description": description,
            "pool_parameters": _copied(parameters),
            "pool_sensitive_parameters": _copied(sensitive_parameters),
        }
        return self._call(lambda: pool_snapshot(self._backend.add_pool(fields)))

    def desktop(self, machine_id: UUID | str | None = None) -> Desktop:
        """The desktop of a machine: to look at it, to put files there, to say what its shell answers.

        Args:
            machine_id: the machine; the first one when None.

        Raises:
            KeyError: there is no such machine.
        """

        def find() -> UUID:
            machines = self._backend.state.machines
            wanted = UUID(str(machine_id)) if machine_id is not None else next(iter(machines), None)
            if wanted is None or wanted not in machines:
                raise KeyError(f"No machine {machine_id}")
            return wanted

        return self._backend.engine.surroundings.desktops.of(self._call(find), self._call)

    def check_result(
        self,
        name: str,
        status: Literal["success", "failed", "infra_error"],
        *,
        error_message: str | None = None,
        messages: Sequence[str] = (),
    ) -> None:
        """Say what a post-run check finds from now on, in all workflows.

        Without it checks of attachments and of the output's schema look for themselves, and what a model would
        judge passes. What a handler says (`returns(..., checks=...)`) goes before this.

        Args:
            name: the name of the check.
            status: `failed` makes the run end as `task_failed`, `infra_error` as `error`.
            error_message: why.
            messages: remarks of the model that judges.
        """
        result = CheckResult(status, error_message, tuple(messages))
        self._call(lambda: self._backend.engine.surroundings.check_results.update({name: result}))

    def load_scenario(self, path: PathLike[str] | str) -> None:
        """Add the pools, machines, workflows and faults that a file describes.

        Args:
            path: a TOML file, or a Python file with a function `set_up(emulator)`, which is run.

        Raises:
            ScenarioError: the file cannot be read, or says something that cannot be; the message is one line
                with the file and the place in it.
        """
        load_scenario(self, Path(path))

    def snapshot(self) -> Snapshot:
        """Copy everything the emulator remembers: records, files, secrets, idempotency keys, the time.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> emulator = CyberdeskEmulator(machines=2)
            >>> before = emulator.snapshot()
            >>> _ = emulator.add_machine()
            >>> emulator.restore(before)
            >>> len(emulator.machines)
            2
        """
        return self._call(self._backend.snapshot)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot, of this emulator or of another one.

        Runs that were waiting wait for the rest of their time, and runs that were being executed are executed
        again; what they do meanwhile is given up. Handlers stay as they are; a run whose workflow had one
        elsewhere waits until it is added here under the same id. A virtual clock goes back, too.

        Args:
            snapshot: what `snapshot` returned.
        """
        self._call(lambda: self._backend.restore(snapshot, resume=self._server is not None))

    def reset(self) -> None:
        """Begin anew: without runs, with the machines of the start, a virtual clock at its start.

        Workflows that were added in Python stay, as they were when they were added, and webhook endpoints as
        they are; those created through the API go, like all else, and so do the recorded requests and the faults.
        """
        self._call(self._reset)

    def _reset(self) -> None:
        endpoints = dict(self._backend.state.endpoints)
        self._backend.restore(self._origin, resume=False)
        for endpoint_id, endpoint in endpoints.items():
            self._backend.state.endpoints[endpoint_id] = endpoint
        for workflow in self._added.values():
            self._backend.state.workflows[workflow.id] = copy.deepcopy(workflow)
        self._backend.state.ids_given = self._ids_given
        self._backend.requests.clear()
        self._backend.faults.clear()
        if self._server is not None:
            self._backend.start()

    def _add_workflow(
        self, fields: dict[str, Any], workflow_id: UUID | None, handler: Handler | Outcome | None
    ) -> Workflow:
        workflow = self._backend.state.workflows.get(workflow_id) if workflow_id is not None else None
        if workflow is not None and workflow.id in self._added:
            raise ValueError(f"There is a workflow {workflow_id} already")
        if fields["input_schema"] is not None:
            parse_schema(fields["input_schema"])
        if workflow is None:
            workflow = self._backend.add_workflow(fields, workflow_id)
        self._set_handler(workflow.id, handler)
        self._added[workflow.id] = copy.deepcopy(workflow)
        self._ids_given = self._backend.state.ids_given
        return workflow_snapshot(workflow)

    def _set_handler(self, workflow_id: UUID, handler: Handler | Outcome | None) -> None:
        made = _always(handler) if isinstance(handler, Outcome) else handler
        self._backend.engine.set_handler(workflow_id, made)

    def _machine(self, machine_id: UUID | str) -> MachineRecord:
        machine = self._backend.state.machines.get(UUID(str(machine_id)))
        if machine is None:
            raise KeyError(f"No machine {machine_id}")
        return machine

    def _add_machine(self, fields: dict[str, Any], keepalive_for: UUID | str | None = None) -> Machine:
        partner = None if keepalive_for is None else self._machine(keepalive_for)
        for pool_id in fields["pool_ids"]:
            if pool_id not in self._backend.state.pools:
                raise KeyError(f"No pool {pool_id}")
        number = len(self._backend.state.machines) + 1
        fields |= {
            "name": fields["name"] or f"Machine {number}",
            "hostname": f"emulated-{number}",
            "os_info": "Windows 11 (emulated)",
            "fingerprint": f"emulated-{number}",
            "unkey_key_id": "key_emulator",
        }
        machine = self._backend.add_machine(fields)
        if partner is not None:
            partner.linked_keepalive_machine_id = machine.id
        return machine_snapshot(machine)

    def _call(self, function: Callable[[], Result]) -> Result:
        # Before the start and after the end there is only the caller's thread to touch the state.
        if self._server is None or not self._server.is_running:
            with self._backend.step():
                return function()

        def work() -> Result:
            with self._backend.clock.working(), self._backend.step():
                return function()

        return self._server.call(work)

    def _start(self) -> None:
        with self._transition:
            if self._server is not None or self._stopped:
                raise RuntimeError("An emulator can be started only once")
            _require_extra()
            # Here, so that without the extra the package can be imported and this says what is missing.
            from cyberdesk.emulator._http.app import make_app  # noqa: PLC0415
            from cyberdesk.emulator._loop import LoopThread  # noqa: PLC0415

            app = make_app(self._backend)
            server = LoopThread(self._service(app), app, self._backend.start, self._backend.stop)
            server.start()
            self._server = server

    def _service(self, app: "ASGIApp") -> "Service":
        if not self._serve:
            from cyberdesk.emulator._loop import Idle  # noqa: PLC0415  # needs the extra

            return Idle()
        from cyberdesk.emulator._server import Server, bind  # noqa: PLC0415  # as above

        listener = bind(self._host, self._port)
        self._port = listener.getsockname()[1]
        return Server(app, listener)

    def _submit(self, exchange: "Exchange") -> bool:
        return self._server is not None and self._server.submit(exchange)

    def _stop(self) -> None:
        with self._transition:
            self._stopped = True
            if self._server is None:
                self._backend.close()
                return
            self._server.stop()
            self._backend.close()
            left = self._backend.engine.join_threads(_HANDLER_GRACE_SECONDS)
        if left:
            text = f"{left} sync handler(s) did not return; let long ones look at run.cancelled"
            warnings.warn(text, ResourceWarning, stacklevel=3)


def _always(outcome: Outcome) -> Handler:
    async def handler(run: RunContext) -> Outcome:
        await run.work_through(outcome.seconds)
        return outcome

    return handler


def _checked_keys(api_key: str | Sequence[str]) -> tuple[str, ...]:
    keys = (api_key,) if isinstance(api_key, str) else tuple(api_key)
    if not keys or not all(keys):
        raise ValueError("An emulator needs a key")
    return keys


def _copied(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else copy.deepcopy(dict(values))


def _require_extra() -> None:
    missing = [package for name, package in _EXTRA.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise ImportError(
            f'The emulator needs {", ".join(missing)}: pip install "cyberdesk[emulator]"',
            name=missing[0],
        )
