"""`/v1/pools`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._http.included import POOL_RELATIONS, read_include
from cyberdesk.emulator._rules.changes import update_pool
from cyberdesk.emulator._rules.removal import delete_pool
from cyberdesk.emulator._state import MachineRecord, PoolRecord

__all__ = ["OPERATIONS"]


def _pool(backend: Backend, call: Call) -> PoolRecord:
    return find(backend.state.pools, "Pool", call.id("pool_id"))


def _named_machines(backend: Backend, call: Call) -> list[MachineRecord]:
    return [find(backend.state.machines, "Machine", machine_id) for machine_id in bodies.machine_ids(call.body)]


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    page = query.page()
    query.check()
    include = read_include(query, POOL_RELATIONS)
    return page_reply(
        list(backend.state.pools.values()),
        page,
        lambda pool: render.pool(backend.state, pool),
        lambda shown: include.beside(backend.state, shown),
    )


def _create(backend: Backend, call: Call) -> Reply:
    pool = backend.add_pool(bodies.pool_fields(call.body))
    return json_reply(201, render.pool(backend.state, pool))


def _get(backend: Backend, call: Call) -> Reply:
    query = call.query
    with_machines = query.flag("include_machines")
    query.check()
    include = read_include(query, POOL_RELATIONS)
    pool = _pool(backend, call)
    show = render.pool_with_machines if with_machines else render.pool
    return json_reply(200, show(backend.state, pool) | include.beside(backend.state, [pool]))


def _update(backend: Backend, call: Call) -> Reply:
    pool = _pool(backend, call)
    update_pool(backend.state, pool, bodies.pool_changes(call.body), backend.stamp())
    return json_reply(200, render.pool(backend.state, pool))


def _delete(backend: Backend, call: Call) -> Reply:
    delete_pool(backend.state, _pool(backend, call))
    return Reply(204)


def _add_machines(backend: Backend, call: Call) -> Reply:
    pool = _pool(backend, call)
    for machine in _named_machines(backend, call):
        if pool.id not in machine.pool_ids:
            machine.pool_ids = [*machine.pool_ids, pool.id]
    backend.engine.settle()
    return json_reply(200, render.pool_with_machines(backend.state, pool))


def _remove_machines(backend: Backend, call: Call) -> Reply:
    pool = _pool(backend, call)
    for machine in _named_machines(backend, call):
        if pool.id in machine.pool_ids:
            machine.pool_ids = [pool_id for pool_id in machine.pool_ids if pool_id != pool.id]
    return Reply(204)


OPERATIONS = (
    Operation("GET", "/v1/pools", _list),
    Operation("POST", "/v1/pools", _create),
    Operation("GET", "/v1/pools/{pool_id}", _get),
    Operation("PATCH", "/v1/pools/{pool_id}", _update),
    Operation("DELETE", "/v1/pools/{pool_id}", _delete),
    Operation("POST", "/v1/pools/{pool_id}/machines", _add_machines),
    Operation("DELETE", "/v1/pools/{pool_id}/machines", _remove_machines),
)
