"""`/v1/request-logs`, and the writing of one for each request to the desktop of a machine."""

from datetime import datetime
from typing import Any
from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._rules.connections import log_request
from cyberdesk.emulator._state import ORGANIZATION_ID, RequestLogRecord

__all__ = ["OPERATIONS", "log_machine_request"]

_COMPUTER = "/v1/computer/"


def log_machine_request(backend: Backend, call: Call, reply: Reply, started: datetime) -> None:
    """Write the log of a request that was answered, if it went to a machine."""
    machine_id = _machine_of(backend, call)
    if machine_id is None:
        return
    now = backend.clock.now()
    log = RequestLogRecord(
        id=backend.stamp().new_id(),
        machine_id=machine_id,
        request_id=call.request_id,
        method=call.method,
        path=call.path,
        created_at=started,
        completed_at=now,
        status_code=reply.status,
        request_size_bytes=len(call.body),
        response_size_bytes=len(reply.body),
        duration_ms=round((now - started).total_seconds() * 1000),
        error_message=reply.body.decode() if reply.status >= 400 else None,
    )
    log_request(backend.state, log, backend.settings.max_logged_requests)


def _machine_of(backend: Backend, call: Call) -> UUID | None:
    if not call.path.startswith(_COMPUTER):
        return None
    try:
        machine_id = UUID(call.path_values.get("machine_id", ""))
    except ValueError:
        return None
    return machine_id if machine_id in backend.state.machines else None


def _log(backend: Backend, call: Call) -> RequestLogRecord:
    return find(backend.state.request_logs, "Request log", call.id("log_id"))


def _shown(log: RequestLogRecord) -> dict[str, Any]:
    return log.attributes() | {"organization_id": ORGANIZATION_ID}


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
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
    return page_reply(found, page, _shown)


def _create(backend: Backend, call: Call) -> Reply:
    fields = bodies.log_fields(call.body)
    find(backend.state.machines, "Machine", fields["machine_id"])
    stamp = backend.stamp()
    log = RequestLogRecord(**fields, id=stamp.new_id(), created_at=stamp.now)
    log_request(backend.state, log, backend.settings.max_logged_requests)
    return json_reply(201, _shown(log))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, _shown(_log(backend, call)))


def _update(backend: Backend, call: Call) -> Reply:
    log = _log(backend, call)
    for field, value in bodies.log_changes(call.body).items():
        setattr(log, field, value)
    return json_reply(200, _shown(log))


def _delete(backend: Backend, call: Call) -> Reply:
    del backend.state.request_logs[_log(backend, call).id]
    return Reply(204)


OPERATIONS = (
    Operation("GET", "/v1/request-logs", _list),
    Operation("POST", "/v1/request-logs", _create),
    Operation("GET", "/v1/request-logs/{log_id}", _get),
    Operation("PATCH", "/v1/request-logs/{log_id}", _update),
    Operation("DELETE", "/v1/request-logs/{log_id}", _delete),
)
