"""What a workflow does: a Python function that is given a run and says how it went."""

import asyncio
import inspect
import mimetypes
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Literal
from uuid import UUID

import attrs

from cyberdesk.emulator._snapshots import Machine, Workflow

__all__ = [
    "File",
    "Handler",
    "Outcome",
    "RunContext",
    "SensitiveInputs",
    "Sleep",
    "breaks",
    "default_handler",
    "fails",
    "is_async",
    "returns",
    "takes",
]


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
    """How an execution went; made by `returns`, `fails`, `breaks` and `takes`."""

    status: Literal["success", "task_failed", "error"]
    output: Mapping[str, Any] | None = None
    files: tuple[File, ...] = ()
    reason: str | None = None
    seconds: float | None = None


def returns(output: Mapping[str, Any] | None = None, *, files: Iterable[File] = ()) -> Outcome:
    """The run succeeds.

    Args:
        output: the run's `output_data`, a JSON object.
        files: its output attachments; the workflow must have `includes_file_exports`.

    Example:
        >>> returns({"balance": 12}, files=[File("report.txt", b"...")]).status
        'success'
    """
    return Outcome(status="success", output=output, files=tuple(files))


def fails(reason: str) -> Outcome:
    """The agent gives the task up: the run ends as `task_failed`.

    Example:
        >>> fails("no such patient").status
        'task_failed'
    """
    return Outcome(status="task_failed", reason=reason)


def breaks(reason: str) -> Outcome:
    """The infrastructure fails: the run ends as `error`.

    Example:
        >>> breaks("the machine stopped answering").status
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


Sleep = Callable[[float], Awaitable[None]]


@attrs.frozen(kw_only=True)
class RunContext:
    """What a handler is given.

    Attributes:
        id: the run's id.
        workflow: the workflow it executes.
        machine: the machine it is on.
        prompt: the prompt in effect, the run's own or the workflow's.
        inputs: the input values, references resolved and shared inputs merged.
        sensitive_inputs: the sensitive input values in the clear; masked in repr.
        files: the input files.
        session_id: the session, if the run belongs to one.
        session_alias: the name under which the output is kept in the session.
        attempt: 1 for the first execution, one more for each retry.
    """

    id: UUID
    workflow: Workflow
    machine: Machine
    prompt: str
    inputs: dict[str, Any]
    sensitive_inputs: SensitiveInputs
    files: tuple[File, ...]
    session_id: UUID | None
    session_alias: str | None
    attempt: int
    _sleep: Sleep = attrs.field(default=asyncio.sleep, repr=False, eq=False, alias="sleep")
    _cancelled: threading.Event = attrs.field(factory=threading.Event, repr=False, eq=False)

    @property
    def cancelled(self) -> bool:
        """Whether the run was cancelled meanwhile.

        Async handlers are cancelled; a sync handler cannot be, and should look here when it takes long.
        """
        return self._cancelled.is_set()

    async def sleep(self, seconds: float) -> None:
        """Wait on the emulator's clock, on which hours can pass in milliseconds; for async handlers.

        A sync handler says with `takes` how long its run lasts.

        Args:
            seconds: how long, in the clock's time.
        """
        await self._sleep(seconds)

    def mark_cancelled(self) -> None:
        """Let `cancelled` be true; called by the emulator."""
        self._cancelled.set()


Handler = Callable[[RunContext], "Outcome | Awaitable[Outcome]"]
"""A sync or async function from a run to its outcome."""


def default_handler(run: RunContext) -> Outcome:
    """What a workflow without a handler does: succeed, echo the inputs, and export the files it was given."""
    output = {"result": f"{run.workflow.name or 'Workflow'}: done", "inputs": run.inputs}
    return returns(output, files=run.files if run.workflow.includes_file_exports else ())


def is_async(handler: Handler) -> bool:
    """Whether a handler is known to be a coroutine function, so that it needs no thread of its own."""
    call = getattr(type(handler), "__call__")  # noqa: B004, B009
    return inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(call)
