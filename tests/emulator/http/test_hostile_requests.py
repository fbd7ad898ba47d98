"""Hostile requests, and many at once: the state of the emulator does not change."""

import os
import socket
import threading
from pathlib import Path

import anyio
import httpx
import pytest

from cyberdesk.emulator import CyberdeskEmulator

from ..conftest import MakeApi
from ..support import Api, file_input

_DEPTHS = [101, 1_000, 100_000]


def nested(depth: int, opening: str = "[", closing: str = "]") -> str:
    return opening * depth + closing * depth


@pytest.mark.parametrize("depth", _DEPTHS)
@pytest.mark.parametrize("field", ["input_values", "sensitive_input_values"])
def test_bodies_that_are_nested_too_deep(shared_api: Api, depth: int, field: str) -> None:
    workflow = shared_api.emulator.add_workflow()
    body = f'{{"workflow_id": "{workflow.id}", "{field}": {{"a": {nested(depth)}}}}}'
    response = shared_api.http.post("/v1/runs", content=body)
    assert response.status_code == 422
    [problem] = response.json()["detail"]
    assert problem["type"] == "json_invalid"
    assert "nested deeper than 100 levels" in problem["msg"]


def test_what_is_as_deep_as_allowed_can_be_copied_and_saved(make_api: MakeApi, tmp_path: Path) -> None:
    api = make_api(state=tmp_path / "state.sqlite")
    workflow = api.emulator.add_workflow()
    body = f'{{"workflow_id": "{workflow.id}", "input_values": {{"a": {nested(98)}}}}}'
    run = api.wait(api.http.post("/v1/runs", content=body).json()["id"])
    assert run["status"] == "success"
    api.emulator.restore(api.emulator.snapshot())
    assert api.run(run["id"])["input_values"] == run["input_values"]


def test_brackets_in_texts_open_nothing(shared_api: Api) -> None:
    pool = shared_api.post("/v1/pools", {"name": '"\\' + nested(1_000), "description": nested(1_000, "{", "}")})
    assert pool["description"] == nested(1_000, "{", "}")


def test_service_accounts_that_are_nested_too_deep(shared_api: Api) -> None:
    response = shared_api.http.put(
        "/v1/provider-credentials/vertex_ai",
        json={"auth_type": "gcp_service_account", "service_account_json": nested(100_000), "project_id": "p"},
    )
    assert 400 <= response.status_code < 500


def test_signatures_of_links_may_be_any_text(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input("a.txt", b"content")])
    link = api.get(f"/v1/run-attachments/{run['input_attachment_ids'][0]}/download-url")["url"]
    response = httpx.get(link.partition("&signature=")[0] + "&signature=%C3%A9")
    assert response.status_code == 403


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\r\nX-Evil: 1", '"; x="', "\u202e\u2028\0", "..", "/", "x" * 5_000]
)
def test_names_of_files_may_be_any_text(shared_api: Api, name: str) -> None:
    workflow = shared_api.emulator.add_workflow()
    run = shared_api.create_run(workflow, file_inputs=[file_input(name, b"content")])
    [attachment] = run["input_attachment_ids"]
    response = shared_api.http.get(f"/v1/run-attachments/{attachment}/download")
    assert response.content == b"content"
    assert response.headers["content-disposition"].isascii()
    assert "x-evil" not in response.headers
    assert shared_api.http.get(shared_api.get(f"/v1/run-attachments/{attachment}/download-url")["url"]).is_success


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such permissions")
def test_a_state_file_is_for_its_owner_alone(make_api: MakeApi, tmp_path: Path) -> None:
    make_api(state=tmp_path / "state.sqlite").post("/v1/pools", {"name": "Front desk"})
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes["state.sqlite"] == 0o600
    assert set(modes.values()) == {0o600}


def test_clients_that_leave_in_the_middle(api: Api) -> None:
    host, port = httpx.URL(api.emulator.base_url).host, httpx.URL(api.emulator.base_url).port
    head = f"POST /v1/pools HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {api.emulator.api_key}\r\n"
    for left in ("", head, head + "Content-Length: 100\r\n\r\n{", head + 'Content-Length: 12\r\n\r\n{"name":"x"}'):
        with socket.create_connection((host, port or 0)) as connection:
            connection.sendall(left.encode())
    assert api.post("/v1/pools", {"name": "Front desk"})["name"] == "Front desk"


@pytest.mark.anyio
@pytest.mark.parametrize("serve", [False, True])
async def test_a_thousand_requests_at_once(serve: bool) -> None:
    async with CyberdeskEmulator(serve=serve) as emulator, emulator.async_client() as client:

        async def create(number: int) -> None:
            await client.pools.create(name=f"Pool {number}")

        async with anyio.create_task_group() as tasks:
            for number in range(1_000):
                tasks.start_soon(create, number)
        assert {pool.name for pool in emulator.pools} == {f"Pool {number}" for number in range(1_000)}


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="there is no list of open files")
@pytest.mark.parametrize("serve", [False, True])
def test_a_hundred_emulators_in_a_row_leave_nothing_behind(serve: bool) -> None:
    def once() -> tuple[int, int]:
        with CyberdeskEmulator(serve=serve) as emulator, emulator.client() as client:
            client.health.check()
        return threading.active_count(), len(list(Path("/dev/fd").iterdir()))

    once()
    threads, files = once()
    for _ in range(98):
        once()
    threads_after, files_after = once()
    # Those of other tests may have ended meanwhile.
    assert threads_after <= threads
    assert files_after <= files
