from typing import Any

from cyberdesk.emulator import takes

from .support import HOUR, Api

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
