"""Chains that were started: waiting for their steps, and cancelling them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, Self
from uuid import UUID

import cyberdesk

from ..._core.durations import checked_interval, checked_timeout, end_of
from ..._core.sessions.chains import ChainResults, check_run_ids, root_failure, step_error
from ..._core.sessions.runs import SessionRuns
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ..platform.callbacks import checked_callback
from .release import end_runs
from .run_handles import RunHandle


class ChainHandle:
    """A chain that was started.

    Iterating yields the finished runs in the order of the steps, each as soon as it has ended; a step that did not
    succeed raises. `handle["alias"]` is one step.

    Attributes:
        session_id: The session of all its runs.
        run_ids: The ids of the runs, in the order of the steps.
    """

    def __init__(
        self,
        client: cyberdesk.Cyberdesk,
        response: WorkflowChainResponse,
        aliases: tuple[str, ...],
        *,
        runs: SessionRuns,
        owner: str | None = None,
    ) -> None:
        check_run_ids(response, len(aliases))
        self.session_id = response.session_id
        self.run_ids = tuple(response.run_ids)
        self._client = client
        self._runs = runs
        self._steps = {
            alias: RunHandle(client, run_id, alias=alias, session_id=response.session_id, runs=runs, owner=owner)
            for alias, run_id in zip(aliases, self.run_ids, strict=True)
        }

    @property
    def aliases(self) -> tuple[str, ...]:
        """The aliases of the steps, in order."""
        return tuple(self._steps)

    def __getitem__(self, alias: str) -> RunHandle:
        return self._steps[alias]

    def run_id(self, alias: str) -> UUID:
        """The id of a step's run.

        Raises:
            KeyError: When no step has this alias.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = chain.start()
            >>> handle.run_id("search") == handle.run_ids[0]
            True
        """
        return self._steps[alias].id

    def __iter__(self) -> Iterator[RunResponseWithIncludes]:
        return self.finished()

    def finished(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
    ) -> Iterator[RunResponseWithIncludes]:
        """Iterate over the runs as they end, in the order of the steps.

        Args:
            timeout: Seconds for all of them together; None waits without a limit.
            poll_interval: Seconds between two polls; None polls often at first and then more rarely.
            on_update: Called with a run whenever its status has changed.
            raise_on_failure: Whether a step that did not succeed is an error; if not, its run comes as well.

        Raises:
            RunFailedError: When a step ended as `task_failed` or `error`, or could not be dispatched; `error.step`
                is its alias. Later steps, which the server then cancels, are not named.
            RunCancelledError: When the chain was cancelled.
            WaitTimeoutError: When they had not ended in time. The chain goes on.
            CyberdeskError: When the status of a run could not be fetched.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = chain.start()
            >>> [run.session_alias for run in handle.finished(timeout=60)]
            ['search']
        """
        checked_callback("on_update", on_update)
        ends_at = end_of(checked_timeout(timeout))
        settings = {"poll_interval": checked_interval(poll_interval), "on_update": on_update}
        return _Finished(list(self._steps.values()), ends_at, settings, raise_on_failure=raise_on_failure)

    def wait(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
    ) -> ChainResults:
        """Wait until all runs have ended.

        Args:
            timeout: Seconds for all of them together; None waits without a limit.
            poll_interval: Seconds between two polls; None polls often at first and then more rarely.
            on_update: Called with a run whenever its status has changed.
            raise_on_failure: Whether a step that did not succeed is an error.

        Returns:
            The ended runs, by alias (`results["login"]`) or index, and in order.

        Raises:
            RunFailedError: When a step ended as `task_failed` or `error`, or could not be dispatched; `error.step`
                is its alias.
            RunCancelledError: When the chain was cancelled.
            WaitTimeoutError: When they had not ended in time. The chain goes on.
            CyberdeskError: When the status of a run could not be fetched.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = chain.start()
            >>> len(handle.wait(timeout=60))
            1
        """
        runs = self.finished(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
        )
        ended = [run for run in runs]
        return ChainResults(dict(zip(self._steps, ended, strict=True)))

    def cancel(self, *, timeout: float | None = 30.0) -> None:
        """Cancel all steps that have not ended, and wait until they have. That ends the session.

        Args:
            timeout: Seconds to try at most, outages included; None tries without a limit.

        Raises:
            CyberdeskError: When runs could not be cancelled, or have not ended in time.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = chain.start()
            >>> handle.cancel()
        """
        ends_at = end_of(checked_timeout(timeout))
        end_runs(self._client, self.session_id, self._runs, ends_at, set(self.run_ids))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(session_id={str(self.session_id)!r}, steps={list(self._steps)})"


class _Finished:
    """The finished runs of a chain, each as soon as it has ended."""

    def __init__(
        self,
        steps: list[RunHandle],
        ends_at: float,
        settings: dict[str, Any],
        *,
        raise_on_failure: bool,
    ) -> None:
        self._steps = steps
        self._ends_at = ends_at
        self._settings = settings
        self._raises = raise_on_failure
        self._bad: list[tuple[str, RunResponseWithIncludes]] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RunResponseWithIncludes:
        while self._steps:
            run = self._end_of(self._steps[0])
            alias = self._steps.pop(0).alias
            if not self._raises or (run.status == "success" and not self._bad):
                return run
            self._bad.append((alias, run))
            # A step may be cancelled because a later one failed, which its own run does not say.
            if run.status != "cancelled":
                self._steps = []
        found, self._bad = root_failure(self._bad), []
        failure = found and step_error(*found)
        raise failure or StopIteration

    def _end_of(self, step: RunHandle) -> RunResponseWithIncludes:
        left = None if math.isinf(self._ends_at) else max(0.0, self._ends_at - time.monotonic())
        return step.wait(timeout=left, raise_on_failure=False, **self._settings)
