"""Connections of the agents of machines."""

from uuid import UUID

from cyberdesk.emulator._rules.errors import MachineUnreachable
from cyberdesk.emulator._rules.runs.life_cycle import Ending, end_run
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import (
    ConnectionRecord,
    MachineRecord,
    MachineStatus,
    RequestLogRecord,
    RunRecord,
    RunStatus,
    State,
)

__all__ = ["check_connected", "connect", "disconnect", "forget_machine", "log_request"]


def connect(state: State, machine: MachineRecord, stamp: Stamp) -> ConnectionRecord:
    """Connect the agent of a machine; its previous connection ends."""
    _end_connections(state, machine, MachineStatus.DISCONNECTED, stamp)
    connection = ConnectionRecord(
        id=stamp.new_id(),
        machine_id=machine.id,
        websocket_id=f"ws_{stamp.new_id().hex}",
        connected_at=stamp.now,
        last_ping=stamp.now,
        ip_address="127.0.0.1",
        user_agent="cyberdriver (emulated)",
    )
    state.connections[connection.id] = connection
    machine.status = MachineStatus.CONNECTED
    machine.last_seen = stamp.now
    return connection


def disconnect(state: State, machine: MachineRecord, status: MachineStatus, stamp: Stamp) -> list[RunRecord]:
    """Disconnect a machine. The run on it ends as `error`, and with it its session; waiting runs keep waiting.

    Returns:
        The runs that ended by it.
    """
    _end_connections(state, machine, status, stamp)
    machine.status = status
    run = state.open_runs.get(machine.run_id) if machine.run_id is not None else None
    if run is None:
        return []
    reason = f"Machine {machine.id} was lost while the run was on it: {status}"
    return end_run(state, run, Ending(status=RunStatus.ERROR, error=[reason], ends_session=True), stamp.now)


def _end_connections(state: State, machine: MachineRecord, status: MachineStatus, stamp: Stamp) -> None:
    for connection in state.connections.values():
        if connection.machine_id == machine.id and connection.status is MachineStatus.CONNECTED:
            connection.status = status
            connection.disconnected_at = stamp.now


def check_connected(machine: MachineRecord) -> None:
    """Refuse operations that need a connected agent.

    Raises:
        MachineUnreachable: the machine is not connected.
    """
    if machine.status is not MachineStatus.CONNECTED:
        raise MachineUnreachable(f"Machine {machine.id} is {machine.status}")


def log_request(state: State, log: RequestLogRecord, at_most: int) -> None:
    """Store the record of a request to a machine, and at most `at_most` records in all."""
    state.request_logs[log.id] = log
    while len(state.request_logs) > at_most:
        del state.request_logs[next(iter(state.request_logs))]


def forget_machine(state: State, machine_id: UUID) -> None:
    """Delete the records of a deleted machine."""
    for records in (state.connections, state.request_logs):
        for key in [key for key, record in records.items() if record.machine_id == machine_id]:
            del records[key]
    for machine in state.machines.values():
        if machine.linked_keepalive_machine_id == machine_id:
            machine.linked_keepalive_machine_id = None
