"""GET /v1/health/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.machines_health_check_response import MachinesHealthCheckResponse


def build_request() -> Request[MachinesHealthCheckResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="health_machines",
        method="GET",
        route="/v1/health/machines",
        path="/v1/health/machines",
        response_type=MachinesHealthCheckResponse,
        accepted_statuses=frozenset({503}),
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> MachinesHealthCheckResponse:
    """Check the health of machines.

    Checks the machines in the scope of the key and lists those with errors. With an ordinary key the scope is the
    caller's organisation; only a Cyberdesk root key covers all organisations.

    Unlike the other health checks this one needs authentication. If machines fail the check the response is 503
    with the same body shape as 200, so read the body in both cases.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All checked machines are healthy.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[MachinesHealthCheckResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> MachinesHealthCheckResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[MachinesHealthCheckResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
