from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from cyberdesk.emulator import takes

from ..conftest import MakeApi
from ..support import HOUR, Api, eventually

STATUS = "idempotency-status"


def send(api: Api, key: str, body: Any, *, method: str = "POST", path: str = "/v1/runs") -> httpx.Response:
    return api.http.request(method, path, json=body, headers={"Idempotency-Key": key})


def test_a_repeated_create_makes_one_run_and_gets_the_same_response(api: Api) -> None:
    body = {"workflow_id": str(api.emulator.add_workflow().id)}
    first, second = send(api, "k", body), send(api, "k", body)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert second.headers["content-type"] == "application/json"
    assert (first.headers.get(STATUS), second.headers[STATUS]) == (None, "replayed")
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert len(api.emulator.runs) == 1


def test_without_a_key_or_with_another_each_create_counts(api: Api) -> None:
    body = {"workflow_id": str(api.emulator.add_workflow().id)}
    for key in ("a", "b"):
        send(api, key, body)
    for _ in range(2):
        api.post("/v1/runs", body)

    assert len(api.emulator.runs) == 4


def test_a_used_key_with_another_body_is_refused(api: Api) -> None:
    workflow_id = str(api.emulator.add_workflow().id)
    send(api, "k", {"workflow_id": workflow_id})
    response = send(api, "k", {"workflow_id": workflow_id, "is_priority": True})

    assert response.status_code == 422
    assert "another body" in response.json()["detail"]
    assert STATUS not in response.headers
    assert len(api.emulator.runs) == 1


def test_a_used_key_with_another_query_is_refused(api: Api) -> None:
    body = {"workflow_id": str(api.emulator.add_workflow().id)}
    send(api, "k", body)

    assert send(api, "k", body, path="/v1/runs?x=1").status_code == 422


def test_a_key_in_progress_is_a_409(make_api: MakeApi) -> None:
    api = make_api(write_seconds=HOUR)

    def attempt() -> httpx.Response | None:
        try:
            return api.http.post("/v1/runs", json={}, headers={"Idempotency-Key": "k"}, timeout=0.2)
        except httpx.ReadTimeout:
            return None

    response = eventually(attempt)
    assert response.status_code == 409
    assert response.headers[STATUS] == "in_progress"


def test_a_write_that_takes_its_time_is_done_once(make_api: MakeApi) -> None:
    api = make_api(write_seconds=0.05)
    body = {"workflow_id": str(api.emulator.add_workflow().id)}
    with ThreadPoolExecutor() as threads:
        sent = [threads.submit(send, api, "k", body) for _ in range(4)]
        statuses = {future.result().status_code for future in sent}

    assert statuses <= {201, 409}
    assert send(api, "k", body).headers[STATUS] == "replayed"
    assert len(api.emulator.runs) == 1


def test_a_final_refusal_is_kept(api: Api) -> None:
    for path, body, status in [
        ("/v1/runs", {}, 422),
        ("/v1/runs", {"workflow_id": "00000000-0000-4000-8000-000000000000"}, 404),
    ]:
        assert send(api, f"k{status}", body, path=path).status_code == status
        again = send(api, f"k{status}", body, path=path)
        assert (again.status_code, again.headers[STATUS]) == (status, "replayed")


def test_a_conflict_and_a_missing_key_are_not_kept(api: Api) -> None:
    run_id = api.create_run(api.emulator.add_workflow(takes(HOUR)))["id"]
    path = f"/v1/runs/{run_id}/retry"
    assert send(api, "k", {}, path=path).status_code == 409
    api.patch(f"/v1/runs/{run_id}", {"status": "cancelled"})

    refused = httpx.post(api.emulator.base_url + path, json={}, headers={"Idempotency-Key": "k"})
    assert refused.status_code == 401
    retried = send(api, "k", {}, path=path)
    assert (retried.status_code, STATUS in retried.headers) == (200, False)


def test_deletes_are_repeatable(api: Api) -> None:
    run_id = api.create_run(api.emulator.add_workflow())["id"]
    responses = [send(api, "k", None, method="DELETE", path=f"/v1/runs/{run_id}") for _ in range(2)]

    assert [response.status_code for response in responses] == [204, 204]
    assert responses[1].content == b""
    assert send(api, "other", None, method="DELETE", path=f"/v1/runs/{run_id}").status_code == 404


def test_reads_do_not_care_for_keys(api: Api) -> None:
    responses = [api.http.get("/v1/runs", headers={"Idempotency-Key": "k"}) for _ in range(2)]

    assert [STATUS in response.headers for response in responses] == [False, False]
