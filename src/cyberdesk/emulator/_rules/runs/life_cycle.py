"""The status changes of a run, from scheduling to its end, and their effect on its session."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._rules.errors import Conflict
from cyberdesk.emulator._rules.files.transfers import remove_inputs
from cyberdesk.emulator._rules.usage.billing import usage_metadata
from cyberdesk.emulator._state import MachineRecord, RunRecord, RunStatus, State, WorkflowRecord

__all__ = [
    "Ending",
    "cancel_run",
    "cancel_runs",
    "clear_machine",
    "end_run",
    "start_checks",
    "start_run",
]


@attrs.frozen(kw_only=True)
class Ending:
    """The end of a run."""

    status: RunStatus
    error: list[str] | None = None
    # For `task_failed` this is configurable.
    ends_session: bool = False


def start_run(state: State, run: RunRecord, machine: MachineRecord, now: datetime) -> None:
    """Start a run on a machine, which it reserves when it belongs to a session."""
    run.status = RunStatus.RUNNING
    run.started_at = now
    run.assigned_machine_id = machine.id
    machine.run_id = run.id
    if run.session_id is not None:
        state.sessions[run.session_id].machine_id = machine.id
        machine.reserved_session_id = run.session_id
    run.post_run_checks = _checks_snapshot(state.workflows[run.workflow_id])


def _checks_snapshot(workflow: WorkflowRecord) -> list[dict[str, Any]] | None:
    # Taken at the start, because later edits of the workflow must not reach the run.
    kept = {"organization_id", "user_id", "created_at", "updated_at", "id"}
    return [
        {key: value for key, value in check.items() if key not in kept}
        | {"post_run_check_id": check["id"], "status": "pending"}
        for check in workflow.post_run_checks
    ] or None


def start_checks(state: State, run: RunRecord, now: datetime) -> None:
    """Start the post-run checks; a run without a session releases its machine first."""
    run.status = RunStatus.RUNNING_CHECKS
    run.checks_started_at = now
    for check in run.post_run_checks or ():
        check.update(status="running", started_at=now)
    if run.session_id is None:
        _free_machine(state, run)


def end_run(state: State, run: RunRecord, ending: Ending, now: datetime) -> list[RunRecord]:
    """End a run.

    Returns:
        The runs that ended, this one first: releasing a session cancels its waiting runs.
    """
    _close(state, run, ending.status, ending.error, now)
    session = state.sessions.get(run.session_id) if run.session_id is not None else None
    if session is None or session.released or not (ending.ends_session or run.release_requested):
        return [run]
    run.released_session = True
    cause = f"Cancelled because run {run.id} ended as {ending.status} and released the session"
    return [run, *_release_session(state, session.id, cause, now)]


def cancel_run(state: State, run: RunRecord, reason: str, now: datetime) -> list[RunRecord]:
    """Cancel a run that has not ended, and with it the session it belongs to.

    Raises:
        Conflict: the run has ended already.
    """
    if run.status.is_terminal:
        raise Conflict(f"Run {run.id} is {run.status} and cannot be cancelled")
    ending = Ending(status=RunStatus.CANCELLED, error=[reason], ends_session=True)
    return end_run(state, run, ending, now)


def cancel_runs(state: State, runs: Iterable[RunRecord], reason: str, now: datetime) -> list[RunRecord]:
    """Cancel those of the runs that have not ended; cancelling one may end others."""
    ended: list[RunRecord] = []
    for run in list(runs):
        if not run.status.is_terminal:
            ended += cancel_run(state, run, reason, now)
    return ended


def _release_session(state: State, session_id: UUID, cause: str, now: datetime) -> list[RunRecord]:
    """Release the reserved machine, and cancel the session's open runs."""
    session = state.sessions[session_id]
    session.released = True
    for machine in state.machines.values():
        if machine.reserved_session_id == session_id:
            machine.reserved_session_id = None
    left = state.open_session_runs(session_id)
    for run in left:
        _close(state, run, RunStatus.CANCELLED, [cause], now)
    return left


def clear_machine(state: State, machine: MachineRecord, now: datetime) -> list[RunRecord]:
    """Cancel every run that uses or waits for a machine or its session, and make the machine available."""
    cause = f"Cancelled because the session of machine {machine.id} was cleared"
    ended: list[RunRecord] = []
    if machine.reserved_session_id is not None:
        ended += _release_session(state, machine.reserved_session_id, cause, now)
    ended += cancel_runs(
        state, [run for run in state.open_runs.values() if run.machine_id == machine.id], cause, now
    )
    machine.accepts_runs = True
    return ended


def _close(state: State, run: RunRecord, status: RunStatus, error: list[str] | None, now: datetime) -> None:
    run.status = status
    run.error = error
    run.ended_at = now
    for check in run.post_run_checks or ():
        if check["status"] in ("pending", "running"):
            check.update(status="success" if status is RunStatus.SUCCESS else "cancelled", ended_at=now)
    run.usage_metadata = usage_metadata(status, run.agentic_steps, run.cached_steps)
    remove_inputs(state, run)
    _free_machine(state, run)
    state.open_runs.pop(run.id, None)
    # Secrets are deleted with the end of the run.
    state.vault.pop(run.id, None)


def _free_machine(state: State, run: RunRecord) -> None:
    machine = state.machines.get(run.assigned_machine_id) if run.assigned_machine_id is not None else None
    if machine is not None and machine.run_id == run.id:
        machine.run_id = None
