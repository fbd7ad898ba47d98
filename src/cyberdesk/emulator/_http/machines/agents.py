"""Requests to the agent on a machine: shutdown, and remote sessions in a browser."""

import secrets

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.machines import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._rules.machines.connections import check_connected, disconnect
from cyberdesk.emulator._state import ORGANIZATION_ID, MachineRecord, MachineStatus

__all__ = ["OPERATIONS"]

_WEB_SESSION_SECONDS = 900


def _machine(backend: Backend, request: ApiRequest) -> MachineRecord:
    machine = find(backend.state.machines, "Machine", request.id("machine_id"))
    check_connected(machine)
    return machine


def _shutdown(backend: Backend, request: ApiRequest) -> ApiResponse:
    reason = bodies.shutdown_reason(request.json_body)
    machine = _machine(backend, request)
    ended = disconnect(backend.state, machine, MachineStatus.DISCONNECTED, backend.stamp())
    backend.engine.settle(ended)
    return json_response(200, {"status": "shutting_down", **reason})


def _web_session(backend: Backend, request: ApiRequest) -> ApiResponse:
    machine = _machine(backend, request)
    host = request.base_url.split("://", 1)[-1]
    body = {
        "machine_id": machine.id,
        "rustdesk_peer_id": str(machine.id.int % 10**9),
        "desktop_label": machine.name or machine.hostname or str(machine.id),
        "selected_organization_id": ORGANIZATION_ID,
        "token": f"emulated_{secrets.token_urlsafe(24)}",
        "expires_at": int(backend.clock.now().timestamp()) + _WEB_SESSION_SECONDS,
        "mode": "web",
        "endpoints": {"hbbs_url": f"ws://{host}/ws/id", "hbbr_url": f"ws://{host}/ws/relay"},
        "public_key": "emulated",
        "features": {"clipboard": False, "file_transfer": False},
    }
    return json_response(200, body)


OPERATIONS = (
    Operation("POST", "/v1/machines/{machine_id}/cyberdriver/shutdown", _shutdown),
    Operation("POST", "/v1/machines/{machine_id}/cyberdriver/web-session", _web_session),
)
