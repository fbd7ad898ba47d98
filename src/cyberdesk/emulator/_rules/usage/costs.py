"""The usage of runs in a period, and the costs of their models."""

from collections.abc import Iterable
from datetime import datetime

import attrs
import msgspec

from cyberdesk.emulator._rules.models.configurations import model_of
from cyberdesk.emulator._state import ModelConfigurationRecord, RunRecord, State

__all__ = ["CostRow", "Totals", "add_up", "cost_rows", "runs_with_usage", "total_cost"]

_CHARACTERS_PER_TOKEN = 4
# The instructions in each call besides prompt and history, and the output of a call.
_INSTRUCTION_TOKENS = 1500
_ANSWER_TOKENS = 120
_DETECTION_TOKENS = 800
_VERDICT_TOKENS = 10

# US dollars for a million tokens: input, output. Reading from the prompt cache costs a tenth of the input, writing
# a quarter more. A model that is not here has no price.
_PRICES = {
    "claude-sonnet-4-5": (3.0, 15.0),
    "anthropic.claude-sonnet-4-5": (3.0, 15.0),
    "gpt-4o": (2.5, 10.0),
    "gemini-2.5-pro": (1.25, 10.0),
}
_CACHE_READ, _CACHE_WRITE = 0.1, 1.25


@attrs.frozen(kw_only=True)
class Totals:
    """The sums of a period."""

    agentic_steps: int
    cached_steps: int
    runs: int


@attrs.frozen(kw_only=True)
class CostRow:
    """What one model used in one role."""

    role: str
    billing_platform: str
    model: str
    call_count: int
    input_tokens: int
    cache_read_tokens: int
    cache_write_tokens: int
    output_tokens: int
    cost_usd: float | None

    @property
    def uncached_tokens(self) -> int:
        """Input tokens that neither read nor wrote the prompt cache."""
        return self.input_tokens - self.cache_read_tokens - self.cache_write_tokens


def runs_with_usage(
    runs: Iterable[RunRecord], start: datetime | None = None, end: datetime | None = None
) -> list[RunRecord]:
    """The runs with recorded usage that were created from `start` on and before `end`."""
    return [
        run
        for run in runs
        if run.usage_metadata is not None
        and (start is None or run.created_at >= start)
        and (end is None or run.created_at < end)
    ]


def add_up(runs: Iterable[RunRecord], mode: str) -> Totals:
    """Add up the steps: those recorded, without infrastructure failures, or those that were billed."""
    suffix = "_billed" if mode == "billed" else ""
    counted = [
        run.usage_metadata or {}
        for run in runs
        if mode == "billed" or (run.usage_metadata or {}).get("billing_outcome") != "infra_failure"
    ]
    return Totals(
        agentic_steps=sum(_count(usage.get(f"total_agentic_steps{suffix}")) for usage in counted),
        cached_steps=sum(_count(usage.get(f"total_cached_steps{suffix}")) for usage in counted),
        runs=len(counted),
    )


def cost_rows(state: State, run: RunRecord) -> list[CostRow]:
    """The usage of a run's models, derived from its steps, prompt and history, so it is reproducible."""
    usage = run.usage_metadata or {}
    rows: list[CostRow] = []
    agentic, cached = (_count(usage.get(f"total_{kind}_steps")) for kind in ("agentic", "cached"))
    if agentic:
        # Each call repeats the conversation so far, most of which is in the prompt cache.
        prefix = _INSTRUCTION_TOKENS + _tokens(_prompt(state, run))
        history = _tokens(run.run_message_history)
        rows.append(
            _row(
                "main_agent",
                model_of(state, run, "main_agent"),
                calls=agentic,
                fresh=history,
                cached_prefix=prefix,
                output=agentic * _ANSWER_TOKENS,
            )
        )
    if cached:
        rows.append(
            _row(
                "cache_detection",
                model_of(state, run, "cache_detection"),
                calls=cached,
                fresh=0,
                cached_prefix=_DETECTION_TOKENS,
                output=cached * _VERDICT_TOKENS,
            )
        )
    return rows


def total_cost(rows: Iterable[CostRow]) -> tuple[float | None, bool]:
    """The sum of all known costs, None without any, and whether a cost is unknown."""
    costs = [row.cost_usd for row in rows]
    priced = [cost for cost in costs if cost is not None]
    total = round(sum(priced), 6) if priced or not costs else None
    return total, len(priced) < len(costs)


def _row(
    role: str, model: ModelConfigurationRecord, *, calls: int, fresh: int, cached_prefix: int, output: int
) -> CostRow:
    read, written = (calls - 1) * cached_prefix, cached_prefix
    cost: float | None = None
    if model.model in _PRICES:
        input_price, output_price = _PRICES[model.model]
        weighted = fresh + read * _CACHE_READ + written * _CACHE_WRITE
        cost = round((weighted * input_price + output * output_price) / 1_000_000, 6)
    return CostRow(
        role=role,
        billing_platform=model.provider,
        model=model.model,
        call_count=calls,
        input_tokens=fresh + read + written,
        cache_read_tokens=read,
        cache_write_tokens=written,
        output_tokens=output,
        cost_usd=cost,
    )


def _prompt(state: State, run: RunRecord) -> str:
    workflow = state.workflows.get(run.workflow_id)
    return run.main_prompt or (workflow.main_prompt if workflow is not None else "")


def _tokens(value: object) -> int:
    return len(msgspec.json.encode(value)) // _CHARACTERS_PER_TOKEN if value else 0


def _count(value: object) -> int:
    # Clients can set usage to any JSON.
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
