"""Model configurations, and the credentials that their providers need."""

from typing import Any

import pytest

from ..support import Api

PATH = "/v1/model-configurations"
SLOTS = "/v1/provider-credentials"
NEW = {"name": "Ours", "provider": "openai", "model": "gpt-4o"}


def test_the_defaults_come_first_and_stay_as_they_are(api: Api) -> None:
    defaults = api.get(PATH)
    own = api.post(PATH, NEW)

    assert all(found["is_system_default"] and found["organization_id"] is None for found in defaults)
    assert len({found["id"] for found in defaults}) == len(defaults) > 1
    assert api.get(PATH) == [*defaults, own]
    path = f"{PATH}/{defaults[0]['id']}"
    assert api.get(path) == defaults[0]
    assert "system default" in api.patch(path, {"name": "Mine"}, status=403)["detail"]
    api.delete(path, status=403)
    assert api.get(path) == defaults[0]


def test_own_configurations_are_created_changed_and_deleted(api: Api) -> None:
    options = {"temperature": 0.5, "max_tokens": 100, "additional_params": {"top_p": 1}, "description": "d"}
    own = api.post(PATH, NEW | options)
    path = f"{PATH}/{own['id']}"
    assert own == own | NEW | options | {"is_system_default": False, "api_key_alias": None, "is_archived": False}

    changed = api.patch(path, {"is_archived": True, "temperature": None, "name": None})
    assert changed == own | {"is_archived": True, "temperature": None, "updated_at": changed["updated_at"]}
    assert api.get(path) == changed
    api.delete(path)
    api.delete(path, status=404)


def test_a_key_is_shown_as_an_alias_only(api: Api) -> None:
    own = api.post(PATH, NEW | {"api_key": "sk-hunter2"})
    path = f"{PATH}/{own['id']}"
    other = api.patch(path, {"api_key": "sk-hunter3"})
    kept = api.patch(path, {"name": "Renamed", "clear_api_key": False})
    cleared = api.patch(path, {"clear_api_key": True})

    assert own["api_key_alias"] not in (None, other["api_key_alias"])
    assert kept["api_key_alias"] == other["api_key_alias"]
    assert cleared["api_key_alias"] is None
    assert api.patch(path, {"clear_api_key": True, "api_key": "sk-hunter4"})["api_key_alias"] is not None
    assert "hunter" not in api.http.get(PATH).text


ACCOUNT = '{"project_id": "p-1", "client_email": "a@b.c", "private_key": "hunter2"}'
IAM = {
    "bedrock_auth_mode": "iam",
    "aws_access_key_id": "AKIA1234",
    "aws_secret_access_key": "hunter2",
    "aws_region": "eu-west-1",
}


@pytest.mark.parametrize(
    ("slot", "fields", "auth_type", "shown"),
    [
        ("anthropic", {"api_key": "sk-hunter2-abcd"}, "api_key", {"key_last4": "abcd"}),
        ("openai", {"api_key": "sk-hunter2-abcd"}, "api_key", {"key_last4": "abcd"}),
        ("google", {"api_key": "sk-hunter2-abcd"}, "api_key", {"key_last4": "abcd"}),
        (
            "google",
            {"service_account_json": ACCOUNT},
            "service_account_json",
            {"project_id": "p-1", "client_email": "a@b.c"},
        ),
        ("aws_bedrock", IAM, "aws_iam", {"access_key_id_last4": "1234", "aws_region": "eu-west-1"}),
        (
            "aws_bedrock",
            {"bedrock_auth_mode": "api_key", "api_key": "sk-hunter2-abcd", "aws_region": "eu-west-1"},
            "aws_bedrock_api_key",
            {"key_last4": "abcd", "aws_region": "eu-west-1"},
        ),
    ],
)
def test_a_credential_takes_a_slot_over(
    api: Api, slot: str, fields: dict[str, str], auth_type: str, shown: dict[str, str]
) -> None:
    before = {found["slot"]: found for found in api.get(SLOTS)}
    assert list(before) == ["anthropic", "openai", "google", "aws_bedrock"]
    assert {found["source"] for found in before.values()} == {"cyberdesk"}

    response = api.http.put(f"{SLOTS}/{slot}", json=fields)
    stored = response.json()
    assert (stored["source"], stored["status"], stored["auth_type"]) == ("organization", "active", auth_type)
    assert stored["display_metadata"] == shown
    assert {found["slot"]: found for found in api.get(SLOTS)} == before | {slot: stored}
    assert "hunter2" not in response.text


@pytest.mark.parametrize(
    ("slot", "fields", "missing"),
    [
        ("openai", {}, ["api_key"]),
        ("openai", {"api_key": ""}, ["api_key"]),
        ("google", {"service_account_json": "[]"}, ["service_account_json"]),
        ("google", {"service_account_json": "{"}, ["service_account_json"]),
        ("aws_bedrock", {"api_key": "k"}, ["bedrock_auth_mode"]),
        ("aws_bedrock", {"bedrock_auth_mode": "api_key", "api_key": "k"}, ["aws_region"]),
        (
            "aws_bedrock",
            {"bedrock_auth_mode": "iam", "aws_region": "x"},
            ["aws_access_key_id", "aws_secret_access_key"],
        ),
        ("openai", {"api_key": "k", "region": "x"}, ["region"]),
        ("openai", {"bedrock_auth_mode": "guess"}, ["bedrock_auth_mode"]),
    ],
)
def test_a_credential_that_does_not_fit_its_slot_is_refused(
    api: Api, slot: str, fields: dict[str, str], missing: list[str]
) -> None:
    response = api.http.put(f"{SLOTS}/{slot}", json=fields)

    assert response.status_code == 422
    assert [entry["loc"] for entry in response.json()["detail"]] == [["body", name] for name in missing]
    assert {found["source"] for found in api.get(SLOTS)} == {"cyberdesk"}


def test_there_are_no_other_slots(shared_api: Api) -> None:
    for method, path in (("PUT", ""), ("DELETE", ""), ("POST", "/validate")):
        response = shared_api.http.request(method, f"{SLOTS}/mistral{path}", json={"api_key": "k"})
        assert (response.status_code, response.json()["detail"][0]["loc"]) == (422, ["path", "slot"])


def validated(api: Api, slot: str) -> tuple[bool, str | None, str | None]:
    response = api.post(f"{SLOTS}/{slot}/validate", status=200)
    assert response["ok"] == all(check["ok"] for check in response["checks"])
    return response["ok"], response["credential"]["status"], response["credential"]["last_error"]


def test_a_validation_finds_out_what_is_wrong(api: Api) -> None:
    path = f"{SLOTS}/openai"
    assert validated(api, "openai") == (True, None, None)
    assert api.http.put(path, json={"api_key": "sk-invalid"}).json()["last_validated_at"] is None
    assert validated(api, "openai") == (False, "invalid", "The provider refused the credential")
    assert api.http.put(path, json={"api_key": "sk-good"}).json()["status"] == "active"
    assert validated(api, "openai") == (True, "active", None)
    assert api.get(SLOTS)[1]["last_validated_at"] is not None
    api.delete(path, status=200)
    assert validated(api, "openai") == (False, "missing", None)


def test_a_slot_whose_credential_was_deleted_does_not_go_back(api: Api) -> None:
    path = f"{SLOTS}/anthropic"
    assert api.delete(path, status=200)["source"] == "cyberdesk"
    api.http.put(path, json={"api_key": "sk-good"})
    gone = api.delete(path, status=200)

    assert (gone["source"], gone["status"], gone["auth_type"]) == ("organization", "missing", None)
    assert gone["display_metadata"] == {}


def test_runs_that_need_a_missing_credential_fail(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    openai = api.post(PATH, NEW)["id"]
    own_key = api.post(PATH, NEW | {"provider": "anthropic", "api_key": "sk"})["id"]
    api.http.put(f"{SLOTS}/anthropic", json={"api_key": "sk-good"})
    assert api.wait(api.create_run(workflow)["id"])["status"] == "success"
    api.delete(f"{SLOTS}/anthropic", status=200)

    failed = api.wait(api.create_run(workflow)["id"])
    assert failed["status"] == "error"
    assert "Anthropic credential" in failed["error"][0]
    for choice in ({"main_agent_model_id": openai}, {"model_metadata": {"main_agent_model_id": own_key}}):
        assert api.wait(api.create_run(workflow, **choice)["id"])["status"] == "success"

    metadata: dict[str, Any] = {"model_metadata": {"main_agent_model_id": openai}}
    api.patch(f"/v1/workflows/{workflow.id}", metadata)
    assert api.wait(api.create_run(workflow)["id"])["status"] == "success"
    api.http.put(f"{SLOTS}/openai", json={"api_key": "sk-invalid"})
    api.post(f"{SLOTS}/openai/validate", status=200)
    assert api.wait(api.create_run(workflow)["id"])["status"] == "error"
