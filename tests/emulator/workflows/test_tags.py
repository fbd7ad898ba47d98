"""Tags of workflows and their groups."""

from typing import Any
from uuid import uuid4

import pytest

from ..support import Api


def tag(api: Api, name: str, **fields: Any) -> str:
    created: str = api.post("/v1/workflow-tags", {"name": name, **fields})["id"]
    return created


def group(api: Api, name: str) -> str:
    created: str = api.post("/v1/workflow-tag-groups", {"name": name})["id"]
    return created


def workflow(api: Api, *tag_ids: str) -> str:
    created: str = api.post("/v1/workflows", {"main_prompt": "x"})["id"]
    assign(api, created, *tag_ids)
    return created


def assign(api: Api, workflow_id: str, *tag_ids: str) -> list[str]:
    carried = api.post(f"/v1/workflows/{workflow_id}/tags", {"tag_ids": tag_ids}, status=200)
    return names(carried)


def carried(api: Api, workflow_id: str) -> list[str]:
    return names(api.get(f"/v1/workflows/{workflow_id}/tags"))


def names(items: list[Any]) -> list[str]:
    return [item["name"] for item in items]


def listed(api: Api, **query: Any) -> list[str]:
    return names(api.get("/v1/workflow-tags", **query))


def test_tags_are_created_changed_and_deleted(api: Api) -> None:
    stage = group(api, "RunEnvironment")
    fields = {"name": "Live", "description": "d", "emoji": "🚀", "color": "green", "group_id": stage}
    created = api.post("/v1/workflow-tags", fields)
    path = f"/v1/workflow-tags/{created['id']}"
    assert created == created | fields
    assert created["group"]["name"] == "RunEnvironment"
    assert api.get(path) == created

    changed = api.patch(path, {"name": None, "emoji": None, "color": "red", "unknown": 1})
    assert (changed["name"], changed["emoji"], changed["color"], changed["description"]) == (
        "Live",
        None,
        "red",
        "d",
    )
    assert changed["updated_at"] > created["updated_at"]
    api.post("/v1/workflow-tags", {}, status=422)
    api.post("/v1/workflow-tags", {"name": "x", "group_id": str(uuid4())}, status=404)
    api.patch(path, {"group_id": str(uuid4())}, status=404)

    carrier = workflow(api, created["id"])
    api.delete(path)
    assert api.http.get(path).status_code == 404
    assert carried(api, carrier) == []


def test_groups_are_created_changed_and_deleted(api: Api) -> None:
    fields = {"name": "RunEnvironment", "description": "d", "emoji": "e", "color": "blue"}
    created = api.post("/v1/workflow-tag-groups", fields)
    path = f"/v1/workflow-tag-groups/{created['id']}"
    assert created == created | fields
    assert api.get(path) == created
    assert api.patch(path, {"name": None, "description": None})["name"] == "RunEnvironment"
    assert api.get(path)["description"] is None

    other = group(api, "Team")
    assert names(api.get("/v1/workflow-tag-groups")) == ["RunEnvironment", "Team"]
    api.put("/v1/workflow-tag-groups/reorder", {"ids": [other, created["id"]]})
    assert names(api.get("/v1/workflow-tag-groups")) == ["Team", "RunEnvironment"]
    assert [item["order"] for item in api.get("/v1/workflow-tag-groups")] == [0, 1]
    api.delete(path)
    assert api.http.get(path).status_code == 404


def test_the_list_shows_ungrouped_tags_first_then_each_group(api: Api) -> None:
    first, second = group(api, "First"), group(api, "Second")
    for name, group_id in (("s1", second), ("f1", first), ("u1", None), ("f2", first), ("u2", None)):
        tag(api, name, group_id=group_id)
    assert listed(api) == ["u1", "u2", "f1", "f2", "s1"]

    api.put("/v1/workflow-tag-groups/reorder", {"ids": [second, first]})
    assert listed(api) == ["u1", "u2", "s1", "f1", "f2"]

    ids = {item["name"]: item["id"] for item in api.get("/v1/workflow-tags")}
    api.put("/v1/workflow-tags/reorder", {"ids": [ids["f2"], ids["u2"], ids["f1"], ids["u1"]]})
    assert listed(api) == ["u2", "u1", "s1", "f2", "f1"]


def test_an_order_names_each_tag_once_and_only_known_ones(api: Api) -> None:
    first, second = tag(api, "a"), tag(api, "b")
    api.put("/v1/workflow-tags/reorder", {"ids": [second, str(uuid4())]}, status=404)
    api.put("/v1/workflow-tags/reorder", {"ids": [second, first, second]}, status=400)
    api.put("/v1/workflow-tags/reorder", {"ids": ["x"]}, status=422)

    assert listed(api) == ["a", "b"]


def test_tags_of_a_deleted_group_stay_without_one(api: Api) -> None:
    stage = group(api, "RunEnvironment")
    draft, live = tag(api, "draft", group_id=stage), tag(api, "live", group_id=stage)
    tag(api, "alone")
    api.post(f"/v1/workflow-tags/{draft}/archive", status=200)
    carrier = workflow(api, live)
    api.delete(f"/v1/workflow-tag-groups/{stage}")

    assert listed(api, include_archived=True) == ["alone", "draft", "live"]
    assert {item["group"] for item in api.get("/v1/workflow-tags")} == {None}
    api.post(f"/v1/workflow-tags/{draft}/unarchive", status=200)
    assert assign(api, carrier, draft) == ["draft", "live"]


def test_a_workflow_carries_one_tag_of_a_group(api: Api) -> None:
    stage, team = group(api, "RunEnvironment"), group(api, "Team")
    draft, live = tag(api, "draft", group_id=stage), tag(api, "live", group_id=stage)
    ours, free = tag(api, "ours", group_id=team), tag(api, "free")
    carrier = workflow(api)

    assert assign(api, carrier, draft, ours, free) == ["free", "draft", "ours"]
    assert assign(api, carrier, live) == ["free", "live", "ours"]
    assert assign(api, carrier, live) == ["free", "live", "ours"]
    # Of two that exclude each other in one request, the last one stays.
    assert assign(api, carrier, live, draft) == ["free", "draft", "ours"]
    assert carried(api, carrier) == ["free", "draft", "ours"]


def test_tags_are_put_on_many_workflows_at_once(api: Api) -> None:
    stage = group(api, "RunEnvironment")
    draft, live, free = tag(api, "draft", group_id=stage), tag(api, "live", group_id=stage), tag(api, "free")
    first, second = workflow(api, draft), workflow(api)
    body = {"workflow_ids": [first, second], "tag_ids": [live, free]}
    api.post("/v1/workflows/bulk/tags", body, status=204)

    assert carried(api, first) == carried(api, second) == ["free", "live"]
    counts = {item["name"]: item["workflow_count"] for item in api.get("/v1/workflow-tags")}
    assert counts == {"draft": 0, "live": 2, "free": 2}


def test_bulk_changes_all_workflows_or_none(api: Api) -> None:
    live, old = tag(api, "live"), tag(api, "old")
    first, second = workflow(api, old), workflow(api)
    api.post(f"/v1/workflow-tags/{old}/archive", status=200)

    def bulk(workflow_ids: list[str], tag_ids: list[str], status: int) -> None:
        api.post("/v1/workflows/bulk/tags", {"workflow_ids": workflow_ids, "tag_ids": tag_ids}, status=status)

    bulk([first, second], [live, old], 400)
    bulk([first, str(uuid4())], [live], 404)
    bulk([first, second], [live, str(uuid4())], 404)
    bulk([first, second], ["x"], 422)
    assert (carried(api, first), carried(api, second)) == (["old"], [])


def test_an_archived_tag_stays_where_it_is_and_goes_nowhere_else(api: Api) -> None:
    live, old = tag(api, "live"), tag(api, "old")
    carrier, other = workflow(api, old), workflow(api)
    assert api.post(f"/v1/workflow-tags/{old}/archive", status=200)["is_archived"]

    assert listed(api) == ["live"]
    assert listed(api, include_archived=True) == ["live", "old"]
    assert carried(api, carrier) == ["old"]
    refused = api.post(f"/v1/workflows/{other}/tags", {"tag_ids": [live, old]}, status=400)
    assert "archived" in refused["detail"]
    assert carried(api, other) == []
    # Not newly assigned: it is there already.
    assert assign(api, carrier, live, old) == ["live", "old"]

    assert not api.post(f"/v1/workflow-tags/{old}/unarchive", status=200)["is_archived"]
    assert assign(api, other, old) == ["old"]
    assert api.patch(f"/v1/workflow-tags/{old}", {"is_archived": True})["is_archived"]


def test_a_tag_that_joins_a_group_takes_the_place_of_its_tags(api: Api) -> None:
    stage = group(api, "RunEnvironment")
    draft, live = tag(api, "draft", group_id=stage), tag(api, "live")
    both, one = workflow(api, draft, live), workflow(api, draft)
    moved = api.patch(f"/v1/workflow-tags/{live}", {"group_id": stage})

    assert (moved["group_id"], moved["order"]) == (stage, 1)
    assert (carried(api, both), carried(api, one)) == (["live"], ["draft"])
    assert api.patch(f"/v1/workflow-tags/{live}", {"group_id": None})["group"] is None
    assert assign(api, both, draft) == ["live", "draft"]


def test_a_tag_is_taken_off_one_workflow(api: Api) -> None:
    live = tag(api, "live")
    first, second = workflow(api, live), workflow(api, live)
    for _ in range(2):
        api.delete(f"/v1/workflows/{first}/tags/{live}")

    assert (carried(api, first), carried(api, second)) == ([], ["live"])
    api.delete(f"/v1/workflows/{first}/tags/{uuid4()}", status=404)
    api.delete(f"/v1/workflows/{uuid4()}/tags/{live}", status=404)


@pytest.mark.parametrize("path", ["/v1/workflow-tags/{}", "/v1/workflow-tag-groups/{}", "/v1/workflows/{}/tags"])
def test_unknown_and_malformed_ids(shared_api: Api, path: str) -> None:
    assert shared_api.http.get(path.format(uuid4())).status_code == 404
    assert shared_api.http.get(path.format("x")).status_code == 422


def test_assigning_tags_is_no_change_of_the_workflow(api: Api) -> None:
    carrier = workflow(api)
    before = api.get(f"/v1/workflows/{carrier}")
    assign(api, carrier, tag(api, "live"))
    after = api.get(f"/v1/workflows/{carrier}")

    assert (after["updated_at"], after["old_versions"]) == (before["updated_at"], [])
    assert names(after["tags"]) == ["live"]
