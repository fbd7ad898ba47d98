"""POST /v1/runs/chain. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_chain_create import WorkflowChainCreate
from ...models.workflow_chain_response import WorkflowChainResponse


def build_request(*, body: WorkflowChainCreate) -> Request[WorkflowChainResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_run_chain",
        method="POST",
        route="/v1/runs/chain",
        path="/v1/runs/chain",
        response_type=WorkflowChainResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowChainCreate, **options: Unpack[RequestOptions]
) -> WorkflowChainResponse:
    """Create a chain of runs.

    Creates one run per step; they execute in order on one reserved machine, in a new session unless `session_id`
    joins an existing one (which overrides `machine_id` and `pool_ids`). 201 only means that the runs were stored:
    if dispatching them fails afterwards the response is still 201 and the affected runs end in `error`, so check
    the runs.

    `shared_inputs` reach only the steps whose workflow declares the variable, `shared_sensitive_inputs` reach
    every step, and `shared_file_inputs` belong to the first run. A step can use an earlier output with an object
    such as `{"$ref": "step1.outputs.result"}`, where `step1` is a `session_alias`; the server resolves it at
    execution. The session is released after the last step unless `keep_session_after_completion` is true (default
    false).

    Args:
        body: The steps, what they share and where to run them.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The session and the runs in the order of the steps.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowChainCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowChainResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: WorkflowChainCreate, **options: Unpack[RequestOptions]
) -> WorkflowChainResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: WorkflowChainCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowChainResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
