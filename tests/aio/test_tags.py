"""Tags of workflows, and groups of tags."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest

from cyberdesk import AsyncCyberdesk, InvalidArgumentError
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]
Call = Callable[[AsyncCyberdesk], Any]
Said = tuple[str, str, Any]

ID, OTHER_ID, WORKFLOW_ID = UUID(int=1), UUID(int=2), UUID(int=3)
GROUP: dict[str, Any] = {
    "id": str(OTHER_ID),
    "name": "Stage",
    "organization_id": "org",
    "order": 0,
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
}
TAG: dict[str, Any] = {**GROUP, "id": str(ID), "name": "Live", "group": GROUP, "workflow_count": 4}

TAG_CALLS: list[tuple[Call, Said]] = [
    (
        lambda client: client.workflow_tags.create(
            name="Live", description="d", emoji="🟢", color="green", group_id=OTHER_ID
        ),
        (
            "POST",
            "/v1/workflow-tags",
            {"name": "Live", "description": "d", "emoji": "🟢", "color": "green", "group_id": str(OTHER_ID)},
        ),
    ),
    (lambda client: client.workflow_tags.create(name="Live"), ("POST", "/v1/workflow-tags", {"name": "Live"})),
    (lambda client: client.workflow_tags.get(ID), ("GET", f"/v1/workflow-tags/{ID}", None)),
    (
        lambda client: client.workflow_tags.update(
            ID, name="n", description=None, emoji=None, color=None, group_id=None, is_archived=False
        ),
        (
            "PATCH",
            f"/v1/workflow-tags/{ID}",
            {
                "name": "n",
                "description": None,
                "emoji": None,
                "color": None,
                "group_id": None,
                "is_archived": False,
            },
        ),
    ),
    (lambda client: client.workflow_tags.archive(str(ID)), ("POST", f"/v1/workflow-tags/{ID}/archive", None)),
    (lambda client: client.workflow_tags.unarchive(ID), ("POST", f"/v1/workflow-tags/{ID}/unarchive", None)),
]

GROUP_CALLS: list[tuple[Call, Said]] = [
    (
        lambda client: client.workflow_tag_groups.create(name="Stage", description="d", emoji="e", color="red"),
        (
            "POST",
            "/v1/workflow-tag-groups",
            {"name": "Stage", "description": "d", "emoji": "e", "color": "red"},
        ),
    ),
    (
        lambda client: client.workflow_tag_groups.get(OTHER_ID),
        ("GET", f"/v1/workflow-tag-groups/{OTHER_ID}", None),
    ),
    (
        lambda client: client.workflow_tag_groups.update(
            str(OTHER_ID), name="n", description=None, emoji=None, color=None
        ),
        (
            "PATCH",
            f"/v1/workflow-tag-groups/{OTHER_ID}",
            {"name": "n", "description": None, "emoji": None, "color": None},
        ),
    ),
]

LIST_CALLS: list[tuple[Call, Said]] = [
    (lambda client: client.workflow_tags.list(), ("GET", "/v1/workflow-tags", None)),
    (
        lambda client: client.workflow_tags.list(include_archived=True),
        ("GET", "/v1/workflow-tags?include_archived=true", None),
    ),
    (
        lambda client: client.workflow_tags.get_for_workflow(WORKFLOW_ID),
        ("GET", f"/v1/workflows/{WORKFLOW_ID}/tags", None),
    ),
    (
        lambda client: client.workflow_tags.add_to_workflow(WORKFLOW_ID, tag_ids=[ID, str(OTHER_ID)]),
        ("POST", f"/v1/workflows/{WORKFLOW_ID}/tags", {"tag_ids": [str(ID), str(OTHER_ID)]}),
    ),
]

SILENT_CALLS: list[tuple[Call, Said]] = [
    (lambda client: client.workflow_tags.delete(ID), ("DELETE", f"/v1/workflow-tags/{ID}", None)),
    (
        lambda client: client.workflow_tags.reorder(ids=[OTHER_ID, str(ID)]),
        ("PUT", "/v1/workflow-tags/reorder", {"ids": [str(OTHER_ID), str(ID)]}),
    ),
    (
        lambda client: client.workflow_tags.remove_from_workflow(WORKFLOW_ID, ID),
        ("DELETE", f"/v1/workflows/{WORKFLOW_ID}/tags/{ID}", None),
    ),
    (
        lambda client: client.workflow_tags.bulk_add_to_workflows(workflow_ids=[WORKFLOW_ID], tag_ids=(ID,)),
        ("POST", "/v1/workflows/bulk/tags", {"workflow_ids": [str(WORKFLOW_ID)], "tag_ids": [str(ID)]}),
    ),
    (
        lambda client: client.workflow_tag_groups.delete(OTHER_ID),
        ("DELETE", f"/v1/workflow-tag-groups/{OTHER_ID}", None),
    ),
    (
        lambda client: client.workflow_tag_groups.reorder(ids=(OTHER_ID,)),
        ("PUT", "/v1/workflow-tag-groups/reorder", {"ids": [str(OTHER_ID)]}),
    ),
]


@pytest.mark.parametrize(("call", "said"), TAG_CALLS)
async def test_calls_that_return_a_tag(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, TAG))
    tag = await call(connect())
    assert (tag.id, tag.name, tag.workflow_count, tag.group.id) == (ID, "Live", 4, OTHER_ID)
    assert [request.said for request in server.received] == [said]


@pytest.mark.parametrize(("call", "said"), GROUP_CALLS)
async def test_calls_that_return_a_group(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, GROUP))
    group = await call(connect())
    assert (group.id, group.name) == (OTHER_ID, "Stage")
    assert [request.said for request in server.received] == [said]


@pytest.mark.parametrize(("call", "said"), LIST_CALLS)
async def test_calls_that_return_tags(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, [TAG]))
    assert [tag.name for tag in await call(connect())] == ["Live"]
    assert [request.said for request in server.received] == [said]


async def test_groups_are_a_plain_list(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, [GROUP, GROUP]))
    assert [group.name for group in await connect().workflow_tag_groups.list()] == ["Stage", "Stage"]
    assert server.received[0].said == ("GET", "/v1/workflow-tag-groups", None)


@pytest.mark.parametrize(("call", "said"), SILENT_CALLS)
async def test_calls_that_return_nothing(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(204))
    assert await call(connect()) is None
    assert [request.said for request in server.received] == [said, said]
    assert len({request.headers["idempotency-key"] for request in server.received}) == 1


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("workflow_tags.get", {"tag_id": "no id"}, "tag_id"),
        ("workflow_tags.create", {"name": 1}, "name"),
        ("workflow_tags.reorder", {"ids": str(ID)}, "ids"),
        ("workflow_tags.add_to_workflow", {"workflow_id": ID, "tag_ids": ["x"]}, r"tag_ids\[0\]"),
        ("workflow_tags.remove_from_workflow", {"workflow_id": ID, "tag_id": ""}, "tag_id"),
        ("workflow_tag_groups.reorder", {"ids": [None]}, r"ids\[0\]"),
    ],
)
async def test_malformed_arguments_are_not_sent(
    method: str, arguments: dict[str, Any], text: str, connect: Connect, server: ScriptedServer
) -> None:
    with pytest.raises(InvalidArgumentError, match=text):
        await attrgetter(method)(connect())(**arguments)
    assert not server.received
