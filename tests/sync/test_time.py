"""Time: attempts and calls end when they should, and waiting for a slot is not a failure."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from cyberdesk import (
    APITimeoutError,
    Cyberdesk,
    CyberdeskError,
    DeadlineExceededError,
    RetryConfig,
)
from cyberdesk._sync.platform.limiter import ConcurrencyLimiter
from tests.scripted import RUN, Reply, ScriptedServer

from .platform.tasks import at_once, until

Connect = Callable[..., Cyberdesk]

ONCE = RetryConfig(max_retries=0)

SLOW = {
    "silent": Reply(head_cut=0, hang=True),
    "stalled-in-headers": Reply(200, RUN, head_cut=30, hang=True),
    "stalled-in-body": Reply(200, RUN, cut=20, hang=True),
    "dripping-headers": Reply(200, RUN, head_drip=0.1),
    "dripping-body": Reply(200, RUN, drip=0.1),
}
"""Each would last 10 seconds and more; dripping servers send often enough for any timeout of a single read."""


@pytest.mark.parametrize("fault", SLOW)
def test_a_timeout_bounds_an_attempt(connect: Connect, server: ScriptedServer, fault: str) -> None:
    server.script(SLOW[fault])
    started = time.monotonic()
    with pytest.raises(APITimeoutError, match=r"no complete response within 0\.3 s"):
        connect(timeout=0.3, retry=ONCE).runs.get(RUN["id"])
    assert 0.25 < time.monotonic() - started < 5


@pytest.mark.parametrize("fault", SLOW)
def test_a_deadline_bounds_a_call_with_its_retries(connect: Connect, server: ScriptedServer, fault: str) -> None:
    server.script(SLOW[fault])
    started = time.monotonic()
    with pytest.raises(DeadlineExceededError):
        connect(timeout=0.2).runs.get(RUN["id"], deadline=0.3)
    assert 0.25 < time.monotonic() - started < 5
    assert len(server.received) == 2


def test_a_deadline_shorter_than_the_wait_before_a_retry(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503, {"detail": "later"}, {"retry-after": "30"}))
    with pytest.raises(CyberdeskError, match="later"):
        connect().runs.get(RUN["id"], deadline=5)


def test_a_body_that_is_sent_too_slowly(connect: Connect, server: ScriptedServer) -> None:
    server.stops_reading = True
    with pytest.raises(DeadlineExceededError):
        connect().runs.create(workflow_id=uuid4(), input_values={"a": "x" * 30_000_000}, deadline=0.5)


def test_time_in_the_queue_is_not_part_of_timeout(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=0.1))
    client = connect(max_connections=2, timeout=0.4, retry=ONCE)
    results = at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(16)])
    assert not [result for result in results if isinstance(result, Exception)]
    assert server.connections <= 2


def test_time_in_the_queue_is_bounded_by_the_deadline(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=1))
    client = connect(max_connections=1)

    def first() -> object:
        return client.runs.get(RUN["id"])

    def second() -> object:
        until(lambda: server.received)
        return client.runs.get(RUN["id"], deadline=0.2)

    one, other = at_once(first, second)
    assert not isinstance(one, Exception)
    assert isinstance(other, DeadlineExceededError)
    assert other.attempts == 0
    assert len(server.received) == 1


def test_the_queue_is_first_come_first_served() -> None:
    limiter = ConcurrencyLimiter(1)
    served: list[int] = []
    assert limiter.acquire(math.inf)

    def wait(number: int) -> None:
        until(lambda: limiter.waiting == number)
        assert limiter.acquire(math.inf)
        served.append(number)
        limiter.release()

    def begin() -> None:
        until(lambda: limiter.waiting == 10)
        limiter.release()

    at_once(*[partial(wait, number) for number in range(10)], begin)
    assert served == list(range(10))


def test_2000_calls_at_once(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = connect()
    results = at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(2000)])
    assert not [result for result in results if isinstance(result, Exception)]
    assert len(server.received) == 2000
    assert server.connections <= 100
