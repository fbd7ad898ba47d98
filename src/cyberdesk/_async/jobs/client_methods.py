"""The client's method that runs a workflow for many rows."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any, TypeVar, Unpack, overload
from uuid import UUID

import cyberdesk

from .. import lazy
from ..http.pipeline import Pipeline

Row = TypeVar("Row")
Inputs = TypeVar("Inputs", bound="Mapping[str, Any]")


class AsyncRunJobs:
    """What `AsyncCyberdesk` does to run a workflow many times."""

    _pipeline: Pipeline

    @overload
    def map_runs(
        self,
        workflow_id: UUID | str,
        rows: Iterable[Inputs] | AsyncIterable[Inputs],
        *,
        max_in_flight: int = 50,
        key: Callable[[Inputs], str] | None = None,
        job_id: str | None = None,
        journal: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        stop_on_failure: bool = False,
        on_progress: Callable[[cyberdesk.JobProgress], object] | None = None,
        **common: Unpack[cyberdesk.RowArguments],
    ) -> lazy.AsyncJob[Inputs]: ...

    @overload
    def map_runs(
        self,
        workflow_id: UUID | str,
        rows: Iterable[Row] | AsyncIterable[Row],
        *,
        arguments: Callable[[Row], cyberdesk.RowArguments],
        max_in_flight: int = 50,
        key: Callable[[Row], str] | None = None,
        job_id: str | None = None,
        journal: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        stop_on_failure: bool = False,
        on_progress: Callable[[cyberdesk.JobProgress], object] | None = None,
        **common: Unpack[cyberdesk.RowArguments],
    ) -> lazy.AsyncJob[Row]: ...

    def map_runs(
        self,
        workflow_id: UUID | str,
        rows: Iterable[Any] | AsyncIterable[Any],
        *,
        arguments: Callable[[Any], cyberdesk.RowArguments] | None = None,
        max_in_flight: int = 50,
        key: Callable[[Any], str] | None = None,
        job_id: str | None = None,
        journal: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        stop_on_failure: bool = False,
        on_progress: Callable[[cyberdesk.JobProgress], object] | None = None,
        **common: Unpack[cyberdesk.RowArguments],
    ) -> lazy.AsyncJob[Any]:
        """Run a workflow once for each row, and get the results as the runs end.

        Rows are taken and runs are created while you wait for a result, and never more than `max_in_flight` at
        once. Requests under way and the polling of runs go on in the background while you process a result.
        Nothing waits for something else that hangs: not for a slow request, nor for a row that the iterable does
        not yield yet.

        A row that fails is a result with an `error` and stops nothing. A run that cannot be created because of a
        temporary error is created later, however long that lasts. An invalid API key ends the job with the error;
        what was created until then is in the journal.

        A job can be started again. With a `job_id`, each row's run is created under an idempotency key made of
        the id and the row's name, so that nothing is created twice for as long as the server remembers keys. With
        a `journal`, the job continues where it was, at any time and however it ended: rows whose runs have ended
        and whose results you have processed are skipped (waiting for the next result says that the last one was
        processed), runs that were in flight are followed, and all other rows are tried again. The journal contains
        ids and digests, no values. A row that was refused, or whose time limit has passed, is never skipped.

        Args:
            workflow_id: The workflow to run.
            rows: Mappings of input values, or anything with `arguments`. Any iterable, or an asynchronous iterable
                with `AsyncCyberdesk`; they are taken one by one. An asynchronous iterable is iterated in a task of
                its own, any other iterable in the event loop; in synchronous code, what is not a collection is
                iterated in a thread of its own. It may wait for earlier results.
            arguments: From a row to what its run is created with: input values, files, secrets.
            max_in_flight: How many runs may be in flight at once. Results that you have not taken count as well.
            key: From a row to its name, unique within the job. Default: a digest of what its run is created with,
                files included and secrets not. Rows that differ only in their secrets need a `key`.
            job_id: Names the job, so that starting it again finds its runs. Default: a new one, or the journal's.
            journal: Path of a file to keep the state of the job in. It is created when it does not exist.
            timeout: Seconds from the creation of a run to its end. Then its result is a `WaitTimeoutError`, unless
                a last fetch shows that it has ended; the run goes on. When a job continues, the time of runs in
                flight begins anew. None means no limit.
            poll_interval: Seconds between two polls of a run. Default: as in `wait_for_run`.
            stop_on_failure: Whether to raise the error of the first row that fails. Runs in flight go on.
            on_progress: Called with a `JobProgress` whenever something has changed;
                `cyberdesk.progress.ProgressBar` draws it. With `AsyncCyberdesk` it may be a coroutine function.
            **common: What all runs are created with: see `RowArguments`. What `arguments` returns for a row takes
                precedence. Files are read once, when the job begins.

        Returns:
            An iterator of results, `RowSucceeded` or `RowFailed`, in the order in which runs end. A job that is
            left before its end goes on polling, and uses its journal, until it is closed, dropped, or its client
            is closed: use it in a `with` block to end it before that.

        Raises:
            InvalidArgumentError: When an argument is malformed, or the journal belongs to another job.
            LocalFileError: When the journal cannot be used, or another process uses it.
            AuthenticationError: When the API key is not valid.

        Example:
            >>> invoices = [{"number": 1}, {"number": 2}]
            >>> async for result in client.map_runs(workflow_id, invoices, max_in_flight=10):
            ...     print(result.run.status if result.ok else result.error)
            success
            success
        """
        from .job import map_runs  # noqa: PLC0415  # loads its models when first used

        return map_runs(
            self._pipeline,
            workflow_id,
            rows,
            arguments=arguments,
            max_in_flight=max_in_flight,
            key=key,
            job_id=job_id,
            journal=journal,
            timeout=timeout,
            poll_interval=poll_interval,
            stop_on_failure=stop_on_failure,
            on_progress=on_progress,
            common=common,
        )
