"""One execution of a workflow: calling its handler, and making sense of what comes back."""

import asyncio
import contextlib
import inspect
import threading
import time
from collections.abc import Callable
from typing import Any, cast

import attrs
import msgspec

from cyberdesk.emulator._handlers import (
    File,
    Handler,
    Outcome,
    RunContext,
    SensitiveInputs,
    Sleep,
    breaks,
    is_async,
)
from cyberdesk.emulator._rules.refs import RefError, resolve_refs
from cyberdesk.emulator._rules.sessions import alias_outputs
from cyberdesk.emulator._snapshots import machine_snapshot, workflow_snapshot
from cyberdesk.emulator._state import MachineRecord, RunRecord, State

__all__ = ["HandlerThreads", "call_handler", "make_context"]


def make_context(state: State, run: RunRecord, machine: MachineRecord, sleep: Sleep) -> RunContext:
    """What the handler of a run is given; `sleep` waits on the emulator's clock.

    Raises:
        RefError: a reference in the inputs cannot be resolved.
    """
    workflow = state.workflows[run.workflow_id]
    inputs = resolve_refs(run.input_values or {}, lambda alias: alias_outputs(state, run.session_id, alias))
    attachments = (state.attachments.get(file_id) for file_id in run.input_attachment_ids)
    return RunContext(
        id=run.id,
        workflow=workflow_snapshot(workflow),
        machine=machine_snapshot(machine),
        # The workflow's prompt is the one at execution time, not at creation.
        prompt=workflow.main_prompt if run.main_prompt is None else run.main_prompt,
        inputs=_detached(inputs),
        sensitive_inputs=SensitiveInputs(_detached(state.vault.get(run.id, {}))),
        files=tuple(
            File(file.filename, file.content, file.content_type) for file in attachments if file is not None
        ),
        session_id=run.session_id,
        session_alias=run.session_alias,
        attempt=run.attempt,
        sleep=sleep,
    )


def _detached(value: Any) -> Any:
    # A handler may keep and change what it is given; the state must not follow.
    return msgspec.json.decode(msgspec.json.encode(value))


class HandlerThreads:
    """The threads of sync handlers, one for each call, which cannot be stopped from outside."""

    def __init__(self) -> None:
        self._threads: set[threading.Thread] = set()

    async def call(self, function: Callable[[], object]) -> object:
        """Run a function in a thread of its own and wait for it; cancelling stops only the waiting."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[tuple[object, BaseException | None]] = loop.create_future()

        def deliver(result: object, error: BaseException | None) -> None:
            if not future.done():
                future.set_result((result, error))

        def work() -> None:
            result: object = None
            error: BaseException | None = None
            try:
                result = function()
            except BaseException as raised:
                error = raised
            self._threads.discard(threading.current_thread())
            with contextlib.suppress(RuntimeError):  # the loop may have been closed while the function ran
                loop.call_soon_threadsafe(deliver, result, error)

        # A daemon, so that a handler that never returns cannot keep the interpreter from leaving.
        thread = threading.Thread(target=work, name="cyberdesk-emulator-handler", daemon=True)
        self._threads.add(thread)
        thread.start()
        result, error = await future
        if error is not None:
            raise error
        return result

    def join(self, timeout: float) -> int:
        """Wait at most `timeout` seconds for what is still running; return the number of threads left."""
        deadline = time.monotonic() + timeout
        threads = list(self._threads)
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return sum(thread.is_alive() for thread in threads)


async def call_handler(handler: Handler, context: RunContext, threads: HandlerThreads) -> Outcome:
    """Call a handler; whatever it does wrong becomes an outcome, too."""
    try:
        if is_async(handler):
            result: object = handler(context)
        else:
            result = await threads.call(lambda: handler(context))
        if inspect.isawaitable(result):
            result = await result
        return _checked(result, context)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        return breaks("The handler raised CancelledError")
    except RefError as error:
        return breaks(str(error))
    except BaseException as error:
        # SystemExit and the like included: in a task they would take the whole server down.
        return breaks(f"{type(error).__name__}: {error}")


def _checked(result: object, context: RunContext) -> Outcome:
    if not isinstance(result, Outcome):
        kind = type(result).__name__
        return breaks(
            f"The handler returned {kind} instead of returns(...), fails(...), breaks(...) or takes(...)"
        )
    if result.files and not context.workflow.includes_file_exports:
        return breaks("The handler returned files, but its workflow does not have includes_file_exports")
    if result.output is None:
        return result
    try:
        output: object = _detached(dict(result.output))
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        return breaks(f"The output of the handler is not JSON: {error}")
    return attrs.evolve(result, output=cast("dict[str, Any]", output))
