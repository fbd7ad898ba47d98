"""Does what the polling state machine decides: sends requests, wakes who waits, keeps the time.

Requests are sent by tasks in the background, so that no wait is delayed by another one's request, and none is lost
with a cancelled wait. The time is kept by one of those who wait, the leader: when nobody waits, nothing is sent.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from ..._core.http.logs import logger
from ..._core.http.request import UNSET, Request
from ..._core.waiting.actions import FetchRun
from ..._core.waiting.arguments import AwaitedRun
from ..._core.waiting.identity import response_of_run
from ..._core.waiting.pages import PAGE, PollPage
from ..._core.waiting.polling import is_terminal
from ..._core.waiting.rate_limit import spacing
from ..._core.waiting.runs import RunSummaryPage, Waiter
from ..._core.waiting.state_machine import PollingStateMachine
from ..._generated.api.runs import get_run, list_runs
from ..._generated.models.run_field import RunField
from ..._generated.models.run_list_sort_mode import RunListSortMode
from ...errors import ClientClosedError, CyberdeskError, ResponseDecodeError
from ..http.pipeline import Pipeline
from ..platform.background import BackgroundTask
from ..platform.primitives import lock
from ..platform.wakeup import AutoResetEvent, EventLoopHandle


class Poller:
    """Polls the runs that are waited for in one event loop.

    Args:
        pipeline: Polls the list.
        was_notified: Whether a webhook said that a run has ended.
        forget: Called when what a webhook said is not true.
    """

    def __init__(
        self, pipeline: Pipeline, was_notified: Callable[[UUID], bool], forget: Callable[[UUID], None]
    ) -> None:
        self.state = PollingStateMachine(slots=pipeline.slots)
        self.is_closed = False
        self._pipeline = pipeline
        self._was_notified = was_notified
        self._forget = forget
        self._event_loop = EventLoopHandle()
        self._lock = lock()
        self._leader: Waiter | None = None
        self._leader_returns_at = math.inf
        self._wakeups: dict[Waiter, AutoResetEvent] = {}
        self._tasks: dict[PollPage | FetchRun, BackgroundTask] = {}

    def add(self, waiter: Waiter, runs: Iterable[AwaitedRun]) -> None:
        """Begin to wait for runs."""
        now = time.monotonic()
        with self._lock:
            for run in runs:
                has_ended = run.status is not None and is_terminal(run.status)
                self.state.add(
                    waiter,
                    run.run_id,
                    now,
                    created_at=run.created_at,
                    is_said_to_end=has_ended or self._was_notified(run.run_id),
                )

    def discard(self, waiter: Waiter, run_ids: Iterable[UUID]) -> None:
        """Wait for runs no more."""
        with self._lock:
            self.state.discard(waiter, run_ids)
            self._advance()

    def begin_wait(self, waiter: Waiter, wakeup: AutoResetEvent, ends_at: float) -> None:
        """Somebody waits from now on."""
        with self._lock:
            self._wakeups[waiter] = wakeup
            self.state.begin_wait(waiter, ends_at, time.monotonic())

    def end_wait(self, waiter: Waiter) -> None:
        """Nobody waits any more, for the moment; another wait set keeps the time if this one did."""
        with self._lock:
            self.state.end_wait(waiter)
            self._wakeups.pop(waiter, None)
            if self._leader in (None, waiter):  # whoever was woken to keep the time may have left instead
                self._leader = None
                self._wake(itertools.islice(self.state.waiting, 1))

    async def wait(self, waiter: Waiter, ends_at: float) -> None:
        """Wait until something has happened for a wait set, or until there is something to do."""
        with self._lock:
            if self._leader in (None, waiter):
                self._leader, self._leader_returns_at = waiter, -math.inf
            until = self._advance()
            if self._leader is waiter:
                self._leader_returns_at = until
                ends_at = min(ends_at, until)
            wakeup = self._wakeups[waiter]
        if not waiter.events and waiter.error is None:
            await wakeup.wait(ends_at - time.monotonic())

    def fetch(self, waiter: Waiter, run_id: UUID, at: float) -> None:
        """Have a run fetched by itself at a time."""
        with self._lock:
            self.state.fetch(waiter, run_id, at)

    def begin_final_check(self, waiter: Waiter) -> None:
        """Refresh all runs of a wait set once more."""
        with self._lock:
            self.state.begin_final_check(waiter, time.monotonic())

    def notify(self, run_id: UUID) -> None:
        """Take into account that a run has ended, says somebody in any thread."""
        self._event_loop.call_soon(lambda: self._notified(run_id))

    def end(self) -> None:
        """End all waits, from any thread."""
        self.is_closed = True
        self._event_loop.call_soon(self._wake_all)

    async def aclose(self) -> None:
        """Cancel the requests under way."""
        with self._lock:
            for task in self._tasks.values():
                task.cancel()

    def _notified(self, run_id: UUID) -> None:
        with self._lock:
            self.state.notify(run_id, time.monotonic())
            self._wake_leader()

    def _advance(self) -> float:
        """Do what is to be done now; gives when to come back. The lock is held."""
        actions = self.state.advance(time.monotonic())
        for request in actions.abandoned:
            task = self._tasks.get(request)
            if task is not None:
                task.cancel()
        for request in actions.requests:
            context = None if isinstance(request, PollPage) else request.waiter.context
            self._tasks[request] = BackgroundTask(partial(self._send, request), context)
        for run_id in actions.unconfirmed:
            self._forget(run_id)
        self._wake(actions.woken)
        if actions.until < self._leader_returns_at:
            self._leader_returns_at = actions.until
            self._wake_leader()
        return actions.until

    async def _send(self, request: PollPage | FetchRun) -> None:
        """Send a request, and pass the outcome to the state machine. Nothing is raised here but cancellation."""
        try:
            take_in = await (self._poll(request) if isinstance(request, PollPage) else self._fetch(request))
        except ClientClosedError:
            take_in = self._take_in_close
        except CyberdeskError as error:
            fail = self.state.page_failed if isinstance(request, PollPage) else self.state.fetch_failed
            take_in = partial(fail, request, error)  # type: ignore[arg-type]  # both are of the same kind
        except Exception as error:
            take_in = partial(self.state.request_broken, request, error)
        except BaseException:
            self._cancelled(request)
            raise
        with self._lock:
            self._tasks.pop(request, None)
            take_in(now=time.monotonic())
            self._advance()

    async def _poll(self, poll: PollPage) -> Callable[..., None]:
        deadline = _deadline(poll, self._pipeline)
        response = await self._pipeline.send(_list_request(poll), {"deadline": deadline})
        page = response.parsed
        if page.odd_rows:
            logger.warning("%d runs of a page could not be decoded and were skipped", len(page.odd_rows))
        space = spacing(response.headers, time.time())
        return partial(self.state.page_received, poll, page, spacing=space)

    async def _fetch(self, fetch: FetchRun) -> Callable[..., None]:
        pipeline: Pipeline = fetch.waiter.pipeline
        request = get_run.build_request(fetch.run.run_id)
        response = await pipeline.send(request, {"deadline": _deadline(fetch, pipeline)})
        try:
            response_of_run(response, fetch.run.run_id)
        except ResponseDecodeError as error:
            logger.warning("%s; it is fetched again", error)
            raise
        space = spacing(response.headers, time.time())
        return partial(self.state.run_received, fetch, response.parsed, spacing=space, response=response)

    def _take_in_close(self, now: float) -> None:
        self.is_closed = True
        self._wake_all()

    def _cancelled(self, request: PollPage | FetchRun) -> None:
        with self._lock:
            self._tasks.pop(request, None)
            self.state.request_cancelled(request, time.monotonic())
            self._wake_leader()

    def _wake(self, waiters: Iterable[Waiter]) -> None:
        for waiter in waiters:
            wakeup = self._wakeups.get(waiter)
            if wakeup is not None:
                wakeup.set()

    def _wake_leader(self) -> None:
        if self._leader is not None:
            self._wake([self._leader])

    def _wake_all(self) -> None:
        self._wake(list(self._wakeups))


def _list_request(poll: PollPage) -> Request[RunSummaryPage]:
    pages = list_runs.build_request(
        created_at_from=poll.sweep.created_at_from or UNSET,
        created_at_to=poll.sweep.created_at_to or UNSET,
        fields=[RunField.MACHINE_ID],  # one of those that come anyway; without any, a server may send all
        sort_mode=RunListSortMode.CREATED_AT_DESC,
        skip=poll.skip or UNSET,
        limit=PAGE,
    )
    return Request(pages.operation, pages.method, pages.route, pages.path, RunSummaryPage, query=pages.query)


def _deadline(request: PollPage | FetchRun, pipeline: Pipeline) -> float:
    own = pipeline.settings.deadline
    return request.deadline if own is None else min(request.deadline, own)
