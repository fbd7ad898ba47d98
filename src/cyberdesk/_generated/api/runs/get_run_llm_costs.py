"""GET /v1/runs/{run_id}/llm-costs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_llm_costs_response import RunLlmCostsResponse


def build_request(run_id: UUID | str) -> Request[RunLlmCostsResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_run_llm_costs",
        method="GET",
        route="/v1/runs/{run_id}/llm-costs",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/llm-costs",
        response_type=RunLlmCostsResponse,
    )


async def asyncio(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> RunLlmCostsResponse:
    """Get the LLM costs of a run.

    Returns token counts and costs in US dollars by role and model. `has_unpriced` tells that some usage has no
    price, so totals can be incomplete or null. The operation is behind a feature flag; the response while it is
    off is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Token counts and costs of the run.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[RunLlmCostsResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id), **options)


def sync(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> RunLlmCostsResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id), **options)).parsed


def sync_detailed(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[RunLlmCostsResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id), **options)
