"""The rules of the fake API: runs, sessions, machines, chains, lists, idempotency keys, and a switch for each."""

from __future__ import annotations

import base64
import json
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import parse_qs

import attrs

from . import listing
from .runs import Machine, Organisation, Run
from .switches import Switches

WORKFLOW = str(uuid.UUID(int=0xA1))
OTHER_WORKFLOW = str(uuid.UUID(int=0xA2))
API_KEY = "cd_world"
HTML = b"<html><body>We will be back soon</body></html>"


@attrs.frozen
class Request:
    """A request as it arrived."""

    at: float
    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None

    @property
    def kind(self) -> str:
        """`create`, `chain`, `list`, `get`, `cancel`, `machine`, `clear` or the method and the path."""
        named = {("POST", "/v1/runs"): "create", ("POST", "/v1/runs/chain"): "chain", ("GET", "/v1/runs"): "list"}
        if (self.method, self.path) in named:
            return named[self.method, self.path]
        noun = self.path.split("/")[2:3]
        kinds = {("GET", "runs"): "get", ("PATCH", "runs"): "cancel", ("GET", "machines"): "machine"}
        kinds |= {("PATCH", "machines"): "clear"}
        return kinds.get((self.method, *noun), f"{self.method} {self.path}")  # type: ignore[arg-type]  # one noun

    @property
    def id(self) -> str:
        """The id in the path."""
        return (self.path.split("/") + [""] * 4)[3]


@attrs.frozen
class Reply:
    """A response."""

    status: int
    body: bytes
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])


@attrs.frozen(kw_only=True)
class Plan:
    """How a request is dealt with.

    Attributes:
        instead: Sent in place of doing what was asked for.
        delay: Seconds until it is done.
        hang: Whether nothing happens before the client hangs up.
        arrival: `reset` ends the connection before anything is done.
        departure: What happens to the response.
    """

    instead: Reply | None = None
    delay: float = 0.0
    hang: bool = False
    arrival: Literal["read", "reset"] = "read"
    departure: Literal["sent", "reset", "truncated", "dripping", "closed"] = "sent"


Hook = Callable[[Request], Plan | None]


class FakeAPI:
    """A fake API without its socket: `plan` says what happens to a request, `respond` does what it asks for.

    Attributes:
        switches: How this world is.
        requests: All requests that arrived, in their order.
        runs: All runs by their ids.
        hook: What a test does with requests; its plan comes before those of the switches.
        key_expires_at: From when on the key is refused, in seconds of `now`.
        goes_away_at: When the outage begins, if there is one.
        expected_files: What files must contain, by their names.
    """

    def __init__(self, switches: Switches | None = None) -> None:
        self.switches = switches or Switches()
        self.requests: list[Request] = []
        self.hook: Hook | None = None
        self.key_expires_at = float("inf")
        self.goes_away_at = float("inf")
        self.expected_files: dict[str, bytes] = {}
        self.lock = threading.RLock()
        self._began = time.monotonic()
        self._wall = datetime.now(UTC)
        self.organisation = Organisation(self.switches)
        self._kept: dict[str, tuple[bytes, Reply | None]] = {}
        self._tries: Counter[object] = Counter()
        self._problems: list[str] = []

    # Time

    def now(self) -> float:
        """Seconds since this world began."""
        return time.monotonic() - self._began

    def wall(self, moment: float) -> datetime:
        """What the server's clock says."""
        skew = {"right": 0, "an hour ahead": 3600, "an hour behind": -3600}[self.switches.clock]
        return self._wall + timedelta(seconds=moment + skew)

    @property
    def is_away(self) -> bool:
        """Whether the server is gone at the moment."""
        return self.switches.outage == "1 s" and self.goes_away_at <= self.now() < self.goes_away_at + 1.0

    # What tests ask for

    @property
    def runs(self) -> Mapping[str, Run]:
        with self.lock:
            self.organisation.advance(self.now())
            return dict(self.organisation.runs)

    def add_run(
        self, *, seconds: float = 1e9, age: float = 0.0, workflow: str = OTHER_WORKFLOW, **body: Any
    ) -> Run:
        """Somebody else creates a run, `age` seconds ago."""
        with self.lock:
            body = {"workflow_id": workflow, "input_values": {"seconds": seconds}, **body}
            return self.organisation.create(body, self.now() - age, is_ours=False)

    def requests_of(self, *kinds: str) -> list[Request]:
        """The requests of these kinds."""
        with self.lock:
            return [request for request in self.requests if request.kind in kinds]

    def problems(self) -> list[str]:
        """What must never happen, and did: rows created twice, runs of others cancelled, files that are cut."""
        found = list(self._problems)
        rows = Counter(
            row for run in self.runs.values() if run.is_ours and (row := run.inputs.get("row")) is not None
        )
        found += [f"row {row} was created {count} times" for row, count in rows.items() if count > 1]
        found += [
            f"a run of others is {run.status}"
            for run in self.runs.values()
            if not run.is_ours and run.was_cancelled
        ]
        return found

    def note(self, problem: str) -> None:
        """Remember what must never happen."""
        self._problems.append(problem)

    def left_over(self) -> list[str]:
        """What of ours still goes on: runs that have not ended, machines that are reserved."""
        runs = [run for run in self.runs.values() if run.is_ours and not run.has_ended]
        ours = {run.session for run in self.runs.values() if run.is_ours}
        machines = [it for it in self.organisation.machines.values() if it.reserved in ours and it.reserved]
        return [f"run {run.id} is {run.status}" for run in runs] + [
            f"machine {it.id} is reserved" for it in machines
        ]

    # How a request is dealt with

    def plan(self, request: Request) -> Plan:
        """Decide what happens to a request, apart from what it asks for."""
        with self.lock:
            self.requests.append(request)
            if self.hook is not None and (hooked := self.hook(request)) is not None:
                return hooked
            if self.is_away:
                return Plan(arrival="reset")
            return self._connection(request, self._fault(request))

    def _first(self, *what: object) -> bool:
        self._tries[what] += 1
        return self._tries[what] == 1

    def _fault(self, request: Request) -> Plan:
        delay = 0.2 if self.switches.latency == "0.2 s" else 0.0
        if self.now() >= self.key_expires_at:
            return Plan(delay=delay, instead=error(401, "the key has expired"))
        faults = {"list": self._list_fault, "get": self._get_fault, "create": self._create_fault}
        plan = faults[request.kind](request) if request.kind in faults else Plan()
        return attrs.evolve(plan, delay=max(delay, plan.delay))

    def _list_fault(self, request: Request) -> Plan:
        fault = self.switches.list_fault
        if fault == "none":
            return Plan()
        if fault == "hang":
            return Plan(hang=True)
        return Plan(instead=page() if fault == "html" else error(int(fault), "no lists today"))

    def _get_fault(self, request: Request) -> Plan:
        fault = self.switches.get_fault
        run = self.organisation.runs.get(request.id)
        if fault == "none" or run is None or run.number % 3:
            return Plan()
        age = self.now() - run.made
        if fault == "500 for a while":
            return Plan(instead=error(500, "a bad moment")) if age < 0.8 else Plan()
        if fault == "404 at first":
            return Plan(instead=error(404, "Run not found")) if age < 0.8 else Plan()
        if not self._first("get", run.id):
            return Plan()
        return Plan(hang=True) if fault == "hang once" else Plan(instead=page())

    def _create_fault(self, request: Request) -> Plan:
        fault = self.switches.create_fault
        key = request.headers.get("idempotency-key", request.body)
        if fault == "slow":
            return Plan(delay=0.5)
        if fault == "503 for a while":
            return Plan(instead=error(503, "starting")) if self.now() < 0.8 else Plan()
        if fault == "lost":
            return Plan(departure="reset") if self._first("lost", key) else Plan()
        if fault == "hang once":
            return Plan(hang=True) if self._first("hang") else Plan()
        if fault.startswith("429") and self._first("limited", key) and self.now() < 0.5:
            return Plan(instead=self._limited(fault.removeprefix("429 ")))
        return Plan()

    def _limited(self, form: str) -> Reply:
        moment = (self.wall(self.now()) + timedelta(seconds=1)).replace(microsecond=0) + timedelta(seconds=1)
        forms = {"seconds": "1", "date": "%a, %d %b %Y %H:%M:%S GMT", "asctime": "%a %b %d %H:%M:%S %Y"}
        forms |= {"-0000": "%a, %d %b %Y %H:%M:%S -0000"}
        return error(429, "too many", {"Retry-After": moment.strftime(forms[form])})

    def _connection(self, request: Request, plan: Plan) -> Plan:
        way = self.switches.connection
        if way == "kept" or plan.hang or plan.departure != "sent":
            return plan
        key = request.headers.get("idempotency-key")
        self._tries["read"] += key is None
        if key is not None and not self._first("connection", key):
            return plan
        if key is None and self._tries["read"] % 3:
            return plan
        if way == "reset before":
            return Plan(arrival="reset")
        ends: dict[str, Any] = {"reset after": "reset"}
        return attrs.evolve(plan, departure=ends.get(way, way))

    # What a request asks for

    def begin(self, request: Request) -> Reply | None:
        """Give what is known under the request's idempotency key, or mark the key as in use."""
        key = request.headers.get("idempotency-key")
        if key is None:
            return None
        with self.lock:
            mark = f"{request.method} {request.path} ".encode() + request.body
            if key not in self._kept:
                self._kept[key] = (mark, None)
                return None
            kept_mark, reply = self._kept[key]
            if kept_mark != mark:
                self._problems.append(f"a key was used for two requests: {kept_mark[:200]!r} and {mark[:200]!r}")
                return error(422, "this key was used for another request")
            return reply or error(409, "still at it", {"Idempotency-Status": "in_progress"})

    def forget(self, request: Request) -> None:
        """The request was not executed: its key is free."""
        with self.lock:
            if (key := request.headers.get("idempotency-key")) and self._kept.get(key, (b"", 1))[1] is None:
                del self._kept[key]

    def respond(self, request: Request) -> Reply:
        """Do what is asked for."""
        with self.lock:
            self.organisation.advance(self.now())
            reply = self._respond(request)
            reply = attrs.evolve(reply, headers={**self._headers(), **reply.headers})
            if key := request.headers.get("idempotency-key"):
                self._kept[key] = (self._kept[key][0], reply)
            return reply

    def decorate(self, reply: Reply) -> Reply:
        """Add what all responses have."""
        return attrs.evolve(reply, headers={**self._headers(), **reply.headers})

    def _headers(self) -> dict[str, str]:
        wall = self.wall(self.now())
        resets = {"seconds": "60", "milliseconds": "60000", "epoch": str(int(wall.timestamp()) + 60)}
        resets |= {"epoch ms": str(int(wall.timestamp() * 1000) + 60_000), "absurd": "1e400"}
        headers = {"Date": wall.strftime("%a, %d %b %Y %H:%M:%S GMT")}
        if self.switches.rate != "none":
            left = "9000" if self.switches.rate != "absurd" else "-7"
            headers |= {"X-RateLimit-Limit": "10000", "X-RateLimit-Remaining": left}
            headers |= {"X-RateLimit-Reset": resets[self.switches.rate]}
        return headers

    def _respond(self, request: Request) -> Reply:
        handlers: dict[str, Callable[[Request], Reply]] = {
            "create": self._create,
            "chain": self._chain,
            "list": self._list,
            "get": self._get,
            "cancel": self._cancel,
            "machine": self._machine,
            "clear": self._clear,
        }
        handler = handlers.get(request.kind)
        return error(404, f"no {request.kind} in this world") if handler is None else handler(request)

    def _create(self, request: Request) -> Reply:
        body = request.json
        self._check_files(body.get("file_inputs") or ())
        run = self.organisation.create(body, self.now())
        off = {"same": 0.0, "earlier": -5.0, "later": 5.0}[self.switches.created_at]
        return reply(201, self._shown(run) | {"created_at": iso(self.wall(self._moment(run) + off))})

    def _check_files(self, files: Sequence[Mapping[str, Any]]) -> None:
        for file in files:
            content = base64.b64decode(file["content"])
            expected = self.expected_files.get(file["filename"])
            if expected is not None and content != expected:
                self.note(f"{file['filename']} has {len(content)} of {len(expected)} bytes")

    def _chain(self, request: Request) -> Reply:
        self._check_files(request.json.get("shared_file_inputs") or ())
        session, runs = self.organisation.create_chain(request.json, self.now())
        ids = [run.id for run in runs]
        named = ids[:-1] if self.switches.chain == "one id less" else ids
        return reply(201, {"session_id": session, "run_ids": named})

    def _get(self, request: Request) -> Reply:
        run = self.organisation.runs.get(request.id)
        return error(404, "Run not found") if run is None else reply(200, self._shown(run))

    def _cancel(self, request: Request) -> Reply:
        run = self.organisation.runs.get(request.id)
        if run is None:
            return error(404, "Run not found")
        if request.json.get("status") != "cancelled":
            return error(422, "only cancelling is known here")
        if run.has_ended:
            return (
                reply(200, self._shown(run))
                if self.switches.cancelling != "conflict"
                else error(409, "it has ended")
            )
        self.organisation.cancel(run, self.now(), later=0.4 if self.switches.cancelling == "late" else 0.0)
        return reply(200, self._shown(run))

    def _machine(self, request: Request) -> Reply:
        if not request.id:
            return reply(200, listing.machines(self, request.query))
        machine = self.organisation.machines.get(request.id)
        return error(404, "Machine not found") if machine is None else reply(200, self.shown_machine(machine))

    def _clear(self, request: Request) -> Reply:
        machine = self.organisation.machines.get(request.id)
        if machine is None:
            return error(404, "Machine not found")
        if "reserved_session_id" in request.json and request.json["reserved_session_id"] is None:
            self.organisation.clear(machine, self.now())
        return reply(200, self.shown_machine(machine))

    def _list(self, request: Request) -> Reply:
        return reply(200, listing.runs(self, request.query))

    # How things are shown

    def _moment(self, run: Run) -> float:
        return 0.0 if self.switches.moments == "equal" else run.made

    def _shown(self, run: Run) -> dict[str, Any]:
        return self.shown(run, run.status)

    def shown(self, run: Run, status: str) -> dict[str, Any]:
        """A run as JSON."""
        has_ended = status not in ("scheduling", "running", "running_checks")
        return {
            "id": run.id,
            "workflow_id": run.workflow,
            "machine_id": run.machine,
            "status": status,
            "created_at": iso(self.wall(self._moment(run))),
            "session_id": run.session,
            "session_alias": run.body.get("session_alias"),
            "release_session_after": run.releases,
            "input_values": run.inputs,
            "output_data": {"of": run.id} if status == "success" else None,
            "error": ["it did not work"] if status in ("task_failed", "error") else None,
            "started_at": None if run.started is None else iso(self.wall(run.started)),
            "ended_at": iso(self.wall(run.ended or 0.0)) if has_ended else None,
        }

    def shown_machine(self, machine: Machine) -> dict[str, Any]:
        """A machine as JSON."""
        is_late = self.switches.reservation == "late" and self.now() < machine.reserved_at + 0.5
        return {
            "id": machine.id,
            "unkey_key_id": "key",
            "status": "connected",
            "is_available": machine.reserved is None,
            "alerts_enabled": False,
            "created_at": iso(self.wall(machine.made)),
            "last_seen": iso(self.wall(self.now())),
            "reserved_session_id": None if is_late else machine.reserved,
        }


def iso(moment: datetime) -> str:
    """A moment as JSON."""
    return moment.isoformat().replace("+00:00", "Z")


def reply(status: int, body: Any) -> Reply:
    """A response with JSON."""
    return Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json"})


def error(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Reply:
    """A response with an error."""
    made = reply(status, {"detail": detail})
    return attrs.evolve(made, headers={**made.headers, **(headers or {})})


def page() -> Reply:
    """What a proxy says with status 200 while nobody is there."""
    return Reply(200, HTML, {"Content-Type": "text/html"})


def parse(at: float, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Request:
    """A request from the parts of a message."""
    path, _, query = target.partition("?")
    return Request(at, method, path, parse_qs(query, keep_blank_values=True), headers, body)
