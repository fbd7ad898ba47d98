"""Usage over a period, and what models cost."""

from typing import Any

import pytest

from ..support import Api

AGGREGATE = "/v1/usage/aggregate"
COSTS = "/v1/usage/llm-costs"


def usage(agentic: object, cached: object, billed: int = 0, outcome: str = "success") -> dict[str, Any]:
    return {
        "total_agentic_steps": agentic,
        "total_cached_steps": cached,
        "total_agentic_steps_billed": billed,
        "total_cached_steps_billed": 0,
        "billing_outcome": outcome,
    }


def run_with(api: Api, metadata: dict[str, Any] | None, **fields: Any) -> Any:
    run = api.wait(api.create_run(api.emulator.add_workflow(main_prompt="Look it up"), **fields)["id"])
    return api.patch(f"/v1/runs/{run['id']}", {"usage_metadata": metadata})


def test_the_modes_count_differently(api: Api) -> None:
    run_with(api, usage(5, 2, billed=4))
    run_with(api, usage(3, 1, outcome="infra_failure"))
    run_with(api, None)
    period = {"from_date": "2000-01-01", "to_date": "2100-01-01T00:00:00Z"}

    simulated = api.get(AGGREGATE, **period)
    assert simulated == {
        "total_agentic_steps": 5,
        "total_cached_steps": 2,
        "runs_counted": 1,
        "mode": "simulated",
        "period_start": "2000-01-01T00:00:00Z",
        "period_end": "2100-01-01T00:00:00Z",
    }
    billed = api.get(AGGREGATE, **period, mode="billed")
    assert (billed["total_agentic_steps"], billed["total_cached_steps"], billed["runs_counted"]) == (4, 0, 2)


def test_a_period_includes_its_start_and_not_its_end(api: Api) -> None:
    created = run_with(api, usage(5, 2))["created_at"]

    def counted(start: str, end: str) -> int:
        return int(api.get(AGGREGATE, from_date=start, to_date=end)["runs_counted"])

    assert counted(created, "2100-01-01") == 1
    assert counted("2000-01-01", created) == 0
    assert api.get(COSTS, from_date=created)["total"] == 1
    assert api.get(COSTS, to_date=created)["total"] == 0


@pytest.mark.parametrize("steps", ["many", -3, True, None, [1]])
def test_usage_that_is_no_number_counts_nothing(api: Api, steps: object) -> None:
    run_with(api, usage(steps, 2))
    totals = api.get(AGGREGATE, from_date="2000-01-01", to_date="2100-01-01")

    assert (totals["total_agentic_steps"], totals["total_cached_steps"]) == (0, 2)


def test_what_a_run_costs(api: Api) -> None:
    run = run_with(api, usage(4, 2))
    path = f"/v1/runs/{run['id']}/llm-costs"
    costs = api.get(path)
    agent, detection = costs["rows"]

    assert (agent["role"], agent["call_count"], agent["billing_platform"]) == ("main_agent", 4, "anthropic")
    assert (detection["role"], detection["call_count"]) == ("cache_detection", 2)
    for row in costs["rows"]:
        parts = ("uncached_input_tokens", "cache_read_tokens", "cache_write_5m_tokens", "cache_write_1h_tokens")
        assert row["input_tokens"] == sum(row[part] for part in parts)
    assert costs["total_cost_usd"] == pytest.approx(agent["cost_usd"] + detection["cost_usd"])
    assert not costs["has_unpriced"]
    assert api.get(path) == costs


def test_more_work_costs_more(api: Api) -> None:
    def cost(metadata: dict[str, Any], history: list[Any]) -> float:
        run = run_with(api, metadata)
        api.patch(f"/v1/runs/{run['id']}", {"run_message_history": history})
        return float(api.get(f"/v1/runs/{run['id']}/llm-costs")["total_cost_usd"])

    said = [{"role": "assistant", "content": [{"type": "text", "text": "word " * 1000}]}]
    little, steps, words = cost(usage(2, 0), []), cost(usage(3, 0), []), cost(usage(2, 0), said)
    assert 0 < little < steps
    assert little < words


def test_models_without_a_price(api: Api) -> None:
    own = {"name": "Ours", "provider": "own", "model": "unheard-of"}
    model_id = api.post("/v1/model-configurations", own)["id"]
    half = run_with(api, usage(1, 1), main_agent_model_id=model_id)
    none = run_with(api, usage(1, 0), main_agent_model_id=model_id)

    costs = api.get(f"/v1/runs/{half['id']}/llm-costs")
    assert [row["cost_usd"] is None for row in costs["rows"]] == [True, False]
    assert (costs["has_unpriced"], costs["total_cost_usd"]) == (True, costs["rows"][1]["cost_usd"])
    costs = api.get(f"/v1/runs/{none['id']}/llm-costs")
    assert (costs["has_unpriced"], costs["total_cost_usd"]) == (True, None)


def test_a_run_that_used_nothing_cost_nothing(api: Api) -> None:
    run = run_with(api, None)
    costs = api.get(f"/v1/runs/{run['id']}/llm-costs")

    assert (costs["rows"], costs["total_cost_usd"], costs["has_unpriced"]) == ([], 0.0, False)
    assert api.get(COSTS)["items"] == []


def test_the_list_of_costs_is_in_pages_newest_first(api: Api) -> None:
    runs = [run_with(api, usage(count, 0)) for count in (1, 2, 3)]
    newest, middle = api.get(COSTS, limit=2)["items"]

    assert [newest["run_id"], middle["run_id"]] == [runs[2]["id"], runs[1]["id"]]
    alone = api.get(f"/v1/runs/{newest['run_id']}/llm-costs")
    assert (newest["total_cost_usd"], newest["workflow_id"]) == (alone["total_cost_usd"], runs[2]["workflow_id"])
    assert api.get(COSTS, skip=2)["items"][0]["run_id"] == runs[0]["id"]
