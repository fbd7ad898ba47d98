"""`/v1/machines`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.included import MACHINE_RELATIONS, read_include
from cyberdesk.emulator._http.machines import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._rendering.machines import render_machine, render_pool
from cyberdesk.emulator._rules.machines.deletion import delete_machine
from cyberdesk.emulator._rules.machines.listing import select_machines
from cyberdesk.emulator._rules.machines.updates import set_pools, update_machine
from cyberdesk.emulator._state import MachineRecord, MachineStatus

__all__ = ["OPERATIONS"]


def _machine(backend: Backend, request: ApiRequest) -> MachineRecord:
    return find(backend.state.machines, "Machine", request.id("machine_id"))


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    page = query.page()
    status = query.choice("status", [status.value for status in MachineStatus])
    created = query.between("created_at")
    query.check()
    include = read_include(query, MACHINE_RELATIONS)
    machines = select_machines(
        backend.state.machines.values(),
        search=query.text("search"),
        name=query.text("name"),
        status=status,
        created=created,
    )
    return page_response(machines, page, render_machine, lambda shown: include.beside(backend.state, shown))


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(201, render_machine(backend.add_machine(bodies.machine_fields(request.json_body))))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    include = read_include(request.query, MACHINE_RELATIONS)
    machine = _machine(backend, request)
    return json_response(200, render_machine(machine) | include.beside(backend.state, [machine]))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    machine = _machine(backend, request)
    ended = update_machine(backend.state, machine, bodies.machine_changes(request.json_body), backend.stamp())
    backend.engine.settle(ended)
    return json_response(200, render_machine(machine))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    machine = _machine(backend, request)
    backend.engine.settle(delete_machine(backend.state, machine, backend.clock.now()))
    return ApiResponse(204)


def _pools(backend: Backend, request: ApiRequest) -> ApiResponse:
    machine = _machine(backend, request)
    pools = [backend.state.pools[pool_id] for pool_id in machine.pool_ids]
    return json_response(200, [render_pool(backend.state, pool) for pool in pools])


def _set_pools(backend: Backend, request: ApiRequest) -> ApiResponse:
    machine = _machine(backend, request)
    set_pools(backend.state, machine, bodies.pool_ids(request.json_body))
    backend.engine.settle()
    return json_response(200, render_machine(machine))


OPERATIONS = (
    Operation("GET", "/v1/machines", _list),
    Operation("POST", "/v1/machines", _create),
    Operation("GET", "/v1/machines/{machine_id}", _get),
    Operation("PATCH", "/v1/machines/{machine_id}", _update),
    Operation("DELETE", "/v1/machines/{machine_id}", _delete),
    Operation("GET", "/v1/machines/{machine_id}/pools", _pools),
    Operation("PUT", "/v1/machines/{machine_id}/pools", _set_pools),
)
