"""A small API of sessions inside the process; what is assumed of a server is a switch. Not the emulator's code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import httpx

WORKFLOW, SLOW, MACHINE = UUID(int=1), UUID(int=2), UUID(int=77)
CREATED = "2026-01-02T03:04:05Z"
ENDED = frozenset({"success", "cancelled"})

Hook = Callable[[httpx.Request], object]


def nothing(request: httpx.Request) -> None:
    """Leave a request alone."""


class SessionAPI:
    """Runs, chains, one machine and its reservation, and idempotency keys.

    Args:
        is_quick: Whether a run has ended when it is fetched, unless its workflow is `SLOW`; otherwise, and with
            that workflow, it runs until it is cancelled.
        has_machine: Whether runs get the machine at once; otherwise they never do.
        list_lag: How many requests of the list show no runs of the session.
        get_lag: How many requests for a run by its id get a 404.
        reservation_lag: How many requests for the machine do not show its reservation.
        knows_session_filter: Whether the list obeys `session_id`.
        page_cap: How many rows a page has at most.
        chain_run_ids: Changes the run ids of a chain's response.

    Attributes:
        before: Called with each request before it is processed; a response that it returns takes its place.
        after: Called with each request when it was processed.
    """

    def __init__(
        self,
        *,
        is_quick: bool = False,
        has_machine: bool = True,
        list_lag: int = 0,
        get_lag: int = 0,
        reservation_lag: int = 0,
        knows_session_filter: bool = True,
        page_cap: int = 1000,
        chain_run_ids: Callable[[list[str]], Iterable[str]] = list,
    ) -> None:
        self.before: Hook = nothing
        self.after: Hook = nothing
        self.requests: list[str] = []
        self.runs: dict[str, dict[str, Any]] = {}
        self.reserved_by: str | None = None
        self._is_quick = is_quick
        self._has_machine = has_machine
        self._lags = {"list": list_lag, "get": get_lag, "machine": reservation_lag}
        self._knows_session_filter = knows_session_filter
        self._page_cap = page_cap
        self._chain_run_ids = chain_run_ids
        self._responses: dict[str, tuple[int, Any]] = {}

    @property
    def transport(self) -> httpx.MockTransport:
        """Carries requests of both clients here."""
        return httpx.MockTransport(self.handle)

    @property
    def statuses(self) -> list[str]:
        """The statuses of all runs, in the order of creation."""
        return [run["status"] for run in self.runs.values()]

    @property
    def is_free(self) -> bool:
        """Whether the machine is free and no run is left."""
        return self.reserved_by is None and not [status for status in self.statuses if status not in ENDED]

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(f"{request.method} {request.url.path}")
        replacement = self.before(request)
        if isinstance(replacement, httpx.Response):
            return replacement
        status, content = self._process(request)
        self.after(request)
        return httpx.Response(status, json=content)

    def add_run(self, body: dict[str, Any]) -> dict[str, Any]:
        run_id = str(UUID(int=1000 + len(self.runs)))
        session_id = body.get("session_id") or (run_id if body.get("start_session") else None)
        run = {
            "id": run_id,
            "workflow_id": body.get("workflow_id", str(WORKFLOW)),
            "machine_id": str(MACHINE) if self._has_machine else None,
            "status": "running",
            "created_at": CREATED,
            "session_id": session_id,
            "session_alias": body.get("session_alias"),
            "output_data": {"id": len(self.runs)},
        }
        self.runs[run_id] = run
        if session_id is not None and self._has_machine:
            self.reserved_by = session_id
        return run

    def _process(self, request: httpx.Request) -> tuple[int, Any]:
        body = json.loads(request.content or b"{}")
        parts = request.url.path.split("/")[2:]
        if request.method == "POST":
            return self._create(request.headers.get("idempotency-key"), parts, body)
        if parts == ["runs"]:
            return 200, self._page(parse_qs(request.url.query.decode()))
        return self._run(parts[1], body) if parts[0] == "runs" else self._machine(body)

    def _create(self, key: str | None, parts: list[str], body: dict[str, Any]) -> tuple[int, Any]:
        if key not in self._responses:
            if parts == ["runs", "chain"]:
                session_id = body.get("session_id") or str(UUID(int=500))
                runs = [self.add_run({**step, "session_id": session_id}) for step in body["steps"]]
                run_ids = list(self._chain_run_ids([run["id"] for run in runs]))
                response: tuple[int, Any] = (201, {"session_id": session_id, "run_ids": run_ids})
            else:
                response = (201, dict(self.add_run(body)))
            if key is None:
                return response
            self._responses[key] = response
        return self._responses[key or ""]

    def _lags_still(self, what: str) -> bool:
        self._lags[what] -= 1
        return self._lags[what] >= 0

    def _page(self, query: dict[str, list[str]]) -> dict[str, Any]:
        rows = list(self.runs.values())
        session_id = query.get("session_id", [""])[0]
        if self._lags_still("list"):
            rows = [run for run in rows if run["session_id"] != session_id]
        if self._knows_session_filter:
            rows = [run for run in rows if run["session_id"] == session_id]
        skip = int(query.get("skip", ["0"])[0])
        page = rows[skip : skip + self._page_cap]
        return {"items": page, "total": len(rows), "skip": skip, "limit": self._page_cap}

    def _run(self, run_id: str, body: dict[str, Any]) -> tuple[int, Any]:
        run = self.runs.get(run_id)
        if run is None or self._lags_still("get"):
            return 404, {"detail": "Run not found"}
        if self._is_quick and run["status"] == "running" and run["workflow_id"] != str(SLOW):
            run["status"] = "success"
        if body:
            if run["status"] in ENDED:
                return 409, {"detail": "the run has ended"}
            run["status"] = body["status"]
        return 200, run

    def _machine(self, body: dict[str, Any]) -> tuple[int, Any]:
        if body:
            self.reserved_by = None
        shown = None if not body and self._lags_still("machine") else self.reserved_by
        return 200, {
            "id": str(MACHINE),
            "unkey_key_id": "key",
            "status": "connected",
            "is_available": True,
            "alerts_enabled": False,
            "created_at": CREATED,
            "last_seen": CREATED,
            "reserved_session_id": shown,
        }
