"""How many retries a client may make in total, so that an outage does not multiply its load."""

from __future__ import annotations

from .retry import RetryConfig


class RetryBudget:
    """A token bucket: each retry takes a token; each successful call and each second put a part of one back.

    Threads may share it without a lock: an update that is lost in a race costs or saves a fraction of a retry.

    Calls may have configurations of their own, and one without a budget is not limited.

    Args:
        config: Its size; it starts full.
        now: The monotonic time.
    """

    def __init__(self, config: RetryConfig, now: float) -> None:
        self._updated_at = now
        self._tokens = 0.0 if config.budget is None else float(config.budget)

    def spend(self, config: RetryConfig, now: float) -> bool:
        """Take the token of one retry; False when there is none."""
        if config.budget is None:
            return True
        elapsed = max(0.0, now - self._updated_at)
        self._updated_at = now
        self._put(elapsed * config.budget_per_second, config.budget)
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True

    def earn(self, config: RetryConfig) -> None:
        """Record a successful call."""
        if config.budget is not None:
            self._put(config.budget_per_call, config.budget)

    def _put(self, tokens: float, limit: float) -> None:
        self._tokens = min(limit, self._tokens + tokens)
