"""Runs for the scripted server, which counts the requests for them."""

from __future__ import annotations

import datetime
import re
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from tests.scripted import RUN, Received, Reply

START = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)


class WaitedRuns:
    """Responds with lists of runs and single runs as the API does.

    Attributes:
        runs: The runs by id, as JSON.
        fetched: How often each run was fetched by itself.
        windows: The query of each list request.
        times: When each request came, on the monotonic clock.
        changes: The bodies of the changes that were requested.
        fault: Gives the response to a request that is to go wrong, or None.
        then: Called before each response with the number of list requests so far.
    """

    def __init__(self, count: int = 0) -> None:
        self.runs: dict[str, dict[str, Any]] = {}
        self.fetched: Counter[str] = Counter()
        self.windows: list[dict[str, list[str]]] = []
        self.times: list[float] = []
        self.changes: list[Any] = []
        self.received: list[Received] = []
        self.fault: Callable[[Received], Reply | None] = lambda _: None
        self.then: Callable[[int], object] = lambda _: None
        self.headers: dict[str, str] = {}
        self.ids = [self.add(number) for number in range(count)]

    def add(self, age: float, status: str = "running") -> UUID:
        """A run that was created so many seconds after the start of time."""
        run_id = UUID(int=len(self.runs) + 1)
        created_at = (START + datetime.timedelta(seconds=age)).isoformat().replace("+00:00", "Z")
        self.runs[str(run_id)] = {**RUN, "id": str(run_id), "status": status, "created_at": created_at}
        return run_id

    def end(self, *run_ids: UUID, status: str = "success") -> None:
        """Let runs end; all when none is named."""
        for run_id in run_ids or map(UUID, list(self.runs)):
            self.runs[str(run_id)] = {**self.runs[str(run_id)], "status": status, "output_data": {"n": 1}}

    def event(self, run_id: UUID) -> dict[str, Any]:
        """The event of the webhook of a run that has ended."""
        return {"event_type": "run_complete", "run": self.runs[str(run_id)]}

    def __call__(self, request: Received) -> Reply:
        self.times.append(time.monotonic())
        self.received.append(request)
        parts = urlsplit(request.target)
        fault = self.fault(request)
        if fault is not None:
            return fault
        if parts.path == "/v1/runs":
            self.windows.append(parse_qs(parts.query))
            self.then(len(self.windows))
            return self._page(self.windows[-1])
        run_id = parts.path.rpartition("/")[2]
        if request.method == "PATCH":
            self.changes.append(request.json)
            self.runs[run_id] = {**self.runs[run_id], **request.json}
        else:
            self.fetched[run_id] += 1
        run = self.runs.get(run_id)
        return Reply(404, {"detail": "Run not found"}) if run is None else Reply(200, run)

    def _page(self, query: dict[str, list[str]]) -> Reply:
        first, last = query.get("created_at_from", [""])[0], query.get("created_at_to", ["9"])[0]
        skip, limit = int(query.get("skip", ["0"])[0]), int(query["limit"][0])
        rows = [run for run in self.runs.values() if _key(first) <= _key(run["created_at"]) <= _key(last)]
        rows.sort(key=lambda run: (_key(run["created_at"]), run["id"]), reverse=True)
        base = ("id", "workflow_id", "machine_id", "status", "created_at")
        items = [{name: run[name] for name in base} for run in rows[skip : skip + limit]]
        return Reply(200, {"items": items, "total": len(rows), "skip": skip, "limit": limit}, self.headers)


def is_list(request: Received) -> bool:
    """Whether a request is for a page."""
    return re.match(r"/v1/runs\?", request.target) is not None


def _key(text: str) -> str:
    """A time as a string that sorts: those of whole seconds have no fraction."""
    return text.replace("Z", ".000000Z") if re.search(r":\d\dZ$", text) else text
