"""`/v1/workflow-tags`, `/v1/workflow-tag-groups`, and the tags of workflows."""

from collections.abc import Iterable
from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._http.workflows import bodies
from cyberdesk.emulator._rendering.workflows import render_counted_tag, render_tag, render_tag_group
from cyberdesk.emulator._rules.workflows import tags
from cyberdesk.emulator._state import TagGroupRecord, TagRecord, WorkflowRecord

__all__ = ["OPERATIONS"]


def _tag(backend: Backend, request: ApiRequest) -> TagRecord:
    return find(backend.state.tags, "Tag", request.id("tag_id"))


def _group(backend: Backend, request: ApiRequest) -> TagGroupRecord:
    return find(backend.state.tag_groups, "Tag group", request.id("group_id"))


def _workflow(backend: Backend, request: ApiRequest) -> WorkflowRecord:
    return find(backend.state.workflows, "Workflow", request.id("workflow_id"))


def _named_tags(backend: Backend, tag_ids: Iterable[UUID]) -> list[TagRecord]:
    return [find(backend.state.tags, "Tag", tag_id) for tag_id in tag_ids]


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    include_archived = query.flag("include_archived")
    query.check()
    found = tags.listed_tags(backend.state, include_archived=include_archived)
    return json_response(200, [render_counted_tag(backend.state, tag) for tag in found])


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    tag = tags.create_tag(backend.state, bodies.tag_fields(request.json_body), backend.stamp())
    return json_response(201, render_tag(backend.state, tag))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, render_tag(backend.state, _tag(backend, request)))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    tag = _tag(backend, request)
    tags.update_tag(backend.state, tag, bodies.tag_changes(request.json_body), backend.stamp())
    return json_response(200, render_tag(backend.state, tag))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    tags.delete_tag(backend.state, _tag(backend, request))
    return ApiResponse(204)


def _archive(backend: Backend, request: ApiRequest) -> ApiResponse:
    return _set_archived(backend, _tag(backend, request), is_archived=True)


def _unarchive(backend: Backend, request: ApiRequest) -> ApiResponse:
    return _set_archived(backend, _tag(backend, request), is_archived=False)


def _set_archived(backend: Backend, tag: TagRecord, *, is_archived: bool) -> ApiResponse:
    tags.update_tag(backend.state, tag, {"is_archived": is_archived}, backend.stamp())
    return json_response(200, render_tag(backend.state, tag))


def _reorder(backend: Backend, request: ApiRequest) -> ApiResponse:
    tags.reorder(backend.state.tags, "Tag", bodies.ordered_ids(request.json_body), backend.stamp())
    return ApiResponse(204)


def _list_groups(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, [render_tag_group(group) for group in tags.listed_groups(backend.state)])


def _create_group(backend: Backend, request: ApiRequest) -> ApiResponse:
    group = tags.create_tag_group(backend.state, bodies.tag_group_fields(request.json_body), backend.stamp())
    return json_response(201, render_tag_group(group))


def _get_group(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, render_tag_group(_group(backend, request)))


def _update_group(backend: Backend, request: ApiRequest) -> ApiResponse:
    group = _group(backend, request)
    tags.update_tag_group(group, bodies.tag_group_changes(request.json_body), backend.stamp())
    return json_response(200, render_tag_group(group))


def _delete_group(backend: Backend, request: ApiRequest) -> ApiResponse:
    tags.delete_tag_group(backend.state, _group(backend, request), backend.stamp())
    return ApiResponse(204)


def _reorder_groups(backend: Backend, request: ApiRequest) -> ApiResponse:
    tags.reorder(backend.state.tag_groups, "Tag group", bodies.ordered_ids(request.json_body), backend.stamp())
    return ApiResponse(204)


def _carried(backend: Backend, request: ApiRequest) -> ApiResponse:
    carried = tags.workflow_tags(backend.state, _workflow(backend, request))
    return json_response(200, [render_tag(backend.state, tag) for tag in carried])


def _assign(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = _workflow(backend, request)
    tags.assign_tags(backend.state, [workflow], _named_tags(backend, bodies.tag_ids(request.json_body)))
    return _carried(backend, request)


def _assign_in_bulk(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow_ids, tag_ids = bodies.bulk_tags(request.json_body)
    workflows = [find(backend.state.workflows, "Workflow", workflow_id) for workflow_id in workflow_ids]
    tags.assign_tags(backend.state, workflows, _named_tags(backend, tag_ids))
    return ApiResponse(204)


def _take_off(backend: Backend, request: ApiRequest) -> ApiResponse:
    tags.remove_tag(_workflow(backend, request), _tag(backend, request))
    return ApiResponse(204)


# Fixed paths come before those with an id in the same place: the first that fits is taken.
OPERATIONS = (
    Operation("GET", "/v1/workflow-tags", _list),
    Operation("POST", "/v1/workflow-tags", _create),
    Operation("PUT", "/v1/workflow-tags/reorder", _reorder),
    Operation("GET", "/v1/workflow-tags/{tag_id}", _get),
    Operation("PATCH", "/v1/workflow-tags/{tag_id}", _update),
    Operation("DELETE", "/v1/workflow-tags/{tag_id}", _delete),
    Operation("POST", "/v1/workflow-tags/{tag_id}/archive", _archive),
    Operation("POST", "/v1/workflow-tags/{tag_id}/unarchive", _unarchive),
    Operation("GET", "/v1/workflow-tag-groups", _list_groups),
    Operation("POST", "/v1/workflow-tag-groups", _create_group),
    Operation("PUT", "/v1/workflow-tag-groups/reorder", _reorder_groups),
    Operation("GET", "/v1/workflow-tag-groups/{group_id}", _get_group),
    Operation("PATCH", "/v1/workflow-tag-groups/{group_id}", _update_group),
    Operation("DELETE", "/v1/workflow-tag-groups/{group_id}", _delete_group),
    Operation("POST", "/v1/workflows/bulk/tags", _assign_in_bulk),
    Operation("GET", "/v1/workflows/{workflow_id}/tags", _carried),
    Operation("POST", "/v1/workflows/{workflow_id}/tags", _assign),
    Operation("DELETE", "/v1/workflows/{workflow_id}/tags/{tag_id}", _take_off),
)
