"""How many retries a client may make in all, so that an outage does not multiply its load."""

from __future__ import annotations

from .retry import RetryConfig


class RetryBudget:
    """A bucket of tokens: each retry takes one, each answered call and each second puts a part of one back.

    Threads may share it without a lock: an update that is lost under a race costs or saves a fraction of a retry.

    Args:
        config: Its size and how it is filled; it starts full.
        now: The monotonic time.
    """

    def __init__(self, config: RetryConfig, now: float) -> None:
        self._config = config
        self._updated_at = now
        self._tokens = 0.0 if config.budget is None else float(config.budget)

    def spend(self, now: float) -> bool:
        """Take the token of one retry; False when there is none."""
        if self._config.budget is None:
            return True
        elapsed = max(0.0, now - self._updated_at)
        self._updated_at = now
        self._put(elapsed * self._config.budget_per_second)
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True

    def earn(self) -> None:
        """Note a call that was answered."""
        if self._config.budget is not None:
            self._put(self._config.budget_per_call)

    def _put(self, tokens: float) -> None:
        self._tokens = min(float(self._config.budget or 0), self._tokens + tokens)
