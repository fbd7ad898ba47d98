"""What the page shows, as JSON; read from the records without changing them.

Sensitive values are not in the records that are read here; secrets of endpoints, credentials in URLs, and the
bodies and headers of requests are left out. Times are unix milliseconds by the emulator's clock.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from uuid import UUID

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._rendering.json import encode_json
from cyberdesk.emulator._rendering.runs import render_run
from cyberdesk.emulator._rules.files.signing import sign_link
from cyberdesk.emulator._state import (
    AttachmentRecord,
    DeliveryRecord,
    MachineRecord,
    RunRecord,
    RunStatus,
    SessionRecord,
    State,
)
from cyberdesk.emulator._time.clock import SystemClock
from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["VisibleRange", "overview", "run_details", "sessions"]

Json = dict[str, Any]

_MOST_RUNS = 2000
_MOST_WAITING = 200
_MOST_RECENT = 100
_LINK_SECONDS = 3600


@attrs.frozen
class VisibleRange:
    """The visible part of the time line, in unix milliseconds."""

    start: float = 0.0
    end: float = float("inf")

    def shows(self, run: RunRecord) -> bool:
        """Whether any of a run lies within."""
        begun = run.started_at or run.created_at
        return _ms(begun) <= self.end and (run.ended_at is None or _ms(run.ended_at) >= self.start)


def overview(backend: Backend, window: VisibleRange, known: str | None) -> bytes:
    """All that the page shows besides the details of a run; only the time when the page knows the rest already."""
    state = backend.state
    rest = {
        # A virtual clock stands still for all that the page can know.
        "speed": backend.clock.speed if isinstance(backend.clock, SystemClock) else 0,
        "machines": [_machine(machine) for machine in state.machines.values()],
        "sessions": sessions(state),
        "endpoints": len(state.endpoints),
        "deliveries": [_delivery(state, it) for it in _latest(state.deliveries.values())],
        "requests": [_request(it) for it in _latest(backend.requests)],
        **_runs(state, window),
    }
    version = hashlib.sha256(encode_json(rest)).hexdigest()[:16]
    head = {"now": _ms(backend.clock.now()), "version": version}
    return encode_json(head if version == known else head | rest)


def _runs(state: State, window: VisibleRange) -> Json:
    counts = dict.fromkeys(RunStatus, 0)
    shown: list[RunRecord] = []
    earliest: float | None = None
    for run in state.runs.values():
        counts[run.status] += 1
        earliest = min(earliest or _ms(run.created_at), _ms(run.created_at))
        if run.status is not RunStatus.SCHEDULING and window.shows(run):
            shown.append(run)
    waiting = [run for run in state.open_runs.values() if run.status is RunStatus.SCHEDULING]
    waiting.sort(key=lambda run: (not run.is_priority, run.sequence))
    recent = list(state.runs.values())[-_MOST_RECENT:]
    chosen = {run.id: run for run in (*shown[-_MOST_RUNS:], *waiting[:_MOST_WAITING], *recent)}
    return {
        "counts": counts,
        "earliest": earliest,
        "waiting": [run.id for run in waiting[:_MOST_WAITING]],
        "recent": [run.id for run in reversed(recent)],
        "omitted": max(0, len(shown) - _MOST_RUNS),
        "runs": [_run(state, run) for run in chosen.values()],
    }


def sessions(state: State) -> list[Json]:
    """When each session held its machine, and its runs in their order.

    The reservations themselves are not recorded: they last from the start of the first run to the release, which
    is the end of the last one.
    """
    return [_session(state, session) for session in state.sessions.values()]


def _session(state: State, session: SessionRecord) -> Json:
    runs = sorted(state.session_runs(session.id), key=lambda run: run.sequence)
    starts = [run.started_at for run in runs if run.started_at is not None]
    ends = [run.ended_at for run in runs if run.ended_at is not None]
    return {
        "id": session.id,
        "machine": session.machine_id,
        "from": _ms(min(starts)) if starts else None,
        "to": _ms(max(ends)) if session.released and ends else None,
        "runs": [run.id for run in runs],
    }


def _run(state: State, run: RunRecord) -> Json:
    return {
        "id": run.id,
        "workflow": _workflow_name(state, run),
        "status": run.status,
        "machine": run.assigned_machine_id if run.assigned_machine_id in state.machines else None,
        "session": run.session_id,
        "alias": run.session_alias,
        "attempt": run.attempt,
        # Not shown, but a change by which the page knows that there is more to show.
        "messages": len(run.run_message_history or ()),
        "priority": run.is_priority,
        "created": _ms(run.created_at),
        "started": _maybe_ms(run.started_at),
        "checks": _maybe_ms(run.checks_started_at),
        "ended": _maybe_ms(run.ended_at),
    }


def _workflow_name(state: State, run: RunRecord) -> str:
    workflow = state.workflows.get(run.workflow_id)
    if workflow is None:
        return "Deleted workflow"
    return workflow.name or "Workflow without a name"


def _machine(machine: MachineRecord) -> Json:
    return {
        "id": machine.id,
        "name": machine.name or machine.hostname or str(machine.id),
        "status": machine.status,
        "accepts": machine.accepts_runs,
        "session": machine.reserved_session_id,
        "run": machine.run_id,
    }


def _delivery(state: State, delivery: DeliveryRecord) -> Json:
    last = delivery.attempts[-1] if delivery.attempts else None
    return {
        "id": delivery.id,
        "message": delivery.message_id,
        "event": delivery.event_type,
        "url": _bare_url(state.endpoints[delivery.endpoint_id].url),
        "status": delivery.status,
        "created": _ms(delivery.created_at),
        "attempts": len(delivery.attempts),
        "response": None if last is None else last.status or last.error,
        "next": _maybe_ms(delivery.next_attempt_at),
    }


def _bare_url(url: str) -> str:
    # User names, passwords and tokens stand before the host and after the path.
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _request(request: ReceivedRequest) -> Json:
    path, _, query = request.path.partition("?")
    # The query of a signed link opens the file.
    hidden = query and path.startswith("/files/")
    return {
        "id": request.request_id,
        "method": request.method,
        "path": f"{path}?..." if hidden else request.path,
        "status": request.status,
        "at": _ms(request.received_at),
    }


def run_details(backend: Backend, run: RunRecord) -> bytes:
    """A run in full, with links to its files that work for an hour."""
    state = backend.state
    workflow = state.workflows.get(run.workflow_id)
    machine = state.machines.get(run.machine_id) if run.machine_id is not None else None
    files = [state.attachments.get(it) for it in (*run.input_attachment_ids, *run.output_attachment_ids)]
    details = render_run(run)
    # Of a run in progress, too, with references: pictures are loaded one by one.
    details["run_message_history"] = run.run_message_history
    # The aliases are of no use on the page; the names of the sensitive inputs are.
    details["sensitive_inputs"] = sorted(details.pop("sensitive_input_aliases") or ())
    return encode_json(
        {
            "run": details,
            "attempt": run.attempt,
            "workflow": _workflow_name(state, run),
            "prompt": run.main_prompt or (workflow.main_prompt if workflow is not None else None),
            "machine": None if machine is None else machine.name or machine.hostname,
            "files": [_file(backend, file) for file in files if file is not None],
            "images": _images(backend, run),
        }
    )


def _file(backend: Backend, file: AttachmentRecord) -> Json:
    return {
        "name": file.filename,
        "type": file.attachment_type,
        "bytes": len(file.content),
        "url": f"/files/{file.id}?{_signature(backend, file.id)}",
    }


def _images(backend: Backend, run: RunRecord) -> dict[str, str]:
    """Links to the screenshots of a run, by the references that its history has for them."""
    places = {
        reference: f"run-images/{run.id}/{quote(reference.rpartition('/')[2])}" for reference in run.screenshots
    }
    return {reference: f"/files/{place}?{_signature(backend, place)}" for reference, place in places.items()}


def _signature(backend: Backend, place: UUID | str) -> str:
    link = sign_link(backend.link_key, place, backend.clock.now(), _LINK_SECONDS)
    return urlencode({"expires": link.expires, "signature": link.signature})


def _latest(things: Iterable[Any]) -> list[Any]:
    return list(things)[: -_MOST_RECENT - 1 : -1]


def _ms(moment: datetime) -> float:
    return round(moment.timestamp() * 1000, 1)


def _maybe_ms(moment: datetime | None) -> float | None:
    return None if moment is None else _ms(moment)
