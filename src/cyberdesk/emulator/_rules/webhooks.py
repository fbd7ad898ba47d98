"""Webhook deliveries: their contents, their endpoints, and their retry schedule."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    DeliveryAttempt,
    DeliveryRecord,
    DeliveryStatus,
    MachineRecord,
    State,
    WebhookEndpointRecord,
)

__all__ = [
    "EVENT_TYPES",
    "RETRY_SECONDS",
    "downed_machines",
    "give_up",
    "receivers",
    "record_attempt",
    "restart",
    "sample_run",
    "trim",
]

EVENT_TYPES = ("run_complete", "downed_machines")

RETRY_SECONDS = (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600)
"""The waits after the first failure, the second, and so on; the first attempt is made at once."""

_KEPT = 1000


def receivers(state: State, event_type: str) -> Iterator[WebhookEndpointRecord]:
    """The endpoints that an event goes to."""
    return (it for it in state.endpoints.values() if it.enabled and event_type in it.events)


def record_attempt(delivery: DeliveryRecord, attempt: DeliveryAttempt, now: datetime) -> None:
    """Record an attempt; a failed one is repeated until the schedule is exhausted."""
    delivery.attempts = (*delivery.attempts, attempt)
    delivery.next_attempt_at = None
    if attempt.status is not None and 200 <= attempt.status < 300:
        delivery.status = DeliveryStatus.SUCCEEDED
    elif delivery.failures < len(RETRY_SECONDS):
        delivery.next_attempt_at = now + timedelta(seconds=RETRY_SECONDS[delivery.failures])
        delivery.failures += 1
    else:
        delivery.status = DeliveryStatus.FAILED


def restart(delivery: DeliveryRecord, now: datetime) -> None:
    """Restart the schedule of a delivery."""
    delivery.status = DeliveryStatus.PENDING
    delivery.failures = 0
    delivery.next_attempt_at = now


def give_up(delivery: DeliveryRecord) -> None:
    """Make no further attempt."""
    delivery.status = DeliveryStatus.FAILED
    delivery.next_attempt_at = None


def trim(state: State) -> None:
    """Forget the oldest deliveries that have ended, which bounds the memory of a long-lived emulator."""
    surplus = len(state.deliveries) - _KEPT
    if surplus > 0:
        ended = [it.id for it in state.deliveries.values() if it.status is not DeliveryStatus.PENDING]
        for delivery_id in ended[:surplus]:
            del state.deliveries[delivery_id]


def downed_machines(machines: Iterable[MachineRecord], reason: str) -> dict[str, Any]:
    """The fields of a notice about machines that went down."""
    return {
        "organization_id": ORGANIZATION_ID,
        "machines": [
            {
                "machine_id": machine.id,
                "organization_id": ORGANIZATION_ID,
                "status": machine.status,
                "last_seen": machine.last_seen,
                "reason": reason,
                "name": machine.name,
            }
            for machine in machines
        ],
    }


def sample_run(run_id: UUID, now: datetime) -> dict[str, Any]:
    """A sample run, for the test event of an emulator without an ended run."""
    return {
        "id": run_id,
        "workflow_id": run_id,
        "machine_id": None,
        "organization_id": ORGANIZATION_ID,
        "status": "success",
        "output_data": {"message": "This is a test event"},
        "created_at": now,
        "started_at": now,
        "ended_at": now,
    }
