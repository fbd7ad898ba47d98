"""POST /v1/runs/chain. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_chain_response import WorkflowChainResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_chain_create import WorkflowChainCreate


def build_request(
    *,
    body: WorkflowChainCreate,
) -> Request[WorkflowChainResponse]:
    """Build the request for `create_run_chain`, without sending it.

    Args:
        body: The steps, what they share and where to run them.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_run_chain",
        method="POST",
        route="/v1/runs/chain",
        path="/v1/runs/chain",
        response_type=WorkflowChainResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: WorkflowChainCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowChainResponse]:
    """Create a chain of runs, and return the whole answer.

    Creates one run per step; they execute in order on one reserved machine, in a new session unless
    `session_id` joins an existing one (which overrides `machine_id` and `pool_ids`). 201 only means
    that the runs were stored: if dispatching them fails afterwards the answer is still 201 and the
    affected runs end in `error`, so look at the runs.

    `shared_inputs` reach only the steps whose workflow declares the variable,
    `shared_sensitive_inputs` reach every step, and `shared_file_inputs` belong to the first run. A
    step can use an earlier output with an object such as `{"$ref": "step1.outputs.result"}`, where
    `step1` is a `session_alias`; the server resolves it at execution. The session is released after
    the last step unless `keep_session_after_completion` is true (default false).

    Args:
        body: The steps, what they share and where to run them.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The session and the
        runs in the order of the steps.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: WorkflowChainCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowChainResponse:
    """Create a chain of runs.

    Creates one run per step; they execute in order on one reserved machine, in a new session unless
    `session_id` joins an existing one (which overrides `machine_id` and `pool_ids`). 201 only means
    that the runs were stored: if dispatching them fails afterwards the answer is still 201 and the
    affected runs end in `error`, so look at the runs.

    `shared_inputs` reach only the steps whose workflow declares the variable,
    `shared_sensitive_inputs` reach every step, and `shared_file_inputs` belong to the first run. A
    step can use an earlier output with an object such as `{"$ref": "step1.outputs.result"}`, where
    `step1` is a `session_alias`; the server resolves it at execution. The session is released after
    the last step unless `keep_session_after_completion` is true (default false).

    Args:
        body: The steps, what they share and where to run them.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The session and the runs in the order of the steps.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: WorkflowChainCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowChainResponse]:
    """Create a chain of runs, and return the whole answer.

    Creates one run per step; they execute in order on one reserved machine, in a new session unless
    `session_id` joins an existing one (which overrides `machine_id` and `pool_ids`). 201 only means
    that the runs were stored: if dispatching them fails afterwards the answer is still 201 and the
    affected runs end in `error`, so look at the runs.

    `shared_inputs` reach only the steps whose workflow declares the variable,
    `shared_sensitive_inputs` reach every step, and `shared_file_inputs` belong to the first run. A
    step can use an earlier output with an object such as `{"$ref": "step1.outputs.result"}`, where
    `step1` is a `session_alias`; the server resolves it at execution. The session is released after
    the last step unless `keep_session_after_completion` is true (default false).

    Args:
        body: The steps, what they share and where to run them.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The session and the
        runs in the order of the steps.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: WorkflowChainCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowChainResponse:
    """Create a chain of runs.

    Creates one run per step; they execute in order on one reserved machine, in a new session unless
    `session_id` joins an existing one (which overrides `machine_id` and `pool_ids`). 201 only means
    that the runs were stored: if dispatching them fails afterwards the answer is still 201 and the
    affected runs end in `error`, so look at the runs.

    `shared_inputs` reach only the steps whose workflow declares the variable,
    `shared_sensitive_inputs` reach every step, and `shared_file_inputs` belong to the first run. A
    step can use an earlier output with an object such as `{"$ref": "step1.outputs.result"}`, where
    `step1` is a `session_alias`; the server resolves it at execution. The session is released after
    the last step unless `keep_session_after_completion` is true (default false).

    Args:
        body: The steps, what they share and where to run them.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The session and the runs in the order of the steps.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
