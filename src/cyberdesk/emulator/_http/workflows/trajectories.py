"""`/v1/trajectories`, and the trajectories of runs and workflows."""

from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.included import TRAJECTORY_RELATIONS, read_include
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._http.workflows import bodies
from cyberdesk.emulator._rendering.workflows import render_trajectory
from cyberdesk.emulator._rules.errors import NotFound
from cyberdesk.emulator._rules.workflows import trajectories
from cyberdesk.emulator._rules.workflows.listing import TrajectoryFilter, select_trajectories
from cyberdesk.emulator._state import RunRecord, TrajectoryRecord

__all__ = ["OPERATIONS"]


def _trajectory(backend: Backend, request: ApiRequest) -> TrajectoryRecord:
    return find(backend.state.trajectories, "Trajectory", request.id("trajectory_id"))


def _run(backend: Backend, request: ApiRequest) -> RunRecord:
    return find(backend.state.runs, "Run", request.id("run_id"))


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    wanted = TrajectoryFilter(
        search=query.text("search"),
        workflow_id=query.uuid("workflow_id"),
        run_id=query.uuid("run_id"),
        is_approved=query.optional_flag("is_approved"),
        is_generated=query.flag("is_generated", default=True),
        created=query.between("created_at"),
        updated=query.between("updated_at"),
    )
    page = query.page()
    query.check()
    include = read_include(query, TRAJECTORY_RELATIONS)
    found = select_trajectories(backend.state.trajectories.values(), wanted)
    return page_response(found, page, render_trajectory, lambda shown: include.beside(backend.state, shown))


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    fields = bodies.trajectory_fields(request.json_body)
    trajectory = trajectories.create_trajectory(backend.state, fields, backend.stamp())
    return json_response(201, render_trajectory(trajectory))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    include = read_include(request.query, TRAJECTORY_RELATIONS)
    trajectory = _trajectory(backend, request)
    return json_response(200, render_trajectory(trajectory) | include.beside(backend.state, [trajectory]))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    trajectory = _trajectory(backend, request)
    changes = bodies.trajectory_changes(request.json_body)
    trajectories.update_trajectory(backend.state, trajectory, changes, backend.stamp())
    return json_response(200, render_trajectory(trajectory))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    del backend.state.trajectories[_trajectory(backend, request).id]
    return ApiResponse(204)


def _duplicate(backend: Backend, request: ApiRequest) -> ApiResponse:
    duplicate = trajectories.duplicate_trajectory(backend.state, _trajectory(backend, request), backend.stamp())
    return json_response(201, render_trajectory(duplicate))


def _of_workflow(backend: Backend, request: ApiRequest) -> ApiResponse:
    workflow = find(backend.state.workflows, "Workflow", request.id("workflow_id"))
    found = trajectories.latest(trajectories.of_workflow(backend.state, workflow.id))
    return _shown(found, "Trajectory of workflow", workflow.id)


def _of_run(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = _run(backend, request)
    return _shown(trajectories.latest(trajectories.of_run(backend.state, run.id)), "Trajectory of run", run.id)


def _generate(backend: Backend, request: ApiRequest) -> ApiResponse:
    trajectory = trajectories.generate_trajectory(backend.state, _run(backend, request), backend.stamp())
    return json_response(200, render_trajectory(trajectory))


def _shown(trajectory: TrajectoryRecord | None, kind: str, owner_id: UUID) -> ApiResponse:
    if trajectory is None:
        raise NotFound(kind, owner_id)
    return json_response(200, render_trajectory(trajectory))


OPERATIONS = (
    Operation("GET", "/v1/trajectories", _list),
    Operation("POST", "/v1/trajectories", _create),
    Operation("GET", "/v1/trajectories/{trajectory_id}", _get),
    Operation("PATCH", "/v1/trajectories/{trajectory_id}", _update),
    Operation("DELETE", "/v1/trajectories/{trajectory_id}", _delete),
    Operation("POST", "/v1/trajectories/{trajectory_id}/duplicate", _duplicate),
    Operation("GET", "/v1/workflows/{workflow_id}/latest-trajectory", _of_workflow),
    Operation("GET", "/v1/runs/{run_id}/trajectory", _of_run),
    Operation("POST", "/v1/runs/{run_id}/generate-trajectory", _generate),
)
