"""Whether, and after how long, a request is sent again."""

from __future__ import annotations

import email.utils
import math
import random
import re
from collections.abc import Callable, Mapping

import attrs

from ...errors import ConfigurationError

_SECONDS = re.compile(r"[0-9]{1,300}(\.[0-9]*)?")

RETRIED_STATUSES = frozenset({408, 429, 500, 502, 503, 504})


@attrs.frozen
class RetryAttempt:
    """What `on_retry` is told.

    Attributes:
        attempt: Which retry comes next; the first is 1.
        max_retries: How many there can be.
        delay: Seconds until it is sent.
        reason: Why, in words.
        status_code: The status that led to it, or None when no answer arrived.
    """

    attempt: int
    max_retries: int
    delay: float
    reason: str
    status_code: int | None = None


@attrs.frozen
class Failure:
    """Why an attempt failed.

    Attributes:
        reason: In words.
        status_code: The answer's status, or None when there was none.
        retry_after: Seconds the server asked to wait.
        is_final: Whether another attempt would fail the same way.
    """

    reason: str
    status_code: int | None = None
    retry_after: float | None = None
    is_final: bool = False


@attrs.frozen
class RetryConfig:
    """How a client retries.

    Attributes:
        max_retries: How many times a request is sent again; 0 turns retries off. Default 3.
        initial_delay: Upper bound of the first wait, in seconds. Default 0.25.
        max_delay: Upper bound of every wait that the server did not ask for, in seconds. Default 8.
        max_retry_after: The longest `Retry-After` that is waited for, in seconds; with a longer one the call
            fails at once. Default 60.
        budget: How many retries all calls of the client may make in a burst; None means any number. When it is
            spent, failures are final, so that an outage does not multiply the load. Default 500.
        budget_per_second: How many of them each second gives back. Default 10.
        budget_per_call: How many of them each answered call gives back. Default 0.1.
        on_retry: Called before each wait. What it raises is ignored.

    Example:
        >>> from cyberdesk import RetryConfig
        >>> RetryConfig(max_retries=5).max_delay
        8.0
    """

    max_retries: int = 3
    initial_delay: float = 0.25
    max_delay: float = 8.0
    max_retry_after: float = 60.0
    budget: int | None = 500
    budget_per_second: float = 10.0
    budget_per_call: float = 0.1
    on_retry: Callable[[RetryAttempt], object] | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.max_retries, bool) or not isinstance(self.max_retries, int) or self.max_retries < 0:
            raise ConfigurationError(f"max_retries must be a whole number from 0, not {self.max_retries!r}")
        if self.budget is not None and (
            isinstance(self.budget, bool) or not isinstance(self.budget, int) or self.budget < 0
        ):
            raise ConfigurationError(f"budget must be a whole number from 0, or None, not {self.budget!r}")
        for name in ("initial_delay", "max_delay", "max_retry_after", "budget_per_second", "budget_per_call"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
                what = "number" if name.startswith("budget") else "number of seconds"
                raise ConfigurationError(f"{name} must be a {what}, not {value!r}")


def is_retried_status(status_code: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer says that the same request may succeed later."""
    if status_code == 409:
        return headers.get("idempotency-status", "").strip().lower() == "in_progress"
    return status_code in RETRIED_STATUSES


def delay_before(
    retry: int,
    config: RetryConfig,
    *,
    retry_after: float | None = None,
    jitter: Callable[[], float] = random.random,
) -> float | None:
    """How long to wait before a retry.

    Args:
        retry: Which one; the first is 1.
        config: The limits.
        retry_after: Seconds the server asked for.
        jitter: Gives a number from 0 to 1.

    Returns:
        Seconds, or None when the server asks for more than the limit.
    """
    if retry_after is not None:
        return retry_after if retry_after <= config.max_retry_after else None
    # Beyond 2**60 the cap has long been reached, and a float would overflow.
    bound = min(config.max_delay, config.initial_delay * 2.0 ** min(retry - 1, 60))
    return jitter() * bound


def plan(
    config: RetryConfig,
    failure: Failure,
    *,
    attempts: int,
    may_repeat: bool,
    remaining: float,
    jitter: Callable[[], float] = random.random,
) -> RetryAttempt | None:
    """Decide whether a failed attempt is followed by another.

    Args:
        config: The limits.
        failure: What happened.
        attempts: How many requests were sent.
        may_repeat: Whether sending the request twice is safe.
        remaining: Seconds left until the call's deadline.
        jitter: Gives a number from 0 to 1.

    Returns:
        The retry to make, or None to give up now.
    """
    if failure.is_final or not may_repeat or attempts > config.max_retries:
        return None
    delay = delay_before(attempts, config, retry_after=failure.retry_after, jitter=jitter)
    if delay is None or delay >= remaining:
        return None
    return RetryAttempt(attempts, config.max_retries, delay, failure.reason, failure.status_code)


def parse_retry_after(value: str | None, now: float) -> float | None:
    """Read a `Retry-After` header: seconds, fractional seconds, or an HTTP date.

    Returns:
        Seconds from now, or None when there is none or it makes no sense.
    """
    if value is None:
        return None
    value = value.strip()
    seconds = float(value) if _SECONDS.fullmatch(value) else _seconds_until(value, now)
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: float) -> float:
    try:
        # A date that has just passed means now, so that a slow clock cannot turn it into garbage.
        return max(0.0, email.utils.parsedate_to_datetime(date).timestamp() - now)
    except (ValueError, OverflowError, IndexError, TypeError):
        return math.nan
