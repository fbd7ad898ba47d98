"""Whether a request is sent again, and after how long. The only backoff formula of the package is here."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

import attrs

from ...errors import ConfigurationError

RETRIED_STATUSES = frozenset({408, 429, 500, 502, 503, 504})

_MAX_EXPONENT = 60  # the maximum has long been reached, and a float would overflow


@attrs.frozen
class RetryAttempt:
    """What `on_retry` is called with.

    Attributes:
        attempt: Which retry comes next; the first is 1.
        max_retries: How many retries there can be.
        delay: Seconds until the request is sent again.
        reason: Why the previous attempt failed, in words.
        status_code: The status of the response that caused the retry, or None without a response.
    """

    attempt: int
    max_retries: int
    delay: float
    reason: str
    status_code: int | None = None


@attrs.frozen
class FailedAttempt:
    """Why an attempt failed.

    Attributes:
        reason: In words.
        status_code: The response's status, or None without a response.
        retry_after: Seconds the server asked to wait.
        is_final: Whether another attempt would fail in the same way.
        is_unprocessed: Whether it is certain that the server did not process the request.
    """

    reason: str
    status_code: int | None = None
    retry_after: float | None = None
    is_final: bool = False
    is_unprocessed: bool = False


@attrs.frozen
class RetryConfig:
    """How failed attempts are retried, for a client or for one call.

    Attributes:
        max_retries: How many times a request is sent again; 0 turns retries off. Default 3.
        initial_delay: Upper bound of the first delay, in seconds. Default 0.25.
        max_delay: Upper bound of every delay that the server did not ask for, in seconds. Default 8.
        max_retry_after: The longest `Retry-After` that is obeyed, in seconds; with a longer one the call fails at
            once. Default 60.
        budget: How many retries all calls of the client may make in a burst; None means no limit. When it is
            spent, failures are final, so that an outage does not multiply the load. The size is set when the
            client is made. Default 500.
        budget_per_second: How many retries each second adds to the budget. Default 10.
        budget_per_call: How many retries each successful call adds to the budget. Default 0.1.
        on_retry: Called before each delay with a `RetryAttempt`. Exceptions that it raises are logged and ignored.

    Raises:
        ConfigurationError: When a value is out of range.

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
        if not _is_count(self.max_retries):
            raise ConfigurationError(f"max_retries must be a non-negative integer, not {self.max_retries!r}")
        if self.budget is not None and not _is_count(self.budget):
            raise ConfigurationError(f"budget must be a non-negative integer or None, not {self.budget!r}")
        for name in ("initial_delay", "max_delay", "max_retry_after", "budget_per_second", "budget_per_call"):
            value = getattr(self, name)
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not math.isfinite(value) or value < 0:
                what = "number" if name.startswith("budget") else "number of seconds"
                raise ConfigurationError(f"{name} must be a non-negative {what}, not {value!r}")
        if self.on_retry is not None and not callable(self.on_retry):
            raise ConfigurationError(f"on_retry must be callable, not {self.on_retry!r}")


def is_retried_status(status_code: int, headers: Mapping[str, str]) -> bool:
    """Whether a response means that the same request may succeed later."""
    if status_code == 409:
        return headers.get("idempotency-status", "").strip().lower() == "in_progress"
    return status_code in RETRIED_STATUSES


def is_unprocessed_status(status_code: int, retry_after: float | None) -> bool:
    """Whether a response means that the server refused the request before it processed it."""
    return status_code == 429 or (status_code == 503 and retry_after is not None)


def backoff(
    failures: int,
    *,
    initial: float,
    maximum: float,
    jitter: Callable[[], float] = random.random,
) -> float:
    """How long to wait after a number of failures in a row: exponential backoff with full jitter.

    Args:
        failures: How many attempts in a row failed; the first is 1.
        initial: Upper bound of the delay after the first failure, in seconds.
        maximum: Upper bound of all delays, in seconds.
        jitter: Returns a number from 0 to 1.

    Returns:
        Seconds between 0 and `min(maximum, initial * 2 ** (failures - 1))`.
    """
    return jitter() * min(maximum, initial * 2.0 ** min(failures - 1, _MAX_EXPONENT))


def delay_before(
    retry: int,
    config: RetryConfig,
    *,
    retry_after: float | None = None,
    jitter: Callable[[], float] = random.random,
) -> float | None:
    """How long to wait before a retry.

    Args:
        retry: Which retry; the first is 1.
        config: The limits.
        retry_after: Seconds the server asked for.
        jitter: Returns a number from 0 to 1.

    Returns:
        Seconds, or None when the server asks for more than the limit.
    """
    if retry_after is not None:
        return retry_after if retry_after <= config.max_retry_after else None
    return backoff(retry, initial=config.initial_delay, maximum=config.max_delay, jitter=jitter)


def plan(
    config: RetryConfig,
    failure: FailedAttempt,
    *,
    attempts: int,
    may_repeat: bool,
    remaining: float,
    jitter: Callable[[], float] = random.random,
) -> RetryAttempt | None:
    """Decide whether a failed attempt is followed by another.

    Args:
        config: The limits.
        failure: Why the attempt failed.
        attempts: How many requests were sent.
        may_repeat: Whether the server may safely get the request twice.
        remaining: Seconds left until the call's deadline.
        jitter: Returns a number from 0 to 1.

    Returns:
        The retry to make, or None to give up now.
    """
    if failure.is_final or attempts > config.max_retries or not (may_repeat or failure.is_unprocessed):
        return None
    delay = delay_before(max(1, attempts), config, retry_after=failure.retry_after, jitter=jitter)
    if delay is None or delay >= remaining:
        return None
    return RetryAttempt(attempts, config.max_retries, delay, failure.reason, failure.status_code)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
