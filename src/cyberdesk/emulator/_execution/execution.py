"""One execution of a workflow: calling its handler, and validating its outcome."""

import asyncio
import contextlib
import inspect
import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import attrs
import msgspec

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.desktops import Desktops
from cyberdesk.emulator._desktop.files import FileProblem
from cyberdesk.emulator._execution.handlers import (
    File,
    Handler,
    Outcome,
    RunContext,
    SensitiveInputs,
    breaks,
    is_async,
)
from cyberdesk.emulator._execution.history import HistoryWriter, RunEndedError
from cyberdesk.emulator._rules.files.transfers import place_inputs
from cyberdesk.emulator._rules.inputs.paths import PathError
from cyberdesk.emulator._rules.inputs.prompts import render_prompt
from cyberdesk.emulator._rules.inputs.schemas import SchemaError, output_schema, parse_schema, violations
from cyberdesk.emulator._rules.inputs.validation import final_violations
from cyberdesk.emulator._rules.inputs.values import Effective, execution_inputs, normalized, secret_texts
from cyberdesk.emulator._rules.runs.checks import CheckResult, Findings, evaluate_check, worst_result
from cyberdesk.emulator._rules.sessions.refs import RefError
from cyberdesk.emulator._state import MachineRecord, RunRecord, State, WorkflowRecord
from cyberdesk.emulator._threads import HandlerThreads
from cyberdesk.emulator._time.clock import Clock
from cyberdesk.emulator._views import machine_snapshot, workflow_snapshot

__all__ = [
    "Execution",
    "ExecutionServices",
    "HandlerThreads",
    "InputError",
    "call_handler",
    "run_checks",
    "set_up",
]

logger = logging.getLogger("cyberdesk.emulator")

Result = TypeVar("Result")

_MAX_SHOWN = 5
_OUTPUT_CHECK = "output_data_passes_schema_validation"


class InputError(ValueError):
    """The inputs of a run cannot be used for its execution."""


@attrs.frozen(kw_only=True)
class ExecutionServices:
    """What all executions of an emulator share.

    Attributes:
        check_results: the results of post-run checks by name, unless the handler sets others.
    """

    state: State
    clock: Clock
    threads: HandlerThreads
    desktops: Desktops
    running_seconds: float
    check_results: dict[str, CheckResult]


@attrs.define(eq=False)
class Execution:
    """An execution in progress: the context of its handler, and its exported files."""

    run: RunRecord
    context: RunContext
    history_writer: HistoryWriter
    exports: list[File]


@attrs.frozen
class _RunEnvironment:
    """The implementation of `RunEnvironment`, on which `RunContext` acts."""

    services: ExecutionServices
    history_writer: HistoryWriter
    machine: MachineRecord
    secrets: frozenset[str]
    exports: list[File]

    @property
    def desktop(self) -> Desktop:
        return Desktop(self.services.desktops, self.machine.id, self._call, self.secrets)

    @property
    def typical_seconds(self) -> float:
        return self.services.running_seconds

    def step(self, text: str, *, cached: bool) -> None:
        self._call(lambda: self.history_writer.step(text, cached=cached))

    def export(self, file: File) -> None:
        self._call(lambda: self.exports.append(file))

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            await self.services.clock.sleep(seconds)

    def _call(self, function: Callable[[], Result]) -> Result:
        def act() -> Result:
            self.history_writer.check_running()
            return function()

        return self.services.threads.in_loop(act)


def set_up(services: ExecutionServices, run: RunRecord, machine: MachineRecord) -> Execution:
    """Prepare a run for its handler: inputs, prompt, files on the desktop, the beginning of its history.

    Raises:
        InputError: its inputs cannot be used.
    """
    state, now = services.state, services.clock.now()
    workflow = state.workflows[run.workflow_id]
    try:
        values = _values(state, run, machine, workflow)
        # The workflow's prompt is the one at execution time, not at creation.
        prompt = workflow.main_prompt if run.main_prompt is None else run.main_prompt
        rendered = render_prompt(prompt, values.inputs, values.sensitive)
        place_inputs(state, run, services.desktops.record(machine.id), now)
    except (RefError, PathError, SchemaError, FileProblem) as error:
        raise InputError(str(error)) from None
    secrets = secret_texts(values.sensitive)
    history_writer = HistoryWriter(run, machine, services.desktops, services.clock.now, secrets)
    history_writer.open(rendered)
    exports: list[File] = []
    attachments = (state.attachments.get(file_id) for file_id in run.input_attachment_ids)
    context = RunContext(
        id=run.id,
        workflow=workflow_snapshot(workflow),
        machine=machine_snapshot(machine),
        prompt=prompt,
        rendered_prompt=rendered,
        inputs=values.inputs,
        sensitive_inputs=SensitiveInputs(values.sensitive),
        files=tuple(
            File(file.filename, file.content, file.content_type) for file in attachments if file is not None
        ),
        session_id=run.session_id,
        session_alias=run.session_alias,
        attempt=run.attempt,
        environment=_RunEnvironment(services, history_writer, machine, secrets, exports),
    )
    return Execution(run, context, history_writer, exports)


def _values(state: State, run: RunRecord, machine: MachineRecord, workflow: WorkflowRecord) -> Effective:
    values = execution_inputs(state, run, machine)
    found = final_violations(
        workflow.input_schema, values, run.input_values or {}, run.sensitive_input_aliases or {}
    )
    if found:
        shown = "; ".join(map(str, found[:_MAX_SHOWN]))
        more = f"; and {len(found) - _MAX_SHOWN} more" if len(found) > _MAX_SHOWN else ""
        raise InputError(f"The inputs do not fit the input_schema: {shown}{more}")
    schema = parse_schema(workflow.input_schema) if workflow.input_schema is not None else None
    # Copied, because a handler may modify its inputs.
    return Effective(_detached(normalized(values.inputs, schema)), _detached(values.sensitive))


def _detached(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


async def call_handler(handler: Handler, execution: Execution, threads: HandlerThreads) -> Outcome:
    """Call a handler; an exception becomes an outcome, too."""
    context = execution.context
    threads.bind()
    try:
        if is_async(handler):
            result: object = handler(context)
        else:
            result = await threads.call(lambda: handler(context))
        if inspect.isawaitable(result):
            result = await result
        outcome = _checked(result, execution)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        outcome = breaks("The handler raised CancelledError")
    except BaseException as error:
        # SystemExit and KeyboardInterrupt, too: raised in a task, they would end the emulator.
        outcome = breaks(execution.history_writer.masked(f"{type(error).__name__}: {error}"))
        if not isinstance(error, RunEndedError):
            _log_failure(execution, error)
    outcome = attrs.evolve(outcome, files=(*execution.exports, *outcome.files))
    with contextlib.suppress(RuntimeError):  # the run was cancelled meanwhile
        execution.history_writer.check_running()
        execution.history_writer.close(outcome.reason or "The task is done.")
    return outcome


def _log_failure(execution: Execution, error: BaseException) -> None:
    """Log the traceback of a handler, without the sensitive inputs of its run."""
    lines = "".join(traceback.format_exception(error))
    logger.error(
        "The handler of run %s raised an exception\n%s",
        execution.run.id,
        execution.history_writer.masked(lines).rstrip(),
    )


def _checked(result: object, execution: Execution) -> Outcome:
    if not isinstance(result, Outcome):
        kind = type(result).__name__
        return breaks(
            f"The handler returned {kind} instead of returns(...), fails(...), breaks(...) or takes(...)"
        )
    workflow = execution.context.workflow
    if result.files and not workflow.includes_file_exports:
        return breaks("The handler returned files, but its workflow does not have includes_file_exports")
    if result.output is None:
        return result
    try:
        output: dict[str, Any] = _detached(dict(result.output))
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        return breaks(f"The output of the handler is not JSON: {error}")
    problem = _misfit(output, execution)
    return breaks(problem) if problem else attrs.evolve(result, output=output)


def _misfit(output: dict[str, Any], execution: Execution) -> str | None:
    """Why the output does not fit its schema; not evaluated when a post-run check does so."""
    schema = output_schema(execution.context.workflow.output_schema)
    if schema is None or any(check.get("type") == _OUTPUT_CHECK for check in execution.run.post_run_checks or ()):
        return None
    try:
        found = violations(schema, output)
    except SchemaError as error:
        return f"The output_schema of the workflow cannot be used: {error}"
    return f"The output of the handler does not fit the output_schema: {found[0]}" if found else None


def run_checks(services: ExecutionServices, execution: Execution, outcome: Outcome) -> Outcome:
    """Evaluate the post-run checks of a successful run, and return the outcome after them."""
    run = execution.run
    workflow = services.state.workflows.get(run.workflow_id)
    findings = Findings(
        inputs=execution.context.inputs,
        output=outcome.output,
        filenames=[file.name for file in outcome.files],
        output_schema=execution.context.workflow.output_schema,
    )
    results: list[tuple[str, CheckResult]] = []
    for check in run.post_run_checks or ():
        name = str(check.get("name"))
        scripted = outcome.checks.get(name) or services.check_results.get(name)
        result = evaluate_check(check, findings, scripted)
        results.append((name, result))
        check.update(_as_fields(result, services.clock.now()))
    status, reasons = worst_result(results)
    if status == "success":
        return outcome
    cleanup = workflow.post_run_check_failure_cleanup_prompt if workflow is not None else None
    if status == "failed" and cleanup and run.session_id is not None:
        execution.history_writer.note(cleanup, "post_run_check_failure_cleanup")
    ending: Any = "task_failed" if status == "failed" else "error"
    return attrs.evolve(outcome, status=ending, reason="; ".join(reasons))


def _as_fields(result: CheckResult, now: datetime) -> dict[str, Any]:
    matched = result.matched_filenames
    return {
        "status": result.status,
        "error_message": result.error_message,
        "messages": list(result.messages) or None,
        "matched_filenames": None if matched is None else list(matched),
        "ended_at": now,
    }
