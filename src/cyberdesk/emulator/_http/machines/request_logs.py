"""`/v1/request-logs`, and the writing of one for each request to the desktop of a machine."""

from datetime import datetime
from typing import Any
from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.machines import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._rules.machines.connections import log_request
from cyberdesk.emulator._state import ORGANIZATION_ID, RequestLogRecord

__all__ = ["OPERATIONS", "log_machine_request"]

_COMPUTER = "/v1/computer/"


def log_machine_request(backend: Backend, request: ApiRequest, response: ApiResponse, started: datetime) -> None:
    """Write the log of a request that has its response, if it went to a machine."""
    machine_id = _machine_of(backend, request)
    if machine_id is None:
        return
    now = backend.clock.now()
    log = RequestLogRecord(
        id=backend.stamp().new_id(),
        machine_id=machine_id,
        request_id=request.request_id,
        method=request.method,
        path=request.path,
        created_at=started,
        completed_at=now,
        status_code=response.status,
        request_size_bytes=len(request.body),
        response_size_bytes=len(response.body),
        duration_ms=round((now - started).total_seconds() * 1000),
        error_message=response.body.decode() if response.status >= 400 else None,
    )
    log_request(backend.state, log, backend.settings.max_logged_requests)


def _machine_of(backend: Backend, request: ApiRequest) -> UUID | None:
    if not request.path.startswith(_COMPUTER):
        return None
    try:
        machine_id = UUID(request.path_values.get("machine_id", ""))
    except ValueError:
        return None
    return machine_id if machine_id in backend.state.machines else None


def _log(backend: Backend, request: ApiRequest) -> RequestLogRecord:
    return find(backend.state.request_logs, "Request log", request.id("log_id"))


def _shown(log: RequestLogRecord) -> dict[str, Any]:
    return log.attributes() | {"organization_id": ORGANIZATION_ID}


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    machine_id = query.uuid("machine_id")
    method = query.text("method")
    status_code = query.number("status_code")
    page = query.page()
    query.check()
    found = [
        log
        for log in backend.state.request_logs.values()
        if (machine_id is None or log.machine_id == machine_id)
        and (method is None or log.method == method)
        and (status_code is None or log.status_code == status_code)
    ]
    return page_response(found, page, _shown)


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    fields = bodies.log_fields(request.json_body)
    find(backend.state.machines, "Machine", fields["machine_id"])
    stamp = backend.stamp()
    log = RequestLogRecord(**fields, id=stamp.new_id(), created_at=stamp.now)
    log_request(backend.state, log, backend.settings.max_logged_requests)
    return json_response(201, _shown(log))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, _shown(_log(backend, request)))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    log = _log(backend, request)
    for field, value in bodies.log_changes(request.json_body).items():
        setattr(log, field, value)
    return json_response(200, _shown(log))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    del backend.state.request_logs[_log(backend, request).id]
    return ApiResponse(204)


OPERATIONS = (
    Operation("GET", "/v1/request-logs", _list),
    Operation("POST", "/v1/request-logs", _create),
    Operation("GET", "/v1/request-logs/{log_id}", _get),
    Operation("PATCH", "/v1/request-logs/{log_id}", _update),
    Operation("DELETE", "/v1/request-logs/{log_id}", _delete),
)
