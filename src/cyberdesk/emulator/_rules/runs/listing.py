"""Which runs a list shows, and in which order."""

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter
from uuid import UUID

import attrs
import msgspec

from cyberdesk.emulator._rules.listing import TimeRange
from cyberdesk.emulator._state import RunRecord, RunStatus

__all__ = ["RunFilter", "select_runs"]


@attrs.frozen(kw_only=True)
class RunFilter:
    """What `GET /v1/runs` selects by; None means no restriction."""

    workflow_id: UUID | None = None
    machine_id: UUID | None = None
    session_id: UUID | None = None
    status: RunStatus | None = None
    created: TimeRange = attrs.field(factory=TimeRange)
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
    # Only the filters in use: most polls use few, on thousands of runs.
    tests: list[Callable[[RunRecord], bool]] = []
    if wanted.created != TimeRange():
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
