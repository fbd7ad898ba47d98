"""`/v1/machines`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._http.included import MACHINE_RELATIONS, read_include
from cyberdesk.emulator._rules.changes import set_pools, update_machine
from cyberdesk.emulator._rules.removal import delete_machine
from cyberdesk.emulator._rules.selection import select_machines
from cyberdesk.emulator._state import MachineRecord, MachineStatus

__all__ = ["OPERATIONS"]


def _machine(backend: Backend, call: Call) -> MachineRecord:
    return find(backend.state.machines, "Machine", call.id("machine_id"))


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
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
    return page_reply(machines, page, render.machine, lambda shown: include.beside(backend.state, shown))


def _create(backend: Backend, call: Call) -> Reply:
    return json_reply(201, render.machine(backend.add_machine(bodies.machine_fields(call.body))))


def _get(backend: Backend, call: Call) -> Reply:
    include = read_include(call.query, MACHINE_RELATIONS)
    machine = _machine(backend, call)
    return json_reply(200, render.machine(machine) | include.beside(backend.state, [machine]))


def _update(backend: Backend, call: Call) -> Reply:
    machine = _machine(backend, call)
    ended = update_machine(backend.state, machine, bodies.machine_changes(call.body), backend.stamp())
    backend.engine.settle(ended)
    return json_reply(200, render.machine(machine))


def _delete(backend: Backend, call: Call) -> Reply:
    machine = _machine(backend, call)
    backend.engine.settle(delete_machine(backend.state, machine, backend.clock.now()))
    return Reply(204)


def _pools(backend: Backend, call: Call) -> Reply:
    machine = _machine(backend, call)
    pools = [backend.state.pools[pool_id] for pool_id in machine.pool_ids]
    return json_reply(200, [render.pool(backend.state, pool) for pool in pools])


def _set_pools(backend: Backend, call: Call) -> Reply:
    machine = _machine(backend, call)
    set_pools(backend.state, machine, bodies.pool_ids(call.body))
    backend.engine.settle()
    return json_reply(200, render.machine(machine))


OPERATIONS = (
    Operation("GET", "/v1/machines", _list),
    Operation("POST", "/v1/machines", _create),
    Operation("GET", "/v1/machines/{machine_id}", _get),
    Operation("PATCH", "/v1/machines/{machine_id}", _update),
    Operation("DELETE", "/v1/machines/{machine_id}", _delete),
    Operation("GET", "/v1/machines/{machine_id}/pools", _pools),
    Operation("PUT", "/v1/machines/{machine_id}/pools", _set_pools),
)
