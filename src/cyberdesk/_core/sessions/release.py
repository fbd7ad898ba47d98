"""What leaving a session decides: which runs to cancel, when its machine is free, how long to try."""

from __future__ import annotations

import enum
import random
from collections.abc import Callable, Sequence
from uuid import UUID

from ..http.retry import RetryConfig, delay_before

LIST_LAG = 5.0
"""Seconds for which a list may not show a run that was created; it is polled so long for runs with unknown ids."""

_MAX_FETCHES = 3
_RESERVATION_LAG = 5.0
_RELEASE_LAG = 2.0
_BACKOFF = RetryConfig(initial_delay=0.2, max_delay=2.0)


class MachineStep(enum.Enum):
    """What to do next about the machine of a session that is being released."""

    DONE = "it is not reserved for the session"
    CLEAR = "clear its reservation"
    FETCH_AGAIN = "what the server showed may be older than what it has done"


def unconfirmed_message(
    session_id: UUID | None, machine_id: UUID | None, open_runs: int, reason: object, time_limit: float | None
) -> str:
    """Say that a release could not be confirmed: why, what may be the case now, and what to do.

    Args:
        session_id: The session, when it is known.
        machine_id: Its machine, when it is known.
        open_runs: How many runs are not known to have ended.
        reason: Why.
        time_limit: The `release_timeout` in seconds when it has passed, else None.
    """
    limit = "" if time_limit is None else f" within release_timeout={time_limit:g} s"
    session = "a session that got no id yet" if session_id is None else f"session {session_id}"
    machine = "Its machine, which is not known," if machine_id is None else f"Machine {machine_id}"
    runs = f", and {open_runs} of its runs may not have ended" if open_runs else ""
    advice = "" if machine_id is None else "; client.machines.clear_session releases it"
    return (
        f"the release of {session} could not be confirmed{limit}: {reason}. "
        f"{machine} may still be reserved{runs}{advice}"
    )


def runs_to_cancel(open_runs: Sequence[UUID], *, is_first_round: bool) -> list[UUID]:
    """Which of the open runs to cancel, the latest first, so that none starts because the one before it ended.

    Args:
        open_runs: The runs that have not ended, in the order of creation.
        is_first_round: Whether nothing was cancelled so far: cancelling one run normally ends the session with all
            others.
    """
    latest_first = list(reversed(open_runs))
    return latest_first[:1] if is_first_round else latest_first


def is_list_useful(open_runs: Sequence[UUID]) -> bool:
    """Whether listing a session's runs saves requests, compared to fetching each open one."""
    return len(open_runs) > _MAX_FETCHES


def machine_step(
    reserved_by: UUID | None,
    session_id: UUID,
    *,
    is_released: bool,
    may_be_released: bool,
    known_for: float,
    fetched_for: float,
) -> MachineStep:
    """Decide about the machine of a session whose runs have all ended.

    A server may show a state that is a little older than what it has done. Where the state contradicts what is
    known of the session, it is fetched again for some seconds; afterwards it is taken as it is.

    Args:
        reserved_by: The session for which the machine is reserved, as the server shows it.
        session_id: The session that is being released.
        is_released: Whether the server has said that a run's end has released the session.
        may_be_released: Whether a run has ended without success, which normally releases the session.
        known_for: For how many seconds it is known that the session has this machine.
        fetched_for: For how many seconds the machine has been fetched.
    """
    if reserved_by == session_id:
        # Clearing releases whatever reservation there is, so an outdated one must not lead to it.
        return MachineStep.FETCH_AGAIN if is_released and fetched_for < _RELEASE_LAG else MachineStep.CLEAR
    if reserved_by is None and not (is_released or may_be_released) and known_for < _RESERVATION_LAG:
        return MachineStep.FETCH_AGAIN
    return MachineStep.DONE


def pause_before(retry: int, jitter: Callable[[], float] = random.random) -> float:
    """Seconds before the same thing is tried once more; the first retry is 1."""
    return delay_before(retry, _BACKOFF, jitter=jitter) or 0.0
