"""Which workflows and trajectories a list shows, and in which order."""

from collections.abc import Iterable
from uuid import UUID

import attrs

from cyberdesk.emulator._rules.listing import TimeRange, contains_text
from cyberdesk.emulator._state import TrajectoryRecord, WorkflowRecord

__all__ = ["TrajectoryFilter", "WorkflowFilter", "select_trajectories", "select_workflows"]


@attrs.frozen(kw_only=True)
class WorkflowFilter:
    """What `GET /v1/workflows` selects by; a workflow must have all of the tags."""

    search: str | None = None
    tag_ids: frozenset[UUID] = frozenset()
    created: TimeRange = attrs.field(factory=TimeRange)
    updated: TimeRange = attrs.field(factory=TimeRange)


def select_workflows(workflows: Iterable[WorkflowRecord], wanted: WorkflowFilter) -> list[WorkflowRecord]:
    """The workflows that match, the last updated first."""
    found = [
        workflow
        for workflow in workflows
        if workflow.created_at in wanted.created
        and workflow.updated_at in wanted.updated
        and wanted.tag_ids <= set(workflow.tag_ids)
        and contains_text(wanted.search, str(workflow.id), workflow.name)
    ]
    return sorted(found, key=lambda workflow: workflow.updated_at, reverse=True)


@attrs.frozen(kw_only=True)
class TrajectoryFilter:
    """What `GET /v1/trajectories` selects by; None means no restriction."""

    search: str | None = None
    workflow_id: UUID | None = None
    run_id: UUID | None = None
    is_approved: bool | None = None
    is_generated: bool = True
    created: TimeRange = attrs.field(factory=TimeRange)
    updated: TimeRange = attrs.field(factory=TimeRange)


def select_trajectories(
    trajectories: Iterable[TrajectoryRecord], wanted: TrajectoryFilter
) -> list[TrajectoryRecord]:
    """The matching trajectories, the last updated first; `search` is matched against id, name and description."""
    found = [
        trajectory
        for trajectory in trajectories
        if trajectory.is_generated is wanted.is_generated
        and wanted.is_approved in (None, trajectory.is_approved)
        and wanted.workflow_id in (None, trajectory.workflow_id)
        and wanted.run_id in (None, trajectory.run_id)
        and trajectory.created_at in wanted.created
        and trajectory.updated_at in wanted.updated
        and contains_text(wanted.search, str(trajectory.id), trajectory.name, trajectory.description)
    ]
    return sorted(found, key=lambda trajectory: trajectory.updated_at, reverse=True)
