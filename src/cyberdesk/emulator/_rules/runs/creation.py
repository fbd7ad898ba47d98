"""New runs: alone, in bulk, in a chain. Everything is checked before anything is changed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.errors import InvalidRequest, NotFound, Problem
from cyberdesk.emulator._rules.files.attachments import attach
from cyberdesk.emulator._rules.inputs.prompts import prompt_variables
from cyberdesk.emulator._rules.runs.acceptance import check_chain_inputs, check_inputs
from cyberdesk.emulator._rules.runs.orders import (
    BulkOrder,
    ChainOrder,
    MachineChoice,
    RunOrder,
    StepOrder,
)
from cyberdesk.emulator._rules.sessions.refs import chain_problems, find_refs, malformed_refs
from cyberdesk.emulator._rules.sessions.sessions import check_choice, check_not_both, open_session
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import RunRecord, State, WorkflowRecord

__all__ = ["check_values", "create_bulk", "create_chain", "create_run", "keep_secrets"]


def create_run(state: State, order: RunOrder, stamp: Stamp) -> RunRecord:
    """Create one run; a session that it starts carries the run's own id."""
    _check(state, order)
    run_id = stamp.new_id()
    session_id = order.choice.session_id
    if order.start_session:
        session_id = open_session(state, run_id, order.choice).id
    return _add_run(state, order, run_id, session_id, stamp)


def create_bulk(state: State, order: BulkOrder, stamp: Stamp) -> list[RunRecord]:
    """Create the same run several times; all share the session that the request starts."""
    _check(state, order.run)
    session_id = order.run.choice.session_id
    if order.run.start_session:
        session_id = open_session(state, stamp.new_id(), order.run.choice).id
    return [_add_run(state, order.run, stamp.new_id(), session_id, stamp) for _ in range(order.count)]


def create_chain(state: State, order: ChainOrder, stamp: Stamp) -> tuple[UUID, list[RunRecord]]:
    """Create the runs of a chain, in their order; the last one releases the session unless it is kept."""
    workflows = [_workflow(state, step.workflow_id) for step in order.steps]
    check_choice(state, order.choice)
    runs = [_step_run(order, place, workflow) for place, workflow in enumerate(workflows)]
    _check_chain(state, order, runs)
    session_id = order.choice.session_id or open_session(state, stamp.new_id(), order.choice).id
    return session_id, [_add_run(state, run, stamp.new_id(), session_id, stamp) for run in runs]


def _step_run(order: ChainOrder, place: int, workflow: WorkflowRecord) -> RunOrder:
    step: StepOrder = order.steps[place]
    declared = prompt_variables(workflow.main_prompt).inputs
    shared = {key: value for key, value in order.shared_inputs.items() if key in declared}
    is_last = place == len(order.steps) - 1
    return RunOrder(
        workflow_id=workflow.id,
        choice=order.choice,
        session_alias=step.session_alias,
        release_session_after=True if is_last and not order.keep_session_after_completion else None,
        is_priority=order.is_priority,
        input_values=(shared | step.inputs) or None,
        sensitive_values=(order.shared_sensitive_inputs | step.sensitive_inputs) or None,
        files=order.shared_files if place == 0 else (),
    )


def _check_chain(state: State, order: ChainOrder, runs: list[RunOrder]) -> None:
    left_behind: set[str] = set()
    if order.choice.session_id is not None:
        earlier = state.session_runs(order.choice.session_id)
        left_behind = {run.session_alias for run in earlier if run.session_alias is not None}
    aliases = [step.session_alias for step in order.steps]
    problems = chain_problems(aliases, [run.input_values or {} for run in runs], left_behind)
    problems += _secret_problems(order.shared_sensitive_inputs, ("shared_sensitive_inputs",))
    for place, step in enumerate(order.steps):
        problems += _secret_problems(step.sensitive_inputs, ("steps", place, "sensitive_inputs"))
    if problems:
        raise InvalidRequest(*problems)
    check_chain_inputs(state, runs)


def _check(state: State, order: RunOrder) -> None:
    check_values(order.input_values, order.sensitive_values)
    check_not_both(order.choice, order.start_session)
    workflow = _workflow(state, order.workflow_id)
    check_choice(state, order.choice)
    check_inputs(state, workflow, order.choice, order.input_values, order.sensitive_values)


def check_values(inputs: Mapping[str, Any] | None, secrets: Mapping[str, Any] | None) -> None:
    """Refuse malformed references, and any reference in sensitive values."""
    problems = malformed_refs(dict(inputs or {}), ("input_values",))
    problems += _secret_problems(secrets or {}, ("sensitive_input_values",))
    if problems:
        raise InvalidRequest(*problems)


def _secret_problems(secrets: Mapping[str, Any], place: tuple[str | int, ...]) -> list[Problem]:
    return [
        Problem(("body", *place, *where, "$ref"), "References are not allowed in sensitive inputs")
        for where, _ in find_refs(dict(secrets))
    ]


def _workflow(state: State, workflow_id: UUID) -> WorkflowRecord:
    workflow = state.workflows.get(workflow_id)
    if workflow is None:
        raise NotFound("Workflow", workflow_id)
    return workflow


def _add_run(state: State, order: RunOrder, run_id: UUID, session_id: UUID | None, stamp: Stamp) -> RunRecord:
    # In a joined session the machine is the session's, whatever else the request named.
    choice = MachineChoice() if order.choice.session_id is not None else order.choice
    run = RunRecord(
        id=run_id,
        workflow_id=order.workflow_id,
        created_at=stamp.now,
        sequence=state.next_sequence(),
        is_priority=order.is_priority,
        requested_machine_id=choice.machine_id,
        pool_ids=choice.pool_ids,
        session_id=session_id,
        session_alias=order.session_alias,
        release_requested=order.release_session_after,
        main_prompt=order.main_prompt,
        model_metadata=order.model_metadata,
        input_values=order.input_values,
    )
    state.runs[run.id] = state.open_runs[run.id] = run
    keep_secrets(state, run, order.sensitive_values, stamp)
    run.input_attachment_ids = attach(state, run, order.files, stamp)
    return run


def keep_secrets(state: State, run: RunRecord, secrets: Mapping[str, Any] | None, stamp: Stamp) -> None:
    """Store sensitive values for one run, which shows only an alias for each."""
    run.sensitive_input_aliases = None
    if secrets:
        state.vault[run.id] = dict(secrets)
        run.sensitive_input_aliases = {key: f"alias_{stamp.new_id().hex}" for key in secrets}
