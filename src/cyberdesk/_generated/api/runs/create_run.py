"""POST /v1/runs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.run_response import RunResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.run_create import RunCreate


def build_request(
    *,
    body: RunCreate,
) -> Request[RunResponse]:
    """Build the request for `create_run`, without sending it.

    Args:
        body: The workflow, its inputs and where to run it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_run",
        method="POST",
        route="/v1/runs",
        path="/v1/runs",
        response_type=RunResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: RunCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunResponse]:
    """Create a run, and return the whole answer.

    Creates a run in status `scheduling`; execution starts asynchronously, so poll the run or use a
    webhook. `session_id` overrides `machine_id` and `pool_ids`, and `machine_id` overrides
    `pool_ids`: a fixed machine is waited for without fallback, pools mean a machine that is in all
    of them, and with none of these any available machine is used.

    `start_session` opens a session whose id equals the id of this run, and `release_session_after`
    frees the session when the run ends. Inputs are checked against the workflow's input schema at
    once only if the machine is already known; otherwise missing required root keys, and values with
    an unresolved `$ref`, are checked later. Keys that the run leaves out are filled from machine
    parameters first, then from the parameters of the selected pools.

    Args:
        body: The workflow, its inputs and where to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created run.

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
    body: RunCreate,
    **options: Unpack[RequestOptions],
) -> RunResponse:
    """Create a run.

    Creates a run in status `scheduling`; execution starts asynchronously, so poll the run or use a
    webhook. `session_id` overrides `machine_id` and `pool_ids`, and `machine_id` overrides
    `pool_ids`: a fixed machine is waited for without fallback, pools mean a machine that is in all
    of them, and with none of these any available machine is used.

    `start_session` opens a session whose id equals the id of this run, and `release_session_after`
    frees the session when the run ends. Inputs are checked against the workflow's input schema at
    once only if the machine is already known; otherwise missing required root keys, and values with
    an unresolved `$ref`, are checked later. Keys that the run leaves out are filled from machine
    parameters first, then from the parameters of the selected pools.

    Args:
        body: The workflow, its inputs and where to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: RunCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunResponse]:
    """Create a run, and return the whole answer.

    Creates a run in status `scheduling`; execution starts asynchronously, so poll the run or use a
    webhook. `session_id` overrides `machine_id` and `pool_ids`, and `machine_id` overrides
    `pool_ids`: a fixed machine is waited for without fallback, pools mean a machine that is in all
    of them, and with none of these any available machine is used.

    `start_session` opens a session whose id equals the id of this run, and `release_session_after`
    frees the session when the run ends. Inputs are checked against the workflow's input schema at
    once only if the machine is already known; otherwise missing required root keys, and values with
    an unresolved `$ref`, are checked later. Keys that the run leaves out are filled from machine
    parameters first, then from the parameters of the selected pools.

    Args:
        body: The workflow, its inputs and where to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created run.

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
    body: RunCreate,
    **options: Unpack[RequestOptions],
) -> RunResponse:
    """Create a run.

    Creates a run in status `scheduling`; execution starts asynchronously, so poll the run or use a
    webhook. `session_id` overrides `machine_id` and `pool_ids`, and `machine_id` overrides
    `pool_ids`: a fixed machine is waited for without fallback, pools mean a machine that is in all
    of them, and with none of these any available machine is used.

    `start_session` opens a session whose id equals the id of this run, and `release_session_after`
    frees the session when the run ends. Inputs are checked against the workflow's input schema at
    once only if the machine is already known; otherwise missing required root keys, and values with
    an unresolved `$ref`, are checked later. Keys that the run leaves out are filled from machine
    parameters first, then from the parameters of the selected pools.

    Args:
        body: The workflow, its inputs and where to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
