"""The computer API over HTTP, and input files on the desktop."""

import base64
import io
import uuid
from typing import Any

import pytest
from PIL import Image

from cyberdesk.emulator import CommandOutput, Outcome, RunContext, VirtualClock, breaks, returns

from ..conftest import MakeApi
from ..support import Api, file_input


class Computer:
    """The paths of one machine."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.base = f"/v1/computer/{api.machine()['id']}"

    def get(self, place: str, **query: Any) -> Any:
        response = self.api.http.get(f"{self.base}/{place}", params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def post(self, path: str, body: Any = None, *, status: int = 204) -> Any:
        return self.api.post(f"{self.base}/{path}", body, status=status)

    def status(self, method: str, path: str, **arguments: Any) -> int:
        return self.api.http.request(method, f"{self.base}/{path}", **arguments).status_code


@pytest.fixture
def computer(api: Api) -> Computer:
    return Computer(api)


def test_the_screen(computer: Computer) -> None:
    response = computer.api.http.get(f"{computer.base}/display/screenshot")
    assert response.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(response.content)) as image:
        dimensions = {"width": image.width, "height": image.height}
    assert computer.get("display/dimensions") == dimensions == {"width": 1024, "height": 768}


def test_mouse_and_keyboard(computer: Computer) -> None:
    desktop = computer.api.emulator.desktop()
    desktop.show("Form", fields={"A": "", "B": ""})
    x, y = desktop.place_of("B")
    computer.post("input/mouse/move", {"x": 5, "y": 6})
    assert computer.get("input/mouse/position") == {"x": 5, "y": 6}
    computer.post("input/mouse/click", {"x": x, "y": y, "clicks": 2})
    computer.post("input/keyboard/type", {"text": "some text"})
    computer.post("input/keyboard/key", {"text": "ctrl+a"})
    assert computer.post("copy_to_clipboard", {"text": "key"}, status=200) == {"key": "some text"}
    computer.post("input/keyboard/key", {"text": "End"})
    computer.post("input/mouse/drag", {"start_x": 1, "start_y": 2, "to_x": 3, "to_y": 4})
    computer.post("input/mouse/scroll", {"direction": "down", "amount": 3})
    computer.post("input/mouse/click", {})

    assert desktop.fields == {"A": "", "B": "some text"}
    assert [action["action"] for action in desktop.actions] == [
        "mouse_move", "click", "type", "key", "key", "key", "drag", "scroll", "click",
    ]  # fmt: skip
    assert (desktop.clipboard, desktop.pointer) == ("some text", (3, 4))
    desktop.click(5, 700)
    assert computer.post("copy_to_clipboard", {"text": "key"}, status=200) == {"key": ""}


REFUSED: list[tuple[str, dict[str, Any], int]] = [
    ("input/mouse/click", {"clicks": 4}, 422),
    ("input/mouse/click", {"clicks": 0}, 422),
    ("input/mouse/click", {"x": 1}, 400),
    ("input/mouse/click", {"button": "fourth"}, 400),
    ("input/mouse/move", {"x": "a", "y": 1}, 422),
    ("input/mouse/scroll", {"direction": "down", "amount": -1}, 422),
    ("input/mouse/scroll", {"direction": "in", "amount": 1}, 400),
    ("input/keyboard/key", {"text": "ctrl+"}, 400),
    ("fs/write", {"path": "a", "content": ""}, 400),
    ("fs/write", {"path": "a", "content": "no base64!"}, 400),
    ("fs/write", {"path": "a", "content": "YQ==", "mode": "prepend"}, 400),
    ("fs/write", {"path": "~", "content": "YQ=="}, 400),
    ("fs/write", {"path": "C:/System Volume Information/a", "content": "YQ=="}, 403),
    ("shell/powershell/session", {"action": "pause"}, 400),
    ("shell/powershell/exec", {"command": "dir", "working_directory": "a|b"}, 400),
]


@pytest.mark.parametrize(("path", "body", "status"), REFUSED)
def test_what_is_refused(computer: Computer, path: str, body: dict[str, Any], status: int) -> None:
    assert computer.post(path, body, status=status)["detail"]


def test_files(computer: Computer) -> None:
    content = base64.b64encode(b"one").decode()
    body = {"path": "C:/in/new/a.txt", "content": content}
    written = computer.post("fs/write", body, status=200)
    assert (written["path"], written["size"]) == ("C:\\in\\new\\a.txt", 3)
    assert computer.post("fs/write", body | {"mode": "append"}, status=200)["size"] == 6
    read = computer.get("fs/read", path="c:\\IN\\new\\a.txt")
    assert (base64.b64decode(read["content"]), read["size"]) == (b"oneone", 6)
    [entry] = computer.get("fs/list", path="C:/in/new")["items"]
    assert (entry["name"], entry["is_dir"], entry["size"]) == ("a.txt", False, 6)
    assert entry["modified"] == computer.get("fs/list", path="C:/in/new")["items"][0]["modified"]
    assert "CyberdeskTransfers" in [entry["name"] for entry in computer.get("fs/list")["items"]]

    assert computer.status("GET", "fs/read") == 422
    assert computer.status("GET", "fs/read", params={"path": "none"}) == 404
    assert computer.status("GET", "fs/read", params={"path": "~"}) == 400
    assert computer.status("GET", "fs/list", params={"path": "C:/in/new/a.txt"}) == 400
    assert computer.status("GET", "fs/list", params={"path": "none"}) == 404


def test_large_files_are_not_read(make_api: MakeApi) -> None:
    computer = Computer(make_api(max_file_bytes=10))
    computer.api.emulator.desktop().write_file("big.bin", b"x" * 11)
    assert computer.status("GET", "fs/read", params={"path": "big.bin"}) == 413


def test_commands(computer: Computer) -> None:
    computer.api.emulator.desktop().on_command("fail", CommandOutput(stdout="o", stderr="e", exit_code=3))
    response = computer.post("shell/powershell/exec", {"command": "fail", "session_id": "s"}, status=200)
    assert response == {"stdout": "o", "stderr": "e", "exit_code": 3, "session_id": "s"}
    body = {"command": "pwd", "working_directory": "~/Desktop", "timeout": None}
    assert "cyberdesk\\Desktop" in computer.post("shell/powershell/exec", body, status=200)["stdout"]
    made = computer.post("shell/powershell/session", {"action": "create"}, status=200)
    body = {"action": "destroy", "session_id": made["session_id"]}
    assert computer.post("shell/powershell/session", body, status=200)["session_id"] == made["session_id"]
    assert computer.post("shell/powershell/simple", status=200)["returncode"] == 0
    assert computer.post("shell/powershell/test", status=200)["stdout"]


def test_a_command_takes_its_time_or_runs_into_its_timeout(make_api: MakeApi) -> None:
    clock = VirtualClock(auto_advance=True)
    computer = Computer(make_api(clock=clock))
    start = clock.now()
    slow = computer.post("shell/powershell/exec", {"command": "Start-Sleep 20; echo done"}, status=200)
    assert (slow["stdout"], (clock.now() - start).total_seconds()) == ("done\n", 20)
    start = clock.now()
    late = computer.post("shell/powershell/exec", {"command": "sleep 20", "timeout": 5}, status=200)
    assert (late["exit_code"], late["timeout_reached"]) == (0, True)
    assert (clock.now() - start).total_seconds() == 5


def test_the_agent(computer: Computer) -> None:
    assert computer.get("internal/diagnostics")["keepalive"] == {"enabled": False, "last_activity": None}
    computer.post("internal/keepalive/remote/enable")
    computer.post("internal/keepalive/remote/activity")
    keepalive = computer.get("internal/diagnostics")["keepalive"]
    assert keepalive["enabled"]
    assert keepalive["last_activity"]
    computer.post("internal/keepalive/remote/disable")
    assert computer.post("internal/update", {"version": "9.9", "restart": False}, status=200)["version"] == "9.9"
    assert computer.get("internal/diagnostics")["version"] == "9.9"


def test_a_machine_that_cannot_be_reached(api: Api) -> None:
    computer = Computer(api)
    assert api.http.get(f"/v1/computer/{uuid.uuid4()}/display/screenshot").status_code == 404
    api.emulator.disconnect(api.machine()["id"])
    assert computer.status("GET", "display/screenshot") == 503
    api.emulator.reconnect(api.machine()["id"])
    assert computer.status("GET", "display/screenshot") == 200


def test_each_machine_has_a_desktop_of_its_own(make_api: MakeApi) -> None:
    api = make_api(machines=2)
    first, second = api.emulator.machines
    api.emulator.desktop(first.id).write_file("a", "x")
    assert not api.emulator.desktop(str(second.id)).has_file("a")


@pytest.mark.parametrize("outcome", [returns(), breaks("gone")])
def test_input_files_come_to_the_desktop_and_go(api: Api, outcome: Outcome) -> None:
    seen: list[list[str]] = []

    def handler(run: RunContext) -> Outcome:
        seen.append([path for path in paths if run.desktop.has_file(path)])
        return outcome

    paths = ["~/CyberdeskTransfers/a.txt", "D:/Work/renamed.txt", "D:/Work/c.txt", "~/CyberdeskTransfers/evil.txt"]
    files = [
        file_input("a.txt", b"a", cleanup_imports_after_run=True),
        file_input("b.txt", b"b", target_path="D:\\Work\\renamed.txt"),
        file_input("c.txt", b"c", target_path="D:/Work/", cleanup_imports_after_run=True),
        file_input("../../evil.txt", b"d"),
    ]
    workflow = api.emulator.add_workflow(handler)
    api.wait(api.create_run(workflow, file_inputs=files)["id"])

    desktop = api.emulator.desktop()
    assert seen == [paths]
    assert [path for path in paths if desktop.has_file(path)] == [paths[1], paths[3]]
    assert desktop.read_file("D:/Work/renamed.txt") == b"b"


def test_input_files_go_after_a_cancellation(api: Api) -> None:
    async def handler(run: RunContext) -> Outcome:
        await run.sleep(60)
        return returns()

    workflow = api.emulator.add_workflow(handler)
    files = [file_input("a.txt", b"a", cleanup_imports_after_run=True)]
    run_id = api.create_run(workflow, file_inputs=files)["id"]
    api.wait(run_id, "running")
    api.patch(f"/v1/runs/{run_id}", {"status": "cancelled"})
    assert api.emulator.desktop().list_files("~/CyberdeskTransfers") == []


def test_a_target_that_cannot_be_written_fails_the_run(api: Api) -> None:
    files = [file_input("a.txt", b"a", target_path="C:/Windows/System32/config/a.txt")]
    run = api.wait(api.create_run(api.emulator.add_workflow(), file_inputs=files)["id"])
    assert (run["status"], "Permission denied" in run["error"][0]) == ("error", True)


def test_what_a_session_leaves_on_the_desktop_stays(api: Api) -> None:
    def write(run: RunContext) -> Outcome:
        run.desktop.write_file("~/state.txt", "kept")
        return returns()

    def read(run: RunContext) -> Outcome:
        return returns({"text": run.desktop.read_file("~/state.txt").decode()})

    steps = [{"workflow_id": str(api.emulator.add_workflow(handler).id)} for handler in (write, read)]
    chain = api.post("/v1/runs/chain", {"steps": steps})
    assert api.wait(chain["run_ids"][1])["output_data"] == {"text": "kept"}
