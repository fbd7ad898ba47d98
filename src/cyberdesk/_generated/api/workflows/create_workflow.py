"""POST /v1/workflows. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_create import WorkflowCreate
from ...models.workflow_response import WorkflowResponse


def build_request(*, body: WorkflowCreate) -> Request[WorkflowResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_workflow",
        method="POST",
        route="/v1/workflows",
        path="/v1/workflows",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowCreate, **options: Unpack[RequestOptions]
) -> WorkflowResponse:
    """Create a workflow.

    Creates a workflow; only `main_prompt` is required, with at least one character, and it may contain HTML. A
    name has up to 255 characters. Webhooks are off until `is_webhooks_enabled` is set, and `post_run_checks` is
    given as the full list.

    Args:
        body: The workflow to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created workflow.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: WorkflowCreate, **options: Unpack[RequestOptions]
) -> WorkflowResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: WorkflowCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
