"""Retrying a call until a moment, beyond what a call's own retries do."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ..._core.http.request import RequestOptions
from ..._core.http.retry import RetryConfig, delay_before
from ...errors import APIStatusError, CyberdeskError
from ..platform.primitives import sleep

T = TypeVar("T")

_BACKOFF = RetryConfig(initial_delay=0.2, max_delay=2.0)
_MAX_ATTEMPT = 10.0


async def retry_until(
    ends_at: float,
    call: Callable[[RequestOptions], Awaitable[T]],
    *,
    jitter: Callable[[], float] = random.random,
) -> T:
    """Make a call, and make it again while its errors are temporary and there is time.

    It is for what must be done although the caller cannot do anything else meanwhile, such as freeing a machine. A
    call's own retries end earlier: they are limited by `max_retries`, by the client's retry budget, which an
    outage uses up, and, for writes, by `IdempotencyConfig.enabled`. The call must therefore be safe to repeat.

    Args:
        ends_at: The monotonic time after which the call is not made again.
        call: Makes the call with the options it is given: the time limits of one attempt and of the call.
        jitter: Returns a number from 0 to 1.

    Raises:
        CyberdeskError: The last error, when it is not temporary or the time is up.
    """
    retry = 0
    while True:
        left = max(0.001, ends_at - time.monotonic())
        try:
            return await call({"timeout": min(_MAX_ATTEMPT, left), "deadline": None if math.isinf(left) else left})
        except CyberdeskError as error:
            retry += 1
            requested = error.retry_after if isinstance(error, APIStatusError) else None
            delay = max(delay_before(retry, _BACKOFF, jitter=jitter) or 0.0, requested or 0.0)
            if not error.is_temporary or time.monotonic() + delay >= ends_at:
                raise
            await sleep(delay)
