"""Tags of workflows, and the groups within which tags exclude each other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from cyberdesk.emulator._rules.errors import BadRequest, NotFound
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import State, TagGroupRecord, TagRecord, WorkflowRecord

__all__ = [
    "assign_tags",
    "create_tag",
    "create_tag_group",
    "delete_tag",
    "delete_tag_group",
    "listed_groups",
    "listed_tags",
    "remove_tag",
    "reorder",
    "update_tag",
    "update_tag_group",
    "workflow_count",
    "workflow_tags",
]

Fields = Mapping[str, Any]
Ordered = TypeVar("Ordered", TagRecord, TagGroupRecord)


def create_tag(state: State, fields: Fields, stamp: Stamp) -> TagRecord:
    """Create a tag, as the last one of its group or of those without a group.

    Raises:
        NotFound: there is no such group.
    """
    order = _next_tag_order(state, _group_id(state, fields.get("group_id")))
    tag = TagRecord(**fields, id=stamp.new_id(), order=order, created_at=stamp.now, updated_at=stamp.now)
    state.tags[tag.id] = tag
    return tag


def create_tag_group(state: State, fields: Fields, stamp: Stamp) -> TagGroupRecord:
    """Create a group of tags, as the last one."""
    order = _next_order(state.tag_groups.values())
    group = TagGroupRecord(**fields, id=stamp.new_id(), order=order, created_at=stamp.now, updated_at=stamp.now)
    state.tag_groups[group.id] = group
    return group


def update_tag(state: State, tag: TagRecord, changes: Fields, stamp: Stamp) -> None:
    """Change a tag. One that joins a group replaces that group's other tags, as if it were added.

    Raises:
        NotFound: there is no such group.
    """
    group_id = _group_id(state, changes.get("group_id", tag.group_id))
    if group_id != tag.group_id:
        tag.order = _next_tag_order(state, group_id)
        tag.group_id = group_id
        for workflow in state.workflows.values():
            if tag.id in workflow.tag_ids:
                _put_on(state, workflow, tag)
    for field, value in changes.items():
        if field != "group_id" and (value is not None or field not in ("name", "is_archived")):
            setattr(tag, field, value)
    tag.updated_at = stamp.now


def update_tag_group(group: TagGroupRecord, changes: Fields, stamp: Stamp) -> None:
    """Change a group of tags; null leaves the name as it is."""
    for field, value in changes.items():
        if value is not None or field != "name":
            setattr(group, field, value)
    group.updated_at = stamp.now


def delete_tag(state: State, tag: TagRecord) -> None:
    """Delete a tag, and remove it from all workflows."""
    for workflow in state.workflows.values():
        remove_tag(workflow, tag)
    del state.tags[tag.id]


def delete_tag_group(state: State, group: TagGroupRecord, stamp: Stamp) -> None:
    """Delete a group; its tags stay in their order, after those that were without a group before."""
    for tag in listed_tags(state, include_archived=True):
        if tag.group_id == group.id:
            tag.order = _next_tag_order(state, None)
            tag.group_id = None
            tag.updated_at = stamp.now
    del state.tag_groups[group.id]


def assign_tags(state: State, workflows: Sequence[WorkflowRecord], tags: Sequence[TagRecord]) -> None:
    """Add all tags to all workflows, or none. Of tags that exclude each other the last one is kept.

    Raises:
        BadRequest: an archived tag would be added to a workflow that does not have it.
    """
    for tag in tags:
        if tag.is_archived and not all(tag.id in workflow.tag_ids for workflow in workflows):
            raise BadRequest(f"Tag {tag.id} is archived and cannot be assigned")
    for workflow in workflows:
        for tag in tags:
            _put_on(state, workflow, tag)


def remove_tag(workflow: WorkflowRecord, tag: TagRecord) -> None:
    """Remove a tag from a workflow that has it."""
    if tag.id in workflow.tag_ids:
        workflow.tag_ids.remove(tag.id)


def reorder(records: Mapping[UUID, Ordered], kind: str, ids: Sequence[UUID], stamp: Stamp) -> None:
    """Give each named record its place in `ids` as its order.

    Raises:
        BadRequest: an id is named twice.
        NotFound: there is no such record.
    """
    if len(set(ids)) != len(ids):
        raise BadRequest("Each id can have one place only")
    for record_id in ids:
        if record_id not in records:
            raise NotFound(kind, record_id)
    for order, record_id in enumerate(ids):
        records[record_id].order = order
        records[record_id].updated_at = stamp.now


def listed_groups(state: State) -> list[TagGroupRecord]:
    """All groups in their order."""
    return sorted(state.tag_groups.values(), key=lambda group: (group.order, group.created_at))


def listed_tags(state: State, *, include_archived: bool) -> list[TagRecord]:
    """The tags: those without a group first, then group by group, each in order."""
    return _sorted_tags(state, (tag for tag in state.tags.values() if include_archived or not tag.is_archived))


def workflow_tags(state: State, workflow: WorkflowRecord) -> list[TagRecord]:
    """The tags of a workflow, archived ones included, sorted like the list of tags."""
    return _sorted_tags(state, (state.tags[tag_id] for tag_id in workflow.tag_ids))


def workflow_count(state: State, tag: TagRecord) -> int:
    """How many workflows have a tag."""
    return sum(tag.id in workflow.tag_ids for workflow in state.workflows.values())


def _sorted_tags(state: State, tags: Iterable[TagRecord]) -> list[TagRecord]:
    place = {group.id: index for index, group in enumerate(listed_groups(state))}

    def key(tag: TagRecord) -> tuple[Any, ...]:
        return (-1 if tag.group_id is None else place[tag.group_id], tag.order, tag.created_at)

    return sorted(tags, key=key)


def _put_on(state: State, workflow: WorkflowRecord, tag: TagRecord) -> None:
    kept = [
        tag_id
        for tag_id in workflow.tag_ids
        if tag_id != tag.id and (tag.group_id is None or state.tags[tag_id].group_id != tag.group_id)
    ]
    workflow.tag_ids = [*kept, tag.id]


def _group_id(state: State, group_id: UUID | None) -> UUID | None:
    if group_id is not None and group_id not in state.tag_groups:
        raise NotFound("Tag group", group_id)
    return group_id


def _next_tag_order(state: State, group_id: UUID | None) -> int:
    return _next_order(tag for tag in state.tags.values() if tag.group_id == group_id)


def _next_order(records: "Iterable[TagRecord | TagGroupRecord]") -> int:
    return max((record.order for record in records), default=-1) + 1
