"""Webhook endpoints, and the messages on their way to them."""

import enum
from datetime import datetime
from uuid import UUID

import attrs

from cyberdesk.emulator._state.tables import Record, record

__all__ = [
    "DeliveryAttempt",
    "DeliveryRecord",
    "DeliveryStatus",
    "WebhookEndpointRecord",
]


class DeliveryStatus(enum.StrEnum):
    """How far the delivery of a webhook message has come."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@record
class WebhookEndpointRecord(Record):
    id: str
    url: str
    # Whether a Python object of this process receives; the URL then says where in an application, or nothing.
    in_process: bool
    key: bytes = attrs.field(repr=False)
    events: tuple[str, ...]
    timeout: float
    created_at: datetime
    enabled: bool = True


@attrs.frozen(kw_only=True)
class DeliveryAttempt:
    """One try to deliver a webhook message.

    Attributes:
        started_at: when it began, by the emulator's clock.
        seconds: how long it took in real time.
        status: the status code of the answer, or None when there was none.
        error: why there was no answer.
        answer: the beginning of the answer's body, as text.
    """

    started_at: datetime
    seconds: float
    status: int | None = None
    error: str | None = None
    answer: str = ""


@record
class DeliveryRecord(Record):
    """One message on its way to one endpoint."""

    id: str
    message_id: str
    endpoint_id: str
    event_id: UUID
    event_type: str
    body: bytes = attrs.field(repr=False)
    created_at: datetime
    status: DeliveryStatus = DeliveryStatus.PENDING
    # Attempts since the last replay: the place in the retry schedule.
    failures: int = 0
    next_attempt_at: datetime | None = None
    attempts: tuple[DeliveryAttempt, ...] = ()
