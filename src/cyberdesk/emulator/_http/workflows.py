"""`/v1/workflows`, apart from their tags and prompt images."""

from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._http.included import included_names
from cyberdesk.emulator._http.queries import Query
from cyberdesk.emulator._rules.changes import update_workflow
from cyberdesk.emulator._rules.merging import duplicate_workflow, merge_workflow
from cyberdesk.emulator._rules.refusals import BadRequest
from cyberdesk.emulator._rules.removal import delete_workflow
from cyberdesk.emulator._rules.selection import WorkflowFilter, select_workflows
from cyberdesk.emulator._state import WorkflowRecord

__all__ = ["OPERATIONS"]


def _workflow(backend: Backend, call: Call) -> WorkflowRecord:
    return find(backend.state.workflows, "Workflow", call.id("workflow_id"))


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    page = query.page()
    with_tags = query.flag("include_tags")
    wanted = WorkflowFilter(
        search=query.text("search"),
        tag_ids=_tag_ids(query),
        created=query.between("created_at"),
        updated=query.between("updated_at"),
    )
    query.check()
    shown = included_names(query, render.WORKFLOW_PARTS)
    if shown is None:
        shown = ["tags"] if with_tags else []
    workflows = select_workflows(backend.state.workflows.values(), wanted)
    return page_reply(workflows, page, lambda workflow: render.workflow(backend.state, workflow, shown))


def _tag_ids(query: Query) -> frozenset[UUID]:
    texts = (query.text("tag_ids") or "").split(",")
    try:
        return frozenset(UUID(text.strip()) for text in texts if text.strip())
    except ValueError:
        # The parameter is a text to the contract, so this is no fault of the request's shape.
        raise BadRequest("tag_ids must be UUIDs with commas between them") from None


def _create(backend: Backend, call: Call) -> Reply:
    workflow = backend.add_workflow(bodies.workflow_fields(call.body))
    return json_reply(201, render.workflow(backend.state, workflow))


def _get(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    names = included_names(call.query, render.WORKFLOW_PARTS)
    shown = render.WORKFLOW_PARTS if names is None else names
    return json_reply(200, render.workflow(backend.state, workflow, shown))


def _update(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    update_workflow(workflow, bodies.workflow_changes(call.body), backend.stamp())
    return json_reply(200, render.workflow(backend.state, workflow))


def _delete(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    backend.engine.settle(delete_workflow(backend.state, workflow, backend.clock.now()))
    return Reply(204)


def _versions(backend: Backend, call: Call) -> Reply:
    return json_reply(200, _workflow(backend, call).old_versions)


def _duplicate(backend: Backend, call: Call) -> Reply:
    source = _workflow(backend, call)
    with_trajectories = bodies.include_trajectories(call.body)
    copy = duplicate_workflow(backend.state, source, with_trajectories=with_trajectories, stamp=backend.stamp())
    return json_reply(201, render.workflow(backend.state, copy))


def _merge(backend: Backend, call: Call) -> Reply:
    source = _workflow(backend, call)
    target_id, copy_trajectories = bodies.merge_target(call.body)
    target = find(backend.state.workflows, "Workflow", target_id)
    ended = merge_workflow(
        backend.state, source, target, copy_trajectories=copy_trajectories, stamp=backend.stamp()
    )
    backend.engine.settle(ended)
    return json_reply(200, render.workflow(backend.state, target))


OPERATIONS = (
    Operation("GET", "/v1/workflows", _list),
    Operation("POST", "/v1/workflows", _create),
    Operation("GET", "/v1/workflows/{workflow_id}", _get),
    Operation("PATCH", "/v1/workflows/{workflow_id}", _update),
    Operation("DELETE", "/v1/workflows/{workflow_id}", _delete),
    Operation("GET", "/v1/workflows/{workflow_id}/versions", _versions),
    Operation("POST", "/v1/workflows/{workflow_id}/duplicate", _duplicate),
    Operation("POST", "/v1/workflows/{workflow_id}/merge", _merge),
)
