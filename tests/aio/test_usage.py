"""`client.usage`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from cyberdesk import AsyncCyberdesk, InvalidArgumentError
from cyberdesk.models import UsageMode
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]

TOTALS: dict[str, Any] = {
    "total_agentic_steps": 12,
    "total_cached_steps": 30,
    "period_start": "2026-01-01T00:00:00",
    "period_end": "2026-02-01T00:00:00Z",
    "mode": "billed",
    "runs_counted": 4,
}


def cost(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "run_id": str(UUID(int=number)),
        "workflow_id": str(UUID(int=9)),
        "created_at": "2026-01-02T03:04:05Z",
        "has_unpriced": False,
        "total_cost_usd": number / 4,
        **fields,
    }


async def test_aggregate(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, TOTALS))
    zone = datetime.timezone(datetime.timedelta(hours=2))
    totals = await connect().usage.aggregate(
        from_date=datetime.datetime(2026, 1, 1, 2, tzinfo=zone),
        to_date="2026-02-01T00:00:00Z",
        mode=UsageMode.BILLED,
    )
    assert (totals.total_agentic_steps, totals.total_cached_steps, totals.runs_counted) == (12, 30, 4)
    assert totals.mode is UsageMode.BILLED
    assert totals.period_start == datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    (sent,) = server.received
    assert (sent.method, sent.target) == (
        "GET",
        "/v1/usage/aggregate?from_date=2026-01-01T00%3A00%3A00Z&to_date=2026-02-01T00%3A00%3A00Z&mode=billed",
    )


async def test_days_and_a_mode_of_tomorrow(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {**TOTALS, "mode": "estimated"}))
    client = connect()
    day = datetime.date(2026, 1, 1)
    totals = await client.usage.aggregate(from_date=day, to_date=datetime.date(2026, 2, 1), mode="estimated")
    assert (totals.mode, totals.mode.is_known) == ("estimated", False)
    assert server.received[0].target == (
        "/v1/usage/aggregate?from_date=2026-01-01T00%3A00%3A00Z&to_date=2026-02-01T00%3A00%3A00Z&mode=estimated"
    )
    wrong: Any = day - datetime.date(2025, 1, 1)
    with pytest.raises(InvalidArgumentError, match="to_date must be a string or a number"):
        await client.usage.aggregate(from_date=day, to_date=wrong)


async def test_costs_of_all_runs_each_once(connect: Connect, server: ScriptedServer) -> None:
    def page(items: list[Any], skip: int) -> Reply:
        return Reply(200, {"items": items, "total": 4, "skip": skip, "limit": 2})

    # The last page is full, so only an empty one tells that nothing comes after it.
    server.script(page([cost(1), cost(2)], 0), page([cost(2), cost(3, total_cost_usd=None)], 2), page([], 4))
    costs = [
        (item.run_id.int, item.total_cost_usd)
        async for item in connect().usage.list_llm_costs(from_date="2026-01-01T00:00:00Z", limit=2)
    ]
    assert costs == [(1, 0.25), (2, 0.5), (3, None)]
    assert [it.target for it in server.received] == [
        "/v1/usage/llm-costs?from_date=2026-01-01T00%3A00%3A00Z&limit=2",
        "/v1/usage/llm-costs?from_date=2026-01-01T00%3A00%3A00Z&skip=2&limit=2",
        "/v1/usage/llm-costs?from_date=2026-01-01T00%3A00%3A00Z&skip=4&limit=2",
    ]
    server.script(page([cost(1), {"run_id": "odd"}], 0))
    first = await connect().usage.list_llm_costs(to_date=datetime.datetime(2026, 2, 1), skip=0)
    assert (len(first.items), first.undecodable[0].index) == (1, 1)
    assert server.received[0].target == "/v1/usage/llm-costs?to_date=2026-02-01T00%3A00%3A00Z&skip=0"
