"""Webhook endpoints, and the deliveries to them."""

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
    """The status of the delivery of a webhook message."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@record
class WebhookEndpointRecord(Record):
    id: str
    url: str
    # Whether the receiver is a Python object of this process; the URL is then a path in an application, or a
    # label.
    in_process: bool
    key: bytes = attrs.field(repr=False)
    events: tuple[str, ...]
    timeout: float
    created_at: datetime
    enabled: bool = True


@attrs.frozen(kw_only=True)
class DeliveryAttempt:
    """One attempt to deliver a webhook message.

    Attributes:
        started_at: when it began, by the emulator's clock.
        seconds: how long it took in real time.
        status: the status code of the response, or None when there was none.
        error: why there was no response.
        response: the beginning of the response's body, as text.
    """

    started_at: datetime
    seconds: float
    status: int | None = None
    error: str | None = None
    response: str = ""


@record
class DeliveryRecord(Record):
    """The delivery of one message to one endpoint."""

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
