"""Runs that were created in a session, for which one may wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID

import cyberdesk

from ..._core.durations import checked_timeout, end_of
from ..._core.refs import Ref
from ..._core.sessions.chains import step_error
from ..._core.sessions.runs import SessionRuns
from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import WaitTimeoutError
from ..platform.callbacks import checked_callback
from ..platform.primitives import notify
from .release import end_runs


class AsyncRunHandle:
    """A run of a session, or a step of a chain, that was created.

    Attributes:
        id: The run's id.
        alias: The name of its outputs in the session.
        session_id: The session.
    """

    def __init__(
        self,
        client: cyberdesk.AsyncCyberdesk,
        run_id: UUID,
        *,
        alias: str,
        session_id: UUID,
        runs: SessionRuns,
        owner: str | None = None,
        created: RunResponse | None = None,
    ) -> None:
        self.id = run_id
        self.alias = alias
        self.session_id = session_id
        self._client = client
        self._runs = runs
        self._owner = owner
        self._created = created

    @property
    def outputs(self) -> Ref:
        """A reference to its outputs, for inputs of later runs of the session: `run.outputs["result"]["id"]`."""
        return Ref(self.alias, (), self._owner)

    async def wait(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
    ) -> RunResponseWithIncludes:
        """Wait until it has ended; as `client.wait_for_run`, with errors that name its alias.

        Args:
            timeout: Seconds to wait at most; None waits without a limit.
            poll_interval: Seconds between two polls; None polls often at first and then more rarely.
            on_update: Called with the run whenever its status has changed.
            raise_on_failure: Whether an end without success is an error.
            cancel_on_timeout: Whether to cancel the run, and with it the session, when the wait has timed out.

        Returns:
            The finished run.

        Raises:
            RunFailedError: When it ended as `task_failed` or `error`; `error.step` is its alias.
            RunCancelledError: When it ended as `cancelled`.
            WaitTimeoutError: When it had not ended in time; without `cancel_on_timeout` it goes on.
            InvalidArgumentError: When an argument is malformed.
            CyberdeskError: When its status could not be fetched.

        Example:
            >>> async with client.session() as session:
            ...     search = await session.create(search_id)
            ...     run = await search.wait(timeout=60)
            >>> run.output_data
            {'id': 1}
        """
        checked_callback("on_update", on_update)

        async def observe(run: RunResponseWithIncludes) -> None:
            self._runs.observe(run, time.monotonic())
            if on_update is not None:
                await notify(on_update, run)

        try:
            run = await self._client.wait_for_run(
                self._created or self.id,
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=None if on_update is None else observe,
                raise_on_failure=False,
                cancel_on_timeout=cancel_on_timeout,
            )
        except WaitTimeoutError as error:
            error.step, error.message = self.alias, f"step {self.alias!r}: {error.message}"
            raise
        self._runs.observe(run, time.monotonic())
        self._runs.observe_outputs(run)
        failure = step_error(self.alias, run)
        if failure is not None and raise_on_failure:
            raise failure
        return run

    async def cancel(self, *, timeout: float | None = 30.0) -> None:
        """Cancel it unless it has ended, and wait until it has. That ends its session with all other runs.

        Args:
            timeout: Seconds to try at most, outages included; None tries without a limit.

        Raises:
            CyberdeskError: When it could not be cancelled, or has not ended in time.

        Example:
            >>> async with client.session() as session:
            ...     search = await session.create(search_id)
            ...     await search.cancel()
        """
        ends_at = end_of(checked_timeout(timeout))
        await end_runs(self._client, self.session_id, self._runs, ends_at, {self.id})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.alias!r}, id={str(self.id)!r})"
