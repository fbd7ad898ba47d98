import httpx
import pytest

from cyberdesk.emulator import File, Outcome, RunContext, returns

from ..conftest import MakeApi
from ..support import Api, file_input


def test_files_go_in_and_come_out(api: Api) -> None:
    async def handler(run: RunContext) -> Outcome:
        [file] = run.files
        return returns(files=[File("out.bin", file.content[::-1]), File("n.x", b"", "text/x-own")])

    workflow = api.emulator.add_workflow(handler, includes_file_exports=True)
    target = {"target_path": "C:/in.txt", "cleanup_imports_after_run": True}
    run = api.wait(api.create_run(workflow, file_inputs=[file_input("in.txt", b"\x00abc", **target)])["id"])
    [sent] = api.get("/v1/run-attachments", run_id=run["id"], attachment_type="input")["items"]
    made = api.get("/v1/run-attachments", run_id=run["id"], attachment_type="output")["items"]

    assert sent == sent | {"filename": "in.txt", "size_bytes": 4, "content_type": "text/plain"} | target
    assert [sent["id"]] == run["input_attachment_ids"]
    assert [(file["filename"], file["content_type"]) for file in made] == [
        ("out.bin", "application/octet-stream"),
        ("n.x", "text/x-own"),
    ]
    assert [file["id"] for file in made] == run["output_attachment_ids"]
    assert api.get(f"/v1/run-attachments/{sent['id']}") == sent
    response = api.http.get(f"/v1/run-attachments/{made[0]['id']}/download")
    assert response.content == b"cba\x00"
    assert response.headers["content-type"] == "application/octet-stream"


def test_a_list_without_a_run_shows_all_files_in_pages(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    for name in ("a", "b", "c"):
        api.create_run(workflow, file_inputs=[file_input(name, b"")])
    page = api.get("/v1/run-attachments", skip=1, limit=1)

    assert ([file["filename"] for file in page["items"]], page["total"]) == (["b"], 3)


def test_a_hostile_file_name_stays_in_its_header(api: Api) -> None:
    name = '../"\r\nX-Evil: 1\r\n\r\né.txt'
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input(name, b"x")])
    [file_id] = run["input_attachment_ids"]
    response = api.http.get(f"/v1/run-attachments/{file_id}/download")

    assert api.get(f"/v1/run-attachments/{file_id}")["filename"] == name
    assert "x-evil" not in response.headers
    assert response.headers["content-disposition"].startswith("attachment; filename*=UTF-8''..%2F%22%0D%0A")


def test_a_download_url_works_without_the_key(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input("a.txt", b"content")])
    [file_id] = run["input_attachment_ids"]
    link = api.get(f"/v1/run-attachments/{file_id}/download-url")

    assert link["expires_in"] == 300
    assert link["url"].startswith(api.emulator.base_url)
    response = httpx.get(link["url"])
    assert (response.status_code, response.content) == (200, b"content")
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''a.txt"


@pytest.mark.parametrize(
    ("expires_in", "status"), [("9", 422), ("10", 200), ("3600", 200), ("3601", 422), ("x", 422)]
)
def test_the_expiry_of_a_download_url_has_bounds(shared_api: Api, expires_in: str, status: int) -> None:
    run = shared_api.create_run(shared_api.emulator.add_workflow(), file_inputs=[file_input("a.txt", b"")])
    path = f"/v1/run-attachments/{run['input_attachment_ids'][0]}/download-url"
    response = shared_api.http.get(path, params={"expires_in": expires_in})

    assert response.status_code == status
    if status == 200:
        assert response.json()["expires_in"] == int(expires_in)


def test_a_changed_or_expired_download_url_is_refused(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input("a", b""), file_input("b", b"")])
    first, second = run["input_attachment_ids"]
    url = api.get(f"/v1/run-attachments/{first}/download-url", expires_in=10)["url"]
    expires = httpx.URL(url).params["expires"]

    for changed in (url.replace(expires, f"{expires}0"), url.replace(first, second), url.split("&")[0], url + "0"):
        response = httpx.get(changed)
        assert (response.status_code, response.json()["detail"]) == (
            403,
            "The signature of this link is not valid",
        )

    def is_over(*_: object) -> bool:
        return False

    monkeypatch.setattr("cyberdesk.emulator._http.files.links.is_live", is_over)
    response = httpx.get(url)
    assert (response.status_code, response.json()["detail"]) == (403, "This link has expired")


def test_a_deleted_file_is_removed_from_its_run(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input("a", b""), file_input("b", b"")])
    first, second = run["input_attachment_ids"]
    url = api.get(f"/v1/run-attachments/{first}/download-url")["url"]
    api.delete(f"/v1/run-attachments/{first}")

    assert api.run(run["id"])["input_attachment_ids"] == [second]
    for path in ("", "/download", "/download-url"):
        assert api.http.get(f"/v1/run-attachments/{first}{path}").status_code == 404
    assert httpx.get(url).status_code == 404


def test_a_file_that_is_too_large_is_refused(make_api: MakeApi) -> None:
    api = make_api(max_file_bytes=4)
    workflow = api.emulator.add_workflow()
    api.create_run(workflow, file_inputs=[file_input("a", b"1234")])
    body = {"workflow_id": str(workflow.id), "file_inputs": [file_input("a", b"12345")]}

    assert "larger than 4 bytes" in api.post("/v1/runs", body, status=413)["detail"]


def test_files_can_be_added_to_a_run_that_exists(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    new = {"run_id": run["id"], "content_type": "text/x-note"}
    target = {"target_path": "C:/in.txt", "cleanup_imports_after_run": True}
    came = api.post("/v1/run-attachments", new | file_input("out.txt", b"abc") | {"attachment_type": "output"})
    went = api.post("/v1/run-attachments", new | file_input("in", b"", **target) | {"attachment_type": "input"})

    assert came == came | {"filename": "out.txt", "size_bytes": 3, "content_type": "text/x-note"}
    assert went == went | target
    run = api.run(run["id"])
    assert (run["input_attachment_ids"], run["output_attachment_ids"]) == ([went["id"]], [came["id"]])
    assert api.http.get(f"/v1/run-attachments/{came['id']}/download").content == b"abc"


def test_added_files_need_a_run_and_have_a_limit(make_api: MakeApi) -> None:
    api = make_api(max_file_bytes=4)
    run = api.create_run(api.emulator.add_workflow())
    new = {"content_type": "text/plain", "attachment_type": "output"}
    missing = "00000000-0000-4000-8000-000000000009"

    body = new | file_input("a", b"1234")
    assert missing in api.post("/v1/run-attachments", body | {"run_id": missing}, status=404)["detail"]
    body = new | file_input("a", b"12345") | {"run_id": run["id"]}
    assert "larger than 4 bytes" in api.post("/v1/run-attachments", body, status=413)["detail"]


def test_an_attachment_that_expires_keeps_its_record_only(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(), file_inputs=[file_input("a.txt", b"abc")])
    path = f"/v1/run-attachments/{run['input_attachment_ids'][0]}"
    url = api.get(f"{path}/download-url")["url"]

    def expires(body: dict[str, str | None]) -> str | None:
        response = api.http.put(path, json=body)
        assert response.status_code == 200
        shown: str | None = response.json()["expires_at"]
        return shown

    assert expires({"expires_at": "2100-01-01T00:00:00"}) == "2100-01-01T00:00:00Z"
    assert expires({}) == "2100-01-01T00:00:00Z"
    assert httpx.get(url).content == b"abc"
    assert expires({"expires_at": "2020-01-01T00:00:00+02:00"}) == "2019-12-31T22:00:00Z"
    assert api.get(path)["size_bytes"] == 3
    assert httpx.get(url).status_code == 404
    for content in ("download", "download-url"):
        assert api.http.get(f"{path}/{content}").status_code == 404
    assert expires({"expires_at": None}) is None
    assert httpx.get(url).content == b"abc"
