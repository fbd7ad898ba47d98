"""A session's hold on its machine: how it begins, who joins it, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ..._core.http.idempotency import key_for_call
from ..._core.sessions.chains import is_refusal
from ..._core.sessions.release import SessionRuns
from ..._files.uploads import can_be_sent_again
from ...errors import ClientClosedError, ReleaseUnconfirmedError, SessionEndedError
from ..platform.primitives import Lock
from .release import end_runs, free_machine, insist

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from uuid import UUID

    from ..._core.http.idempotency import IdempotencyConfig
    from ..._core.http.request import RequestOptions, UnsetType
    from ..._files.sources import FileSource
    from ..client import AsyncCyberdesk

    Start = Callable[[RequestOptions], Awaitable[UUID]]

T = TypeVar("T")


class Started(NamedTuple, Generic[T]):
    """What came of something that was sent to a session.

    Attributes:
        session_id: The session.
        answer: The server's answer.
    """

    session_id: UUID
    answer: T


class MachineReservation:
    """What one session holds, or may hold without knowing it.

    Args:
        client: The client.
        idempotency: The client's.
        session_id: A session to join instead of starting one.

    Attributes:
        id: The session's id; None before its start was answered.
        is_joined: Whether somebody else started it.
        is_closed: Whether it can begin no more.
        session_runs: What is known of its runs.
    """

    def __init__(self, client: AsyncCyberdesk, idempotency: IdempotencyConfig, session_id: UUID | None) -> None:
        self.id = session_id
        self.is_joined = session_id is not None
        self.is_closed = False
        self.session_runs = SessionRuns(is_complete=session_id is None)
        self._client = client
        self._idempotency = idempotency
        self._starting = Lock()
        # Starts without an answer: each may have reserved a machine. None stands for one that cannot be repeated.
        self._unanswered: list[Start | None] = []

    async def send(
        self,
        send: Callable[[dict[str, Any]], Awaitable[Started[T]]],
        start: dict[str, Any],
        options: RequestOptions,
        *,
        files: Sequence[FileSource] | None | UnsetType,
    ) -> Started[T]:
        """Send something that joins the session, or starts it if it is the first.

        Args:
            send: Sends it with the fields it is given.
            start: The fields with which it starts a session.
            options: What the caller set for the call.
            files: The files that are sent.
        """
        if self.id is None:
            async with self._starting:
                if self.id is None:
                    return await self._start(send, start, options, can_be_sent_again(files))
        try:
            return await send({"session_id": self.id})
        except BaseException as error:
            # It may have been done all the same, and then there are runs that nobody has seen.
            self.session_runs.is_complete = self.session_runs.is_complete and is_refusal(error)
            raise

    async def give_back(self, ends_at: float) -> None:
        """Cancel what has not ended, and free the machine if it is reserved for this session.

        Args:
            ends_at: The monotonic time when to give up.

        Raises:
            CyberdeskError: When it is not certain that the machine is free. All was tried.
        """
        self.is_closed = True
        unanswered = list(self._unanswered)
        failures: list[Exception] = []
        if self.id is not None:
            try:
                await self._give_back_session(self.id, self.session_runs, ends_at)
            except Exception as error:
                failures.append(error)
        for start in unanswered:
            try:
                await self._give_back_unanswered(start, ends_at)
            except Exception as error:
                failures.append(error)
        if failures:
            raise failures[0]

    async def _start(
        self,
        send: Callable[[dict[str, Any]], Awaitable[Started[T]]],
        start: dict[str, Any],
        options: RequestOptions,
        can_be_repeated: bool,
    ) -> Started[T]:
        key = key_for_call(self._idempotency, options.get("idempotency_key"))
        with_key = start if key is None else {**start, "idempotency_key": key}

        async def again(more: RequestOptions) -> UUID:
            return (await send({**with_key, **more})).session_id

        unanswered = again if can_be_repeated and key is not None else None
        # In this order, and the other way round in `give_back`: threads may be doing both.
        self._unanswered.append(unanswered)
        try:
            self._refuse_when_closed()
            started = await send(with_key)
        except BaseException as error:
            if is_refusal(error):
                self._unanswered.remove(unanswered)
            raise
        self.id = started.session_id
        self._unanswered.remove(unanswered)
        return started

    def _refuse_when_closed(self) -> None:
        if self.is_closed:
            raise SessionEndedError("the session was left")

    async def _give_back_unanswered(self, start: Start | None, ends_at: float) -> None:
        if start is None:
            raise ReleaseUnconfirmedError(
                "its start got no answer, and cannot be repeated to learn what came of it"
            )
        try:
            # Under the same key the server says what came of it. At worst that creates the run it never got, which
            # is then cancelled at once; a machine that stays reserved for ever is worse.
            session_id = await insist(start, ends_at)
        except Exception as error:
            if is_refusal(error) and not isinstance(error, ClientClosedError):
                return
            raise
        await self._give_back_session(session_id, SessionRuns(is_complete=False), ends_at)

    async def _give_back_session(self, session_id: UUID, session_runs: SessionRuns, ends_at: float) -> None:
        if not session_runs.is_over:
            await end_runs(self._client, session_id, ends_at, session_runs)
        for machine_id in list(session_runs.machines):
            await free_machine(self._client, machine_id, session_id, ends_at)
