"""`/v1/trajectories`, and the trajectories of runs and workflows."""

from uuid import UUID

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._http.included import TRAJECTORY_RELATIONS, read_include
from cyberdesk.emulator._rules import trajectories
from cyberdesk.emulator._rules.refusals import NotFound
from cyberdesk.emulator._rules.selection import TrajectoryFilter, select_trajectories
from cyberdesk.emulator._state import RunRecord, TrajectoryRecord

__all__ = ["OPERATIONS"]


def _trajectory(backend: Backend, call: Call) -> TrajectoryRecord:
    return find(backend.state.trajectories, "Trajectory", call.id("trajectory_id"))


def _run(backend: Backend, call: Call) -> RunRecord:
    return find(backend.state.runs, "Run", call.id("run_id"))


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
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
    return page_reply(found, page, render.trajectory, lambda shown: include.beside(backend.state, shown))


def _create(backend: Backend, call: Call) -> Reply:
    fields = bodies.trajectory_fields(call.body)
    trajectory = trajectories.create_trajectory(backend.state, fields, backend.stamp())
    return json_reply(201, render.trajectory(trajectory))


def _get(backend: Backend, call: Call) -> Reply:
    include = read_include(call.query, TRAJECTORY_RELATIONS)
    trajectory = _trajectory(backend, call)
    return json_reply(200, render.trajectory(trajectory) | include.beside(backend.state, [trajectory]))


def _update(backend: Backend, call: Call) -> Reply:
    trajectory = _trajectory(backend, call)
    changes = bodies.trajectory_changes(call.body)
    trajectories.update_trajectory(backend.state, trajectory, changes, backend.stamp())
    return json_reply(200, render.trajectory(trajectory))


def _delete(backend: Backend, call: Call) -> Reply:
    del backend.state.trajectories[_trajectory(backend, call).id]
    return Reply(204)


def _duplicate(backend: Backend, call: Call) -> Reply:
    duplicate = trajectories.duplicate_trajectory(backend.state, _trajectory(backend, call), backend.stamp())
    return json_reply(201, render.trajectory(duplicate))


def _of_workflow(backend: Backend, call: Call) -> Reply:
    workflow = find(backend.state.workflows, "Workflow", call.id("workflow_id"))
    found = trajectories.latest(trajectories.of_workflow(backend.state, workflow.id))
    return _shown(found, "Trajectory of workflow", workflow.id)


def _of_run(backend: Backend, call: Call) -> Reply:
    run = _run(backend, call)
    return _shown(trajectories.latest(trajectories.of_run(backend.state, run.id)), "Trajectory of run", run.id)


def _generate(backend: Backend, call: Call) -> Reply:
    trajectory = trajectories.generate_trajectory(backend.state, _run(backend, call), backend.stamp())
    return json_reply(200, render.trajectory(trajectory))


def _shown(trajectory: TrajectoryRecord | None, kind: str, owner_id: UUID) -> Reply:
    if trajectory is None:
        raise NotFound(kind, owner_id)
    return json_reply(200, render.trajectory(trajectory))


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
