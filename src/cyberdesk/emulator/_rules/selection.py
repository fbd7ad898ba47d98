"""Which records a list shows, and in which order."""

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter
from uuid import UUID

import attrs
import msgspec

from cyberdesk.emulator._state import MachineRecord, RunRecord, RunStatus, TrajectoryRecord, WorkflowRecord

__all__ = [
    "Between",
    "RunFilter",
    "TrajectoryFilter",
    "WorkflowFilter",
    "select_machines",
    "select_runs",
    "select_trajectories",
    "select_workflows",
]


@attrs.frozen
class Between:
    """A range of time, both ends included."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def __contains__(self, moment: datetime) -> bool:
        after = self.earliest is None or moment >= self.earliest
        return after and (self.latest is None or moment <= self.latest)


@attrs.frozen(kw_only=True)
class RunFilter:
    """What `GET /v1/runs` selects by; None means no restriction."""

    workflow_id: UUID | None = None
    machine_id: UUID | None = None
    session_id: UUID | None = None
    status: RunStatus | None = None
    created: Between = Between()
    search: str | None = None
    deep_search: bool = False
    newest_first: bool = False


def select_runs(runs: Iterable[RunRecord], wanted: RunFilter) -> list[RunRecord]:
    """The runs that match, newest first or by activity: running, then waiting, then the last that ended."""
    tests = _tests(wanted)
    found = [run for run in runs if all(test(run) for test in tests)] if tests else list(runs)
    if wanted.newest_first:
        return sorted(found, key=_by_creation, reverse=True)
    active: list[RunRecord] = []
    waiting: list[RunRecord] = []
    ended: list[RunRecord] = []
    groups = {RunStatus.SCHEDULING: waiting, RunStatus.RUNNING: active, RunStatus.RUNNING_CHECKS: active}
    for run in found:
        groups.get(run.status, ended).append(run)
    active.sort(key=_by_creation, reverse=True)
    waiting.sort(key=_by_creation, reverse=True)
    ended.sort(key=_by_end, reverse=True)
    return active + waiting + ended


def _tests(wanted: RunFilter) -> list[Callable[[RunRecord], bool]]:
    # Only what is asked for: polls mostly ask for little, of thousands of runs.
    tests: list[Callable[[RunRecord], bool]] = []
    if wanted.created != Between():
        tests.append(lambda run: run.created_at in wanted.created)
    if wanted.workflow_id is not None:
        tests.append(lambda run: run.workflow_id == wanted.workflow_id)
    if wanted.machine_id is not None:
        tests.append(lambda run: run.machine_id == wanted.machine_id)
    if wanted.session_id is not None:
        tests.append(lambda run: run.session_id == wanted.session_id)
    if wanted.status is not None:
        tests.append(lambda run: run.status is wanted.status)
    if wanted.search:
        needle = wanted.search.lower()
        tests.append(lambda run: needle in _searched_text(run, wanted.deep_search))
    return tests


_by_creation = attrgetter("created_at", "sequence")


def _by_end(run: RunRecord) -> tuple[datetime, int]:
    return (run.ended_at or run.created_at, run.sequence)


def _searched_text(run: RunRecord, deep: bool) -> str:
    parts = [str(run.id), run.session_alias or "", *(run.error or ())]
    parts += [_json_text(run.input_values), _json_text(run.output_data)]
    if deep:
        parts.append(_json_text(run.run_message_history))
    return "\n".join(parts).lower()


def _json_text(value: object) -> str:
    return msgspec.json.encode(value).decode() if value else ""


def select_machines(
    machines: Iterable[MachineRecord],
    *,
    search: str | None,
    name: str | None,
    status: str | None,
    created: Between,
) -> list[MachineRecord]:
    """The machines that match, in order of creation; `search` looks into id, name and hostname."""
    found = [
        machine
        for machine in machines
        if machine.created_at in created
        and (name is None or machine.name == name)
        and (status is None or machine.status == status)
        and _mentions(search, str(machine.id), machine.name, machine.hostname)
    ]
    return sorted(found, key=lambda machine: machine.created_at)


@attrs.frozen(kw_only=True)
class WorkflowFilter:
    """What `GET /v1/workflows` selects by; a workflow must carry all of the tags."""

    search: str | None = None
    tag_ids: frozenset[UUID] = frozenset()
    created: Between = Between()
    updated: Between = Between()


def select_workflows(workflows: Iterable[WorkflowRecord], wanted: WorkflowFilter) -> list[WorkflowRecord]:
    """The workflows that match, the last updated first."""
    found = [
        workflow
        for workflow in workflows
        if workflow.created_at in wanted.created
        and workflow.updated_at in wanted.updated
        and wanted.tag_ids <= set(workflow.tag_ids)
        and _mentions(wanted.search, str(workflow.id), workflow.name)
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
    created: Between = Between()
    updated: Between = Between()


def select_trajectories(
    trajectories: Iterable[TrajectoryRecord], wanted: TrajectoryFilter
) -> list[TrajectoryRecord]:
    """The trajectories that match, the last updated first; `search` looks into id, name and description."""
    found = [
        trajectory
        for trajectory in trajectories
        if trajectory.is_generated is wanted.is_generated
        and wanted.is_approved in (None, trajectory.is_approved)
        and wanted.workflow_id in (None, trajectory.workflow_id)
        and wanted.run_id in (None, trajectory.run_id)
        and trajectory.created_at in wanted.created
        and trajectory.updated_at in wanted.updated
        and _mentions(wanted.search, str(trajectory.id), trajectory.name, trajectory.description)
    ]
    return sorted(found, key=lambda trajectory: trajectory.updated_at, reverse=True)


def _mentions(needle: str | None, *texts: str | None) -> bool:
    return not needle or any(text is not None and needle.lower() in text.lower() for text in texts)
