"""Deleting things, with all that hangs on them. Each returns the runs that ended by it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from cyberdesk.emulator._rules.connections import forget_machine
from cyberdesk.emulator._rules.life_cycle import Ending, cancel_runs, end_run
from cyberdesk.emulator._state import MachineRecord, PoolRecord, RunRecord, RunStatus, State, WorkflowRecord

__all__ = ["delete_attachments", "delete_machine", "delete_pool", "delete_run", "delete_workflow"]


def delete_run(state: State, run: RunRecord, now: datetime) -> list[RunRecord]:
    """Cancel a run if it has not ended, and delete it with its files; its trajectories stay without it."""
    ended = cancel_runs(state, [run], "Cancelled because the run was deleted", now)
    for trajectory in state.trajectories.values():
        if trajectory.run_id == run.id:
            trajectory.run_id = None
    delete_attachments(state, [*run.input_attachment_ids, *run.output_attachment_ids])
    del state.runs[run.id]
    return ended


def delete_workflow(state: State, workflow: WorkflowRecord, now: datetime) -> list[RunRecord]:
    """Delete a workflow with all its trajectories and runs."""
    for trajectory_id in [item.id for item in state.trajectories.values() if item.workflow_id == workflow.id]:
        del state.trajectories[trajectory_id]
    ended: list[RunRecord] = []
    for run in [run for run in state.runs.values() if run.workflow_id == workflow.id]:
        ended += delete_run(state, run, now)
    del state.workflows[workflow.id]
    return ended


def delete_machine(state: State, machine: MachineRecord, now: datetime) -> list[RunRecord]:
    """Delete a machine; its runs stay without one, and those that depended on it end as `error`."""
    reserved = machine.reserved_session_id
    stranded = [
        run
        for run in state.open_runs.values()
        if run.machine_id == machine.id or (reserved is not None and run.session_id == reserved)
    ]
    ended: list[RunRecord] = []
    for run in stranded:
        if not run.status.is_terminal:
            ending = Ending(status=RunStatus.ERROR, error=[f"Machine {machine.id} was deleted"], ends_session=True)
            ended += end_run(state, run, ending, now)
    for run in state.runs.values():
        if run.assigned_machine_id == machine.id:
            run.assigned_machine_id = None
        if run.requested_machine_id == machine.id:
            run.requested_machine_id = None
    for session in state.sessions.values():
        if machine.id in (session.machine_id, session.requested_machine_id):
            session.released = True
            session.machine_id = session.requested_machine_id = None
    state.desktops.pop(machine.id, None)
    for action in [key for key in state.actions if key[0] == machine.id]:
        del state.actions[action]
    state.vault.pop(machine.id, None)
    forget_machine(state, machine.id)
    del state.machines[machine.id]
    return ended


def delete_pool(state: State, pool: PoolRecord) -> None:
    """Delete a pool; its machines stay."""
    for machine in state.machines.values():
        if pool.id in machine.pool_ids:
            machine.pool_ids = [pool_id for pool_id in machine.pool_ids if pool_id != pool.id]
    state.vault.pop(pool.id, None)
    del state.pools[pool.id]


def delete_attachments(state: State, attachment_ids: Iterable[UUID]) -> None:
    """Delete files, and what their runs say about them."""
    for attachment_id in list(attachment_ids):
        attachment = state.attachments.pop(attachment_id, None)
        run = state.runs.get(attachment.run_id) if attachment is not None else None
        if run is not None:
            for ids in (run.input_attachment_ids, run.output_attachment_ids):
                if attachment_id in ids:
                    ids.remove(attachment_id)
