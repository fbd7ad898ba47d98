"""GET /v1/health/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.machines_health_check_response import MachinesHealthCheckResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[MachinesHealthCheckResponse]:
    """Build the request for `health_machines`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="health_machines",
        method="GET",
        route="/v1/health/machines",
        path="/v1/health/machines",
        response_type=MachinesHealthCheckResponse,
        accepted_statuses=frozenset({503}),
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[MachinesHealthCheckResponse]:
    """Check the health of machines, and return the whole answer.

    Checks the machines in the scope of the key and lists those with errors. With an ordinary key
    the scope is the caller's organisation; only a Cyberdesk root key covers all organisations.

    Unlike the other health checks this one needs authentication. If machines fail the check the
    answer is 503 with the same body shape as 200, so read the body in both cases.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All checked machines
        are healthy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> MachinesHealthCheckResponse:
    """Check the health of machines.

    Checks the machines in the scope of the key and lists those with errors. With an ordinary key
    the scope is the caller's organisation; only a Cyberdesk root key covers all organisations.

    Unlike the other health checks this one needs authentication. If machines fail the check the
    answer is 503 with the same body shape as 200, so read the body in both cases.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All checked machines are healthy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[MachinesHealthCheckResponse]:
    """Check the health of machines, and return the whole answer.

    Checks the machines in the scope of the key and lists those with errors. With an ordinary key
    the scope is the caller's organisation; only a Cyberdesk root key covers all organisations.

    Unlike the other health checks this one needs authentication. If machines fail the check the
    answer is 503 with the same body shape as 200, so read the body in both cases.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All checked machines
        are healthy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> MachinesHealthCheckResponse:
    """Check the health of machines.

    Checks the machines in the scope of the key and lists those with errors. With an ordinary key
    the scope is the caller's organisation; only a Cyberdesk root key covers all organisations.

    Unlike the other health checks this one needs authentication. If machines fail the check the
    answer is 503 with the same body shape as 200, so read the body in both cases.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All checked machines are healthy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
