"""The data of the page: who may read it, what it contains, and what it never contains."""

import json
from typing import Any

import httpx
import pytest

from cyberdesk.emulator import CyberdeskEmulator, fails
from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._page.access import is_local
from cyberdesk.emulator._page.data import VisibleRange, sessions
from cyberdesk.emulator._rules.runs.life_cycle import Ending, end_run
from cyberdesk.emulator._serving.application import make_app
from cyberdesk.emulator._time.clock import SystemClock

from ..conftest import MakeApi
from ..support import Api, BlockingHandler, eventually, file_input
from ..world import NOON, World

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("server", "host", "local"),
    [
        (("127.0.0.1", 8080), "127.0.0.1:8080", True),
        (("127.0.0.1", 8080), "localhost:8080", True),
        (("127.0.0.1", 8080), "LOCALHOST", True),
        (("127.8.8.8", 8080), "127.0.0.1", True),
        (("::1", 8080), "[::1]:8080", True),
        (("::1", 8080), "[::1]", True),
        (("127.0.0.1", 8080), "attacker.example:8080", False),
        (("127.0.0.1", 8080), "localhost.attacker.example", False),
        (("127.0.0.1", 8080), "127.0.0.1.attacker.example", False),
        (("127.0.0.1", 8080), "127.0.0.1:80@attacker.example", False),
        (("127.0.0.1", 8080), "192.168.1.7:8080", False),
        (("127.0.0.1", 8080), "", False),
        (("192.168.1.7", 8080), "192.168.1.7:8080", False),
        (("192.168.1.7", 8080), "localhost:8080", False),
        (("emulator.invalid", None), "localhost", False),
        (("/run/emulator.sock", None), "localhost", False),
        (None, "localhost", False),
    ],
)
def test_only_what_comes_over_loopback_and_means_it_needs_no_key(server: object, host: str, local: bool) -> None:
    assert is_local(server, host) is local


def get(api: Api, path: str, **headers: str) -> httpx.Response:
    return httpx.get(api.emulator.base_url + path, headers=headers)


def state(api: Api, **query: Any) -> Any:
    response = httpx.get(f"{api.emulator.base_url}/_emulator/state", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_browsers_get_the_page_and_programs_the_response_of_the_api(shared_api: Api) -> None:
    page = get(shared_api, "/", **HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>Cyberdesk emulator</title>" in page.text

    for accept in ("application/json", "*/*"):
        assert get(shared_api, "/", accept=accept).headers["content-type"] == "application/json"


def test_the_page_loads_nothing_from_elsewhere(shared_api: Api) -> None:
    page = get(shared_api, "/", **HTML)
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    for name in ("page.css", "main.js", "timeline.js", "layout.js", "panel.js"):
        asset = get(shared_api, f"/_emulator/{name}")
        assert asset.status_code == 200
        assert "http://" not in asset.text.replace("http://www.w3.org/2000/svg", "")
        assert "https://" not in asset.text
        assert asset.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "../page.css", "static/page.css", "runs/", "site.py", "runs/nonsense", "x"])
def test_other_paths_are_not_there(shared_api: Api, path: str) -> None:
    with httpx.Client(base_url=shared_api.emulator.base_url) as http:
        request = http.build_request("GET", "/_emulator/")
        request.url = request.url.copy_with(raw_path=f"/_emulator/{path}".encode())
        assert http.send(request).status_code in (404, 422)


def test_a_foreign_name_for_this_machine_needs_the_key(shared_api: Api) -> None:
    for path in ("/_emulator/state", "/_emulator/runs/00000000-0000-4000-8000-000000000001"):
        refused = get(shared_api, path, host="attacker.example")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
        assert get(shared_api, path, host="attacker.example", authorization="Bearer wrong").status_code == 401
    key = f"Bearer {shared_api.emulator.api_key}"
    assert get(shared_api, "/_emulator/state", host="emulator.example", authorization=key).status_code == 200


async def test_another_address_than_loopback_needs_the_key(shared_api: Api) -> None:
    backend = Backend(shared_api.emulator._backend.settings, SystemClock())  # pyright: ignore[reportPrivateUsage]
    transport = httpx.ASGITransport(app=make_app(backend))
    async with httpx.AsyncClient(transport=transport, base_url="http://192.168.1.7:8080") as http:
        assert (await http.get("/", headers=HTML)).status_code == 200
        assert (await http.get("/_emulator/state")).status_code == 401
        headers = {"authorization": f"Bearer {shared_api.emulator.api_key}"}
        assert (await http.get("/_emulator/state", headers=headers)).status_code == 200


def test_the_page_is_read_only_and_its_requests_are_not_recorded(api: Api) -> None:
    api.get("/v1/runs")
    state(api)
    get(api, "/", **HTML)
    assert [request.path for request in api.emulator.requests] == ["/v1/runs"]
    assert httpx.post(f"{api.emulator.base_url}/_emulator/state").status_code == 404
    assert httpx.head(f"{api.emulator.base_url}/_emulator/state").content == b""


def test_what_is_secret_stays_so(api: Api) -> None:
    secrets = ["hunter2", "c2VjcmV0", "url-password", "url-token", "machine-secret", api.emulator.api_key]
    api.emulator.webhooks.add("http://user:url-password@127.0.0.1:9/?t=url-token", secret="whsec_c2VjcmV0")
    api.post(
        "/v1/machines",
        {"fingerprint": "f", "unkey_key_id": "k", "machine_sensitive_parameters": {"p": secrets[4]}},
    )
    workflow = api.emulator.add_workflow(fails("no"), is_webhooks_enabled=True)
    run = api.create_run(
        workflow, sensitive_input_values={"password": secrets[0]}, file_inputs=[file_input("a.txt", b"a")]
    )
    api.wait(run["id"])
    attachment = api.get("/v1/run-attachments")["items"][0]
    link = api.get(f"/v1/run-attachments/{attachment['id']}/download-url")["url"]
    httpx.get(link)

    shown = json.dumps(state(api))
    details = get(api, f"/_emulator/runs/{run['id']}").text
    for secret in (*secrets, link.partition("signature=")[2]):
        assert secret not in shown
        assert secret not in details
    assert "http://127.0.0.1:9/" in shown
    assert json.loads(details)["run"]["sensitive_inputs"] == ["password"]
    file = json.loads(details)["files"][0]
    assert httpx.get(api.emulator.base_url + file["url"]).content == b"a"


def test_the_state_describes_what_happens(make_api: MakeApi) -> None:
    api = make_api(machines=1)
    gate = BlockingHandler()
    workflow = api.emulator.add_workflow(gate, name="Look up")
    steps = [{"workflow_id": str(workflow.id), "session_alias": "a"}, {"workflow_id": str(workflow.id)}]
    chain = api.post("/v1/runs/chain", {"steps": steps})
    eventually(lambda: gate.entered)
    shown = state(api)

    assert shown["counts"]["running"] == shown["counts"]["scheduling"] == 1
    assert shown["waiting"] == [chain["run_ids"][1]]
    assert shown["recent"] == list(reversed(chain["run_ids"]))
    (machine,) = shown["machines"]
    assert (machine["session"], machine["run"]) == (chain["session_id"], chain["run_ids"][0])
    (session,) = shown["sessions"]
    assert session["machine"] == machine["id"]
    assert session["runs"] == chain["run_ids"]
    assert session["to"] is None
    first = next(run for run in shown["runs"] if run["id"] == chain["run_ids"][0])
    assert (first["workflow"], first["status"], first["alias"]) == ("Look up", "running", "a")
    assert session["from"] == first["started"]
    gate.open()


def test_what_is_known_is_not_sent_again(api: Api) -> None:
    first = state(api)
    again = state(api, version=first["version"])
    assert set(again) == {"now", "version"}
    assert again["version"] == first["version"]
    api.create_run(api.emulator.add_workflow())
    assert "runs" in state(api, version=first["version"])


def test_only_the_window_is_sent(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    for _ in range(6):
        api.post("/v1/runs/bulk", {"workflow_id": str(workflow.id), "count": 20})
    eventually(lambda: state(api)["counts"]["success"] == 120)
    everything = state(api)
    assert len(everything["runs"]) == 120
    late = {"from": everything["now"] + 1000, "to": everything["now"] + 2000}
    # The latest hundred are for the list below the time line.
    assert len(state(api, **late)["runs"]) == 100
    assert get(api, "/_emulator/state?from=nonsense").status_code == 422


def test_a_window_shows_what_reaches_into_it() -> None:
    world = World()
    world.machine()
    run = world.run()
    world.schedule()
    noon = NOON.timestamp() * 1000
    assert VisibleRange(noon, noon + 60_000).shows(run)
    assert VisibleRange(noon + 60_000, noon + 120_000).shows(run)
    assert not VisibleRange(noon - 60_000, noon).shows(run)
    run.ended_at = world.stamp().now
    assert not VisibleRange(noon + 60_000, noon + 120_000).shows(run)


def test_a_session_holds_its_machine_from_its_first_run_to_its_release() -> None:
    world = World()
    machine = world.machine()
    first = world.run(start_session=True)
    second = world.run(session_id=first.id, release_session_after=True)
    assert sessions(world.state)[0]["from"] is None

    spans: list[Any] = []
    for run in (first, second):
        world.schedule()
        end_run(world.state, run, Ending(status=run.status.SUCCESS), world.stamp().now)
        spans.append(sessions(world.state)[0])
    assert first.started_at is not None
    assert second.ended_at is not None
    assert [span["machine"] for span in spans] == [machine.id] * 2
    assert [span["from"] for span in spans] == [first.started_at.timestamp() * 1000] * 2
    assert [span["to"] for span in spans] == [None, second.ended_at.timestamp() * 1000]
    assert spans[1]["runs"] == [first.id, second.id]


def test_a_deleted_run_is_null(shared_api: Api) -> None:
    gone = get(shared_api, "/_emulator/runs/00000000-0000-4000-8000-000000000001")
    assert (gone.status_code, gone.json()) == (200, None)


def test_the_page_is_there_before_there_is_anything() -> None:
    with CyberdeskEmulator(machines=0) as emulator:
        shown = httpx.get(f"{emulator.base_url}/_emulator/state").json()
    assert (shown["earliest"], shown["machines"], shown["runs"]) == (None, [], [])
