"""GET /v1/runs/{run_id}/llm-costs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.run_llm_costs_response import RunLlmCostsResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    run_id: UUID | str,
) -> Request[RunLlmCostsResponse]:
    """Build the request for `get_run_llm_costs`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_run_llm_costs",
        method="GET",
        route="/v1/runs/{run_id}/llm-costs",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/llm-costs",
        response_type=RunLlmCostsResponse,
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostsResponse]:
    """Get the LLM costs of a run, and return the whole answer.

    Returns token counts and costs in US dollars by role and model. `has_unpriced` tells that some
    usage has no price, so totals can be incomplete or null. The operation is behind a feature flag;
    the answer while it is off is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Token counts and costs
        of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            run_id,
        ),
        **options,
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> RunLlmCostsResponse:
    """Get the LLM costs of a run.

    Returns token counts and costs in US dollars by role and model. `has_unpriced` tells that some
    usage has no price, so totals can be incomplete or null. The operation is behind a feature flag;
    the answer while it is off is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Token counts and costs of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(run_id, client=client, **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostsResponse]:
    """Get the LLM costs of a run, and return the whole answer.

    Returns token counts and costs in US dollars by role and model. `has_unpriced` tells that some
    usage has no price, so totals can be incomplete or null. The operation is behind a feature flag;
    the answer while it is off is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Token counts and costs
        of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            run_id,
        ),
        **options,
    )


def sync(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> RunLlmCostsResponse:
    """Get the LLM costs of a run.

    Returns token counts and costs in US dollars by role and model. `has_unpriced` tells that some
    usage has no price, so totals can be incomplete or null. The operation is behind a feature flag;
    the answer while it is off is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Token counts and costs of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(run_id, client=client, **options)).parsed
