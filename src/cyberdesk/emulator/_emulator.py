"""The public face of the emulator."""

import importlib.util
import threading
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar
from uuid import UUID

import anyio
import anyio.to_thread

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._clock import SystemClock
from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._handlers import Handler, Outcome, RunContext
from cyberdesk.emulator._rules.checks import CheckResult
from cyberdesk.emulator._rules.connections import connect, disconnect
from cyberdesk.emulator._rules.schemas import parse_schema
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
from cyberdesk.emulator._state import MachineRecord, MachineStatus

if TYPE_CHECKING:
    from cyberdesk.emulator._server import Server

__all__ = ["CyberdeskEmulator"]

Result = TypeVar("Result")

_HANDLER_GRACE_SECONDS = 5.0
# What the extra `emulator` installs: modules, and the packages they are in.
_EXTRA = {
    "PIL": "pillow",
    "jsonschema": "jsonschema",
    "python_multipart": "python-multipart",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
}


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
        checks_seconds: how long the post-run checks of a run take.
        write_seconds: how long the server works on a write before it takes effect and is answered; a
            repetition with the same idempotency key meets 409 `in_progress` meanwhile.
        task_failed_ends_session: whether `task_failed` releases the session of a run, as `error` and
            `cancelled` do.
        full_run_list: whether `GET /v1/runs` without `fields` shows all fields instead of the base fields.
        max_file_bytes: the size above which a file is refused (413).
        max_logged_requests: how many received requests are remembered.

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
        self._backend = Backend(settings, SystemClock())
        self._server: Server | None = None
        self._stopped = False
        # Held by the start and the stop, which may come from different threads when a start is cancelled.
        self._transition = threading.Lock()
        for _ in range(machines):
            self.add_machine()

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
            input_schema: a JSON Schema for the inputs, as text.
            output_schema: a JSON Schema for the output, as text, or an object that names the fields. A handler
                whose output does not fit makes its run end as `error`.
            workflow_id: the id, for one that stays the same over restarts; a new one when None.

        Returns:
            The workflow; runs are created with its `id`.

        Raises:
            ValueError: `input_schema` is no JSON Schema, or there is a workflow with this id already.
        """
        fields: dict[str, Any] = {
            "name": name,
            "main_prompt": main_prompt,
            "includes_file_exports": includes_file_exports,
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
        physical_server_id: str | None = None,
        keepalive_for: UUID | str | None = None,
    ) -> Machine:
        """Add a connected machine; runs that are waiting may start on it at once.

        Args:
            name: the name to show; numbered when None.
            physical_server_id: the server that it says it is on.
            keepalive_for: another machine, which gets this one as its `linked_keepalive_machine_id`.

        Raises:
            KeyError: there is no machine `keepalive_for`.
        """
        return self._call(lambda: self._add_machine(name, physical_server_id, keepalive_for))

    def disconnect(
        self, machine_id: UUID | str, *, status: Literal["disconnected", "error"] = "disconnected"
    ) -> Machine:
        """Lose a machine, as when its network fails.

        The run that is on it ends as `error`, which releases its session; what waits for it goes on waiting.

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
            ended = disconnect(self._backend.state, machine, MachineStatus(status), self._backend.stamp())
            self._backend.engine.settle(ended)
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

    def _add_workflow(
        self, fields: dict[str, Any], workflow_id: UUID | None, handler: Handler | Outcome | None
    ) -> Workflow:
        if workflow_id in self._backend.state.workflows:
            raise ValueError(f"There is a workflow {workflow_id} already")
        if fields["input_schema"] is not None:
            parse_schema(fields["input_schema"])
        workflow = self._backend.add_workflow(fields, workflow_id)
        self._set_handler(workflow.id, handler)
        return workflow_snapshot(workflow)

    def _set_handler(self, workflow_id: UUID, handler: Handler | Outcome | None) -> None:
        handlers = self._backend.engine.handlers
        if handler is None:
            handlers.pop(workflow_id, None)
        elif isinstance(handler, Outcome):
            handlers[workflow_id] = _always(handler)
        else:
            handlers[workflow_id] = handler

    def _machine(self, machine_id: UUID | str) -> MachineRecord:
        machine = self._backend.state.machines.get(UUID(str(machine_id)))
        if machine is None:
            raise KeyError(f"No machine {machine_id}")
        return machine

    def _add_machine(
        self, name: str | None, physical_server_id: str | None, keepalive_for: UUID | str | None
    ) -> Machine:
        partner = None if keepalive_for is None else self._machine(keepalive_for)
        number = len(self._backend.state.machines) + 1
        fields = {
            "name": name or f"Machine {number}",
            "hostname": f"emulated-{number}",
            "os_info": "Windows 11 (emulated)",
            "fingerprint": f"emulated-{number}",
            "unkey_key_id": "key_emulator",
            "physical_server_id": physical_server_id,
        }
        machine = self._backend.add_machine(fields)
        if partner is not None:
            partner.linked_keepalive_machine_id = machine.id
        return machine_snapshot(machine)

    def _call(self, function: Callable[[], Result]) -> Result:
        # Before the start and after the end there is only the caller's thread to touch the state.
        return function() if self._server is None else self._server.call(function)

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
            server = Server(make_app(self._backend), listener, self._backend.engine.stop)
            server.start()
            self._server = server

    def _stop(self) -> None:
        with self._transition:
            self._stopped = True
            if self._server is None:
                return
            self._server.stop()
            left = self._backend.engine.join_threads(_HANDLER_GRACE_SECONDS)
        if left:
            text = f"{left} sync handler(s) did not return; let long ones look at run.cancelled"
            warnings.warn(text, ResourceWarning, stacklevel=3)


def _always(outcome: Outcome) -> Handler:
    async def handler(run: RunContext) -> Outcome:
        await run.work_through(outcome.seconds)
        return outcome

    return handler


def _require_extra() -> None:
    missing = [package for name, package in _EXTRA.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise ImportError(
            f'The emulator needs {" and ".join(missing)}: pip install "cyberdesk[emulator]"',
            name=missing[0],
        )
