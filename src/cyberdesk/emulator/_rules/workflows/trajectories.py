"""Trajectories: the steps of a workflow, recorded from runs or sent by a client.

Copies share their steps with the original, since a change replaces the list of steps.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast
from uuid import UUID

import attrs

from cyberdesk.emulator._rules.errors import BadRequest, NotFound
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import RunRecord, State, TrajectoryRecord, WorkflowRecord
from cyberdesk.emulator._state.desktops import HEIGHT, WIDTH

__all__ = [
    "copy_to_workflow",
    "create_trajectory",
    "duplicate_trajectory",
    "generate_trajectory",
    "latest",
    "of_run",
    "of_workflow",
    "record_trajectory",
    "steps_of",
    "update_trajectory",
]

Json = Mapping[str, Any]


def create_trajectory(state: State, fields: Json, stamp: Stamp) -> TrajectoryRecord:
    """Store a trajectory from a request.

    Raises:
        NotFound: there is no such workflow or run.
        BadRequest: the run belongs to another workflow.
    """
    workflow_id, run_id = fields["workflow_id"], fields.get("run_id")
    if workflow_id not in state.workflows:
        raise NotFound("Workflow", workflow_id)
    if run_id is not None:
        if run_id not in state.runs:
            raise NotFound("Run", run_id)
        if state.runs[run_id].workflow_id != workflow_id:
            raise BadRequest(f"Run {run_id} is not of workflow {workflow_id}")
    approved = fields.get("is_approved", False)
    trajectory = TrajectoryRecord(
        **fields, id=stamp.new_id(), has_been_approved=approved, created_at=stamp.now, updated_at=stamp.now
    )
    return _stored(state, trajectory)


def update_trajectory(state: State, trajectory: TrajectoryRecord, changes: Json, stamp: Stamp) -> None:
    """Change a trajectory. `has_been_approved` stays set, and a workflow has one main trajectory."""
    for field, value in changes.items():
        if value is not None or field in ("name", "description"):
            setattr(trajectory, field, value)
    trajectory.has_been_approved |= trajectory.is_approved
    if changes.get("is_main"):
        for other in of_workflow(state, trajectory.workflow_id):
            other.is_main = other is trajectory
    trajectory.updated_at = stamp.now


def duplicate_trajectory(state: State, trajectory: TrajectoryRecord, stamp: Stamp) -> TrajectoryRecord:
    """Copy a trajectory; the copy is neither approved nor generated nor the main one."""
    duplicate = attrs.evolve(
        trajectory,
        id=stamp.new_id(),
        name=f"{trajectory.name or ''} (Copy)".strip(),
        is_approved=False,
        has_been_approved=False,
        is_generated=False,
        is_main=False,
        created_at=stamp.now,
        updated_at=stamp.now,
    )
    return _stored(state, duplicate)


def copy_to_workflow(
    state: State, trajectory: TrajectoryRecord, workflow: WorkflowRecord, stamp: Stamp
) -> TrajectoryRecord:
    """Copy a trajectory to another workflow, with its flags but without its run."""
    has_main = any(other.is_main for other in of_workflow(state, workflow.id))
    duplicate = attrs.evolve(
        trajectory,
        id=stamp.new_id(),
        workflow_id=workflow.id,
        run_id=None,
        is_main=trajectory.is_main and not has_main,
        created_at=stamp.now,
        updated_at=stamp.now,
    )
    return _stored(state, duplicate)


def record_trajectory(state: State, run: RunRecord, stamp: Stamp) -> TrajectoryRecord | None:
    """Store the steps of a run that has ended; None when it has not, or has no steps."""
    steps = steps_of(run.run_message_history or ()) if run.status.is_terminal else []
    if not steps:
        return None
    trajectory = TrajectoryRecord(
        id=stamp.new_id(),
        workflow_id=run.workflow_id,
        run_id=run.id,
        trajectory_data=steps,
        dimensions={"width": WIDTH, "height": HEIGHT},
        original_input_values=run.input_values,
        created_at=stamp.now,
        updated_at=stamp.now,
    )
    return _stored(state, trajectory)


def generate_trajectory(state: State, run: RunRecord, stamp: Stamp) -> TrajectoryRecord:
    """Promote the last changed trajectory of a run.

    Raises:
        NotFound: it has none, and no history to create one from.
    """
    trajectory = latest(of_run(state, run.id)) or record_trajectory(state, run, stamp)
    if trajectory is None:
        raise NotFound("Trajectory of run", run.id)
    trajectory.is_generated = True
    trajectory.updated_at = stamp.now
    return trajectory


def of_run(state: State, run_id: UUID) -> Iterator[TrajectoryRecord]:
    """The trajectories of a run, in order of creation."""
    return (trajectory for trajectory in state.trajectories.values() if trajectory.run_id == run_id)


def of_workflow(state: State, workflow_id: UUID) -> Iterator[TrajectoryRecord]:
    """The trajectories of a workflow, in order of creation."""
    return (trajectory for trajectory in state.trajectories.values() if trajectory.workflow_id == workflow_id)


def latest(trajectories: Iterable[TrajectoryRecord]) -> TrajectoryRecord | None:
    """The trajectory changed last; of several changed at the same time the one created last."""
    return max(reversed(list(trajectories)), key=lambda trajectory: trajectory.updated_at, default=None)


def steps_of(history: Iterable[Json]) -> list[dict[str, Any]]:
    """The tool calls in a message history, each with the screenshot and the text before it.

    Clients can set a history, so blocks of unknown form are skipped.
    """
    steps: list[dict[str, Any]] = []
    open_uses: dict[str, dict[str, Any]] = {}
    seen: dict[str, Any] = {"screenshot": None, "last_agent_thought": None}
    for role, block in _blocks(history):
        match block:
            case {"type": "image", "image_url": str(url)}:
                seen["screenshot"] = url
            case {"type": "text", "text": str(text)} if role == "assistant":
                seen["last_agent_thought"] = text
            case {"type": "tool_use", "tool_name": str(name)}:
                step: dict[str, Any] = {
                    "func_name": name,
                    "args": [],
                    "kwargs": block.get("tool_input") or {},
                    "pre_check_snapshot": dict(seen),
                    "result": None,
                }
                steps.append(step)
                open_uses[str(block.get("tool_use_id"))] = step
            case {"type": "tool_result"}:
                use = open_uses.pop(str(block.get("tool_use_id")), None)
                if use is not None:
                    use["result"] = block.get("tool_result")
            case _:
                pass
    return steps


def _blocks(history: Iterable[Json]) -> Iterator[tuple[object, Json]]:
    for message in history:
        content: object = message.get("content")
        for block in cast("list[object]", content) if isinstance(content, list) else ():
            if isinstance(block, dict):
                yield message.get("role"), cast("Json", block)


def _stored(state: State, trajectory: TrajectoryRecord) -> TrajectoryRecord:
    state.trajectories[trajectory.id] = trajectory
    return trajectory
