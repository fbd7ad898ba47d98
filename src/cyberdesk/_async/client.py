"""`AsyncCyberdesk`: the client people hold."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, Unpack, cast, overload
from uuid import UUID

from .._core.idempotency import IdempotencyConfig
from .._core.request import UNSET, RequestOptions, UnsetType, undocumented
from .._core.retry import RetryConfig
from .._core.settings import (
    DEFAULT_MAX_CONNECTIONS,
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_TIMEOUT,
    derive,
    resolve,
)
from .pipeline import Pipeline
from .raw import Recorded
from .transport import open_transport

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Iterable, Mapping
    from types import TracebackType
    from typing import Self

    import httpx

    from .._core.request import Request, Response
    from .._generated.models.run_response import RunResponse
    from .._generated.models.run_response_with_includes import RunResponseWithIncludes
    from .._raw.aio import RawResponses
    from ..jobs import JobProgress, RowArguments
    from .jobs import AsyncJob
    from .resources.computer import AsyncComputer
    from .resources.connections import AsyncConnections
    from .resources.health import AsyncHealth
    from .resources.machines import AsyncMachines
    from .resources.model_configurations import AsyncModelConfigurations
    from .resources.pools import AsyncPools
    from .resources.provider_credentials import AsyncProviderCredentials
    from .resources.request_logs import AsyncRequestLogs
    from .resources.run_attachments import AsyncRunAttachments
    from .resources.runs import AsyncRuns
    from .resources.trajectories import AsyncTrajectories
    from .resources.usage import AsyncUsage
    from .resources.workflow_tag_groups import AsyncWorkflowTagGroups
    from .resources.workflow_tags import AsyncWorkflowTags
    from .resources.workflows import AsyncWorkflows

T = TypeVar("T")
Row = TypeVar("Row")
Inputs = TypeVar("Inputs", bound="Mapping[str, Any]")


class AsyncCyberdesk:
    """A client of the Cyberdesk API, for asyncio and trio.

    Make one, share it, and close it in the end: it keeps connections open for reuse.

    Args:
        api_key: The API key. Default: the environment's `CYBERDESK_API_KEY`.
        base_url: Where the API is. Default: the environment's `CYBERDESK_BASE_URL`, else
            `https://api.cyberdesk.io`.
        timeout: Seconds one attempt of a call may take; None means no limit. Default 60.
        deadline: Seconds a whole call may take, with its retries and the waits between them; None, the
            default, means no limit.
        retry: How failed attempts are repeated.
        idempotency: How writes are made safe to repeat.
        max_connections: How many connections may be open at once. Calls beyond wait their turn; that wait is
            bounded by `deadline` alone.
        max_response_bytes: The largest answer, decompressed, that is taken into memory; None means no limit.
            Default 256 MiB. What goes into a file is not limited.
        transport: An httpx transport of your own, in place of the connection pool. It is closed with the client.
        http_client: An `httpx.AsyncClient` of your own to send with. Closing it is up to you; its timeouts and
            redirects are not used.
        default_headers: Headers to send with every request.
        allow_insecure_http: Whether a plain-http `base_url` may name a host other than this machine.

    Raises:
        ConfigurationError: When the key is missing or any of these is malformed.

    Example:
        >>> async with AsyncCyberdesk() as client:
        ...     run = await client.runs.create(workflow_id=workflow_id)
        ...     run = await client.wait_for_run(run)
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        retry: RetryConfig = RetryConfig(),  # noqa: B008  # immutable
        idempotency: IdempotencyConfig = IdempotencyConfig(),  # noqa: B008  # immutable
        max_connections: int = DEFAULT_MAX_CONNECTIONS,
        max_response_bytes: int | None = DEFAULT_MAX_RESPONSE_BYTES,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
        default_headers: Mapping[str, str] | None = None,
        allow_insecure_http: bool = False,
    ) -> None:
        settings = resolve(
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            idempotency=idempotency,
            default_headers=default_headers,
            allow_insecure_http=allow_insecure_http,
            environ=os.environ,
        )
        opened = open_transport(
            transport,
            http_client,
            max_connections=max_connections,
            max_response_bytes=max_response_bytes,
            retry=retry,
        )
        self._pipeline = Pipeline(settings, opened)
        self._owns_connections = True

    @cached_property
    def runs(self) -> AsyncRuns:
        """Executions of workflows."""
        from .resources.runs import AsyncRuns  # noqa: PLC0415  # loads its models when first used

        return AsyncRuns(self._pipeline)

    @cached_property
    def run_attachments(self) -> AsyncRunAttachments:
        """Files of runs."""
        from .resources.run_attachments import AsyncRunAttachments  # noqa: PLC0415  # as above

        return AsyncRunAttachments(self._pipeline)

    @cached_property
    def machines(self) -> AsyncMachines:
        """Desktops that runs are executed on."""
        from .resources.machines import AsyncMachines  # noqa: PLC0415  # as above

        return AsyncMachines(self._pipeline)

    @cached_property
    def pools(self) -> AsyncPools:
        """Named groups of machines."""
        from .resources.pools import AsyncPools  # noqa: PLC0415  # as above

        return AsyncPools(self._pipeline)

    @cached_property
    def workflows(self) -> AsyncWorkflows:
        """What runs execute: prompts, their inputs, outputs and settings; images in prompts."""
        from .resources.workflows import AsyncWorkflows  # noqa: PLC0415  # as above

        return AsyncWorkflows(self._pipeline)

    @cached_property
    def connections(self) -> AsyncConnections:
        """Records of the agents' connections."""
        from .resources.connections import AsyncConnections  # noqa: PLC0415  # as above

        return AsyncConnections(self._pipeline)

    @cached_property
    def workflow_tags(self) -> AsyncWorkflowTags:
        """Labels on workflows."""
        from .resources.workflow_tags import AsyncWorkflowTags  # noqa: PLC0415  # as above

        return AsyncWorkflowTags(self._pipeline)

    @cached_property
    def workflow_tag_groups(self) -> AsyncWorkflowTagGroups:
        """Groups of labels that exclude each other."""
        from .resources.workflow_tag_groups import AsyncWorkflowTagGroups  # noqa: PLC0415  # as above

        return AsyncWorkflowTagGroups(self._pipeline)

    @cached_property
    def trajectories(self) -> AsyncTrajectories:
        """Recorded ways through workflows."""
        from .resources.trajectories import AsyncTrajectories  # noqa: PLC0415  # as above

        return AsyncTrajectories(self._pipeline)

    @cached_property
    def model_configurations(self) -> AsyncModelConfigurations:
        """Models that workflows and runs can choose."""
        from .resources.model_configurations import AsyncModelConfigurations  # noqa: PLC0415  # as above

        return AsyncModelConfigurations(self._pipeline)

    @cached_property
    def usage(self) -> AsyncUsage:
        """What was used, and what it cost."""
        from .resources.usage import AsyncUsage  # noqa: PLC0415  # as above

        return AsyncUsage(self._pipeline)

    @cached_property
    def computer(self) -> AsyncComputer:
        """Direct control of a machine: screen, mouse, keyboard, files, shell."""
        from .resources.computer import AsyncComputer  # noqa: PLC0415  # as above

        return AsyncComputer(self._pipeline)

    @cached_property
    def provider_credentials(self) -> AsyncProviderCredentials:
        """Your own credentials of model providers."""
        from .resources.provider_credentials import AsyncProviderCredentials  # noqa: PLC0415  # as above

        return AsyncProviderCredentials(self._pipeline)

    @cached_property
    def request_logs(self) -> AsyncRequestLogs:
        """Records of requests to machines."""
        from .resources.request_logs import AsyncRequestLogs  # noqa: PLC0415  # as above

        return AsyncRequestLogs(self._pipeline)

    @cached_property
    def health(self) -> AsyncHealth:
        """Whether the API, its database and the machines are well."""
        from .resources.health import AsyncHealth  # noqa: PLC0415  # as above

        return AsyncHealth(self._pipeline)

    async def send(self, request: Request[T], **options: Unpack[RequestOptions]) -> Response[T]:
        """Send what an endpoint module's `build_request` made.

        Operations that have no method yet go this way, with retries, idempotency and typed errors.

        Args:
            request: What to ask.
            **options: See `RequestOptions`.

        Returns:
            The whole answer; `parsed` is its decoded body.

        Raises:
            CyberdeskError: When there is no good answer.
        """
        return await self._pipeline.send(request, options)

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        response_type: type[T],
        **options: Unpack[RequestOptions],
    ) -> Response[T]: ...

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Any]: ...

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        response_type: type[Any] = object,
        **options: Unpack[RequestOptions],
    ) -> Response[Any]:
        """Send a request to any path of the API, documented or not.

        Args:
            method: The HTTP method.
            path: The path, such as `/v1/runs`, with values already encoded.
            query: Query parameters; lists are repeated, UNSET and None ones left out.
            json: A body to send as JSON: a model, or anything that JSON can say.
            response_type: What to decode the answer into: a model, a list of one, `bytes` or `str`. Default: any
                JSON.
            **options: See `RequestOptions`.

        Returns:
            The whole answer; `parsed` is its decoded body.

        Raises:
            CyberdeskError: When there is no good answer. Temporary failures are retried first, writes under one
                idempotency key.

        Example:
            >>> answer = await client.request("GET", "/v1/runs", query={"limit": 5})
            >>> answer.parsed["limit"]
            5
        """
        return await self._pipeline.send(undocumented(method, path, query or {}, json, response_type), options)

    @property
    def with_raw_response(self) -> RawResponses:
        """The same resources, with methods that return the whole answer: status, headers, bytes and all.

        Of methods that send several requests, such as `run_attachments.save_to_file`, it is the last one's.

        Example:
            >>> answer = await client.with_raw_response.runs.get(run.id)
            >>> answer.status_code, answer.parsed.id == run.id
            (200, True)
        """
        return cast("RawResponses", Recorded(self))

    def with_options(
        self,
        *,
        timeout: float | None | UnsetType = UNSET,
        deadline: float | None | UnsetType = UNSET,
        retry: RetryConfig | UnsetType = UNSET,
        idempotency: IdempotencyConfig | UnsetType = UNSET,
        default_headers: Mapping[str, str] | UnsetType = UNSET,
    ) -> Self:
        """Make a client with other settings that shares this one's connections.

        Args:
            timeout: Seconds one attempt of a call may take; None means no limit.
            deadline: Seconds a whole call may take; None means no limit.
            retry: How failed attempts are repeated.
            idempotency: How writes are made safe to repeat.
            default_headers: Headers to send besides those of this client.

        Returns:
            A client that works until this one is closed; it need not be closed itself.

        Raises:
            ConfigurationError: When one of these is malformed.

        Example:
            >>> patient = client.with_options(timeout=300)
            >>> (await patient.runs.get(run.id)).id == run.id
            True
        """
        settings = derive(
            self._pipeline.settings,
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            idempotency=idempotency,
            default_headers=default_headers,
        )
        other = object.__new__(type(self))
        other._pipeline = self._pipeline.derived(settings)
        other._owns_connections = False
        return other

    async def wait_for_run(
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
            >>> run = await client.wait_for_run(run, timeout=300)
            >>> run.status
            <RunStatus.SUCCESS: 'success'>
        """
        from .waiting import wait_for_run  # noqa: PLC0415  # loads its models when first used

        return await wait_for_run(
            self._pipeline,
            run_or_id,
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )

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
        from .jobs import map_runs  # noqa: PLC0415  # loads its models when first used

        return map_runs(
            self._pipeline,
            self.runs,
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

    async def aclose(self) -> None:
        """Close all connections. Calls under way and later ones raise `ClientClosedError`.

        A client that `with_options` made leaves them to the one it came from.
        """
        if self._owns_connections:
            self._pipeline.end_waits()
            await self._pipeline.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __reduce__(self) -> NoReturn:
        # A key does not belong into a pickle, and connections cannot be in one.
        raise TypeError(f"{type(self).__name__} cannot be pickled or copied: make one in each process")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._pipeline.settings.base_url!r})"
