"""`/v1/workflow-tags`, `/v1/workflow-tag-groups`, and the tags of workflows."""

from collections.abc import Iterable
from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply
from cyberdesk.emulator._rules import tags
from cyberdesk.emulator._state import TagGroupRecord, TagRecord, WorkflowRecord

__all__ = ["OPERATIONS"]


def _tag(backend: Backend, call: Call) -> TagRecord:
    return find(backend.state.tags, "Tag", call.id("tag_id"))


def _group(backend: Backend, call: Call) -> TagGroupRecord:
    return find(backend.state.tag_groups, "Tag group", call.id("group_id"))


def _workflow(backend: Backend, call: Call) -> WorkflowRecord:
    return find(backend.state.workflows, "Workflow", call.id("workflow_id"))


def _named_tags(backend: Backend, tag_ids: Iterable[UUID]) -> list[TagRecord]:
    return [find(backend.state.tags, "Tag", tag_id) for tag_id in tag_ids]


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    include_archived = query.flag("include_archived")
    query.check()
    found = tags.listed_tags(backend.state, include_archived=include_archived)
    return json_reply(200, [render.counted_tag(backend.state, tag) for tag in found])


def _create(backend: Backend, call: Call) -> Reply:
    tag = tags.create_tag(backend.state, bodies.tag_fields(call.body), backend.stamp())
    return json_reply(201, render.tag(backend.state, tag))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, render.tag(backend.state, _tag(backend, call)))


def _update(backend: Backend, call: Call) -> Reply:
    tag = _tag(backend, call)
    tags.update_tag(backend.state, tag, bodies.tag_changes(call.body), backend.stamp())
    return json_reply(200, render.tag(backend.state, tag))


def _delete(backend: Backend, call: Call) -> Reply:
    tags.delete_tag(backend.state, _tag(backend, call))
    return Reply(204)


def _archive(backend: Backend, call: Call) -> Reply:
    return _set_archived(backend, _tag(backend, call), is_archived=True)


def _unarchive(backend: Backend, call: Call) -> Reply:
    return _set_archived(backend, _tag(backend, call), is_archived=False)


def _set_archived(backend: Backend, tag: TagRecord, *, is_archived: bool) -> Reply:
    tags.update_tag(backend.state, tag, {"is_archived": is_archived}, backend.stamp())
    return json_reply(200, render.tag(backend.state, tag))


def _reorder(backend: Backend, call: Call) -> Reply:
    tags.reorder(backend.state.tags, "Tag", bodies.ordered_ids(call.body), backend.stamp())
    return Reply(204)


def _list_groups(backend: Backend, call: Call) -> Reply:
    return json_reply(200, [render.tag_group(group) for group in tags.listed_groups(backend.state)])


def _create_group(backend: Backend, call: Call) -> Reply:
    group = tags.create_tag_group(backend.state, bodies.tag_group_fields(call.body), backend.stamp())
    return json_reply(201, render.tag_group(group))


def _get_group(backend: Backend, call: Call) -> Reply:
    return json_reply(200, render.tag_group(_group(backend, call)))


def _update_group(backend: Backend, call: Call) -> Reply:
    group = _group(backend, call)
    tags.update_tag_group(group, bodies.tag_group_changes(call.body), backend.stamp())
    return json_reply(200, render.tag_group(group))


def _delete_group(backend: Backend, call: Call) -> Reply:
    tags.delete_tag_group(backend.state, _group(backend, call), backend.stamp())
    return Reply(204)


def _reorder_groups(backend: Backend, call: Call) -> Reply:
    tags.reorder(backend.state.tag_groups, "Tag group", bodies.ordered_ids(call.body), backend.stamp())
    return Reply(204)


def _carried(backend: Backend, call: Call) -> Reply:
    carried = tags.workflow_tags(backend.state, _workflow(backend, call))
    return json_reply(200, [render.tag(backend.state, tag) for tag in carried])


def _assign(backend: Backend, call: Call) -> Reply:
    workflow = _workflow(backend, call)
    tags.assign_tags(backend.state, [workflow], _named_tags(backend, bodies.tag_ids(call.body)))
    return _carried(backend, call)


def _assign_in_bulk(backend: Backend, call: Call) -> Reply:
    workflow_ids, tag_ids = bodies.bulk_tags(call.body)
    workflows = [find(backend.state.workflows, "Workflow", workflow_id) for workflow_id in workflow_ids]
    tags.assign_tags(backend.state, workflows, _named_tags(backend, tag_ids))
    return Reply(204)


def _take_off(backend: Backend, call: Call) -> Reply:
    tags.remove_tag(_workflow(backend, call), _tag(backend, call))
    return Reply(204)


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
