from datetime import timedelta
from uuid import UUID

import pytest

from cyberdesk.emulator._rules.webhooks import (
    RETRY_SECONDS,
    give_up,
    receivers,
    record_attempt,
    restart,
    trim,
)
from cyberdesk.emulator._state import (
    DeliveryAttempt,
    DeliveryRecord,
    DeliveryStatus,
    State,
    WebhookEndpointRecord,
)

from ..world import NOON


def delivery(number: int = 1) -> DeliveryRecord:
    return DeliveryRecord(
        id=f"dlv_{number}",
        message_id="msg_1",
        endpoint_id="ep_1",
        event_id=UUID(int=1),
        event_type="run_complete",
        body=b"{}",
        created_at=NOON,
        next_attempt_at=NOON,
    )


def attempt(status: int | None) -> DeliveryAttempt:
    return DeliveryAttempt(started_at=NOON, seconds=0.1, status=status)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_2xx_is_acceptance(status: int) -> None:
    sent = delivery()
    record_attempt(sent, attempt(status), NOON)

    assert (sent.status, sent.next_attempt_at) == (DeliveryStatus.SUCCEEDED, None)


@pytest.mark.parametrize("status", [None, 100, 199, 300, 302, 400, 410, 500])
def test_everything_else_is_tried_again(status: int | None) -> None:
    sent = delivery()
    record_attempt(sent, attempt(status), NOON)

    assert (sent.status, sent.next_attempt_at) == (DeliveryStatus.PENDING, NOON + timedelta(seconds=5))


def test_the_schedule_from_the_first_attempt_to_the_last() -> None:
    sent, now, waits = delivery(), NOON, list[float]()
    while sent.next_attempt_at is not None:
        waits.append((sent.next_attempt_at - now).total_seconds())
        now = sent.next_attempt_at
        record_attempt(sent, attempt(500), now)

    assert waits == [0, 5, 300, 1800, 7200, 18000, 36000, 36000]
    assert sent.status is DeliveryStatus.FAILED
    assert len(sent.attempts) == 8


def test_a_replay_begins_the_schedule_anew() -> None:
    sent = delivery()
    for _ in range(8):
        record_attempt(sent, attempt(500), NOON)
    restart(sent, NOON)
    assert (sent.status, sent.next_attempt_at) == (DeliveryStatus.PENDING, NOON)

    record_attempt(sent, attempt(500), NOON)
    assert sent.next_attempt_at == NOON + timedelta(seconds=RETRY_SECONDS[0])


def test_what_is_given_up_is_not_tried_again() -> None:
    sent = delivery()
    give_up(sent)
    assert (sent.status, sent.next_attempt_at) == (DeliveryStatus.FAILED, None)


def test_who_gets_an_event() -> None:
    state = State()
    for name, events, enabled in [
        ("both", ("run_complete", "downed_machines"), True),
        ("other", ("downed_machines",), True),
        ("off", ("run_complete",), False),
    ]:
        state.endpoints[name] = WebhookEndpointRecord(
            id=name, url="", in_process=True, key=b"k", events=events, timeout=1, created_at=NOON, enabled=enabled
        )

    assert [endpoint.id for endpoint in receivers(state, "run_complete")] == ["both"]
    assert [endpoint.id for endpoint in receivers(state, "downed_machines")] == ["both", "other"]


def test_only_what_has_ended_is_forgotten() -> None:
    state = State()
    for number in range(1005):
        state.deliveries[f"dlv_{number}"] = delivery(number)
    trim(state)
    assert len(state.deliveries) == 1005

    for number in range(1, 1005):
        give_up(state.deliveries[f"dlv_{number}"])
    trim(state)
    assert len(state.deliveries) == 1000
    assert "dlv_0" in state.deliveries
    assert "dlv_5" not in state.deliveries
