"""Deleting machines and pools, with all that depends on them."""

from datetime import datetime

from cyberdesk.emulator._rules.machines.connections import forget_machine
from cyberdesk.emulator._rules.runs.life_cycle import Ending, end_run
from cyberdesk.emulator._state import MachineRecord, PoolRecord, RunRecord, RunStatus, State

__all__ = ["delete_machine", "delete_pool"]


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
