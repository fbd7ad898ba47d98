"""Runs that are waited for: what is seen of them, and what becomes of them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import attrs

from .polling import FIRST_DELAY

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ...errors import CyberdeskError
    from ..http.request import Response


@attrs.frozen
class RunSummary:
    """What a page shows of a run."""

    id: str
    workflow_id: str
    machine_id: str | None
    status: str
    created_at: datetime.datetime


@attrs.frozen(slots=False)
class RunSummaryPage:
    """A page of the list of runs."""

    items: list[RunSummary]
    total: int


@attrs.frozen(eq=False)
class Ended:
    """A run that is waited for no more.

    Attributes:
        run_id: The run.
        run: The finished run with everything; None when there is an error.
        error: Why it cannot be waited for any more: it was deleted, for example.
        answer: The answer that the run came with.
    """

    run_id: UUID
    run: RunResponseWithIncludes | None = None
    error: CyberdeskError | None = None
    answer: Response[RunResponseWithIncludes] | None = attrs.field(default=None, repr=False)


class Owner(Protocol):
    """Somebody who waits for runs."""

    @property
    def is_waiting(self) -> bool:
        """Whether somebody waits at this moment."""
        ...

    @property
    def has_end(self) -> bool:
        """Whether the time to wait is limited."""
        ...

    def added(self, entry: PolledRun) -> None:
        """A run is looked at from now on."""

    def want(self, entry: PolledRun) -> None:
        """A run is to be asked for by itself."""

    def saw(self, run: RunSummary | RunResponseWithIncludes, *, is_change: bool) -> None:
        """A run was looked at; tells whether its status has changed."""

    def finish(self, entry: PolledRun, ended: Ended) -> None:
        """A run has ended."""


class PolledRun:
    """A run that is waited for.

    Attributes:
        run_id: The run.
        created_at: When it was created; None while that is not known.
        seen: What was last seen of it.
        status: Its status as last seen; None before that.
        due: When to look at it again, on the monotonic clock.
        looked_at: When it was last looked at.
        ask_at: When to ask for it by itself; infinite while pages are enough.
        is_asked: Whether somebody asks for it now.
        has_ended: Whether it is known to have ended, so that asking gets the finished run.
        failures: How many times in a row asking failed.
        failing_since: When asking began to fail.
        gap: How many foreign rows lie between it and the next newer run, as far as known.
    """

    __slots__ = (
        "_fixed",
        "_is_adaptive",
        "ask_at",
        "created_at",
        "delay",
        "due",
        "failing_since",
        "failures",
        "gap",
        "has_ended",
        "is_asked",
        "is_sought",
        "looked_at",
        "misses",
        "owners",
        "run_id",
        "seen",
        "status",
    )

    def __init__(self, run_id: UUID) -> None:
        self.run_id = run_id
        self.created_at: datetime.datetime | None = None
        self.seen: RunSummary | None = None
        self.status: str | None = None
        self.due = math.inf
        self.delay = FIRST_DELAY
        self.looked_at = -math.inf
        self.ask_at = math.inf
        self.is_asked = False
        self.is_sought = False
        self.has_ended = False
        self.failures = 0
        self.failing_since = math.inf
        self.misses = 0
        self.gap: int | None = None
        self.owners: list[Callable[[], Owner | None]] = []
        self._fixed = math.inf
        self._is_adaptive = False

    @property
    def interval(self) -> float:
        """Seconds between two looks at present: the shortest that anybody wants."""
        return min(self._fixed, self.delay) if self._is_adaptive else self._fixed

    def want(self, interval: float | None) -> None:
        """Look at it at least so often; None leaves it to the client."""
        if interval is None:
            self._is_adaptive = True
        else:
            self._fixed = min(self._fixed, interval)

    def alive(self) -> Iterator[Owner]:
        """Its owners, without those that were dropped."""
        for reference in self.owners:
            owner = reference()
            if owner is not None:
                yield owner
