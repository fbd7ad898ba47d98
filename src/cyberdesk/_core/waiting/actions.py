"""What the polling machine wants done."""

from __future__ import annotations

from uuid import UUID

import attrs

from .pages import PollPage
from .runs import PolledRun, Waiter


@attrs.frozen(eq=False)
class FetchRun:
    """Fetch a run by itself.

    Attributes:
        run: The run.
        waiter: For whom, whose settings and context hold.
        sent_at: When it is sent.
        deadline: Seconds that it may take.
    """

    run: PolledRun
    waiter: Waiter
    sent_at: float
    deadline: float


@attrs.frozen(eq=False)
class Actions:
    """What to do.

    Attributes:
        requests: What to send.
        abandoned: Requests under way that nobody needs any more.
        woken: Wait sets for which something has happened.
        unconfirmed: Runs whose notification was not true.
        until: When to come back.
    """

    requests: list[PollPage | FetchRun]
    abandoned: list[PollPage | FetchRun]
    woken: list[Waiter]
    unconfirmed: list[UUID]
    until: float
