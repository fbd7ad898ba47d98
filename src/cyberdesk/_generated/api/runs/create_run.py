"""POST /v1/runs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_create import RunCreate
from ...models.run_response import RunResponse


def build_request(*, body: RunCreate) -> Request[RunResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_run",
        method="POST",
        route="/v1/runs",
        path="/v1/runs",
        response_type=RunResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: RunCreate, **options: Unpack[RequestOptions]
) -> RunResponse:
    """Create a run.

    Creates a run in status `scheduling`; execution starts asynchronously, so poll the run or use a webhook.
    `session_id` overrides `machine_id` and `pool_ids`, and `machine_id` overrides `pool_ids`: a fixed machine is
    waited for without fallback, pools mean a machine that is in all of them, and with none of these any available
    machine is used.

    `start_session` opens a session whose id equals the id of this run, and `release_session_after` frees the
    session when the run ends. Inputs are checked against the workflow's input schema at once only if the machine
    is already known; otherwise missing required root keys, and values with an unresolved `$ref`, are checked
    later. Keys that the run leaves out are filled from machine parameters first, then from the parameters of the
    selected pools.

    Args:
        body: The workflow, its inputs and where to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created run.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: RunCreate, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(*, client: cyberdesk.Cyberdesk, body: RunCreate, **options: Unpack[RequestOptions]) -> RunResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: RunCreate, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
