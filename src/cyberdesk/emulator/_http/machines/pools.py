"""`/v1/pools`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.included import POOL_RELATIONS, read_include
from cyberdesk.emulator._http.machines import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._rendering.machines import render_pool, render_pool_with_machines
from cyberdesk.emulator._rules.machines.deletion import delete_pool
from cyberdesk.emulator._rules.machines.updates import update_pool
from cyberdesk.emulator._state import MachineRecord, PoolRecord

__all__ = ["OPERATIONS"]


def _pool(backend: Backend, request: ApiRequest) -> PoolRecord:
    return find(backend.state.pools, "Pool", request.id("pool_id"))


def _named_machines(backend: Backend, request: ApiRequest) -> list[MachineRecord]:
    return [
        find(backend.state.machines, "Machine", machine_id) for machine_id in bodies.machine_ids(request.json_body)
    ]


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    page = query.page()
    query.check()
    include = read_include(query, POOL_RELATIONS)
    return page_response(
        list(backend.state.pools.values()),
        page,
        lambda pool: render_pool(backend.state, pool),
        lambda shown: include.beside(backend.state, shown),
    )


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    pool = backend.add_pool(bodies.pool_fields(request.json_body))
    return json_response(201, render_pool(backend.state, pool))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    with_machines = query.flag("include_machines")
    query.check()
    include = read_include(query, POOL_RELATIONS)
    pool = _pool(backend, request)
    show = render_pool_with_machines if with_machines else render_pool
    return json_response(200, show(backend.state, pool) | include.beside(backend.state, [pool]))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    pool = _pool(backend, request)
    update_pool(backend.state, pool, bodies.pool_changes(request.json_body), backend.stamp())
    return json_response(200, render_pool(backend.state, pool))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    delete_pool(backend.state, _pool(backend, request))
    return ApiResponse(204)


def _add_machines(backend: Backend, request: ApiRequest) -> ApiResponse:
    pool = _pool(backend, request)
    for machine in _named_machines(backend, request):
        if pool.id not in machine.pool_ids:
            machine.pool_ids = [*machine.pool_ids, pool.id]
    backend.engine.settle()
    return json_response(200, render_pool_with_machines(backend.state, pool))


def _remove_machines(backend: Backend, request: ApiRequest) -> ApiResponse:
    pool = _pool(backend, request)
    for machine in _named_machines(backend, request):
        if pool.id in machine.pool_ids:
            machine.pool_ids = [pool_id for pool_id in machine.pool_ids if pool_id != pool.id]
    return ApiResponse(204)


OPERATIONS = (
    Operation("GET", "/v1/pools", _list),
    Operation("POST", "/v1/pools", _create),
    Operation("GET", "/v1/pools/{pool_id}", _get),
    Operation("PATCH", "/v1/pools/{pool_id}", _update),
    Operation("DELETE", "/v1/pools/{pool_id}", _delete),
    Operation("POST", "/v1/pools/{pool_id}/machines", _add_machines),
    Operation("DELETE", "/v1/pools/{pool_id}/machines", _remove_machines),
)
