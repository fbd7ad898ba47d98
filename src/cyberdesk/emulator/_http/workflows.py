"""`/v1/workflows`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._rules.changes import update_workflow
from cyberdesk.emulator._rules.removal import delete_workflow
from cyberdesk.emulator._rules.selection import select_workflows
from cyberdesk.emulator._state import WorkflowRecord

__all__ = ["OPERATIONS"]


def _workflow(backend: Backend, call: Call) -> WorkflowRecord:
    return find(backend.state.workflows, "Workflow", call.id("workflow_id"))


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    page = query.page()
    search, created, updated = query.text("search"), query.between("created_at"), query.between("updated_at")
    query.check()
    workflows = select_workflows(backend.state.workflows.values(), search=search, created=created, updated=updated)
    return page_reply(workflows, page, lambda workflow: render.workflow(workflow, related=False))


def _create(backend: Backend, call: Call) -> Reply:
    workflow = backend.add_workflow(bodies.workflow_fields(call.body))
    return json_reply(201, render.workflow(workflow, related=True))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, render.workflow(_workflow(backend, call), related=True))


def _update(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    update_workflow(workflow, bodies.workflow_changes(call.body), backend.stamp())
    return json_reply(200, render.workflow(workflow, related=True))


def _delete(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    backend.engine.settle(delete_workflow(backend.state, workflow, backend.clock.now()))
    return Reply(204)


OPERATIONS = (
    Operation("GET", "/v1/workflows", _list),
    Operation("POST", "/v1/workflows", _create),
    Operation("GET", "/v1/workflows/{workflow_id}", _get),
    Operation("PATCH", "/v1/workflows/{workflow_id}", _update),
    Operation("DELETE", "/v1/workflows/{workflow_id}", _delete),
)
