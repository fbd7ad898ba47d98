"""`/v1/connections`: records that the machines' coming and going writes; changing them changes no machine."""

from typing import Any

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.machines import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._state import ConnectionRecord, MachineStatus

__all__ = ["OPERATIONS"]


def _connection(backend: Backend, request: ApiRequest) -> ConnectionRecord:
    return find(backend.state.connections, "Connection", request.id("connection_id"))


def _shown(connection: ConnectionRecord) -> dict[str, Any]:
    return connection.attributes()


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
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
    return page_response(found, page, _shown)


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    fields = bodies.connection_fields(request.json_body)
    find(backend.state.machines, "Machine", fields["machine_id"])
    stamp = backend.stamp()
    connection = ConnectionRecord(**fields, id=stamp.new_id(), connected_at=stamp.now, last_ping=stamp.now)
    backend.state.connections[connection.id] = connection
    return json_response(201, _shown(connection))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, _shown(_connection(backend, request)))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    connection = _connection(backend, request)
    changes = bodies.connection_changes(request.json_body)
    if changes.get("status") is not None:
        connection.status = MachineStatus(changes["status"])
    if changes.get("last_ping") is not None:
        connection.last_ping = changes["last_ping"]
    connection.disconnected_at = changes.get("disconnected_at", connection.disconnected_at)
    return json_response(200, _shown(connection))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    del backend.state.connections[_connection(backend, request).id]
    return ApiResponse(204)


OPERATIONS = (
    Operation("GET", "/v1/connections", _list),
    Operation("POST", "/v1/connections", _create),
    Operation("GET", "/v1/connections/{connection_id}", _get),
    Operation("PATCH", "/v1/connections/{connection_id}", _update),
    Operation("DELETE", "/v1/connections/{connection_id}", _delete),
)
