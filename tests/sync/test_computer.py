"""`client.computer` against a server that responds as agents do, and as they should not."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import (
    BadRequestError,
    Cyberdesk,
    InvalidArgumentError,
    LocalFileError,
    NotFoundError,
    ResponseDecodeError,
    RetryConfig,
)
from cyberdesk.computer import CommandResult, FileEntry, WrittenFile
from cyberdesk.models import DisplayDimensions, MousePosition
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]
Call = Callable[[Cyberdesk], Any]

MACHINE = UUID("6a1f6a52-5a0c-4e3e-9d6e-0d6f0d6f0d6f")
ROOT = f"/v1/computer/{MACHINE}"
MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, 500000, tzinfo=datetime.UTC)

ACTIONS: list[tuple[Call, str, Any]] = [
    (lambda it: it.computer.mouse_move(MACHINE, x=1, y=2), "input/mouse/move", {"x": 1, "y": 2}),
    (lambda it: it.computer.mouse_click(MACHINE), "input/mouse/click", {}),
    (
        lambda it: it.computer.mouse_click(MACHINE, x=1, y=None, button="right", down=False, clicks=3),
        "input/mouse/click",
        {"x": 1, "y": None, "button": "right", "down": False, "clicks": 3},
    ),
    (
        lambda it: it.computer.mouse_drag(
            MACHINE, start_x=1, start_y=2, to_x=3, to_y=4, duration=0.5, button="middle"
        ),
        "input/mouse/drag",
        {"start_x": 1, "start_y": 2, "to_x": 3, "to_y": 4, "duration": 0.5, "button": "middle"},
    ),
    (
        lambda it: it.computer.mouse_scroll(MACHINE, direction="down", amount=3, x=1, y=2),
        "input/mouse/scroll",
        {"direction": "down", "amount": 3, "x": 1, "y": 2},
    ),
    (lambda it: it.computer.keyboard_type(MACHINE, text="Jané"), "input/keyboard/type", {"text": "Jané"}),
    (
        lambda it: it.computer.keyboard_key(MACHINE, text="ctrl+c", down=True),
        "input/keyboard/key",
        {"text": "ctrl+c", "down": True},
    ),
    (lambda it: it.computer.keepalive_enable(MACHINE), "internal/keepalive/remote/enable", None),
    (lambda it: it.computer.keepalive_disable(MACHINE), "internal/keepalive/remote/disable", None),
    (lambda it: it.computer.keepalive_activity(MACHINE), "internal/keepalive/remote/activity", None),
]

FREE_FORM: list[tuple[Call, str, Any]] = [
    (lambda it: it.computer.diagnostics(MACHINE), "GET internal/diagnostics", None),
    (lambda it: it.computer.powershell_simple(MACHINE), "POST shell/powershell/simple", None),
    (lambda it: it.computer.powershell_test(MACHINE), "POST shell/powershell/test", None),
    (
        lambda it: it.computer.powershell_session(MACHINE, action="destroy", session_id="s"),
        "POST shell/powershell/session",
        {"action": "destroy", "session_id": "s"},
    ),
    (
        lambda it: it.computer.update(MACHINE, version="1.2", restart=False),
        "POST internal/update",
        {"version": "1.2", "restart": False},
    ),
]


@pytest.mark.parametrize(("call", "path", "body"), ACTIONS, ids=[path for _, path, _ in ACTIONS])
@pytest.mark.parametrize("reply", [Reply(204), Reply(200, {})], ids=["as documented", "as agents do"])
def test_actions(connect: Connect, server: ScriptedServer, call: Call, path: str, body: Any, reply: Reply) -> None:
    server.script(Reply(503), reply)
    assert call(connect()) is None
    first, second = server.received
    assert (second.method, second.target) == ("POST", f"{ROOT}/{path}")
    assert (second.json if second.body else None) == body
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]


@pytest.mark.parametrize(("call", "what", "body"), FREE_FORM, ids=[what for _, what, _ in FREE_FORM])
def test_the_agents_own_words(connect: Connect, server: ScriptedServer, call: Call, what: str, body: Any) -> None:
    server.script(Reply(200, {"output": ["hello"], "n": 1}), Reply(200, []))
    client = connect()
    assert call(client) == {"output": ["hello"], "n": 1}
    (sent,) = server.received
    method, path = what.split()
    assert (sent.method, sent.target) == (method, f"{ROOT}/{path}")
    assert (sent.json if sent.body else None) == body
    with pytest.raises(ResponseDecodeError):
        call(client)


def test_looking(connect: Connect, server: ScriptedServer) -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\xff"
    server.script(
        Reply(200, png, headers={"content-type": "image/png"}),
        Reply(200, {"width": 1920, "height": 1080}),
        Reply(200, {"x": 3, "y": -4, "screen": "new"}),
        Reply(200, {"x": "left"}),
    )
    client = connect()
    assert client.computer.get_screenshot(str(MACHINE)) == png
    assert client.computer.get_display_dimensions(MACHINE) == DisplayDimensions(width=1920, height=1080)
    assert client.computer.get_mouse_position(MACHINE) == MousePosition(x=3, y=-4)
    assert [(it.method, it.target) for it in server.received] == [
        ("GET", f"{ROOT}/display/screenshot"),
        ("GET", f"{ROOT}/display/dimensions"),
        ("GET", f"{ROOT}/input/mouse/position"),
    ]
    with pytest.raises(ResponseDecodeError):
        client.computer.get_mouse_position(MACHINE)


def test_whole_responses(connect: Connect, server: ScriptedServer) -> None:
    server.script(
        Reply(200, b"png", headers={"x-request-id": "req_1"}), Reply(200, {"content": "YQ=="}), Reply(200, {})
    )
    raw = connect().with_raw_response.computer
    screenshot = raw.get_screenshot(MACHINE)
    assert (screenshot.parsed, screenshot.request_id) == (b"png", "req_1")
    read = raw.fs_read(MACHINE, path="a")
    assert (read.parsed, read.content) == (b"a", b'{"content": "YQ=="}')
    assert not (raw.powershell_exec(MACHINE, command="x", command_timeout=1)).parsed.ok


def test_an_id_cannot_become_another_path(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(204))
    client = connect()
    client.computer.keepalive_enable("a/../b")
    assert server.received[0].target == "/v1/computer/a%2F..%2Fb/internal/keepalive/remote/enable"
    nothing: Any = None
    for bad in ("", "..", nothing):
        with pytest.raises(InvalidArgumentError, match="machine_id"):
            client.computer.keepalive_enable(bad)
    assert len(server.received) == 1


def test_arguments_that_are_none(connect: Connect, server: ScriptedServer) -> None:
    client = connect()
    wrong: Any = "12 pixels"
    with pytest.raises(InvalidArgumentError, match="x: Expected `int`, got `str`"):
        client.computer.mouse_move(MACHINE, x=wrong, y=1)
    with pytest.raises(InvalidArgumentError, match="text: Expected `str`, got `int`"):
        client.computer.keyboard_type(MACHINE, text=1234)  # type: ignore[arg-type]  # pyright: ignore
    assert not server.received


def test_the_clipboard(connect: Connect, server: ScriptedServer) -> None:
    server.script(
        Reply(200, {"text": "copied"}), Reply(200, {"order no": ""}), Reply(200, {"text": None}), Reply(200, {})
    )
    client = connect()
    assert client.computer.copy_to_clipboard(MACHINE) == "copied"
    assert client.computer.copy_to_clipboard(MACHINE, text="order no") == ""
    assert client.computer.copy_to_clipboard(MACHINE) == ""
    assert [it.json for it in server.received] == [{"text": "text"}, {"text": "order no"}, {"text": "text"}]
    assert {(it.method, it.target) for it in server.received} == {("POST", f"{ROOT}/copy_to_clipboard")}
    with pytest.raises(ResponseDecodeError, match="lacks the requested key") as caught:
        client.computer.copy_to_clipboard(MACHINE)
    assert (caught.value.status_code, caught.value.body, caught.value.attempts) == (200, b"{}", 1)
    assert caught.value.path == "/v1/computer/{machine_id}/copy_to_clipboard"


@pytest.mark.parametrize("body", [[], {"text": 1}, {"text": ["copied"]}])
def test_a_clipboard_that_holds_no_text(connect: Connect, server: ScriptedServer, body: Any) -> None:
    server.script(Reply(200, body))
    with pytest.raises(ResponseDecodeError, match="response to copy_to_clipboard is not what the API promises"):
        connect().computer.copy_to_clipboard(MACHINE)


def test_listing_a_folder(connect: Connect, server: ScriptedServer) -> None:
    entries = [
        {"name": "in", "path": "C:\\in", "is_dir": True, "size": None, "modified": MOMENT.timestamp()},
        {"name": "a.txt", "path": "C:\\a.txt", "is_dir": False, "size": 7, "modified": "2026-01-02T03:04:05.5"},
        {"name": "odd", "modified": 1e300, "owner": "SYSTEM"},
        {"name": "older", "modified": "yesterday"},
        {"name": "locked", "path": "C:\\locked", "is_dir": None, "error": "Permission denied"},
    ]
    server.script(Reply(200, {"path": "C:\\", "items": entries}), Reply(200, {"items": []}))
    client = connect()
    assert client.computer.fs_list(MACHINE, path="C:\\ü & b") == [
        FileEntry(name="in", path="C:\\in", is_dir=True, modified=MOMENT),
        FileEntry(name="a.txt", path="C:\\a.txt", is_dir=False, size=7, modified=MOMENT),
        FileEntry(name="odd"),
        FileEntry(name="older"),
        FileEntry(name="locked", path="C:\\locked", error="Permission denied"),
    ]
    assert client.computer.fs_list(MACHINE) == []
    assert [it.target for it in server.received] == [
        f"{ROOT}/fs/list?path=C%3A%5C%C3%BC%20%26%20b",
        f"{ROOT}/fs/list",
    ]


def test_listing_a_folder_of_an_older_agent(connect: Connect, server: ScriptedServer) -> None:
    entries = [{"name": "in", "is_dir": True}]
    server.script(Reply(200, {"entries": entries}), Reply(200, {"items": entries, "entries": entries}))
    client = connect()
    for _ in range(2):
        assert client.computer.fs_list(MACHINE) == [FileEntry(name="in", is_dir=True)]


@pytest.mark.parametrize(
    "body", [{}, [], {"items": None}, {"items": {}}, {"items": [1]}, {"items": [{"path": "a"}]}, {"entries": [1]}]
)
def test_a_listing_that_is_none(connect: Connect, server: ScriptedServer, body: Any) -> None:
    server.script(Reply(200, body))
    with pytest.raises(ResponseDecodeError, match="response to fs_list is not"):
        connect().computer.fs_list(MACHINE)


def test_reading_a_file(connect: Connect, server: ScriptedServer) -> None:
    content = bytes(range(256))
    text = base64.b64encode(content).decode()
    server.script(
        Reply(503),
        Reply(200, {"path": "/a b", "content": text, "size": 256}),
        Reply(200, {"content": ""}),
        Reply(404, {"detail": "File not found"}),
    )
    client = connect()
    assert client.computer.fs_read(MACHINE, path="/a b") == content
    assert client.computer.fs_read(MACHINE, path="/empty") == b""
    assert (server.received[1].method, server.received[1].target) == ("GET", f"{ROOT}/fs/read?path=%2Fa%20b")
    with pytest.raises(NotFoundError, match="File not found"):
        client.computer.fs_read(MACHINE, path="/c")


@pytest.mark.parametrize("body", [{}, {"content": None}, {"content": "no base64!"}, {"content": "YQ"}, "YQ=="])
def test_a_content_that_is_none(connect: Connect, server: ScriptedServer, body: Any) -> None:
    server.script(Reply(200, body))
    with pytest.raises(ResponseDecodeError, match="response to fs_read is not what the API promises"):
        connect().computer.fs_read(MACHINE, path="a")


def test_writing_files(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    local = tmp_path / "local.bin"
    local.write_bytes(b"\x00\xff")
    server.script(
        Reply(200, {"path": "C:/a", "size": 2, "modified": MOMENT.timestamp()}), Reply(200, {}), Reply(200, {})
    )
    client = connect()
    written = client.computer.fs_write(MACHINE, path="C:/a", content=local)
    assert written == WrittenFile(path="C:/a", size=2, modified=MOMENT)
    assert client.computer.fs_write(MACHINE, path="a", content="Jané", mode="append") == WrittenFile()
    assert client.computer.fs_write(MACHINE, path="a", content=b"abc") == WrittenFile()
    assert {(it.method, it.target) for it in server.received} == {("POST", f"{ROOT}/fs/write")}
    assert [it.json for it in server.received] == [
        {"path": "C:/a", "content": "AP8="},
        {"path": "a", "content": base64.b64encode("Jané".encode()).decode(), "mode": "append"},
        {"path": "a", "content": "YWJj"},
    ]


def test_a_large_file_is_sent_again_whole(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    content = bytes(range(256)) * 4096
    local = tmp_path / "large.bin"
    local.write_bytes(content)
    server.script(Reply(503), Reply(200, {}))
    connect().computer.fs_write(MACHINE, path="a", content=local)
    first, second = server.received
    assert first.body == second.body
    assert base64.b64decode(second.json["content"]) == content


def test_content_that_cannot_be_sent(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    client = connect()
    with pytest.raises(LocalFileError, match="cannot read"):
        client.computer.fs_write(MACHINE, path="a", content=tmp_path / "none")
    wrong: Any = 12
    with pytest.raises(InvalidArgumentError, match="not int"):
        client.computer.fs_write(MACHINE, path="a", content=wrong)
    with pytest.raises(InvalidArgumentError, match="not valid Unicode"):
        client.computer.fs_write(MACHINE, path="a", content="\ud800")
    assert not server.received
    server.script(Reply(400, {"detail": "Missing 'content' field"}))
    with pytest.raises(BadRequestError, match="Missing 'content'"):
        client.computer.fs_write(MACHINE, path="a", content=b"")
    assert server.received[0].json == {"path": "a", "content": ""}


def test_running_a_command(connect: Connect, server: ScriptedServer) -> None:
    server.script(
        Reply(
            200, {"stdout": "PC-7\r\n", "stderr": "", "exit_code": 0, "session_id": "s", "timeout_reached": False}
        ),
        Reply(200, {"stdout": "", "stderr": "took too long", "exit_code": 0, "timeout_reached": True}),
        Reply(200, {"stdout": None, "stderr": None, "exit_code": -1, "error": "no shell"}),
        Reply(200, {}),
    )
    client = connect()
    done = client.computer.powershell_exec(
        MACHINE,
        command="hostname",
        same_session=False,
        working_directory="C:/",
        session_id=None,
        command_timeout=12.5,
        idempotency_key="mine",
    )
    assert done == CommandResult(stdout="PC-7\r\n", stderr="", exit_code=0, session_id="s")
    assert done.ok
    late = client.computer.powershell_exec(MACHINE, command="sleep 99")
    assert (late.exit_code, late.timeout_reached, late.ok) == (0, True, False)
    failed = client.computer.powershell_exec(MACHINE, command="x")
    assert failed == CommandResult(stdout="", stderr="", exit_code=-1, error="no shell")
    assert not failed.ok
    unknown = client.computer.powershell_exec(MACHINE, command="x")
    assert (unknown, unknown.ok) == (CommandResult(stdout="", stderr=""), False)
    first, second, *_ = server.received
    assert (first.method, first.target) == ("POST", f"{ROOT}/shell/powershell/exec")
    assert first.json == {
        "command": "hostname",
        "same_session": False,
        "working_directory": "C:/",
        "session_id": None,
        "timeout": 12.5,
    }
    assert first.headers["idempotency-key"] == "mine"
    assert second.json == {"command": "sleep 99"}


def test_a_command_may_take_longer_than_other_calls(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {"stdout": "late", "stderr": "", "exit_code": 0}, pause=0.6))
    client = connect(timeout=0.2, retry=RetryConfig(max_retries=0))
    assert (client.computer.powershell_exec(MACHINE, command="x", command_timeout=1)).stdout == "late"


@pytest.mark.parametrize("body", [[], "done", {"exit_code": "zero"}, {"stdout": {"text": "a"}}])
def test_a_result_that_is_none(connect: Connect, server: ScriptedServer, body: Any) -> None:
    server.script(Reply(200, body))
    with pytest.raises(ResponseDecodeError, match="response to powershell_exec is not what the API promises"):
        connect().computer.powershell_exec(MACHINE, command="x")
