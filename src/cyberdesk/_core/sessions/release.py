"""What leaving a session means: which runs to cancel, which machines to look at, and when to try again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

import attrs

from ...errors import APIStatusError
from ..waiting.polling import is_terminal

if TYPE_CHECKING:
    from ..._generated.models.run_response import RunResponse
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes

_FIRST_PAUSE = 0.1
_LAST_PAUSE = 2.0
_ATTEMPT_SECONDS = 10.0


@attrs.define(eq=False)
class SessionRuns:
    """What is known of a session's runs.

    Attributes:
        open: Runs that were not seen to have ended.
        machines: Machines that runs of the session were seen on.
        ended_by: The alias of the run whose end has ended the session, if one has.
        is_complete: Whether there can be no other runs.
    """

    open: set[UUID] = attrs.field(factory=set[UUID])
    machines: set[UUID] = attrs.field(factory=set[UUID])
    ended_by: str | None = None
    is_complete: bool = True

    def see(self, run: RunResponse | RunResponseWithIncludes) -> None:
        """Note the state of a run."""
        if run.machine_id is not None:
            self.machines.add(run.machine_id)
        if not is_terminal(run.status):
            self.open.add(run.id)
            return
        self.open.discard(run.id)
        # The flag is set on a run whose end has released its session, asked for or not.
        if run.release_session_after is True:
            self.ended_by = self.ended_by or run.session_alias or str(run.id)

    @property
    def is_over(self) -> bool:
        """Whether all its runs are known to have ended."""
        return self.is_complete and not self.open


def to_cancel(open_runs: Iterable[RunResponse], *, all_of_them: bool) -> list[UUID]:
    """Which runs to cancel, the last first, so that none starts because the one before it was cancelled.

    Args:
        open_runs: The runs that have not ended.
        all_of_them: False for the first time: cancelling one ends its session with all other runs.
    """
    ids = [run.id for run in sorted(open_runs, key=lambda run: run.created_at, reverse=True)]
    return ids if all_of_them else ids[:1]


def pauses() -> Iterator[float]:
    """Seconds between two attempts to get something done that has to be done."""
    pause = _FIRST_PAUSE
    while True:
        yield pause
        pause = min(_LAST_PAUSE, pause * 2)


def pause_before(error: Exception, pause: float) -> float:
    """A pause that is no shorter than the server asked for."""
    asked = error.retry_after if isinstance(error, APIStatusError) else None
    return max(pause, asked or 0.0)


def attempt_seconds(left: float) -> float:
    """How long one attempt may take, so that there is time for another one."""
    return max(0.001, min(_ATTEMPT_SECONDS, left))
