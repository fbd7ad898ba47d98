"""The client's methods that wait for runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

import cyberdesk

from ... import models
from ..._core.webhooks.run_events import run_of_event
from .. import lazy
from ..http.pipeline import Pipeline


class AsyncRunWaits:
    """What `AsyncCyberdesk` does to wait for runs."""

    _pipeline: Pipeline

    async def wait_for_run(
        self,
        run_or_id: models.RunResponse | lazy.AsyncRunHandle | UUID | str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[models.RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
    ) -> models.RunResponseWithIncludes:
        """Wait until a run has ended.

        All waits of a client share their requests: pages of the list tell which runs have ended, and each finished
        run is fetched once. Pass the run rather than its id: it tells when it was created, which saves requests.

        Args:
            run_or_id: The run, its id, or the handle of a session's run.
            timeout: Seconds to wait at most, plus one for a last check; 0 checks once. None waits as long as it
                takes, unless the server does not respond for ten minutes.
            poll_interval: Seconds between two refreshes. Default: half a second at first, then longer, up to five.
            on_update: Called with the run when it is first observed and whenever its status has changed. Before
                the end the run may have no more than `id`, `workflow_id`, `machine_id`, `status` and `created_at`.
                What it raises, this raises.
            raise_on_failure: Whether a run that ended without success is an error.
            cancel_on_timeout: Whether to cancel the run when the time is up; otherwise it goes on.

        Returns:
            The finished run with everything.

        Raises:
            RunFailedError: If it ended as `task_failed` or `error`; `error.run` is the run.
            RunCancelledError: If it ended as `cancelled`.
            WaitTimeoutError: If it had not ended in time; `error.run` is the run as it was last observed.
            NotFoundError: If there is no such run, or if it was deleted meanwhile. It is fetched again for five
                seconds first, as it may have been created just now.
            ClientClosedError: If the client is or gets closed.
            CyberdeskError: If a request failed for good. Temporary errors are outlasted until the `timeout`.

        Example:
            >>> run = await client.wait_for_run(run, timeout=300)
            >>> run.status
            <RunStatus.SUCCESS: 'success'>
        """
        from ..._core.waiting.arguments import awaited_run  # noqa: PLC0415  # as below
        from .wait_for_run import wait_for_run, wait_settings  # noqa: PLC0415  # loads its models when first used

        settings = wait_settings(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )
        return await wait_for_run(self._pipeline, awaited_run(run_or_id), settings)

    def wait_for_runs(
        self,
        runs_or_ids: Iterable[models.RunResponse | lazy.AsyncRunHandle | UUID | str],
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[models.RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = False,
    ) -> AsyncIterator[models.RunResponseWithIncludes]:
        """Wait for many runs, and yield each when it has ended.

        They share the requests of all waits of this client, so that waiting for a thousand runs costs little more
        than fetching each once. An error about one run, such as one that was deleted, comes out of the loop; a
        further loop over the same iterator goes on with the other runs.

        Args:
            runs_or_ids: The runs; one that is named twice comes once.
            timeout: Seconds until all must have ended, plus one for a last check; 0 checks once. None waits as
                long as it takes, unless the server does not respond for ten minutes.
            poll_interval: Seconds between two refreshes. Default: half a second at first, then longer, up to five.
            on_update: Called with each run when it is first observed and whenever its status has changed, as in
                `wait_for_run`.
            raise_on_failure: Whether a run that ended without success is an error. Default: it comes as it is.

        Returns:
            An iterator over the finished runs with everything, in the order in which they end.

        Raises:
            RunFailedError: If one ended as `task_failed` or `error`, with `raise_on_failure`.
            RunCancelledError: If one ended as `cancelled`, with `raise_on_failure`.
            WaitTimeoutError: If some had not ended in time; `error.run_ids` names them.
            NotFoundError: If there is no such run, or if it was deleted meanwhile. It is fetched again for five
                seconds first, as it may have been created just now.
            ClientClosedError: If the client is or gets closed.
            CyberdeskError: If a request failed for good. Temporary errors are outlasted until the `timeout`.

        Example:
            >>> created = await client.runs.bulk_create(workflow_id=workflow_id, count=3)
            >>> async for run in client.wait_for_runs(created.created_runs, timeout=300):
            ...     print(run.status.value)
            success
            success
            success
        """
        from .iterators import AsyncFinishedRuns  # noqa: PLC0415  # loads its models when first used

        return AsyncFinishedRuns(
            self._pipeline,
            runs_or_ids,
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
        )

    def watch_run(
        self,
        run_or_id: models.RunResponse | lazy.AsyncRunHandle | UUID | str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
    ) -> AsyncIterator[cyberdesk.RunChange]:
        """Follow a run: its changes of status, and its messages as they come.

        The run is fetched each time with its whole conversation, so watch a run that somebody follows on a screen,
        and wait for the others.

        Args:
            run_or_id: The run, its id, or the handle of a session's run.
            timeout: Seconds until it must have ended, plus one for a last check. None follows it as long as it
                takes, unless the server does not respond for ten minutes.
            poll_interval: Seconds between two fetches. Default: half a second after a change, then longer, up to
                five.

        Returns:
            An iterator over what changed. The first change shows the state of the run as it is, the last one its
            end, whatever it is.

        Raises:
            WaitTimeoutError: If it had not ended in time; `error.run` is the run as it was last observed.
            NotFoundError: If there is no such run, or if it was deleted meanwhile. It is fetched again for five
                seconds first, as it may have been created just now.
            ClientClosedError: If the client is or gets closed.
            CyberdeskError: If a request failed for good. Temporary errors are outlasted until the `timeout`.

        Example:
            >>> messages = []
            >>> async for change in client.watch_run(run, timeout=300):
            ...     messages += change.messages
            >>> change.has_ended, change.status.value
            (True, 'success')
        """
        from .iterators import AsyncRunChanges  # noqa: PLC0415  # loads its models when first used

        return AsyncRunChanges(self._pipeline, run_or_id, timeout=timeout, poll_interval=poll_interval)

    def notify(
        self,
        event: models.RunCompletedEvent
        | models.RunCompletedWebhookRunPayload
        | models.DownedMachinesEvent
        | Mapping[str, Any],
    ) -> None:
        """Pass on a webhook that says that a run has ended, so that waits for it end at once.

        The finished run is still fetched: the webhook has no message history, and an event that is late or forged
        ends nothing then. Events may come before the wait begins, before the server shows the end, more than once,
        and in any thread. Nothing is sent here.

        Args:
            event: The webhook's event, or the run in it, as a model or as its JSON says. Verify its signature
                first. Events that are not about a run are ignored.

        Raises:
            InvalidArgumentError: If it is none of these.

        Example:
            >>> client.notify({"event_type": "run_complete", "run": {"id": str(run.id), "status": "success"}})
            >>> (await client.wait_for_run(run)).status.value
            'success'
        """
        run_id = run_of_event(event)
        if run_id is not None:
            from .registry import PollerRegistry  # noqa: PLC0415  # loads its models when first used

            self._pipeline.shared(PollerRegistry).notify(run_id)
