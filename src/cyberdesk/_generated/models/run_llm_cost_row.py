"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunLlmCostRow(Model):
    """Model usage and cost within a run for one combination of role, platform, model and endpoint.

    Attributes:
        role: Part the model played in the run.
        billing_platform: Platform the calls were billed by.
        call_count: Number of model calls.
        input_tokens: Number of input tokens.
        uncached_input_tokens: Input tokens that did not come from a prompt cache.
        cache_read_tokens: Tokens read from a prompt cache.
        cache_write_5m_tokens: Tokens written to a prompt cache kept for five minutes.
        cache_write_1h_tokens: Tokens written to a prompt cache kept for one hour.
        output_tokens: Number of output tokens.
        reasoning_tokens: Number of reasoning tokens.
        source: Where the figures come from. Possible values are not documented.
        cost_usd: Cost in US dollars, or null when there is no price for it.
    """

    role: str
    billing_platform: str
    model: str
    endpoint_type: str
    call_count: int
    input_tokens: int
    uncached_input_tokens: int
    cache_read_tokens: int
    cache_write_5m_tokens: int
    cache_write_1h_tokens: int
    output_tokens: int
    reasoning_tokens: int
    source: str
    cost_usd: float | None = None
