"""Handlers: Python functions that define what the runs of a workflow do."""

import asyncio
import inspect
import mimetypes
import threading
from collections.abc import Awaitable, Callable, Generator, Iterable, Mapping
from typing import Any, Literal, Protocol
from uuid import UUID

import attrs
import msgspec

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.files import base_name
from cyberdesk.emulator._rules.inputs.paths import EMPTY
from cyberdesk.emulator._rules.inputs.samples import sample
from cyberdesk.emulator._rules.inputs.schemas import output_schema
from cyberdesk.emulator._rules.runs.checks import CheckResult
from cyberdesk.emulator._views import Machine, Workflow

__all__ = [
    "File",
    "Handler",
    "Outcome",
    "RunContext",
    "RunEnvironment",
    "SensitiveInputs",
    "StepAwaitable",
    "breaks",
    "default_handler",
    "fails",
    "is_async",
    "returns",
    "takes",
]


_MAX_FIELDS = 8


@attrs.frozen
class File:
    """A file that goes into a run or comes out of it.

    Attributes:
        name: its file name.
        content: its bytes.
        content_type: its media type; guessed from the name when None.
    """

    name: str = attrs.field(validator=attrs.validators.instance_of(str))
    content: bytes = attrs.field(
        validator=attrs.validators.instance_of(bytes), repr=lambda it: f"<{len(it)} bytes>"
    )
    content_type: str | None = None

    @property
    def media_type(self) -> str:
        """The media type, by the name if none was given."""
        return self.content_type or mimetypes.guess_type(self.name)[0] or "application/octet-stream"


@attrs.frozen(kw_only=True)
class Outcome:
    """The outcome of an execution; made by `returns`, `fails`, `breaks` and `takes`."""

    status: Literal["success", "task_failed", "error"]
    output: Mapping[str, Any] | None = None
    files: tuple[File, ...] = ()
    reason: str | None = None
    seconds: float | None = None
    checks: Mapping[str, CheckResult] = attrs.field(factory=dict[str, CheckResult])


def returns(
    output: Mapping[str, Any] | None = None,
    *,
    files: Iterable[File] = (),
    checks: Mapping[str, CheckResult] | None = None,
) -> Outcome:
    """The run succeeds, if its post-run checks do.

    Args:
        output: the run's `output_data`, a JSON object. It must fit the `output_schema` of the workflow.
        files: its output attachments; the workflow must have `includes_file_exports`.
        checks: the results of post-run checks, by name. The others are evaluated, or pass where a model
            would be needed.

    Example:
        >>> returns({"balance": 12}, files=[File("report.txt", b"...")]).status
        'success'
    """
    return Outcome(status="success", output=output, files=tuple(files), checks=checks or {})


def fails(reason: str) -> Outcome:
    """The agent gives up: the run ends as `task_failed`.

    Example:
        >>> fails("no such patient").status
        'task_failed'
    """
    return Outcome(status="task_failed", reason=reason)


def breaks(reason: str) -> Outcome:
    """The infrastructure fails: the run ends as `error`.

    Example:
        >>> breaks("the machine stopped responding").status
        'error'
    """
    return Outcome(status="error", reason=reason)


def takes(seconds: float, outcome: Outcome | None = None) -> Outcome:
    """The run stays in `running` for this many seconds, then ends as `outcome` says.

    Args:
        seconds: the time from the start of the execution to its end.
        outcome: the end; success without output when None.

    Example:
        >>> takes(3.0, fails("too slow")).seconds
        3.0
    """
    return attrs.evolve(outcome or returns(), seconds=seconds)


class SensitiveInputs(dict[str, Any]):
    """Sensitive inputs by name: an ordinary dict whose repr does not show the values."""

    def __repr__(self) -> str:
        return "{" + ", ".join(f"{name!r}: '***'" for name in self) + "}"

    __str__ = __repr__


class StepAwaitable:
    """The result of `RunContext.step`; awaiting it lets other tasks run."""

    def __await__(self) -> Generator[Any, None, None]:
        return asyncio.sleep(0).__await__()


class RunEnvironment(Protocol):
    """What `RunContext` uses of the emulator. All of it may be called from the thread of the handler."""

    @property
    def desktop(self) -> Desktop:
        """The desktop of the run's machine."""
        ...

    @property
    def typical_seconds(self) -> float:
        """How long an execution takes."""
        ...

    def step(self, text: str, *, cached: bool) -> None:
        """Write a step into the history."""
        ...

    def export(self, file: File) -> None:
        """Keep a file as an output attachment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let time pass on the emulator's clock."""
        ...


@attrs.frozen(kw_only=True)
class RunContext:
    """The run that a handler executes.

    Attributes:
        id: the run's id.
        workflow: the workflow it executes.
        machine: the machine it uses.
        prompt: the prompt in effect, the run's own or the workflow's, with its variables.
        rendered_prompt: the prompt with the inputs put in. Sensitive and runtime variables stay as they are
            written.
        inputs: the input values: references resolved, shared inputs merged, and missing values filled in
            from the parameters of its machine and pools. Empty optional values are `__EMPTY__`.
        sensitive_inputs: the plain sensitive input values, including those of machine and pools; masked
            in repr.
        files: the input files, which are also on the desktop.
        session_id: the session, if the run belongs to one.
        session_alias: the name under which the output is stored in the session.
        attempt: 1 for the first execution, one more for each retry.
    """

    id: UUID
    workflow: Workflow
    machine: Machine
    prompt: str
    rendered_prompt: str
    inputs: dict[str, Any]
    sensitive_inputs: SensitiveInputs
    files: tuple[File, ...]
    session_id: UUID | None
    session_alias: str | None
    attempt: int
    _environment: RunEnvironment = attrs.field(alias="environment", repr=False, eq=False)
    _cancelled: threading.Event = attrs.field(factory=threading.Event, repr=False, eq=False)

    @property
    def cancelled(self) -> bool:
        """Whether the run was cancelled meanwhile.

        Asynchronous handlers are cancelled; a synchronous one should check this when it takes long. What it
        does with the desktop or the history after that raises `RunEndedError`.
        """
        return self._cancelled.is_set()

    @property
    def desktop(self) -> Desktop:
        """The desktop of the machine: screen, keyboard, mouse, files, shell."""
        return self._environment.desktop

    def step(self, text: str, *, cached: bool = False) -> StepAwaitable:
        """Write a step into the run's history, with a screenshot of the desktop.

        It is visible at once in `run_message_history`, and counts in `usage_metadata`. Awaiting it is optional:
        in an asynchronous handler `await run.step(...)` lets other tasks run before the next step.

        Args:
            text: the agent's text. The last action on the desktop is shown with it.
            cached: whether the step comes from a trajectory instead of the agent.

        Raises:
            RunEndedError: the run has ended meanwhile.

        Example:
            >>> def look_up(run: RunContext) -> Outcome:
            ...     run.step("I search for the patient.")
            ...     return returns()
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow(look_up)
            ...     run = client.runs.create_and_wait(workflow_id=workflow.id)
            ...     run.usage_metadata["total_agentic_steps"]
            1
        """
        self._environment.step(text, cached=cached)
        return StepAwaitable()

    def export(self, file: File | str) -> None:
        """Make a file an output attachment of the run, whatever its outcome.

        Args:
            file: the file, or the path of one on the desktop.

        Raises:
            ValueError: the workflow does not have `includes_file_exports`.
            OSError: there is no such file on the desktop.
            RunEndedError: the run has ended meanwhile.

        Example:
            >>> def report(run: RunContext) -> Outcome:
            ...     run.desktop.write_file("~/report.txt", "12")
            ...     run.export("~/report.txt")
            ...     return fails("no printer")
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow(report, includes_file_exports=True)
            ...     run = client.wait_for_run(client.runs.create(workflow_id=workflow.id), raise_on_failure=False)
            ...     client.run_attachments.list(run_id=run.id).items[0].filename
            'report.txt'
        """
        if not self.workflow.includes_file_exports:
            raise ValueError("The workflow does not have includes_file_exports")
        if isinstance(file, str):
            file = File(base_name(file), self.desktop.read_file(file))
        self._environment.export(file)

    async def sleep(self, seconds: float) -> None:
        """Wait on the emulator's clock, on which hours can pass in milliseconds; for asynchronous handlers.

        A synchronous handler uses `takes` to set the duration of its run.

        Args:
            seconds: how long, in the clock's time.

        Example:
            >>> async def slow(run: RunContext) -> Outcome:
            ...     await run.sleep(7200)
            ...     return returns()
            >>> emulator = CyberdeskEmulator(clock=VirtualClock(auto_advance=True), serve=False)
            >>> with emulator, emulator.client() as client:
            ...     print(client.runs.create_and_wait(workflow_id=emulator.add_workflow(slow).id).status)
            success
        """
        await self._environment.sleep(seconds)

    async def work_through(self, seconds: float | None = None) -> None:
        """Do what the default handler does on the desktop: fill the inputs into a form, and save it.

        Args:
            seconds: the duration of the run, of which most is spent here. `running_seconds` when None.
        """
        await _work_through(self, (self._environment.typical_seconds if seconds is None else seconds) / 4)

    def mark_cancelled(self) -> None:
        """Set `cancelled`; called by the emulator."""
        self._cancelled.set()


Handler = Callable[[RunContext], "Outcome | Awaitable[Outcome]"]
"""A sync or async function from a run to its outcome."""


async def default_handler(run: RunContext) -> Outcome:
    """The handler of workflows without one: succeeds, and exports the input files.

    Its output repeats the inputs, or is a sample that fits the `output_schema`.
    """
    await run.work_through()
    schema = output_schema(run.workflow.output_schema)
    output: dict[str, Any] = {"result": f"{run.workflow.name or 'Workflow'}: done", "inputs": run.inputs}
    if schema is not None:
        output = sample(schema)
    return returns(output, files=run.files if run.workflow.includes_file_exports else ())


async def _work_through(run: RunContext, pause: float) -> None:
    title = run.workflow.name or "Workflow"
    labels = [*map(_label, run.inputs), *map(_label, run.sensitive_inputs)][:_MAX_FIELDS]
    values = [*map(_shown, run.inputs.values()), *("*" * 8 for _ in run.sensitive_inputs)][:_MAX_FIELDS]
    # The click comes first: afterwards it could raise a window of an earlier run.
    run.desktop.click(400, 80)
    run.desktop.show(title, fields=dict.fromkeys(labels, ""), buttons=["Save", "Cancel"])
    run.step(f"I open {title}.")
    await run.sleep(pause)
    for label, value in zip(labels, values, strict=True):
        run.desktop.click(*run.desktop.place_of(label))
        run.desktop.type(value)
    run.step(f"I fill in {', '.join(labels)}." if labels else "There is nothing to fill in.")
    await run.sleep(pause)
    run.desktop.click(*run.desktop.place_of("Save"))
    run.desktop.show(title, "Saved.", fields=dict(zip(labels, values, strict=True)), buttons=["Save", "Cancel"])
    run.step("I save, and the application confirms it.")
    await run.sleep(pause)
    run.desktop.close(title)


def _label(name: str) -> str:
    return name.replace("_", " ").strip().capitalize() or name


def _shown(value: object) -> str:
    if value == EMPTY:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def is_async(handler: Handler) -> bool:
    """Whether a handler is a coroutine function, which needs no thread."""
    call = getattr(type(handler), "__call__")  # noqa: B004, B009
    return inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(call)
