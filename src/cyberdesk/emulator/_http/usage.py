"""`/v1/usage`, and the model costs of a run."""

from typing import Any

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._rules.usage.costs import CostRow, add_up, cost_rows, runs_with_usage, total_cost
from cyberdesk.emulator._state import RunRecord

__all__ = ["OPERATIONS"]


def _aggregate(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    start, end = query.required_moment("from_date"), query.required_moment("to_date")
    mode = query.choice("mode", ["simulated", "billed"]) or "simulated"
    query.check()
    totals = add_up(runs_with_usage(backend.state.runs.values(), start, end), mode)
    body = {
        "total_agentic_steps": totals.agentic_steps,
        "total_cached_steps": totals.cached_steps,
        "period_start": start,
        "period_end": end,
        "mode": mode,
        "runs_counted": totals.runs,
    }
    return json_response(200, body)


def _cost_list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    start, end = query.moment("from_date"), query.moment("to_date")
    page = query.page()
    query.check()
    runs = runs_with_usage(backend.state.runs.values(), start, end)
    newest_first = sorted(runs, key=lambda run: (run.created_at, run.sequence), reverse=True)
    return page_response(newest_first, page, lambda run: _run_total(backend, run))


def _run_total(backend: Backend, run: RunRecord) -> dict[str, Any]:
    total, has_unpriced = total_cost(cost_rows(backend.state, run))
    return {
        "run_id": run.id,
        "workflow_id": run.workflow_id,
        "created_at": run.created_at,
        "has_unpriced": has_unpriced,
        "total_cost_usd": total,
    }


def _run_costs(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = find(backend.state.runs, "Run", request.id("run_id"))
    rows = cost_rows(backend.state, run)
    total, has_unpriced = total_cost(rows)
    shown = [_row(row) for row in rows]
    body = {"run_id": run.id, "has_unpriced": has_unpriced, "rows": shown, "total_cost_usd": total}
    return json_response(200, body)


def _row(row: CostRow) -> dict[str, Any]:
    return {
        "role": row.role,
        "billing_platform": row.billing_platform,
        "model": row.model,
        "endpoint_type": "messages",
        "call_count": row.call_count,
        "input_tokens": row.input_tokens,
        "uncached_input_tokens": row.uncached_tokens,
        "cache_read_tokens": row.cache_read_tokens,
        "cache_write_5m_tokens": row.cache_write_tokens,
        "cache_write_1h_tokens": 0,
        "output_tokens": row.output_tokens,
        "reasoning_tokens": 0,
        "source": "emulated",
        "cost_usd": row.cost_usd,
    }


OPERATIONS = (
    Operation("GET", "/v1/usage/aggregate", _aggregate),
    Operation("GET", "/v1/usage/llm-costs", _cost_list),
    Operation("GET", "/v1/runs/{run_id}/llm-costs", _run_costs),
)
