"""Asks for the status of all runs that are waited for in one event loop.

There is no task of its own: of those who wait, one is the leader and sends the looks for all. When its wait is
over, it hands the lead to another; when nobody waits, nothing is sent. A run that a look shows to have ended is
asked for by whoever waits for it.
"""

from __future__ import annotations

import copy
import math
import time
import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from ..._core.http.request import UNSET, Request
from ..._core.waiting.polling import PATIENCE, concerns_all, is_terminal, look_deadline, pause_after, spacing
from ..._core.waiting.schedule import PAGE, Look, Rest, Schedule
from ..._core.waiting.waited import Ended, PolledRun, RunSummary, RunSummaryPage
from ..._generated.api.runs import get_run, list_runs
from ..._generated.models.run_field import RunField
from ..._generated.models.run_list_sort_mode import RunListSortMode
from ...errors import AuthenticationError, ClientClosedError, CyberdeskError, DeadlineExceededError
from ..platform.limiter import ConcurrencyLimiter
from ..platform.primitives import lock
from ..platform.wakeup import EventLoopHandle

if TYPE_CHECKING:
    import datetime

    from ..._core.http.request import Response
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..http.pipeline import Pipeline
    from .wait_set import WaitSet

ASKS_AT_ONCE = 20
"""How many runs are asked for by themselves at the same time."""

LAST_LOOK_SECONDS = 5.0
"""How long an answer to the last look of a wait may take, when its time is over."""

_LOOK_SECONDS = 15.0
_ASK_SECONDS = 30.0
_PAGES_FAIL_SECONDS = 30.0
_PROBE_SECONDS = 0.5


class Poller:
    """The looks of one event loop.

    Args:
        pipeline: Sends the looks.
        was_told: Whether a webhook told that a run has ended.
        forget: Called when what the webhook told is not true any more.
    """

    def __init__(
        self, pipeline: Pipeline, was_told: Callable[[UUID], bool], forget: Callable[[UUID], None]
    ) -> None:
        self.schedule = Schedule()
        self.last_error: CyberdeskError | None = None
        self.is_closed = False
        self._pipeline = pipeline
        self._was_told = was_told
        self._forget = forget
        self._event_loop = EventLoopHandle()
        self._limiter = ConcurrencyLimiter(ASKS_AT_ONCE)
        self._lock = lock()
        self._leader: WaitSet | None = None
        self._followers: dict[WaitSet, None] = {}
        self._wakes_at = math.inf

    def add(
        self, waits: WaitSet, run_id: UUID, *, created_at: datetime.datetime | None, status: str | None
    ) -> None:
        """Begin to wait for a run, of which the creation time and the status may be known."""
        now = time.monotonic()
        with self._lock:
            entry = self.schedule.add(run_id, now, created_at=created_at, interval=waits.poll_interval)
            entry.owners.append(weakref.ref(waits))
            waits.added(entry)
            if (status is not None and is_terminal(status)) or self._was_told(run_id):
                self.schedule.ask(entry, now)
            if entry.seen is not None and not entry.has_ended:
                waits.saw(entry.seen, is_change=True)
            if entry.ask_at < math.inf:
                waits.want(entry)
            self._hurry_leader(entry.due)

    def drop(self, waits: WaitSet, entries: Iterable[PolledRun]) -> None:
        """Wait for runs no more."""
        with self._lock:
            for entry in entries:
                entry.owners = [owner for owner in entry.owners if owner() not in (None, waits)]
                if not entry.owners:
                    self.schedule.remove(entry)

    def lead(self, waits: WaitSet) -> bool:
        """Become or stay the leader, unless there is another."""
        with self._lock:
            if self._leader is None:
                self._leader = waits
                self._followers.pop(waits, None)
            elif self._leader is not waits:
                self._followers[waits] = None
                return False
        return True

    def leave(self, waits: WaitSet) -> None:
        """Leave the looks to the others."""
        with self._lock:
            self._followers.pop(waits, None)
            if self._leader is waits:
                self._leader = None
            if self._leader is None and self._followers:
                next(iter(self._followers)).wakeup.set()

    def claim(self, waits: WaitSet, now: float) -> list[PolledRun]:
        """Runs that somebody is to ask for by themselves now, which nobody else asks for meanwhile."""
        with self._lock:
            if not waits.wanted or not self.schedule.may_ask(now):
                return []
            claimed: list[PolledRun] = []
            for entry in list(waits.wanted):
                if entry.ask_at == math.inf:
                    del waits.wanted[entry]
                elif entry.ask_at <= now and not entry.is_asked:
                    del waits.wanted[entry]
                    entry.is_asked = True
                    claimed.append(entry)
                    if self.schedule.failures or len(claimed) == ASKS_AT_ONCE:
                        break
            self.schedule.is_probing = self.schedule.is_probing or (bool(claimed) and self.schedule.failures > 0)
            return claimed

    def next_ask(self, waits: WaitSet, now: float) -> float:
        """When `claim` may have something."""
        with self._lock:
            first = min((entry.ask_at for entry in waits.wanted if not entry.is_asked), default=math.inf)
            # While another tries whether the server is back, that one rings.
            return (
                first if self.schedule.may_ask(now) else max(first, self.schedule.not_before, now + _PROBE_SECONDS)
            )

    async def look(self, waits: WaitSet, ends_at: float) -> None:
        """Send the next look, or rest until it is time for it; only the leader does."""
        now = time.monotonic()
        with self._lock:
            step = self.schedule.next_step(now)
            if isinstance(step, Rest):
                self._hand_out(step.asks)
                self._wakes_at = step.until
            else:
                self._wakes_at = -math.inf
                self.schedule.is_probing = self.schedule.failures > 0
        if isinstance(step, Rest):
            await waits.wakeup.wait(min(step.until, ends_at, self.next_ask(waits, now)) - now)
        else:
            await self._send(step, now, ends_at)

    async def ask(self, entry: PolledRun, pipeline: Pipeline, ends_at: float) -> None:
        """Ask for one run with everything, and tell all who wait for it."""
        try:
            is_let_in = await self._limiter.acquire(ends_at)
        except BaseException:
            self._unclaim(entry)
            raise
        if not is_let_in:
            self._unclaim(entry)
            return
        now = time.monotonic()
        deadline, is_cut = _deadline(look_deadline(_ASK_SECONDS, entry.failures), pipeline, ends_at, now)
        try:
            answer = await pipeline.send(get_run.build_request(entry.run_id), {"deadline": deadline})
        except ClientClosedError:
            self._unclaim(entry)
        except CyberdeskError as error:
            if is_cut and isinstance(error, DeadlineExceededError):
                self._unclaim(entry)
            else:
                self._asked_in_vain(entry, error)
        except BaseException:
            self._unclaim(entry)
            raise
        else:
            self._heard(entry, answer, now)
        finally:
            self._limiter.release()

    def ask_at(self, entry: PolledRun, at: float) -> None:
        """Have a run asked for by itself at this time, by whoever waits for it."""
        with self._lock:
            self.schedule.ask(entry, at)
            self._hand_out([entry])

    def hurry(self, entries: Iterable[PolledRun]) -> None:
        """Look at runs at once."""
        with self._lock:
            self.schedule.hurry(entries, time.monotonic())
            self._hurry_leader(-math.inf)

    def tell(self, run_id: UUID) -> None:
        """A run has ended, says somebody in any thread."""
        self._event_loop.call_soon(lambda: self._told(run_id))

    def close(self) -> None:
        """End all waits, from any thread."""
        self.is_closed = True
        self._event_loop.call_soon(self._wake_all)

    def _told(self, run_id: UUID) -> None:
        now = time.monotonic()
        with self._lock:
            entry = self.schedule.entries.get(str(run_id))
            if entry is None:
                return
            if entry.is_asked:  # the answer under way may be older
                self.schedule.hurry([entry], now)
            else:
                self.schedule.ask(entry, now)
                self._hand_out([entry])

    async def _send(self, look: Look, now: float, ends_at: float) -> None:
        deadline, is_cut = _deadline(
            look_deadline(_LOOK_SECONDS, self.schedule.failures), self._pipeline, ends_at, now
        )
        try:
            answer = await self._pipeline.send(_request(look), {"deadline": deadline})
        except ClientClosedError:
            self.is_closed = True
        except CyberdeskError as error:
            if not (is_cut and isinstance(error, DeadlineExceededError)):
                self._look_failed(error)
        else:
            self._saw(look, answer, now)
        finally:
            self.schedule.is_probing = False

    def _saw(self, look: Look, answer: Response[RunSummaryPage], sent_at: float) -> None:
        with self._lock:
            self._recovered(answer)
            changed, asks = self.schedule.saw_page(look, answer.parsed, sent_at)
            for entry in changed:
                if entry.seen is not None and not entry.has_ended:
                    _show(entry, entry.seen, is_change=True)
            self._hand_out(asks)

    def _heard(self, entry: PolledRun, answer: Response[RunResponseWithIncludes], sent_at: float) -> None:
        run = answer.parsed
        with self._lock:
            self._recovered(answer)
            is_change = self.schedule.saw_run(entry, _summary(run), sent_at)
            if entry.has_ended:
                self._finish(entry, Ended(entry.run_id, run, answer=answer))
                return
            _show(entry, run, is_change=is_change)
            self._hurry_leader(entry.due)
        self._forget(entry.run_id)

    def _recovered(self, answer: Response[RunSummaryPage] | Response[RunResponseWithIncludes]) -> None:
        space = spacing(answer.headers, time.time())
        if space:
            self.schedule.not_before = max(self.schedule.not_before, time.monotonic() + space)
        if self.schedule.recovered():
            self._wake_all()

    def _look_failed(self, error: CyberdeskError) -> None:
        now = time.monotonic()
        with self._lock:
            self.last_error = error
            if error.is_temporary:
                self._leave_alone(error, now)
            elif isinstance(error, AuthenticationError):
                for entry in list(self.schedule.entries.values()):
                    self._finish(entry, Ended(entry.run_id, error=_about(error, entry)))
            else:
                self.schedule.pages_fail(now, _PAGES_FAIL_SECONDS)

    def _asked_in_vain(self, entry: PolledRun, error: CyberdeskError) -> None:
        now = time.monotonic()
        with self._lock:
            self.schedule.is_probing = False
            self.last_error = error
            if not error.is_temporary:
                self._finish(entry, Ended(entry.run_id, error=_about(error, entry)))
                return
            self.schedule.asked_in_vain(entry, now)
            if concerns_all(error):
                self._leave_alone(error, now)
            if now - entry.failing_since > PATIENCE:
                for owner in entry.alive():
                    if not owner.has_end:
                        owner.finish(entry, Ended(entry.run_id, error=_about(error, entry)))
            self._hand_out([entry])

    def _leave_alone(self, error: CyberdeskError, now: float) -> None:
        self.schedule.failed(pause_after(error, self.schedule.failures + 1), now)
        if now - self.schedule.failing_since > PATIENCE:
            self._wake_all()

    def _unclaim(self, entry: PolledRun) -> None:
        with self._lock:
            entry.is_asked = False
            self.schedule.is_probing = False
            self._hand_out([entry])

    def _hand_out(self, asks: Iterable[PolledRun]) -> None:
        for entry in asks:
            for owner in entry.alive():
                owner.want(entry)

    def _finish(self, entry: PolledRun, ended: Ended) -> None:
        self.schedule.remove(entry)
        for owner in entry.alive():
            owner.finish(entry, ended)

    def _hurry_leader(self, due: float) -> None:
        if due < self._wakes_at and self._leader is not None:
            self._leader.wakeup.set()

    def _wake_all(self) -> None:
        if self._leader is not None:
            self._leader.wakeup.set()
        for waits in list(self._followers):
            waits.wakeup.set()


def _show(entry: PolledRun, run: RunSummary | RunResponseWithIncludes, *, is_change: bool) -> None:
    for owner in entry.alive():
        owner.saw(run, is_change=is_change)


def _request(look: Look) -> Request[RunSummaryPage]:
    pages = list_runs.build_request(
        created_at_from=look.created_at_from or UNSET,
        created_at_to=look.created_at_to or UNSET,
        fields=[RunField.MACHINE_ID],  # one of those that come anyway; without any, a server may send all
        sort_mode=RunListSortMode.CREATED_AT_DESC,
        skip=look.skip or UNSET,
        limit=PAGE,
    )
    return Request(pages.operation, pages.method, pages.route, pages.path, RunSummaryPage, query=pages.query)


def _deadline(base: float, pipeline: Pipeline, ends_at: float, now: float) -> tuple[float, bool]:
    """Seconds a call may take, and whether it is the end of the wait that bounds it."""
    own = math.inf if pipeline.settings.deadline is None else pipeline.settings.deadline
    left = max(0.1, ends_at + LAST_LOOK_SECONDS - now)
    return min(base, own, left), left < min(base, own)


def _summary(run: RunResponseWithIncludes) -> RunSummary:
    machine_id = None if run.machine_id is None else str(run.machine_id)
    return RunSummary(str(run.id), str(run.workflow_id), machine_id, run.status, run.created_at)


def _about(error: CyberdeskError, entry: PolledRun) -> CyberdeskError:
    """An error of one's own for each wait: raising one error in several places would mix their tracebacks."""
    own = copy.copy(error)
    own.add_note(f"while waiting for run {entry.run_id}")
    return own
