"""Pages of runs and machines, as a world shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import FakeAPI
    from .runs import Run

Query = Mapping[str, list[str]]
BASE = ("id", "workflow_id", "machine_id", "status", "created_at")
ODD: tuple[Any, ...] = (None, 7, "row", {}, {"id": "no-id", "status": []}, {"id": None, "created_at": "yesterday"})


def runs(api: FakeAPI, query: Query) -> dict[str, Any]:
    """A page of runs."""
    now = api.now()
    listed = [run for run in api.organisation.runs.values() if _is_listed(api, run, now)]
    shown = [(run, api.shown(run, _status(api, run, now))) for run in listed]
    kept = [(run, row) for run, row in shown if _passes(api, row, query)]
    ordered = [row for _, row in _ordered(api, kept, query)]
    fields = query.get("fields")
    if fields:
        ordered = [{name: row.get(name) for name in (*BASE, *fields)} for row in ordered]
    return _page(api, _with_odd_rows(api, ordered), query)


def machines(api: FakeAPI, query: Query) -> dict[str, Any]:
    """A page of machines."""
    rows = [api.shown_machine(machine) for machine in api.organisation.machines.values()]
    if api.switches.order in ("oldest first", "by id", "random"):
        rows.sort(key=lambda row: str(row["id"]))
    return _page(api, _with_odd_rows(api, rows), query)


def _is_listed(api: FakeAPI, run: Run, now: float) -> bool:
    listing = api.switches.listing
    return listing != "never" and (listing != "late" or now - run.made >= 0.7)


def _status(api: FakeAPI, run: Run, now: float) -> str:
    listing = api.switches.listing
    if listing == "stale" and run.status != "scheduling":
        return "running"
    return run.status_at(now - 0.7) if listing == "older" else run.status


def _passes(api: FakeAPI, row: Mapping[str, Any], query: Query) -> bool:
    switches = api.switches
    equal = {
        "session_id": switches.filter_session,
        "workflow_id": switches.filter_workflow,
        "status": switches.filter_status,
        "machine_id": "kept",
    }
    for name, kept in equal.items():
        if kept == "kept" and name in query and row[name] != query[name][0]:
            return False
    created = _moment(row["created_at"])
    if (
        switches.filter_from == "kept"
        and "created_at_from" in query
        and created < _moment(query["created_at_from"][0])
    ):
        return False
    return not (
        switches.filter_to == "kept" and "created_at_to" in query and created > _moment(query["created_at_to"][0])
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _ordered(api: FakeAPI, rows: list[Any], query: Query) -> list[Any]:
    order = api.switches.order
    if order == "as asked":
        order = "newest" if query.get("sort_mode") == ["created_at_desc"] else "activity"  # type: ignore[assignment]
    salt = str(len(api.requests)) if order == "random" else ""
    if order in ("by id", "random"):
        return sorted(rows, key=lambda it: hashlib.sha256(f"{it[0].id}{salt}".encode()).digest())
    if order == "oldest first":
        return sorted(rows, key=lambda it: it[0].number)
    newest = sorted(rows, key=lambda it: (-_moment(it[1]["created_at"]).timestamp(), it[0].number))
    return newest if order != "activity" else sorted(newest, key=lambda it: it[0].has_ended)


def _with_odd_rows(api: FakeAPI, rows: list[dict[str, Any]]) -> list[Any]:
    if api.switches.odd_rows == "of ours":
        return [{**row, "created_at": ["?"]} if number % 3 == 2 else row for number, row in enumerate(rows)]
    if api.switches.odd_rows == "none":
        return list(rows)
    mixed: list[Any] = []
    for number, row in enumerate(rows):
        if number % 4 == 1:
            mixed.append(ODD[number // 4 % len(ODD)])
        mixed.append(row)
    return mixed


def _page(api: FakeAPI, rows: list[Any], query: Query) -> dict[str, Any]:
    skip, limit = (int(query.get(name, [default])[0]) for name, default in (("skip", "0"), ("limit", "100")))
    given = limit if api.switches.page_cap == "none" else min(limit, 3)
    first = skip - 1 if api.switches.repeats == "one a page" and skip else skip
    page: dict[str, Any] = {"items": rows[first : skip + given], "skip": skip}
    page["limit"] = limit if api.switches.limit_echo == "asked" else given
    totals = {"right": len(rows), "too small": len(rows) // 2, "too large": len(rows) + 10}
    if api.switches.total in totals:
        page["total"] = totals[api.switches.total]
    return page
