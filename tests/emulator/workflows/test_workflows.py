from typing import Any

from cyberdesk.emulator import returns, takes

from ..support import HOUR, Api

CHECK = {"name": "file there", "type": "run_attachment_exists", "file_names": ["a.txt"]}


def test_workflows_are_created_changed_and_deleted(api: Api) -> None:
    fields = {
        "name": "Look up",
        "main_prompt": "Find {patient}",
        "output_schema": "{}",
        "includes_file_exports": True,
        "terminal_command_allowlist": ["dir"],
    }
    workflow = api.post("/v1/workflows", fields)
    path = f"/v1/workflows/{workflow['id']}"
    assert workflow == workflow | fields
    assert (workflow["includes_input_variables"], workflow["old_versions"], workflow["tags"]) == (True, [], [])
    assert api.get(path) == workflow

    changed = api.patch(path, {"main_prompt": "Find it", "name": None, "terminal_command_allowlist": []})
    assert (changed["main_prompt"], changed["name"], changed["output_schema"]) == ("Find it", None, "{}")
    assert (changed["terminal_command_allowlist"], changed["includes_input_variables"]) == (None, False)
    assert changed["old_versions"][0]["main_prompt"] == "Find {patient}"
    assert changed["updated_at"] > workflow["updated_at"]
    assert api.patch(path, {"main_prompt": None})["main_prompt"] == "Find it"
    api.patch(path, {"main_prompt": ""}, status=422)

    api.delete(path)
    assert api.http.get(path).status_code == 404


def test_metadata_is_merged_and_cleared(api: Api) -> None:
    path = f"/v1/workflows/{api.post('/v1/workflows', {'main_prompt': 'x'})['id']}"

    def patched(value: Any) -> Any:
        return api.patch(path, {"workflow_metadata": value})["workflow_metadata"]

    run_id = "00000000-0000-4000-8000-000000000001"
    assert patched({"has_unaddressed_error": True}) == {"has_unaddressed_error": True}
    assert patched({"last_errored_run_uuid": run_id}) == {
        "has_unaddressed_error": True,
        "last_errored_run_uuid": run_id,
    }
    assert patched({"has_unaddressed_error": None}) == {"last_errored_run_uuid": run_id}
    assert api.patch(path, {})["workflow_metadata"] == {"last_errored_run_uuid": run_id}
    assert patched(None) is None


def test_checks_are_saved_as_a_full_list(api: Api) -> None:
    workflow = api.post(
        "/v1/workflows", {"main_prompt": "x", "post_run_checks": [CHECK, CHECK | {"name": "other"}]}
    )
    first, second = workflow["post_run_checks"]
    assert [check["order"] for check in (first, second)] == [0, 1]

    body = {"post_run_checks": [CHECK | {"name": "new"}, CHECK | {"id": first["id"], "name": "renamed"}]}
    saved = api.patch(f"/v1/workflows/{workflow['id']}", body)["post_run_checks"]
    assert [(check["name"], check["order"]) for check in saved] == [("new", 0), ("renamed", 1)]
    assert saved[1]["id"] == first["id"]
    assert saved[1]["created_at"] == first["created_at"]
    assert saved[0]["id"] not in (first["id"], second["id"])


def test_the_list_shows_the_last_updated_first(api: Api) -> None:
    ids = [api.post("/v1/workflows", {"main_prompt": "x", "name": name})["id"] for name in ("Alpha", "Beta")]
    touched = api.patch(f"/v1/workflows/{ids[0]}", {"main_prompt": "y"})

    def found(**query: str) -> list[str]:
        return [workflow["name"] for workflow in api.get("/v1/workflows", **query)["items"]]

    assert found() == ["Alpha", "Beta"]
    assert found(search="BET") == ["Beta"]
    assert found(search=ids[0]) == ["Alpha"]
    assert found(updated_at_from=touched["updated_at"]) == ["Alpha"]
    assert found(created_at_to=touched["created_at"]) == ["Alpha"]
    assert api.get("/v1/workflows")["items"][0]["post_run_checks"] is None


def test_deleting_a_workflow_takes_its_runs_along(api: Api) -> None:
    workflow = api.emulator.add_workflow(takes(HOUR))
    run = api.create_run(workflow)
    api.wait(run["id"], "running")
    api.delete(f"/v1/workflows/{workflow.id}")

    assert api.get("/v1/runs")["total"] == 0
    assert api.machine()["is_available"]


def test_tags_and_checks_are_included_on_request(api: Api) -> None:
    tag = api.post("/v1/workflow-tags", {"name": "Live"})["id"]
    path = f"/v1/workflows/{api.post('/v1/workflows', {'main_prompt': 'x', 'post_run_checks': [CHECK]})['id']}"
    api.post(f"{path}/tags", {"tag_ids": [tag]}, status=200)

    def shown(response: Any) -> tuple[bool, bool]:
        workflow = response["items"][0] if "items" in response else response
        return workflow["tags"] is not None, workflow["post_run_checks"] is not None

    assert shown(api.get(path)) == (True, True)
    assert shown(api.get(path, include="tags")) == (True, False)
    assert shown(api.get(path, include="post_run_checks")) == (False, True)
    assert shown(api.get(path, include="")) == (False, False)
    assert shown(api.get("/v1/workflows")) == (False, False)
    assert shown(api.get("/v1/workflows", include="post_run_checks, tags")) == (True, True)
    assert shown(api.get("/v1/workflows", include_tags=True)) == (True, False)
    assert shown(api.get("/v1/workflows", include_tags=True, include="post_run_checks")) == (False, True)
    for place in (path, "/v1/workflows"):
        assert api.http.get(place, params={"include": "tags,runs"}).status_code == 400


def test_a_workflow_must_carry_all_of_the_tags(api: Api) -> None:
    live, ours = (api.post("/v1/workflow-tags", {"name": name})["id"] for name in ("Live", "Ours"))
    for name, tags in (("none", []), ("one", [live]), ("both", [live, ours])):
        workflow_id = api.post("/v1/workflows", {"main_prompt": "x", "name": name})["id"]
        api.post(f"/v1/workflows/{workflow_id}/tags", {"tag_ids": tags}, status=200)

    def found(tag_ids: str) -> list[str]:
        return [workflow["name"] for workflow in api.get("/v1/workflows", tag_ids=tag_ids)["items"]]

    assert found(live) == ["both", "one"]
    assert found(f"{live}, {ours}") == ["both"]
    assert found("00000000-0000-4000-8000-000000000000") == []
    assert found("") == ["both", "one", "none"]
    assert api.http.get("/v1/workflows", params={"tag_ids": "x"}).status_code == 400


def test_versions_are_what_the_workflow_was(api: Api) -> None:
    workflow = api.post("/v1/workflows", {"main_prompt": "first", "name": "n"})
    path = f"/v1/workflows/{workflow['id']}"
    assert api.get(f"{path}/versions") == []
    for prompt in ("second", "third"):
        api.patch(path, {"main_prompt": prompt})

    versions = api.get(f"{path}/versions")
    assert [version["main_prompt"] for version in versions] == ["first", "second"]
    assert (versions[0]["name"], versions[0]["updated_at"]) == ("n", workflow["updated_at"])
    assert api.get(path)["old_versions"] == versions


CONTENT = {
    "main_prompt": "Find {patient}",
    "input_schema": "{}",
    "output_schema": "{}",
    "includes_file_exports": True,
    "is_webhooks_enabled": True,
    "terminal_command_allowlist": ["dir"],
    "model_metadata": {"main_agent_model_id": "00000000-0000-4000-8000-000000000001"},
    "post_run_check_failure_cleanup_prompt": "Close all",
}


def shared(workflow: Any) -> dict[str, Any]:
    return {field: workflow[field] for field in CONTENT}


def test_a_copy_has_all_but_the_versions(api: Api) -> None:
    handler = returns({"done": "by the source"})
    source_id = str(api.emulator.add_workflow(handler, name="Look up").id)
    path = f"/v1/workflows/{source_id}"
    api.patch(path, CONTENT | {"post_run_checks": [CHECK], "workflow_metadata": {"has_unaddressed_error": True}})
    tag = api.post("/v1/workflow-tags", {"name": "Live"})["id"]
    api.post(f"{path}/tags", {"tag_ids": [tag]}, status=200)
    source = api.get(path)
    copy = api.post(f"{path}/duplicate")

    assert copy["name"] == "(Copy) Look up"
    assert shared(copy) == shared(source)
    assert (copy["tags"], copy["workflow_metadata"]) == (api.get(path)["tags"], source["workflow_metadata"])
    [check], [original] = copy["post_run_checks"], source["post_run_checks"]
    assert (check["name"], check["file_names"]) == (original["name"], original["file_names"])
    assert check["id"] != original["id"]
    assert copy["old_versions"] == []
    run = api.post("/v1/runs", {"workflow_id": copy["id"]})
    assert api.wait(run["id"])["output_data"] == {"done": "by the source"}
    assert api.get(path)["old_versions"] == source["old_versions"]
    api.delete(f"/v1/workflows/{copy['id']}/tags/{tag}")
    assert api.get(path)["tags"] == source["tags"]


def test_the_name_of_a_copy_stays_within_its_bounds(api: Api) -> None:
    for name, expected in (("n" * 255, "(Copy) " + "n" * 248), (None, "(Copy)")):
        workflow = api.post("/v1/workflows", {"main_prompt": "x", "name": name})
        assert api.post(f"/v1/workflows/{workflow['id']}/duplicate", {})["name"] == expected


def test_a_copy_shows_images_of_its_own(api: Api) -> None:
    image = api.http.post("/v1/workflows/prompt-image", files={"file": ("a.gif", b"GIF89a")}).json()[
        "supabase_url"
    ]
    source = api.post("/v1/workflows", {"main_prompt": f'<img src="{image}">'})
    copy = api.post(f"/v1/workflows/{source['id']}/duplicate")
    first, second = api.get("/v1/workflows/prompt-images")

    assert first["supabase_url"] == image
    assert copy["main_prompt"] == f'<img src="{second["supabase_url"]}">'
    api.http.delete("/v1/workflows/prompt-image", params={"path": first["path"]}).raise_for_status()
    signed = api.get("/v1/workflows/prompt-image/signed-url", path=second["path"])["signed_url"]
    assert api.http.get(signed).content == b"GIF89a"


def trajectories(api: Api, workflow_id: str) -> None:
    """A generated and a plain trajectory of a workflow."""
    run_id = api.post("/v1/runs", {"workflow_id": workflow_id})["id"]
    api.wait(run_id)
    # What the emulator keeps of the run's own steps would be in the way of those that matter here.
    for kept in api.get("/v1/trajectories", run_id=run_id, is_generated=False)["items"]:
        api.delete(f"/v1/trajectories/{kept['id']}")
    body: dict[str, Any] = {
        "workflow_id": workflow_id,
        "trajectory_data": [{"func_name": "click"}],
        "dimensions": {},
    }
    generated = api.post("/v1/trajectories", body | {"run_id": run_id, "is_approved": True, "name": "generated"})
    api.post(f"/v1/runs/{run_id}/generate-trajectory", status=200)
    api.patch(f"/v1/trajectories/{generated['id']}", {"is_main": True})
    api.post("/v1/trajectories", body | {"name": "plain"})


def trajectories_of(api: Api, workflow_id: str) -> list[Any]:
    queries = ({"is_generated": flag, "workflow_id": workflow_id} for flag in (True, False))
    return [item for query in queries for item in api.get("/v1/trajectories", **query)["items"]]


def test_a_copy_gets_generated_trajectories_on_request(api: Api) -> None:
    source_id = str(api.emulator.add_workflow().id)
    trajectories(api, source_id)

    def copied(body: Any) -> list[Any]:
        return trajectories_of(api, api.post(f"/v1/workflows/{source_id}/duplicate", body)["id"])

    assert copied(None) == copied({}) == copied({"include_trajectories": False}) == []
    [copy] = copied({"include_trajectories": True})
    assert (copy["name"], copy["is_generated"], copy["is_approved"]) == ("generated", True, True)
    assert (copy["is_main"], copy["run_id"]) == (True, None)
    assert len(trajectories_of(api, source_id)) == 2


def test_a_merge_puts_the_source_in_the_place_of_the_target(api: Api) -> None:
    source_id = str(api.emulator.add_workflow(returns({"done": "by the source"}), name="Draft").id)
    source_path = f"/v1/workflows/{source_id}"
    api.patch(source_path, CONTENT | {"post_run_checks": [CHECK]})
    new, old = (api.post("/v1/workflow-tags", {"name": name})["id"] for name in ("New", "Old"))
    api.post(f"{source_path}/tags", {"tag_ids": [new]}, status=200)
    target = api.post("/v1/workflows", {"main_prompt": "old", "name": "Live", "post_run_checks": [CHECK, CHECK]})
    path = f"/v1/workflows/{target['id']}"
    api.post(f"{path}/tags", {"tag_ids": [old]}, status=200)
    trajectories(api, source_id)

    merged = api.post(f"{source_path}/merge", {"target_workflow_id": target["id"]}, status=200)
    assert (merged["id"], merged["name"]) == (target["id"], "Live")
    assert shared(merged) == CONTENT | {"model_metadata": merged["model_metadata"]}
    assert [tag["name"] for tag in merged["tags"]] == ["New"]
    assert len(merged["post_run_checks"]) == 1
    assert [version["main_prompt"] for version in merged["old_versions"]] == ["old"]
    assert api.get(path) == merged
    assert api.http.get(source_path).status_code == 404
    assert trajectories_of(api, target["id"]) == trajectories_of(api, source_id) == []
    assert api.get("/v1/runs")["total"] == 0
    run = api.post("/v1/runs", {"workflow_id": target["id"]})
    assert api.wait(run["id"])["output_data"] == {"done": "by the source"}


def test_a_merge_copies_trajectories_on_request(api: Api) -> None:
    source_id, target_id = (str(api.emulator.add_workflow().id) for _ in range(2))
    trajectories(api, source_id)
    trajectories(api, target_id)
    body = {"target_workflow_id": target_id, "copy_trajectories": True}
    api.post(f"/v1/workflows/{source_id}/merge", body, status=200)

    names = [item["name"] for item in trajectories_of(api, target_id)]
    assert names == ["generated", "generated", "plain", "plain"]
    assert sum(item["is_main"] for item in trajectories_of(api, target_id)) == 1


def test_a_target_keeps_its_handler_when_the_source_has_none(api: Api) -> None:
    target = api.emulator.add_workflow(returns({"by": "target"}))
    source = api.post("/v1/workflows", {"main_prompt": "x"})
    api.post(f"/v1/workflows/{source['id']}/merge", {"target_workflow_id": str(target.id)}, status=200)

    assert api.wait(api.create_run(target)["id"])["output_data"] == {"by": "target"}


def test_a_merge_ends_what_the_source_does(api: Api) -> None:
    source, target = api.emulator.add_workflow(takes(HOUR)), api.emulator.add_workflow()
    api.wait(api.create_run(source)["id"], "running")
    api.post(f"/v1/workflows/{source.id}/merge", {"target_workflow_id": str(target.id)}, status=200)

    assert api.machine()["is_available"]


def test_merges_that_are_refused(api: Api) -> None:
    workflow_id = str(api.emulator.add_workflow().id)
    for target, status in ((workflow_id, 400), ("00000000-0000-4000-8000-000000000000", 404), ("x", 422)):
        api.post(f"/v1/workflows/{workflow_id}/merge", {"target_workflow_id": target}, status=status)
    assert api.get(f"/v1/workflows/{workflow_id}")["old_versions"] == []
