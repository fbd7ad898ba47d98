"""`Cyberdesk`: the client people hold."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, Unpack, cast, overload

from .._core.http.hidden import Hidden
from .._core.http.idempotency import IdempotencyConfig
from .._core.http.request import UNSET, RequestOptions, UnsetType, undocumented
from .._core.http.retry import RetryConfig
from .._core.http.settings import (
    DEFAULT_MAX_CONNECTIONS,
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_TIMEOUT,
    derive,
    resolve,
)
from .http.opening import open_sender
from .http.pipeline import Pipeline
from .jobs.client_methods import RunJobs
from .platform.arguments import hides_arguments
from .raw import Recorded
from .sessions.client_methods import SessionStarts
from .waiting.client_methods import RunWaits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

    import httpx

    from .._core.http.request import Request, Response
    from .._raw.sync import RawResponses
    from .resources.computer import Computer
    from .resources.connections import Connections
    from .resources.health import Health
    from .resources.machines import Machines
    from .resources.model_configurations import ModelConfigurations
    from .resources.pools import Pools
    from .resources.provider_credentials import ProviderCredentials
    from .resources.request_logs import RequestLogs
    from .resources.run_attachments import RunAttachments
    from .resources.runs import Runs
    from .resources.trajectories import Trajectories
    from .resources.usage import Usage
    from .resources.workflow_tag_groups import WorkflowTagGroups
    from .resources.workflow_tags import WorkflowTags
    from .resources.workflows import Workflows

T = TypeVar("T")


class Cyberdesk(RunWaits, SessionStarts, RunJobs):
    """A client of the Cyberdesk API, for synchronous code.

    Make one, share it, and close it in the end: it keeps connections open for reuse.

    Args:
        api_key: The API key. Default: the environment's `CYBERDESK_API_KEY`.
        base_url: The URL of the API, with or without `/v1`. Default: the environment's `CYBERDESK_BASE_URL`, else
            `https://api.cyberdesk.io`.
        timeout: Seconds one attempt of a call may take; None means no limit. Default 60.
        deadline: Seconds a whole call may take, with its retries and the waits between them; None, the
            default, means no limit.
        retry: How failed attempts are retried.
        idempotency: How writes are made safe to repeat.
        max_connections: How many connections may be open at once, and how many attempts may run on a `transport`
            or `http_client` of your own. Further calls wait; that wait is bounded by `deadline` alone.
        max_response_bytes: The largest response body, decompressed, that is taken into memory; None means no
            limit. Default 256 MiB. What goes into a file is not limited.
        transport: An httpx transport of your own, in place of the connection pool. It is closed with the client.
        http_client: An `httpx.Client` of your own to send with. Its transports, proxies, certificates, event
            hooks, default headers and cookies are used; its `auth`, `base_url`, `params`, time limits and
            redirects are not. Closing it is up to you.
        default_headers: Headers to send with every request.
        allow_insecure_http: Whether a plain-http `base_url` may name a host other than this machine.

    Raises:
        ConfigurationError: When the key is missing or any of these is malformed.

    Example:
        >>> with Cyberdesk() as client:
        ...     run = client.runs.create(workflow_id=workflow_id)
        ...     run = client.wait_for_run(run)
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
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
        default_headers: Mapping[str, str] | None = None,
        allow_insecure_http: bool = False,
    ) -> None:
        key = Hidden(api_key)
        del api_key  # an exception keeps the variables of this frame
        settings = resolve(
            api_key=key,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            idempotency=idempotency,
            default_headers=default_headers,
            allow_insecure_http=allow_insecure_http,
            environ=os.environ,
        )
        sender = open_sender(
            transport,
            http_client,
            max_connections=max_connections,
            max_response_bytes=max_response_bytes,
            retry=retry,
        )
        self._pipeline = Pipeline(settings, sender)
        self._owns_connections = True

    @cached_property
    def runs(self) -> Runs:
        """Executions of workflows."""
        from .resources.runs import Runs  # noqa: PLC0415  # loads its models when first used

        return Runs(self._pipeline)

    @cached_property
    def run_attachments(self) -> RunAttachments:
        """Files of runs."""
        from .resources.run_attachments import RunAttachments  # noqa: PLC0415  # as above

        return RunAttachments(self._pipeline)

    @cached_property
    def machines(self) -> Machines:
        """Desktops that runs are executed on."""
        from .resources.machines import Machines  # noqa: PLC0415  # as above

        return Machines(self._pipeline)

    @cached_property
    def pools(self) -> Pools:
        """Named groups of machines."""
        from .resources.pools import Pools  # noqa: PLC0415  # as above

        return Pools(self._pipeline)

    @cached_property
    def workflows(self) -> Workflows:
        """What runs execute: prompts, their inputs, outputs and settings; images in prompts."""
        from .resources.workflows import Workflows  # noqa: PLC0415  # as above

        return Workflows(self._pipeline)

    @cached_property
    def connections(self) -> Connections:
        """Records of the agents' connections."""
        from .resources.connections import Connections  # noqa: PLC0415  # as above

        return Connections(self._pipeline)

    @cached_property
    def workflow_tags(self) -> WorkflowTags:
        """Labels on workflows."""
        from .resources.workflow_tags import WorkflowTags  # noqa: PLC0415  # as above

        return WorkflowTags(self._pipeline)

    @cached_property
    def workflow_tag_groups(self) -> WorkflowTagGroups:
        """Groups of labels that exclude each other."""
        from .resources.workflow_tag_groups import WorkflowTagGroups  # noqa: PLC0415  # as above

        return WorkflowTagGroups(self._pipeline)

    @cached_property
    def trajectories(self) -> Trajectories:
        """Recorded ways through workflows."""
        from .resources.trajectories import Trajectories  # noqa: PLC0415  # as above

        return Trajectories(self._pipeline)

    @cached_property
    def model_configurations(self) -> ModelConfigurations:
        """Models that workflows and runs can choose."""
        from .resources.model_configurations import ModelConfigurations  # noqa: PLC0415  # as above

        return ModelConfigurations(self._pipeline)

    @cached_property
    def usage(self) -> Usage:
        """What was used, and what it cost."""
        from .resources.usage import Usage  # noqa: PLC0415  # as above

        return Usage(self._pipeline)

    @cached_property
    def computer(self) -> Computer:
        """Direct control of a machine: screen, mouse, keyboard, files, shell."""
        from .resources.computer import Computer  # noqa: PLC0415  # as above

        return Computer(self._pipeline)

    @cached_property
    def provider_credentials(self) -> ProviderCredentials:
        """Your own credentials of model providers."""
        from .resources.provider_credentials import ProviderCredentials  # noqa: PLC0415  # as above

        return ProviderCredentials(self._pipeline)

    @cached_property
    def request_logs(self) -> RequestLogs:
        """Records of requests to machines."""
        from .resources.request_logs import RequestLogs  # noqa: PLC0415  # as above

        return RequestLogs(self._pipeline)

    @cached_property
    def health(self) -> Health:
        """Whether the API, its database and the machines are well."""
        from .resources.health import Health  # noqa: PLC0415  # as above

        return Health(self._pipeline)

    @hides_arguments
    def send(self, request: Request[T], **options: Unpack[RequestOptions]) -> Response[T]:
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
        return self._pipeline.send(request, options)

    @overload
    def request(
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
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Any]: ...

    @hides_arguments
    def request(
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
            >>> answer = client.request("GET", "/v1/runs", query={"limit": 5})
            >>> answer.parsed["limit"]
            5
        """
        return self._pipeline.send(undocumented(method, path, query or {}, json, response_type), options)

    @property
    def with_raw_response(self) -> RawResponses:
        """The same resources, with methods that return the whole answer: status, headers, bytes and all.

        Of methods that send several requests, such as `run_attachments.save_to_file`, it is the last one's.

        Example:
            >>> answer = client.with_raw_response.runs.get(run.id)
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
            retry: How failed attempts are retried.
            idempotency: How writes are made safe to repeat.
            default_headers: Headers to send besides those of this client.

        Returns:
            A client that works until this one is closed; it need not be closed itself.

        Raises:
            ConfigurationError: When one of these is malformed.

        Example:
            >>> patient = client.with_options(timeout=300)
            >>> (patient.runs.get(run.id)).id == run.id
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

    def close(self) -> None:
        """Close all connections. Calls under way and later ones raise `ClientClosedError`.

        A client that `with_options` made leaves them to the one it came from.
        """
        if self._owns_connections:
            self._pipeline.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        # A key does not belong into a pickle, and connections cannot be in one.
        raise TypeError(f"{type(self).__name__} cannot be pickled or copied: make one in each process")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._pipeline.settings.base_url!r})"
