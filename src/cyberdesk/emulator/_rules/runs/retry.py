"""Retrying a run under its old id."""

from cyberdesk.emulator._rules.errors import Conflict, NotFound
from cyberdesk.emulator._rules.files.attachments import attach, delete_attachments
from cyberdesk.emulator._rules.runs.acceptance import check_inputs, choice_of_retry
from cyberdesk.emulator._rules.runs.creation import check_values, keep_secrets
from cyberdesk.emulator._rules.runs.orders import MachineChoice, RetryOrder
from cyberdesk.emulator._rules.sessions.sessions import check_choice, check_not_both, open_session, reopen_session
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import RunRecord, RunStatus, State

__all__ = ["retry_run"]


def retry_run(state: State, run: RunRecord, order: RetryOrder, stamp: Stamp) -> None:
    """Reset a run that has ended.

    Outputs, history and results are deleted; inputs and input files are kept unless new ones are given; secrets,
    deleted at the end of the run, must be given again.

    Raises:
        Conflict: the run has not ended.
    """
    if not run.status.is_terminal:
        raise Conflict(f"Run {run.id} is {run.status}; only a run that has ended can be retried")
    check_values(order.input_values, order.sensitive_values)
    check_not_both(order.choice, order.start_session)
    if run.workflow_id not in state.workflows:
        raise NotFound("Workflow", run.workflow_id)
    # Its own session may be named even if the failure of this run has released it.
    if order.choice.session_id is None or order.choice.session_id != run.session_id:
        check_choice(state, order.choice)
    inputs = run.input_values if order.input_values is None else order.input_values
    check_inputs(
        state, state.workflows[run.workflow_id], choice_of_retry(run, order), inputs, order.sensitive_values
    )
    _reset(state, run, stamp)
    _choose_session(state, run, order, stamp)
    _apply_inputs(state, run, order, stamp)


def _reset(state: State, run: RunRecord, stamp: Stamp) -> None:
    delete_attachments(state, run.output_attachment_ids)
    run.output_attachment_ids = []
    run.status = RunStatus.SCHEDULING
    run.ready, run.ready_at = False, None
    run.attempt += 1
    run.sequence = state.next_sequence()
    run.assigned_machine_id = run.started_at = run.checks_started_at = run.ended_at = None
    run.error = run.output_data = run.run_message_history = run.usage_metadata = run.post_run_checks = None
    run.agentic_steps = run.cached_steps = 0
    run.screenshots = {}
    run.released_session = False
    state.open_runs[run.id] = run


def _choose_session(state: State, run: RunRecord, order: RetryOrder, stamp: Stamp) -> None:
    if order.start_session:
        _choose_machine(run, order.choice)
        # A new id, because the id of the run may be that of the session it started the first time.
        constraint = MachineChoice(machine_id=run.requested_machine_id, pool_ids=run.pool_ids)
        run.session_id = open_session(state, stamp.new_id(), constraint).id
    elif order.choice.session_id is not None:
        run.session_id = order.choice.session_id
        run.requested_machine_id = None
    else:
        if not order.reuse_session:
            run.session_id = run.session_alias = run.release_requested = None
        if run.session_id is None:
            _choose_machine(run, order.choice)
    if run.session_id is not None and state.sessions[run.session_id].released:
        reopen_session(state, run.session_id)
    if order.session_alias is not None:
        run.session_alias = order.session_alias
    if order.release_session_after is not None:
        run.release_requested = order.release_session_after


def _choose_machine(run: RunRecord, choice: MachineChoice) -> None:
    # Naming pools removes an earlier restriction to one machine, which would make them useless.
    if choice.machine_id is not None or choice.pool_ids is not None:
        run.requested_machine_id, run.pool_ids = choice.machine_id, choice.pool_ids


def _apply_inputs(state: State, run: RunRecord, order: RetryOrder, stamp: Stamp) -> None:
    if order.input_values is not None:
        run.input_values = order.input_values
    if order.is_priority is not None:
        run.is_priority = order.is_priority
    keep_secrets(state, run, order.sensitive_values, stamp)
    if order.files is not None:
        delete_attachments(state, run.input_attachment_ids)
        run.input_attachment_ids = attach(state, run, order.files, stamp)
