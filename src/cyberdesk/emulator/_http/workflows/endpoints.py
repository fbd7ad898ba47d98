"""`/v1/workflows`, apart from their tags and prompt images."""

from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.included import included_names
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._http.queries import Query
from cyberdesk.emulator._http.workflows import bodies
from cyberdesk.emulator._rendering.workflows import WORKFLOW_PARTS, render_workflow
from cyberdesk.emulator._rules.errors import BadRequest
from cyberdesk.emulator._rules.workflows.deletion import delete_workflow
from cyberdesk.emulator._rules.workflows.listing import WorkflowFilter, select_workflows
from cyberdesk.emulator._rules.workflows.merging import duplicate_workflow, merge_workflow
from cyberdesk.emulator._rules.workflows.updates import update_workflow
from cyberdesk.emulator._state import WorkflowRecord

__all__ = ["OPERATIONS"]


def _workflow(backend: Backend, request: ApiRequest) -> WorkflowRecord:
    return find(backend.state.workflows, "Workflow", request.id("workflow_id"))


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    page = query.page()
    with_tags = query.flag("include_tags")
    wanted = WorkflowFilter(
        search=query.text("search"),
        tag_ids=_tag_ids(query),
        created=query.between("created_at"),
        updated=query.between("updated_at"),
    )
    query.check()
    shown = included_names(query, WORKFLOW_PARTS)
    if shown is None:
        shown = ["tags"] if with_tags else []
    workflows = select_workflows(backend.state.workflows.values(), wanted)
    return page_response(workflows, page, lambda workflow: render_workflow(backend.state, workflow, shown))


def _tag_ids(query: Query) -> frozenset[UUID]:
    texts = (query.text("tag_ids") or "").split(",")
    try:
        return frozenset(UUID(text.strip()) for text in texts if text.strip())
    except ValueError:
        # The contract declares the parameter as a string, so this is not a validation error.
        raise BadRequest("tag_ids must be UUIDs with commas between them") from None


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = backend.add_workflow(bodies.workflow_fields(request.json_body))
    return json_response(201, render_workflow(backend.state, workflow))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = _workflow(backend, request)
    names = included_names(request.query, WORKFLOW_PARTS)
    shown = WORKFLOW_PARTS if names is None else names
    return json_response(200, render_workflow(backend.state, workflow, shown))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = _workflow(backend, request)
    update_workflow(workflow, bodies.workflow_changes(request.json_body), backend.stamp())
    return json_response(200, render_workflow(backend.state, workflow))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = _workflow(backend, request)
    backend.engine.settle(delete_workflow(backend.state, workflow, backend.clock.now()))
    return ApiResponse(204)


def _versions(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, _workflow(backend, request).old_versions)


def _duplicate(backend: Backend, request: ApiRequest) -> ApiResponse:
    source = _workflow(backend, request)
    with_trajectories = bodies.include_trajectories(request.json_body)
    copy = duplicate_workflow(backend.state, source, with_trajectories=with_trajectories, stamp=backend.stamp())
    return json_response(201, render_workflow(backend.state, copy))


def _merge(backend: Backend, request: ApiRequest) -> ApiResponse:
    source = _workflow(backend, request)
    target_id, copy_trajectories = bodies.merge_target(request.json_body)
    target = find(backend.state.workflows, "Workflow", target_id)
    ended = merge_workflow(
        backend.state, source, target, copy_trajectories=copy_trajectories, stamp=backend.stamp()
    )
    backend.engine.settle(ended)
    return json_response(200, render_workflow(backend.state, target))


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
