"""`/v1/connections`: records that the machines' coming and going writes; changing them changes no machine."""

from typing import Any

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._state import ConnectionRecord, MachineStatus

__all__ = ["OPERATIONS"]


def _connection(backend: Backend, call: Call) -> ConnectionRecord:
    return find(backend.state.connections, "Connection", call.id("connection_id"))


def _shown(connection: ConnectionRecord) -> dict[str, Any]:
    return connection.attributes()


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    machine_id = query.uuid("machine_id")
    status = query.choice("status", [status.value for status in MachineStatus])
    page = query.page()
    query.check()
    found = [
        connection
        for connection in backend.state.connections.values()
        if (machine_id is None or connection.machine_id == machine_id)
        and (status is None or connection.status == status)
    ]
    return page_reply(found, page, _shown)


def _create(backend: Backend, call: Call) -> Reply:
    fields = bodies.connection_fields(call.body)
    find(backend.state.machines, "Machine", fields["machine_id"])
    stamp = backend.stamp()
    connection = ConnectionRecord(**fields, id=stamp.new_id(), connected_at=stamp.now, last_ping=stamp.now)
    backend.state.connections[connection.id] = connection
    return json_reply(201, _shown(connection))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, _shown(_connection(backend, call)))


def _update(backend: Backend, call: Call) -> Reply:
    connection = _connection(backend, call)
    changes = bodies.connection_changes(call.body)
    if changes.get("status") is not None:
        connection.status = MachineStatus(changes["status"])
    if changes.get("last_ping") is not None:
        connection.last_ping = changes["last_ping"]
    connection.disconnected_at = changes.get("disconnected_at", connection.disconnected_at)
    return json_reply(200, _shown(connection))


def _delete(backend: Backend, call: Call) -> Reply:
    del backend.state.connections[_connection(backend, call).id]
    return Reply(204)


OPERATIONS = (
    Operation("GET", "/v1/connections", _list),
    Operation("POST", "/v1/connections", _create),
    Operation("GET", "/v1/connections/{connection_id}", _get),
    Operation("PATCH", "/v1/connections/{connection_id}", _update),
    Operation("DELETE", "/v1/connections/{connection_id}", _delete),
)
