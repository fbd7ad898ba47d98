"""The client's method that runs a workflow for many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterable, Callable, Iterable, Mapping
    from uuid import UUID

    from ..._core.jobs.rows import JobProgress, RowArguments
    from ..http.pipeline import Pipeline
    from .job import AsyncJob

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
        on_progress: Callable[[JobProgress], object] | None = None,
        **common: Unpack[RowArguments],
    ) -> AsyncJob[Inputs]: ...

    @overload
    def map_runs(
        self,
        workflow_id: UUID | str,
        rows: Iterable[Row] | AsyncIterable[Row],
        *,
        arguments: Callable[[Row], RowArguments],
        max_in_flight: int = 50,
        key: Callable[[Row], str] | None = None,
        job_id: str | None = None,
        journal: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        stop_on_failure: bool = False,
        on_progress: Callable[[JobProgress], object] | None = None,
        **common: Unpack[RowArguments],
    ) -> AsyncJob[Row]: ...

    def map_runs(
        self,
        workflow_id: UUID | str,
        rows: Iterable[Any] | AsyncIterable[Any],
        *,
        arguments: Callable[[Any], RowArguments] | None = None,
        max_in_flight: int = 50,
        key: Callable[[Any], str] | None = None,
        job_id: str | None = None,
        journal: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        stop_on_failure: bool = False,
        on_progress: Callable[[JobProgress], object] | None = None,
        **common: Unpack[RowArguments],
    ) -> AsyncJob[Any]:
        """Run a workflow once for each row, and get the results as they come.

        Rows are taken, and runs created, while a result is asked for: never more than `max_in_flight` are under
        way. A row that fails is a result with an `error` and stops nothing; a run that cannot be created because
        the server is out of order is created when it is back.

        With a `job_id` and the same rows, a job can be started again: each row's run is created under an
        idempotency key made of the two, so that within the server's memory nothing is created twice. With a
        `journal` the job takes up where it was, at any time and however it ended: rows whose results you have
        dealt with are skipped (asking for the next result tells that the last one was dealt with), those whose
        runs were under way are waited for. The journal holds ids and digests, no values.

        Args:
            workflow_id: What to run.
            rows: Mappings of input values, or, with `arguments`, anything; from anything that can be iterated,
                asynchronously or not. They are taken one by one.
            arguments: Says what the run of a row is created with: input values, files, secrets.
            max_in_flight: How many runs may be under way at once.
            key: Names a row, uniquely within the job. Default: by the values it is created with, which leaves out
                secrets and files.
            job_id: Names the job, so that starting it again finds its runs. Default: a new one, or the journal's.
            journal: A file to remember the job in. It is made when it is not there.
            timeout: Seconds a row may take from being taken to the end of its run; then its result is a
                `WaitTimeoutError`, and the run goes on. None means no limit.
            poll_interval: Seconds between two looks at a run. Default: as in `wait_for_run`.
            stop_on_failure: Whether to raise the error of the first row that fails. Runs under way go on.
            on_progress: Called with a `JobProgress` whenever something has changed;
                `cyberdesk.progress.ProgressBar` draws it.
            **common: What all runs are created with: see `RowArguments`. What `arguments` says of a row comes
                first.

        Returns:
            An iterator of `RowResult`s in the order in which runs end. Close it, or use it in a block, when you
            leave it before its end while you keep a reference to it.

        Raises:
            InvalidArgumentError: When an argument is malformed, or the journal belongs to another job.
            LocalFileError: When the journal cannot be used, or another process works on the job.
            AuthenticationError: When the key is not valid, which ends the job.

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
