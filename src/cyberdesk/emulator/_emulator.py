"""The public face of the emulator."""

import copy
import importlib.util
import threading
import warnings
from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

import anyio
import anyio.to_thread

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._clock import Clock, SystemClock
from cyberdesk.emulator._handlers import Handler, Outcome
from cyberdesk.emulator._saved import Snapshot
from cyberdesk.emulator._settings import Settings
from cyberdesk.emulator._snapshots import (
    Machine,
    ReceivedRequest,
    Run,
    Workflow,
    machine_snapshot,
    run_snapshot,
    workflow_snapshot,
)
from cyberdesk.emulator._state import WorkflowRecord
from cyberdesk.emulator._webhooks import Webhooks

if TYPE_CHECKING:
    from cyberdesk.emulator._server import Server

__all__ = ["CyberdeskEmulator"]

Result = TypeVar("Result")

_HANDLER_GRACE_SECONDS = 5.0


class CyberdeskEmulator:
    """A local Cyberdesk API on a real socket, for tests and development.

    Use it in a `with` or `async with` block (asyncio or trio); it listens inside the block, from a thread of
    its own. What its workflows do is up to handlers: Python functions that are given a run and return an
    outcome. Async handlers run in the emulator's event loop and must not block it; sync ones get a thread.

    Args:
        api_key: the key that requests must carry as `Authorization: Bearer`.
        host: the address to listen on.
        port: the port; 0 picks a free one.
        machines: how many connected machines there are at the start.
        scheduling_seconds: how long a run stays in `scheduling` at least.
        running_seconds: how long an execution takes at least, unless its outcome says otherwise.
        checks_seconds: how long the post-run checks of a run take; they all pass.
        write_seconds: how long the server works on a write before it takes effect and is answered; a
            repetition with the same idempotency key meets 409 `in_progress` meanwhile.
        task_failed_ends_session: whether `task_failed` releases the session of a run, as `error` and
            `cancelled` do.
        full_run_list: whether `GET /v1/runs` without `fields` shows all fields instead of the base fields.
        max_file_bytes: the size above which a file is refused (413).
        max_logged_requests: how many received requests are remembered.
        clock: what all of these seconds are measured by: the machine's time when None, a multiple of it with
            `SystemClock(speed=10)`, or time that passes at will with `VirtualClock()`.
        seed: makes all ids the same each time; left to chance when None.
        state: a file that everything is kept in, so that an emulator with the same file goes on where this one
            ended, however it ended. `machines` counts only for a new file.

    Raises:
        StateFileError: the state file is another program's, of another version, damaged, or in use.

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
        api_key: str = "cd_emulator",
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
        clock: Clock | None = None,
        seed: int | str | None = None,
        state: str | PathLike[str] | None = None,
    ) -> None:
        self._host = host
        self._port = port
        settings = Settings(
            api_key=api_key,
            scheduling_seconds=scheduling_seconds,
            running_seconds=running_seconds,
            checks_seconds=checks_seconds,
            write_seconds=write_seconds,
            task_failed_ends_session=task_failed_ends_session,
            full_run_list=full_run_list,
            max_file_bytes=max_file_bytes,
            max_logged_requests=max_logged_requests,
        )
        self._backend = Backend(settings, clock or SystemClock(), seed, state)
        self._server: Server | None = None
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
        """Where the API is, without a slash at the end.

        Raises:
            RuntimeError: the emulator was not started.
        """
        if self._server is None:
            raise RuntimeError("The emulator has no URL before it is started: use it in a with block")
        # A wildcard address is for listening; nobody can connect to it everywhere.
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)  # noqa: S104
        return f"http://[{host}]:{self._port}" if ":" in host else f"http://{host}:{self._port}"

    @property
    def api_key(self) -> str:
        """The key that requests must carry."""
        return self._backend.settings.api_key

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
    def runs(self) -> tuple[Run, ...]:
        """All runs as they are now, in order of creation."""
        return self._call(lambda: tuple(map(run_snapshot, self._backend.state.runs.values())))

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The requests received so far, the oldest first; only the last `max_logged_requests` are kept."""
        return self._call(lambda: tuple(self._backend.requests))

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
            input_schema: a JSON Schema for the inputs, as text; kept, not enforced.
            output_schema: a schema for the output, as text; kept, not enforced.
            workflow_id: the id, for one that stays the same over restarts; a new one when None. A workflow of
                this id that a state file or the API brought is taken up as it is, with this handler.

        Returns:
            The workflow; runs are created with its `id`.
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

    def add_machine(self, *, name: str | None = None) -> Machine:
        """Add a connected machine; runs that are waiting may start on it at once.

        Args:
            name: the name to show; numbered when None.
        """
        return self._call(lambda: self._add_machine(name))

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
        they are; those created through the API go, like all else, and so do the recorded requests.
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
        if self._server is not None:
            self._backend.start()

    def _add_workflow(
        self, fields: dict[str, Any], workflow_id: UUID | None, handler: Handler | Outcome | None
    ) -> Workflow:
        workflow = self._backend.state.workflows.get(workflow_id) if workflow_id is not None else None
        if workflow is not None and workflow.id in self._added:
            raise ValueError(f"There is a workflow {workflow_id} already")
        if workflow is None:
            workflow = self._backend.add_workflow(fields, workflow_id)
        self._set_handler(workflow.id, handler)
        self._added[workflow.id] = copy.deepcopy(workflow)
        self._ids_given = self._backend.state.ids_given
        return workflow_snapshot(workflow)

    def _set_handler(self, workflow_id: UUID, handler: Handler | Outcome | None) -> None:
        made = _always(handler) if isinstance(handler, Outcome) else handler
        self._backend.engine.set_handler(workflow_id, made)

    def _add_machine(self, name: str | None) -> Machine:
        number = len(self._backend.state.machines) + 1
        fields = {
            "name": name or f"Machine {number}",
            "hostname": f"emulated-{number}",
            "os_info": "Windows 11 (emulated)",
            "fingerprint": f"emulated-{number}",
            "unkey_key_id": "key_emulator",
        }
        return machine_snapshot(self._backend.add_machine(fields))

    def _call(self, function: Callable[[], Result]) -> Result:
        # Before the start and after the end there is only the caller's thread to touch the state.
        if self._server is None:
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
            from cyberdesk.emulator._server import Server, bind  # noqa: PLC0415

            listener = bind(self._host, self._port)
            self._port = listener.getsockname()[1]
            server = Server(make_app(self._backend), listener, self._backend.start, self._backend.stop)
            server.start()
            self._server = server

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
    async def handler(run: object) -> Outcome:
        return outcome

    return handler


def _require_extra() -> None:
    missing = [name for name in ("starlette", "uvicorn") if importlib.util.find_spec(name) is None]
    if missing:
        raise ImportError(
            f'The emulator needs {" and ".join(missing)}: pip install "cyberdesk[emulator]"',
            name=missing[0],
        )
