"""The client's methods that wait for runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.webhooks.run_events import run_of_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any
    from uuid import UUID

    from ..._core.waiting.changes import RunChange
    from ..._generated.models.downed_machines_event import DownedMachinesEvent
    from ..._generated.models.run_completed_event import RunCompletedEvent
    from ..._generated.models.run_completed_webhook_run_payload import RunCompletedWebhookRunPayload
    from ..._generated.models.run_response import RunResponse
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..http.pipeline import Pipeline


class RunWaits:
    """What `Cyberdesk` does to wait for runs."""

    _pipeline: Pipeline

    def wait_for_run(
        self,
        run_or_id: RunResponse | RunResponseWithIncludes | UUID | str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
    ) -> RunResponseWithIncludes:
        """Wait until a run has ended.

        All waits of a client share their requests: pages of the list tell which runs have ended, and each finished
        run is fetched once. A run is better than its id, as it tells when it was created.

        Args:
            run_or_id: The run.
            timeout: Seconds to wait at most; 0 looks once; None waits as long as it takes, unless no look gets a
                good answer for ten minutes.
            poll_interval: Seconds between two looks. Default: half a second at first, then slower, up to five.
            on_update: Called with the run when it is first seen and whenever its status has changed. Before the
                end the run may have no more than `id`, `workflow_id`, `machine_id`, `status` and `created_at`.
                What it raises, this raises.
            raise_on_failure: Whether a run that ended without success is an error.
            cancel_on_timeout: Whether to cancel the run when the time is over; otherwise it goes on.

        Returns:
            The finished run with everything.

        Raises:
            RunFailedError: When it ended as `task_failed` or `error`; `error.run` is the run.
            RunCancelledError: When it ended as `cancelled`.
            WaitTimeoutError: When it had not ended in time; `error.run` is the run as it was last seen.
            NotFoundError: When there is no such run, or it was deleted meanwhile.
            ClientClosedError: When the client is or gets closed.
            CyberdeskError: When a look failed for good. Failures that pass are outlived until the `timeout`.

        Example:
            >>> run = client.wait_for_run(run, timeout=300)
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
        return wait_for_run(self._pipeline, awaited_run(run_or_id), settings)

    def wait_for_runs(
        self,
        runs_or_ids: Iterable[RunResponse | RunResponseWithIncludes | UUID | str],
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = False,
    ) -> Iterator[RunResponseWithIncludes]:
        """Wait for many runs, and give each when it has ended.

        They share the requests of all waits of this client, so that waiting for a thousand runs costs little more
        than fetching each once. An error about one run, such as one that was deleted, comes out of the loop; a
        further loop over the same iterator goes on with the other runs.

        Args:
            runs_or_ids: The runs; one that is named twice comes once.
            timeout: Seconds until all must have ended; 0 looks once; None waits as long as it takes, unless no
                look gets a good answer for ten minutes.
            poll_interval: Seconds between two looks. Default: half a second at first, then slower, up to five.
            on_update: Called with each run when it is first seen and whenever its status has changed, as in
                `wait_for_run`.
            raise_on_failure: Whether a run that ended without success is an error. Default: it comes as it is.

        Returns:
            An iterator over the finished runs with everything, in the order in which they end.

        Raises:
            RunFailedError: When one ended as `task_failed` or `error`, with `raise_on_failure`.
            RunCancelledError: When one ended as `cancelled`, with `raise_on_failure`.
            WaitTimeoutError: When some had not ended in time; `error.run_ids` names them.
            NotFoundError: When there is no such run, or it was deleted meanwhile.
            ClientClosedError: When the client is or gets closed.
            CyberdeskError: When a look failed for good. Failures that pass are outlived until the `timeout`.

        Example:
            >>> created = client.runs.bulk_create(workflow_id=workflow_id, count=3)
            >>> for run in client.wait_for_runs(created.created_runs, timeout=300):
            ...     print(run.status.value)
            success
            success
            success
        """
        from .iterators import FinishedRuns  # noqa: PLC0415  # loads its models when first used

        return FinishedRuns(
            self._pipeline,
            runs_or_ids,
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
        )

    def watch_run(
        self,
        run_or_id: RunResponse | RunResponseWithIncludes | UUID | str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
    ) -> Iterator[RunChange]:
        """Follow a run: its changes of status, and its messages as they come.

        Each look fetches the run with its whole conversation, so watch what somebody looks at, and wait for the
        rest.

        Args:
            run_or_id: The run.
            timeout: Seconds until it must have ended; None follows it as long as it takes, unless no look gets a
                good answer for ten minutes.
            poll_interval: Seconds between two looks. Default: half a second after a change, then slower, up to
                five.

        Returns:
            An iterator over what changed. The first change tells how the run is found, the last one that it has
            ended, in whatever way.

        Raises:
            WaitTimeoutError: When it had not ended in time; `error.run` is the run as it was last seen.
            NotFoundError: When there is no such run, or it was deleted meanwhile.
            ClientClosedError: When the client is or gets closed.
            CyberdeskError: When a look failed for good. Failures that pass are outlived until the `timeout`.

        Example:
                    >>> messages = []
            >>> for change in client.watch_run(run, timeout=300):
            ...     messages += change.messages
            >>> change.has_ended, change.status.value
            (True, 'success')
        """
        from .iterators import RunChanges  # noqa: PLC0415  # loads its models when first used

        return RunChanges(self._pipeline, run_or_id, timeout=timeout, poll_interval=poll_interval)

    def notify(
        self,
        event: RunCompletedEvent | RunCompletedWebhookRunPayload | DownedMachinesEvent | Mapping[str, Any],
    ) -> None:
        """Tell that a run has ended, as a webhook says, so that waits for it end at once.

        The finished run is still fetched: the webhook leaves the message history out, and an event that is late or
        forged can then end nothing. It may come before the wait begins, more than once, and in any thread. Nothing
        is sent here.

        Args:
            event: The webhook's event, or the run in it, as a model or as its JSON says. Verify its signature
                first. Events that are about no run are passed over.

        Raises:
            InvalidArgumentError: When it is none of these.

        Example:
            >>> client.notify({"event_type": "run_complete", "run": {"id": str(run.id), "status": "success"}})
            >>> (client.wait_for_run(run)).status.value
            'success'
        """
        run_id = run_of_event(event)
        if run_id is not None:
            self._pipeline.waiting.notify(run_id)
