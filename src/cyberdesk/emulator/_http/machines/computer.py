"""`/v1/computer/{machine_id}`: what the agent on a machine does, done by its fake desktop."""

import base64
import binascii
from collections.abc import Callable
from typing import Any, Literal

import attrs
from msgspec import UnsetType

from cyberdesk._generated import models
from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.files import (
    FileProblem,
    absolute,
    base_name,
    list_folder,
    read_file,
    shown,
    write_file,
)
from cyberdesk.emulator._desktop.shell import shortened
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, error_response, json_response
from cyberdesk.emulator._rules.errors import BadRequest, InvalidRequest, MachineUnreachable, Problem
from cyberdesk.emulator._state import DesktopRecord, MachineRecord, MachineStatus
from cyberdesk.emulator._state.desktops import FileRecord

__all__ = ["OPERATIONS"]

_DONE = ApiResponse(204)
_Button = Literal["left", "right", "middle"]
_BUTTONS: dict[str, _Button] = {"left": "left", "right": "right", "middle": "middle"}
_DEFAULT_SECONDS = 30.0


@attrs.frozen
class _Agent:
    """The agent on the machine that a call is for."""

    backend: Backend
    machine: MachineRecord

    @property
    def desktop(self) -> Desktop:
        return Desktop(self.backend.engine.services.desktops, self.machine.id)

    @property
    def record(self) -> DesktopRecord:
        return self.backend.engine.services.desktops.record(self.machine.id)


Action = Callable[[_Agent, ApiRequest], ApiResponse]


def _by_agent(action: Action) -> Callable[[Backend, ApiRequest], ApiResponse]:
    """An operation that the agent carries out, if it can be reached."""

    def perform(backend: Backend, request: ApiRequest) -> ApiResponse:
        machine = find(backend.state.machines, "Machine", request.id("machine_id"))
        if machine.status is not MachineStatus.CONNECTED:
            raise MachineUnreachable(f"Machine {machine.id} is not connected")
        try:
            return action(_Agent(backend, machine), request)
        except FileProblem as problem:
            return error_response(problem.status, problem.detail)

    return perform


def _given(value: Any, default: Any = None) -> Any:
    return default if value is None or isinstance(value, UnsetType) else value


def _screenshot(agent: _Agent, request: ApiRequest) -> ApiResponse:
    return ApiResponse(200, agent.desktop.screenshot(), {"content-type": "image/png"})


def _dimensions(agent: _Agent, request: ApiRequest) -> ApiResponse:
    width, height = agent.desktop.size
    return json_response(200, {"width": width, "height": height})


def _position(agent: _Agent, request: ApiRequest) -> ApiResponse:
    x, y = agent.desktop.pointer
    return json_response(200, {"x": x, "y": y})


def _move(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.MouseMoveRequest)
    agent.desktop.move(body.x, body.y)
    return _DONE


def _click(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.MouseClickRequest)
    clicks = _given(body.clicks, 1)
    if not 1 <= clicks <= 3:
        word, limit = ("less", 3) if clicks > 3 else ("greater", 1)
        raise InvalidRequest(
            Problem(("body", "clicks"), f"Input should be {word} than or equal to {limit}", f"{word}_than_equal")
        )
    x, y = _both(_given(body.x), _given(body.y))
    agent.desktop.click(x, y, button=_button(_given(body.button, "left")), clicks=clicks, down=_given(body.down))
    return _DONE


def _drag(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.MouseDragRequest)
    button = _button(_given(body.button, "left"))
    agent.desktop.drag((body.start_x, body.start_y), (body.to_x, body.to_y), button=button)
    return _DONE


def _scroll(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.MouseScrollRequest)
    if body.amount < 0:
        raise InvalidRequest(
            Problem(("body", "amount"), "Input should be greater than or equal to 0", "greater_than_equal")
        )
    if body.direction not in ("up", "down", "left", "right"):
        raise BadRequest(f"Not a direction: {body.direction!r}")
    agent.desktop.scroll(body.direction, body.amount, *_both(_given(body.x), _given(body.y)))
    return _DONE


def _both(x: int | None, y: int | None) -> tuple[int | None, int | None]:
    if (x is None) != (y is None):
        raise BadRequest("x and y go together")
    return x, y


def _button(name: str) -> _Button:
    button = _BUTTONS.get(name)
    if button is None:
        raise BadRequest(f"Not a mouse button: {name!r}")
    return button


def _type(agent: _Agent, request: ApiRequest) -> ApiResponse:
    agent.desktop.type(decode_body(request.json_body, models.KeyboardTypeRequest).text)
    return _DONE


def _key(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.KeyboardKeyRequest)
    try:
        agent.desktop.key(body.text, down=_given(body.down))
    except ValueError as error:
        raise BadRequest(str(error)) from None
    return _DONE


def _copy(agent: _Agent, request: ApiRequest) -> ApiResponse:
    name = decode_body(request.json_body, models.CopyToClipboardRequest).text
    return json_response(200, {name: agent.desktop.copy()})


def _list(agent: _Agent, request: ApiRequest) -> ApiResponse:
    path = absolute(request.query.text("path") or ".")
    items = [_item(file) for file in list_folder(agent.record, path)]
    return json_response(200, {"path": shown(path), "items": items})


def _item(file: FileRecord) -> dict[str, object]:
    return {
        "name": base_name(file.path),
        "path": shown(file.path),
        "is_dir": file.content is None,
        "is_file": file.content is not None,
        "size": len(file.content or b""),
        "modified": file.modified.timestamp(),
    }


def _read(agent: _Agent, request: ApiRequest) -> ApiResponse:
    text = request.query.text("path")
    if text is None:
        raise InvalidRequest(Problem(("query", "path"), "Field required", "missing"))
    path = absolute(text)
    content = read_file(agent.record, path, agent.backend.settings.max_file_bytes)
    encoded = base64.b64encode(content).decode()
    return json_response(200, {"path": shown(path), "content": encoded, "size": len(content)})


def _write(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.FileWriteRequest)
    mode = _given(body.mode, "write")
    if mode not in ("write", "append"):
        raise BadRequest(f"Not a mode: {mode!r}")
    try:
        content = base64.b64decode(body.content, validate=True)
    except (binascii.Error, ValueError):
        raise BadRequest("The content is not base64") from None
    if not content:
        raise BadRequest("The content is empty")
    now = agent.backend.clock.now()
    file = write_file(agent.record, absolute(body.path), content, now, append=mode == "append")
    size = len(file.content or b"")
    return json_response(200, {"path": shown(file.path), "size": size, "modified": now.timestamp()})


def _exec(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.PowerShellExecRequest)
    timeout = _given(body.timeout, _DEFAULT_SECONDS)
    try:
        result = agent.desktop.run(body.command, working_directory=_given(body.working_directory))
    except OSError as error:
        raise BadRequest(str(error)) from None
    session_id = _given(body.session_id) or str(agent.backend.stamp().new_id())
    if result.seconds > timeout:
        # The agent gives up waiting, and calls that an exit code of 0.
        output: dict[str, Any] = {
            "stdout": "",
            "stderr": f"Command timed out after {timeout:g} seconds",
            "exit_code": 0,
            "session_id": session_id,
            "timeout_reached": True,
        }
        return attrs.evolve(json_response(200, output), delay=max(0.0, timeout))
    output = {
        "stdout": shortened(result.stdout),
        "stderr": shortened(result.stderr),
        "exit_code": result.exit_code,
        "session_id": session_id,
    }
    return attrs.evolve(json_response(200, output), delay=result.seconds)


def _session(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.PowerShellSessionRequest)
    if body.action not in ("create", "destroy"):
        raise BadRequest(f"Not an action: {body.action!r}")
    if body.action == "create":
        session_id = _given(body.session_id) or str(agent.backend.stamp().new_id())
        return json_response(200, {"session_id": session_id, "message": "Session created"})
    return json_response(200, {"session_id": _given(body.session_id), "message": "Session destroyed"})


def _simple(agent: _Agent, request: ApiRequest) -> ApiResponse:
    return json_response(200, {"returncode": 0, "stdout": "Hello from PowerShell\n", "stderr": ""})


def _test(agent: _Agent, request: ApiRequest) -> ApiResponse:
    return json_response(200, {"status": "success", "stdout": "test\n", "stderr": "", "returncode": 0})


def _diagnostics(agent: _Agent, request: ApiRequest) -> ApiResponse:
    desktop, machine = agent.record, agent.machine
    width, height = agent.desktop.size
    body = {
        "version": desktop.agent_version,
        "hostname": desktop.hostname,
        "os": machine.os_info,
        "fingerprint": machine.fingerprint,
        "display": {"width": width, "height": height},
        "keepalive": {"enabled": desktop.keepalive, "last_activity": desktop.keepalive_activity_at},
    }
    return json_response(200, body)


def _keepalive(enabled: bool) -> Action:
    def perform(agent: _Agent, request: ApiRequest) -> ApiResponse:
        agent.record.keepalive = enabled
        return _DONE

    return perform


def _activity(agent: _Agent, request: ApiRequest) -> ApiResponse:
    agent.record.keepalive_activity_at = agent.backend.clock.now()
    return _DONE


def _update(agent: _Agent, request: ApiRequest) -> ApiResponse:
    body = decode_body(request.json_body, models.CyberdriverUpdateRequest)
    version, restart = _given(body.version, "latest"), _given(body.restart, default=True)
    before = agent.record.agent_version
    if version != "latest":
        agent.record.agent_version = agent.machine.version = version
    output = {
        "status": "updated",
        "from_version": before,
        "version": agent.record.agent_version,
        "restart": restart,
    }
    return json_response(200, output)


_ACTIONS: tuple[tuple[str, str, Action], ...] = (
    ("GET", "display/screenshot", _screenshot),
    ("GET", "display/dimensions", _dimensions),
    ("GET", "input/mouse/position", _position),
    ("POST", "input/mouse/move", _move),
    ("POST", "input/mouse/click", _click),
    ("POST", "input/mouse/drag", _drag),
    ("POST", "input/mouse/scroll", _scroll),
    ("POST", "input/keyboard/type", _type),
    ("POST", "input/keyboard/key", _key),
    ("POST", "copy_to_clipboard", _copy),
    ("GET", "fs/list", _list),
    ("GET", "fs/read", _read),
    ("POST", "fs/write", _write),
    ("POST", "shell/powershell/exec", _exec),
    ("POST", "shell/powershell/session", _session),
    ("POST", "shell/powershell/simple", _simple),
    ("POST", "shell/powershell/test", _test),
    ("GET", "internal/diagnostics", _diagnostics),
    ("POST", "internal/keepalive/remote/enable", _keepalive(enabled=True)),
    ("POST", "internal/keepalive/remote/disable", _keepalive(enabled=False)),
    ("POST", "internal/keepalive/remote/activity", _activity),
    ("POST", "internal/update", _update),
)

OPERATIONS = tuple(
    Operation(method, f"/v1/computer/{{machine_id}}/{path}", _by_agent(action))
    for method, path, action in _ACTIONS
)
