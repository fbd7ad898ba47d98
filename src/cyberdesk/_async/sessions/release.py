"""How a session's machine is freed: its runs are cancelled, then the machine's reservation is cleared."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

import cyberdesk

from ..._core.durations import checked_duration
from ..._core.http.logs import logger
from ..._core.http.request import RequestOptions
from ..._core.sessions.outcomes import was_never_done
from ..._core.sessions.release import (
    LIST_LAG,
    MachineStep,
    is_list_useful,
    machine_step,
    pause_before,
    runs_to_cancel,
    unconfirmed_message,
)
from ..._core.sessions.runs import SessionRuns, UnresolvedCall, session_of
from ..._generated.models.run_response import RunResponse
from ...errors import (
    ConflictError,
    CyberdeskError,
    DeadlineExceededError,
    InvalidArgumentError,
    NotFoundError,
    ReleaseUnconfirmedError,
)
from ..http.retry_until import retry_until
from ..platform.completion import run_to_completion
from ..platform.primitives import Lock, sleep
from .reservation import MachineReservation

_FIELDS = ("session_id", "session_alias", "release_session_after")
_LIST_SECONDS = 5.0
_RUN_SECONDS = 5.0
# The rest is for the machine, whose clearing lets the server cancel what could not be cancelled.
_SHARE_OF_RUNS = 2 / 3
_REPORT_SECONDS = 1.0
# A backoff that would pass the time limit is not begun, so a release may give up a little earlier.
_SHARE_OF_ALL_TIME = 0.75


def checked_release_timeout(value: float) -> float:
    """Seconds that a release may take.

    Raises:
        InvalidArgumentError: When it is not a positive number.
    """
    seconds = checked_duration("release_timeout", value)
    if seconds is None:
        raise InvalidArgumentError(
            "release_timeout must be a positive number of seconds, not None: a release takes some time"
        )
    return seconds


class SessionReleaser:
    """Releases a session in the end, whatever happens to the task that does it.

    Args:
        client: The client.
        reservation: What the session has reserved, or may have reserved.
        seconds: The time limit of a release.

    Attributes:
        is_confirmed: Whether it is certain that the runs have ended and the machine is free.
    """

    def __init__(self, client: cyberdesk.AsyncCyberdesk, reservation: MachineReservation, seconds: float) -> None:
        self.is_confirmed = False
        self._client = client
        self._reservation = reservation
        self._seconds = seconds
        self._lock = Lock()

    async def run(self) -> None:
        """Release the session unless that is done.

        A cancellation or an interruption is raised when it is done, with a note if the release is not confirmed.

        Raises:
            ReleaseUnconfirmedError: When it is not certain that the runs have ended and the machine is free.
        """
        errors: list[Exception] = []
        began = time.monotonic()
        # What fails in the last moment is still reported: requests end before the release is stopped.
        ends_at = began + self._seconds - min(_REPORT_SECONDS, self._seconds * 0.05)

        async def release() -> None:
            errors.clear()
            async with self._lock:
                if not self.is_confirmed:
                    await _collect(errors, lambda: _release(self._client, self._reservation, ends_at))
                    self.is_confirmed = not errors

        try:
            await run_to_completion(self._seconds, release)
        except TimeoutError:
            pass  # the message says so
        except BaseException as interruption:
            if not self.is_confirmed:
                unconfirmed = self._unconfirmed(errors, began, "it was interrupted")
                logger.warning("%s", unconfirmed)
                interruption.add_note(str(unconfirmed))
            raise
        if not self.is_confirmed:
            unconfirmed = self._unconfirmed(errors, began, "a request was still waiting for its response")
            raise unconfirmed from (errors[0] if errors else None)

    def _unconfirmed(self, errors: list[Exception], began: float, otherwise: str) -> ReleaseUnconfirmedError:
        session_id, runs = self._reservation.id, self._reservation.runs
        machine_id = next(iter(runs.machines), None)
        is_over = time.monotonic() - began >= self._seconds * _SHARE_OF_ALL_TIME
        message = unconfirmed_message(
            session_id,
            machine_id,
            len(runs.open()),
            errors[0] if errors else otherwise,
            self._seconds if is_over else None,
        )
        return ReleaseUnconfirmedError(
            message, session_id=session_id, machine_id=machine_id, run_ids=tuple(runs.open())
        )


async def end_runs(
    client: cyberdesk.AsyncCyberdesk,
    session_id: UUID,
    runs: SessionRuns,
    ends_at: float,
    among: Collection[UUID] | None = None,
) -> None:
    """Cancel runs of a session that are known by their ids, until each of them is known to have ended.

    Args:
        client: The client.
        session_id: The session.
        runs: What is known of its runs.
        ends_at: The monotonic time after which to give up.
        among: Only these runs, whatever is known of them.

    Raises:
        CyberdeskError: When a run could not be cancelled, or has not ended in time.
    """
    runs.reopen(among or ())
    errors: dict[UUID, CyberdeskError] = {}
    for round_ in itertools.count():
        if is_list_useful(runs.open(among)):
            # Each run that it does not show is fetched by its id, so it does not matter if it fails.
            with contextlib.suppress(CyberdeskError):
                await _find(client, session_id, runs, [], min(ends_at, time.monotonic() + _LIST_SECONDS))
        for run_id in runs_to_cancel(runs.open(among), is_first_round=round_ == 0):
            errors.pop(run_id, None)
            try:
                await _end_run(client, run_id, runs, min(ends_at, time.monotonic() + _RUN_SECONDS))
            except CyberdeskError as error:
                errors[run_id] = error  # the other runs can be cancelled all the same
        left = runs.open(among)
        if not left:
            return
        pause = 0.0 if round_ == 0 else pause_before(round_)
        is_final = all(run_id in errors and not errors[run_id].is_temporary for run_id in left)
        if is_final or time.monotonic() + pause >= ends_at:
            raise next((errors[run_id] for run_id in left if run_id in errors), None) or DeadlineExceededError(
                f"{len(left)} runs of session {session_id} were cancelled, but did not end in time: "
                f"{', '.join(map(str, left[:5]))}"
            )
        await sleep(pause)


async def _release(client: cyberdesk.AsyncCyberdesk, reservation: MachineReservation, ends_at: float) -> None:
    """Cancel what has not ended, and free the machine. All is tried before the first error is raised."""
    errors: list[Exception] = []
    if reservation.id is not None:
        release = _Release(client, reservation.id, reservation.runs, reservation.unresolved, ends_at)
        await _collect(errors, lambda: release.run(is_joined=reservation.is_joined))
    for call in list(reservation.unresolved):
        await _collect(errors, _resolution(client, reservation, call, ends_at))
    if errors:
        raise errors[0]


class _Release:
    """The release of one session.

    Args:
        client: The client.
        session_id: The session.
        runs: What is known of its runs.
        unresolved: Calls that may have created further runs.
        ends_at: The monotonic time after which to give up.
    """

    def __init__(
        self,
        client: cyberdesk.AsyncCyberdesk,
        session_id: UUID,
        runs: SessionRuns,
        unresolved: list[UnresolvedCall],
        ends_at: float,
    ) -> None:
        self._client = client
        self._session_id = session_id
        self._runs = runs
        self._unresolved = unresolved
        self._ends_at = ends_at

    async def run(self, *, is_joined: bool) -> None:
        """Find runs that are not known, end all, and free the machines.

        Args:
            is_joined: Whether others have started the session, so that it has runs that are not known here.
        """
        errors: list[Exception] = []
        began = time.monotonic()
        if is_joined or self._unresolved:
            await _collect(errors, self._find)
        await _collect(errors, self.end)
        for retry in itertools.count(1):
            is_missing = (is_joined and not self._runs.ids) or any(
                call.aliases and call.repeat is None for call in self._unresolved
            )
            pause = pause_before(retry)
            if errors or not is_missing or time.monotonic() + pause >= min(self._ends_at, began + LIST_LAG):
                break
            await sleep(pause)
            await _collect(errors, self._find_and_end)
        if errors:
            raise errors[0]
        if is_joined and not self._runs.ids:
            raise ReleaseUnconfirmedError("no run of the session is listed, so its machine is not known")

    async def end(self) -> None:
        """End all known runs, and free the machines they were on, also when a run cannot be ended."""
        errors: list[Exception] = []
        now = time.monotonic()
        runs_end_at = now + (self._ends_at - now) * _SHARE_OF_RUNS
        await _collect(errors, lambda: end_runs(self._client, self._session_id, self._runs, runs_end_at))
        for machine_id in self._runs.machines:
            await _collect(errors, self._freeing(machine_id))
        if errors:
            raise errors[0]

    def _freeing(self, machine_id: UUID) -> Callable[[], Awaitable[None]]:
        return lambda: self._free(machine_id)

    async def _find(self) -> None:
        await _find(self._client, self._session_id, self._runs, self._unresolved, self._ends_at)
        self._unresolved[:] = [call for call in self._unresolved if call.aliases]

    async def _find_and_end(self) -> None:
        known = self._runs.ids
        await self._find()
        if self._runs.ids != known:
            await self.end()

    async def _free(self, machine_id: UUID) -> None:
        """Clear a machine's reservation if it is this session's.

        Between the two requests another session may get the machine, if something else releases this one at that
        moment: the API cannot compare and clear in one request.
        """
        began = time.monotonic()
        for retry in itertools.count(1):
            try:
                machine = await retry_until(
                    self._ends_at, lambda options: self._client.machines.get(machine_id, **options)
                )
                step = self._step(machine_id, machine.reserved_session_id, began)
                if step is MachineStep.DONE or (step is MachineStep.CLEAR and await self._clear(machine_id)):
                    return
            except NotFoundError:
                return  # a machine that was deleted is not reserved
            pause = pause_before(retry)
            if time.monotonic() + pause >= self._ends_at:
                raise DeadlineExceededError(
                    f"machine {machine_id} is still reserved for session {self._session_id}"
                )
            await sleep(pause)

    async def _clear(self, machine_id: UUID) -> bool:
        """Clear a machine's reservation; returns whether the response shows that."""
        self._runs.may_be_released = True
        machine = await retry_until(
            self._ends_at, lambda options: self._client.machines.clear_session(machine_id, **options)
        )
        return machine.reserved_session_id != self._session_id

    def _step(self, machine_id: UUID, reserved_by: UUID | None, began: float) -> MachineStep:
        now = time.monotonic()
        return machine_step(
            reserved_by,
            self._session_id,
            is_released=self._runs.ended_by is not None,
            may_be_released=self._runs.may_be_released,
            known_for=now - self._runs.machines[machine_id],
            fetched_for=now - began,
        )


def _resolution(
    client: cyberdesk.AsyncCyberdesk, reservation: MachineReservation, call: UnresolvedCall, ends_at: float
) -> Callable[[], Awaitable[None]]:
    """Finds out what came of a call without a response, and undoes it."""

    async def resolve() -> None:
        if call.repeat is None:
            raise ReleaseUnconfirmedError(
                "a call got no usable response, and cannot be repeated to learn which runs it has created"
            )
        try:
            # Under the same key the server gives the response of then. At worst this creates the runs that never
            # arrived, which are cancelled at once; a machine that stays reserved forever is worse.
            response = await retry_until(ends_at, call.repeat)
        except Exception as error:
            if not was_never_done(error):
                raise
        else:
            session_id = session_of(response)
            if reservation.id is None:
                reservation.id = session_id
            runs = reservation.runs if session_id == reservation.id else SessionRuns()
            runs.add_created(response, call.aliases, time.monotonic())
            await _Release(client, session_id, runs, [], ends_at).end()
        reservation.forget(call)

    return resolve


async def _find(
    client: cyberdesk.AsyncCyberdesk,
    session_id: UUID,
    runs: SessionRuns,
    calls: list[UnresolvedCall],
    ends_at: float,
) -> None:
    async def rows(options: RequestOptions) -> list[RunResponse]:
        listed = client.runs.list(session_id=session_id, fields=_FIELDS, limit=1000, **options)
        return [run async for run in listed]

    try:
        found = await retry_until(ends_at, rows)
    except CyberdeskError as error:
        raise ReleaseUnconfirmedError(f"the runs of session {session_id} could not be listed: {error}") from error
    runs.find(found, session_id, calls, time.monotonic())


async def _end_run(client: cyberdesk.AsyncCyberdesk, run_id: UUID, runs: SessionRuns, ends_at: float) -> None:
    """Cancel a run if it has not ended, which is fetched before, as cancelling could change one that has."""
    try:
        run = await retry_until(ends_at, lambda options: client.runs.get(run_id, **options))
        runs.observe(run, time.monotonic())
        if run_id in runs.open():
            cancelled = await retry_until(
                ends_at, lambda options: client.runs.update(run_id, status="cancelled", **options)
            )
            runs.observe(cancelled, time.monotonic())
    except NotFoundError:
        runs.observe_missing(run_id, time.monotonic())
    except ConflictError:
        return  # it has ended meanwhile, as the next round will show


async def _collect(errors: list[Exception], step: Callable[[], Awaitable[None]]) -> None:
    try:
        await step()
    except Exception as error:
        errors.append(error)
