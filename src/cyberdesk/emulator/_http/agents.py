"""What is asked of the agent on a machine: to stop, and to let somebody in from a browser."""

import secrets

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply
from cyberdesk.emulator._rules.connections import check_connected, disconnect
from cyberdesk.emulator._state import ORGANIZATION_ID, MachineRecord, MachineStatus

__all__ = ["OPERATIONS"]

_WEB_SESSION_SECONDS = 900


def _machine(backend: Backend, call: Call) -> MachineRecord:
    machine = find(backend.state.machines, "Machine", call.id("machine_id"))
    check_connected(machine)
    return machine


def _shutdown(backend: Backend, call: Call) -> Reply:
    wish = bodies.shutdown_wish(call.body)
    machine = _machine(backend, call)
    ended = disconnect(backend.state, machine, MachineStatus.DISCONNECTED, backend.stamp())
    backend.engine.settle(ended)
    return json_reply(200, {"status": "shutting_down", **wish})


def _web_session(backend: Backend, call: Call) -> Reply:
    machine = _machine(backend, call)
    host = call.base_url.split("://", 1)[-1]
    answer = {
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
    return json_reply(200, answer)


OPERATIONS = (
    Operation("POST", "/v1/machines/{machine_id}/cyberdriver/shutdown", _shutdown),
    Operation("POST", "/v1/machines/{machine_id}/cyberdriver/web-session", _web_session),
)
