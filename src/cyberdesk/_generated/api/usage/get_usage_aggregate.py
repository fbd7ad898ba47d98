"""GET /v1/usage/aggregate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.usage_aggregate_response import UsageAggregateResponse

if TYPE_CHECKING:
    import datetime
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk
    from ...models.usage_mode import UsageMode


def build_request(
    *,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
) -> Request[UsageAggregateResponse]:
    """Build the request for `get_usage_aggregate`, without sending it.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when
            it is left out is not documented.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_usage_aggregate",
        method="GET",
        route="/v1/usage/aggregate",
        path="/v1/usage/aggregate",
        response_type=UsageAggregateResponse,
        query={
            "from_date": from_date,
            "to_date": to_date,
            "mode": mode,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[UsageAggregateResponse]:
    """Aggregate usage over a period, and return the whole answer.

    Sums agentic and cached steps of the runs in a period. `simulated` counts the totals of every
    run except infrastructure failures, `billed` counts what was actually billed. The start of the
    period is included and its end is not, so pass the first moment after the period as `to_date`.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when
            it is left out is not documented.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The totals of the
        period.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            from_date=from_date,
            to_date=to_date,
            mode=mode,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> UsageAggregateResponse:
    """Aggregate usage over a period.

    Sums agentic and cached steps of the runs in a period. `simulated` counts the totals of every
    run except infrastructure failures, `billed` counts what was actually billed. The start of the
    period is included and its end is not, so pass the first moment after the period as `to_date`.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when
            it is left out is not documented.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The totals of the period.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(client=client, from_date=from_date, to_date=to_date, mode=mode, **options)
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[UsageAggregateResponse]:
    """Aggregate usage over a period, and return the whole answer.

    Sums agentic and cached steps of the runs in a period. `simulated` counts the totals of every
    run except infrastructure failures, `billed` counts what was actually billed. The start of the
    period is included and its end is not, so pass the first moment after the period as `to_date`.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when
            it is left out is not documented.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The totals of the
        period.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            from_date=from_date,
            to_date=to_date,
            mode=mode,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> UsageAggregateResponse:
    """Aggregate usage over a period.

    Sums agentic and cached steps of the runs in a period. `simulated` counts the totals of every
    run except infrastructure failures, `billed` counts what was actually billed. The start of the
    period is included and its end is not, so pass the first moment after the period as `to_date`.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when
            it is left out is not documented.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The totals of the period.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, from_date=from_date, to_date=to_date, mode=mode, **options)).parsed
