"""`/v1/runs`."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.included import RUN_RELATIONS, read_include
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._http.runs import bodies
from cyberdesk.emulator._rendering.runs import RUN_FIELDS, render_run, render_run_fields
from cyberdesk.emulator._rules.runs.creation import create_bulk, create_chain, create_run
from cyberdesk.emulator._rules.runs.deletion import delete_run
from cyberdesk.emulator._rules.runs.listing import RunFilter, select_runs
from cyberdesk.emulator._rules.runs.retry import retry_run
from cyberdesk.emulator._rules.runs.updates import update_run
from cyberdesk.emulator._state import RunRecord, RunStatus

__all__ = ["OPERATIONS"]


def _run(backend: Backend, request: ApiRequest) -> RunRecord:
    return find(backend.state.runs, "Run", request.id("run_id"))


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    status = query.choice("status", [status.value for status in RunStatus])
    sort_mode = query.choice("sort_mode", ["activity", "created_at_desc"])
    wanted = RunFilter(
        workflow_id=query.uuid("workflow_id"),
        machine_id=query.uuid("machine_id"),
        session_id=query.uuid("session_id"),
        status=None if status is None else RunStatus(status),
        created=query.between("created_at"),
        search=query.text("search"),
        deep_search=query.flag("deep_search"),
        newest_first=sort_mode == "created_at_desc",
    )
    fields = query.choices("fields", RUN_FIELDS)
    page = query.page()
    query.check()
    include = read_include(query, RUN_RELATIONS)
    if fields is None:
        fields = list(RUN_FIELDS) if backend.settings.full_run_list else []
    runs = select_runs(backend.state.runs.values(), wanted)
    return page_response(
        runs,
        page,
        lambda run: render_run_fields(run, fields),
        lambda shown: include.beside(backend.state, shown),
    )


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    order = bodies.run_order(request.json_body, backend.settings.max_file_bytes)
    run = create_run(backend.state, order, backend.stamp())
    backend.engine.admit([run])
    return json_response(201, render_run(run))


def _create_bulk(backend: Backend, request: ApiRequest) -> ApiResponse:
    order = bodies.bulk_order(request.json_body, backend.settings.max_file_bytes)
    runs = create_bulk(backend.state, order, backend.stamp())
    backend.engine.admit(runs)
    created = [render_run(run) for run in runs]
    return json_response(201, {"created_runs": created, "failed_count": 0, "errors": []})


def _create_chain(backend: Backend, request: ApiRequest) -> ApiResponse:
    order = bodies.chain_order(request.json_body, backend.settings.max_file_bytes)
    session_id, runs = create_chain(backend.state, order, backend.stamp())
    backend.engine.admit(runs)
    return json_response(201, {"session_id": session_id, "run_ids": [run.id for run in runs]})


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    include = read_include(request.query, RUN_RELATIONS)
    run = _run(backend, request)
    return json_response(200, render_run(run) | include.beside(backend.state, [run]))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = _run(backend, request)
    ended = update_run(backend.state, run, bodies.run_changes(request.json_body), backend.clock.now())
    backend.engine.settle(ended)
    return json_response(200, render_run(run))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = _run(backend, request)
    backend.engine.settle(delete_run(backend.state, run, backend.clock.now()))
    return ApiResponse(204)


def _retry(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = _run(backend, request)
    order = bodies.retry_order(request.json_body, backend.settings.max_file_bytes)
    retry_run(backend.state, run, order, backend.stamp())
    backend.engine.admit([run])
    return json_response(200, render_run(run))


OPERATIONS = (
    Operation("GET", "/v1/runs", _list),
    Operation("POST", "/v1/runs", _create),
    Operation("POST", "/v1/runs/bulk", _create_bulk),
    Operation("POST", "/v1/runs/chain", _create_chain),
    Operation("GET", "/v1/runs/{run_id}", _get),
    Operation("PATCH", "/v1/runs/{run_id}", _update),
    Operation("DELETE", "/v1/runs/{run_id}", _delete),
    Operation("POST", "/v1/runs/{run_id}/retry", _retry),
)
