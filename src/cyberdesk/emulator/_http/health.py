"""The health probes."""

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._state import ORGANIZATION_ID, MachineStatus

__all__ = ["OPERATIONS"]


def _healthy(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, {"status": "ok"})


def _root(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, {"name": "Cyberdesk Cloud (emulated)", "status": "ok", "docs": "/openapi.json"})


def _machines(backend: Backend, request: ApiRequest) -> ApiResponse:
    # A disconnected machine cannot be checked.
    machines = [
        machine for machine in backend.state.machines.values() if machine.status is not MachineStatus.DISCONNECTED
    ]
    errored = [
        {
            "machine_id": str(machine.id),
            "organization_id": ORGANIZATION_ID,
            "machine_name": machine.name,
            "error": "The agent did not respond",
            "status_code": 502,
        }
        for machine in machines
        if machine.status is MachineStatus.ERROR
    ]
    healthy = len(machines) - len(errored)
    body = {
        "status": "error" if errored else "ok",
        "scope": "organization",
        "checked_machines": len(machines),
        "healthy_machines": healthy,
        "errored_machines": errored,
        "message": f"{healthy} of {len(machines)} machines are healthy",
    }
    return json_response(503 if errored else 200, body)


OPERATIONS = (
    Operation("GET", "/", _root, needs_key=False),
    *(
        Operation("GET", path, _healthy, needs_key=False)
        for path in ("/health", "/health/db", "/health/live", "/health/ready", "/v1/health", "/v1/health/db")
    ),
    Operation("GET", "/v1/health/machines", _machines),
)
