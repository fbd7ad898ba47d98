"""POST /v1/workflows. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_response import WorkflowResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_create import WorkflowCreate


def build_request(
    *,
    body: WorkflowCreate,
) -> Request[WorkflowResponse]:
    """Build the request for `create_workflow`, without sending it.

    Args:
        body: The workflow to create.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_workflow",
        method="POST",
        route="/v1/workflows",
        path="/v1/workflows",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: WorkflowCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Create a workflow, and return the whole answer.

    Creates a workflow; only `main_prompt` is required, with at least one character, and it may
    contain HTML. A name has up to 255 characters. Webhooks are off until `is_webhooks_enabled` is
    set, and `post_run_checks` is given as the full list.

    Args:
        body: The workflow to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created workflow.

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
    body: WorkflowCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Create a workflow.

    Creates a workflow; only `main_prompt` is required, with at least one character, and it may
    contain HTML. A name has up to 255 characters. Webhooks are off until `is_webhooks_enabled` is
    set, and `post_run_checks` is given as the full list.

    Args:
        body: The workflow to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: WorkflowCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Create a workflow, and return the whole answer.

    Creates a workflow; only `main_prompt` is required, with at least one character, and it may
    contain HTML. A name has up to 255 characters. Webhooks are off until `is_webhooks_enabled` is
    set, and `post_run_checks` is given as the full list.

    Args:
        body: The workflow to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created workflow.

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
    body: WorkflowCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Create a workflow.

    Creates a workflow; only `main_prompt` is required, with at least one character, and it may
    contain HTML. A name has up to 255 characters. Webhooks are off until `is_webhooks_enabled` is
    set, and `post_run_checks` is given as the full list.

    Args:
        body: The workflow to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
