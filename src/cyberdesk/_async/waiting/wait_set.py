"""A set of runs that somebody waits for; runs may be added at any time."""

from __future__ import annotations

import copy
import math
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from ..._core.http.ids import as_uuid
from ..._core.http.recording import record
from ..._core.models import codec
from ..._core.waiting.polling import PATIENCE
from ..._core.waiting.waited import Ended, PolledRun, RunSummary
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import ClientClosedError, CyberdeskError
from ..platform.primitives import at_once, notify
from ..platform.wakeup import AutoResetEvent
from .poller import LAST_LOOK_SECONDS, Poller

if TYPE_CHECKING:
    from ..._generated.models.run_response import RunResponse
    from ..http.pipeline import Pipeline


class WaitSet:
    """Runs that are waited for together, by one task or thread at a time.

    All wait sets of a client share the requests that tell which runs have ended; see `Poller`. `wait_for_run` is
    the case of one run. Runs may be added and discarded while `next_done` waits. What ended is kept until it is
    taken; while nobody is in `next_done`, nothing is sent on behalf of these runs.

    Args:
        pipeline: The way of the client that waits: finished runs are fetched with its settings.
        poll_interval: Seconds between two looks at a run; None starts quick and grows slower, infinity never looks
            and waits for a webhook.
        on_update: Called with a run when it is first seen and whenever its status has changed, by `next_done` and
            before it returns; what it raises, `next_done` raises.
        keeps_all: Whether `next_event` gives a run each time it was asked for, changed or not.

    Example:
        waits = WaitSet(pipeline)
        for run in created:
            waits.add(run)
        while len(waits):
            ended = await waits.next_done()
            print(ended.run_id, ended.run or ended.error)
    """

    __slots__ = (
        "__weakref__",
        "_added",
        "_entries",
        "_events",
        "_hurried_at",
        "_keeps_all",
        "_on_update",
        "_pipeline",
        "_poller",
        "_told",
        "has_end",
        "is_waiting",
        "poll_interval",
        "wakeup",
        "wanted",
    )

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        keeps_all: bool = False,
    ) -> None:
        self.poll_interval = poll_interval
        self.wakeup = AutoResetEvent()
        self.is_waiting = False
        self.has_end = False
        self.wanted: dict[PolledRun, None] = {}
        self._pipeline = pipeline
        self._on_update = on_update
        self._keeps_all = keeps_all
        self._poller: Poller | None = None
        self._added: deque[tuple[UUID, RunResponse | RunResponseWithIncludes | None]] = deque()
        self._entries: dict[UUID, PolledRun | None] = {}
        self._events: deque[Ended | RunSummary | RunResponseWithIncludes] = deque()
        self._hurried_at = math.inf
        self._told: Ended | None = None

    def __len__(self) -> int:
        """How many runs were added and not returned yet."""
        return len(self._entries)

    @property
    def run_ids(self) -> tuple[UUID, ...]:
        """The runs that were added and not returned yet."""
        return tuple(self._entries)

    def add(self, run_or_id: RunResponse | RunResponseWithIncludes | UUID | str) -> UUID:
        """Wait for one more run; a run that is waited for already is not added again.

        A run is better than its id, as it tells when it was created.

        Raises:
            InvalidArgumentError: When it is no run and no id.
        """
        run = None if isinstance(run_or_id, UUID | str) else run_or_id
        run_id = as_uuid("run_id", run_or_id if isinstance(run_or_id, UUID | str) else run_or_id.id)
        if run_id not in self._entries:
            self._entries[run_id] = None
            self._added.append((run_id, run))
            self.wakeup.set()
        return run_id

    def discard(self, run_id: UUID) -> None:
        """Wait for a run no more."""
        entry = self._entries.pop(run_id, None)
        self.wakeup.set()
        if entry is not None and self._poller is not None:
            self.wanted.pop(entry, None)
            self._poller.drop(self, [entry])

    def close(self) -> None:
        """Wait for nothing any more."""
        entries = [entry for entry in self._entries.values() if entry is not None]
        self._entries.clear()
        self._added.clear()
        self._events.clear()
        self.wanted.clear()
        self.wakeup.set()  # another task may wait for what is over now
        if self._poller is not None:
            self._poller.drop(self, entries)

    def last_seen(self, run_id: UUID) -> RunResponseWithIncludes | None:
        """A run that is waited for, as it was last seen: perhaps with no more than a list shows."""
        entry = self._entries.get(run_id)
        return None if entry is None or entry.seen is None else _as_run(entry.seen)

    @property
    def trouble(self) -> CyberdeskError | None:
        """Why no look gets a good answer at present, if that is so."""
        return None if self._poller is None or not self._poller.schedule.failures else self._poller.last_error

    async def next_done(self, ends_at: float = math.inf) -> Ended | None:
        """Wait until the next run has ended.

        Failures that pass by themselves are outlived, with pauses that grow: until `ends_at`, or for ten minutes
        when there is no end.

        Args:
            ends_at: When to give up, on the monotonic clock.

        Returns:
            The run, or why it cannot be waited for; None when the time is over, or nothing is waited for.

        Raises:
            ClientClosedError: When the client is or gets closed.
            CyberdeskError: When no look got a good answer for ten minutes, and there is no end.
        """
        while True:
            event = await self.next_event(ends_at)
            run = event.run if isinstance(event, Ended) else event
            if run is not None and self._on_update is not None and event is not self._told:
                await self._tell(event, run)
            if event is None or isinstance(event, Ended):
                return event

    async def _tell(self, event: Ended | RunResponseWithIncludes | None, run: RunResponseWithIncludes) -> None:
        try:
            if self._on_update is not None:
                await notify(self._on_update, run)
        except BaseException:
            # The next call returns it, as a result must not get lost with what happens here.
            if isinstance(event, Ended):
                self._told = event
                self._entries[event.run_id] = None
                self._events.appendleft(event)
            raise

    async def next_event(self, ends_at: float = math.inf) -> Ended | RunResponseWithIncludes | None:
        """Wait as `next_done` does, but give changes of status, too, in place of calling `on_update`."""
        poller = self._poller = self._poller or await self._pipeline.poller()
        self.is_waiting, self.has_end = True, ends_at < math.inf
        try:
            while True:
                self._refuse_when_over(poller)
                self._register(poller)
                event = self._take()
                if event is not None or self._is_over(ends_at):
                    return event
                await self._go_on(poller, ends_at)
        finally:
            self.is_waiting = False
            poller.leave(self)

    async def ask_at(self, run_id: UUID, at: float) -> None:
        """Have a run asked for by itself at this time of the monotonic clock, whatever pages show."""
        poller = self._poller = self._poller or await self._pipeline.poller()
        self._register(poller)
        entry = self._entries.get(run_id)
        if entry is not None:
            poller.ask_at(entry, at)

    async def last_look(self) -> Ended | None:
        """Look once more at all runs, for a time-out that is over: as `next_done`, but without another look."""
        poller = self._poller = self._poller or await self._pipeline.poller()
        now = time.monotonic()
        if poller.schedule.failures:
            return None
        self._register(poller)
        poller.hurry([entry for entry in self._entries.values() if entry is not None])
        self._hurried_at = now
        try:
            return await self.next_done(now + LAST_LOOK_SECONDS)
        finally:
            self._hurried_at = math.inf

    def added(self, entry: PolledRun) -> None:
        """A run is looked at from now on."""
        self._entries[entry.run_id] = entry

    def want(self, entry: PolledRun) -> None:
        """A run is to be asked for by itself."""
        if self._entries.get(entry.run_id) is entry:
            self.wanted[entry] = None
            self.wakeup.set()

    def saw(self, run: RunSummary | RunResponseWithIncludes, *, is_change: bool) -> None:
        """A run was looked at."""
        if (self._keeps_all and not isinstance(run, RunSummary)) or (is_change and self._on_update is not None):
            self._events.append(run)
            self.wakeup.set()

    def finish(self, entry: PolledRun, ended: Ended) -> None:
        """A run has ended."""
        self.wanted.pop(entry, None)
        if self._entries.get(entry.run_id) is entry:
            self._entries[entry.run_id] = None  # until somebody takes it
            self._events.append(ended)
            self.wakeup.set()

    async def _go_on(self, poller: Poller, ends_at: float) -> None:
        now = time.monotonic()
        asks = poller.claim(self, now)
        if asks:
            poller.leave(self)
            await at_once([partial(poller.ask, entry, self._pipeline, ends_at) for entry in asks])
        elif poller.lead(self):
            await poller.look(self, ends_at)
        else:
            await self.wakeup.wait(min(ends_at, poller.next_ask(self, now)) - now)

    def _register(self, poller: Poller) -> None:
        while self._added:
            run_id, run = self._added.popleft()
            if run_id in self._entries:
                created_at = None if run is None else run.created_at
                status = None if run is None else run.status
                poller.add(self, run_id, created_at=created_at, status=status)

    def _take(self) -> Ended | RunResponseWithIncludes | None:
        while self._events:
            event = self._events.popleft()
            if not isinstance(event, Ended):
                return _as_run(event)
            if event.run_id in self._entries:  # it was not discarded meanwhile
                del self._entries[event.run_id]
                if event.answer is not None:
                    record(event.answer)  # somebody else may have asked
                return event
        return None

    def _is_over(self, ends_at: float) -> bool:
        if not self._entries or time.monotonic() >= ends_at:
            return True
        return self._hurried_at < math.inf and all(
            entry is None
            or (entry.looked_at >= self._hurried_at and not entry.is_asked and entry not in self.wanted)
            for entry in list(self._entries.values())
        )

    def _refuse_when_over(self, poller: Poller) -> None:
        if poller.is_closed or self._pipeline.is_closed:
            raise ClientClosedError("the client was closed while runs were waited for")
        is_too_long = time.monotonic() - poller.schedule.failing_since > PATIENCE
        if is_too_long and not self.has_end and poller.last_error is not None:
            raise copy.copy(poller.last_error)


def _as_run(seen: RunSummary | RunResponseWithIncludes) -> RunResponseWithIncludes:
    if isinstance(seen, RunResponseWithIncludes):
        return seen
    known = {name: getattr(seen, name) for name in ("id", "workflow_id", "machine_id", "status", "created_at")}
    return codec.convert(known, RunResponseWithIncludes)
