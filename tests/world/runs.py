"""The state of an organisation: runs that live for some time, the machines they run on, and their sessions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import attrs

from .switches import Switches

ENDS = ("success", "task_failed", "error", "cancelled")


@attrs.define(eq=False)
class Run:
    """A run. Its input values say how it goes: `seconds` is how long it runs, `end` how it ends."""

    id: str
    number: int
    made: float
    body: Mapping[str, Any]
    session: str | None
    is_ours: bool
    releases: bool
    status: str = "scheduling"
    machine: str | None = None
    started: float | None = None
    ended: float | None = None
    cancel_at: float | None = None
    was_cancelled: bool = False
    changes: list[tuple[float, str]] = attrs.field(factory=list[tuple[float, str]])

    @property
    def workflow(self) -> str:
        return str(self.body["workflow_id"])

    @property
    def inputs(self) -> Mapping[str, Any]:
        return self.body.get("input_values") or self.body.get("inputs") or {}

    @property
    def has_ended(self) -> bool:
        return self.status in ENDS

    @property
    def seconds(self) -> float:
        return float(self.inputs.get("seconds", 0.3))

    @property
    def end(self) -> str:
        return str(self.inputs.get("end", "success"))

    def turn(self, status: str, moment: float) -> None:
        self.status = status
        self.changes.append((moment, status))
        if self.has_ended:
            self.ended = moment

    def status_at(self, moment: float) -> str:
        """Its status at a moment of the past."""
        past = [status for when, status in self.changes if when <= moment]
        return past[-1] if past else "scheduling"


@attrs.define(eq=False)
class Machine:
    """A machine."""

    id: str
    made: float
    reserved: str | None = None
    reserved_at: float = -1e9


class Organisation:
    """All runs and machines. There is a machine for everyone who waits long enough."""

    def __init__(self, switches: Switches) -> None:
        self.switches = switches
        self.runs: dict[str, Run] = {}
        self.machines: dict[str, Machine] = {}
        self.active: list[Run] = []

    def create(self, body: Mapping[str, Any], moment: float, *, is_ours: bool = True) -> Run:
        """Make a run."""
        run_id = str(uuid.uuid4())
        session = body.get("session_id") or (run_id if body.get("start_session") else None)
        releases = bool(body.get("release_session_after"))
        run = Run(run_id, len(self.runs), moment, body, session, is_ours, releases)
        run.changes.append((moment, "scheduling"))
        self.runs[run_id] = run
        self.active.append(run)
        return run

    def create_chain(self, body: Mapping[str, Any], moment: float) -> tuple[str, list[Run]]:
        """Make the runs of a chain."""
        session = body.get("session_id") or str(uuid.uuid4())
        runs = [self.create({**step, "session_id": session}, moment) for step in body["steps"]]
        runs[-1].releases = not body.get("keep_session_after_completion")
        return session, runs

    def add_machine(self, moment: float) -> Machine:
        """Make a machine."""
        machine = Machine(str(uuid.uuid4()), moment)
        self.machines[machine.id] = machine
        return machine

    def cancel(self, run: Run, moment: float, *, later: float = 0.0) -> None:
        """Somebody cancels a run."""
        run.was_cancelled = True
        run.cancel_at = moment + later
        self.advance(moment)

    def clear(self, machine: Machine, moment: float) -> None:
        """Somebody ends the reservation of a machine, and with it what runs there."""
        session, machine.reserved = machine.reserved, None
        for run in list(self.active):
            if session is not None and run.session == session and not run.has_ended:
                run.was_cancelled = True
                self._end(run, "cancelled", moment)

    def advance(self, now: float) -> None:
        """Let everything happen that is due."""
        changes = 1
        while changes:
            changes = sum(self._step(run, now) for run in list(self.active))

    def _step(self, run: Run, now: float) -> bool:
        if run.has_ended:
            return False
        due = float("inf") if run.cancel_at is None else run.cancel_at
        if run.status == "scheduling":
            start = self._start_of(run)
            if min(start, due) > now:
                return False
            if due <= start:
                return self._end(run, "cancelled", due)
            self._start(run, start)
            return True
        assert run.started is not None
        end = run.started + run.seconds
        if (
            run.status == "running"
            and run.number % 3 == 0
            and now >= end - run.seconds / 4
            and now < min(end, due)
        ):
            run.turn("running_checks", end - run.seconds / 4)
        if min(end, due) > now:
            return False
        return self._end(run, run.end if end <= due else "cancelled", min(end, due))

    def _start_of(self, run: Run) -> float:
        before = [it for it in self.runs.values() if it.session == run.session and it.number < run.number]
        if run.session is None or not before:
            return run.made + (0.4 if self.switches.machine_wait == "0.4 s" else 0.05)
        ends = [float("inf") if it.ended is None else it.ended for it in before]
        return max(run.made, *ends)

    def _start(self, run: Run, moment: float) -> None:
        held = [it for it in self.machines.values() if run.session is not None and it.reserved == run.session]
        machine = held[0] if held else self.add_machine(moment)
        if run.session is not None and not held:
            machine.reserved, machine.reserved_at = run.session, moment
        run.machine, run.started = machine.id, moment
        run.turn("running", moment)

    def _end(self, run: Run, status: str, moment: float) -> bool:
        run.turn(status, moment)
        self.active.remove(run)
        if run.session is None:
            return True
        is_deleted = self.switches.machine == "deleted" and run.number % 2 == 1
        if status != "success" or is_deleted:
            run.releases = True
        if run.releases:
            self._release(run.session, is_deleted=is_deleted)
        if status != "success" or is_deleted:
            for other in list(self.active):
                if other.session == run.session and other.status == "scheduling" and not other.has_ended:
                    self._end(other, "error" if is_deleted else "cancelled", moment)
        return True

    def _release(self, session: str, *, is_deleted: bool) -> None:
        for machine in list(self.machines.values()):
            if machine.reserved == session:
                machine.reserved = None
                if is_deleted:
                    del self.machines[machine.id]
