"""Brings webhook messages to their endpoints, again and again until they are accepted."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from cyberdesk._core.webhooks.signature import ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from cyberdesk.emulator._rules.webhooks import give_up, receivers, record_attempt, restart, trim
from cyberdesk.emulator._state import (
    DeliveryAttempt,
    DeliveryRecord,
    DeliveryStatus,
    State,
    WebhookEndpointRecord,
)
from cyberdesk.emulator._time.clock import Clock
from cyberdesk.emulator._webhooks.receivers import ReceiverResponse, Send, to_url

__all__ = ["Deliveries"]


class Deliveries:
    """Owns the tasks that deliver. All methods belong to the server's event loop.

    Args:
        state: where endpoints and deliveries are remembered.
        clock: the time, by which failed attempts are repeated.
        commit: called before each attempt, so that nothing is told that a restart could forget.
    """

    def __init__(self, state: State, clock: Clock, commit: Callable[[], None] = lambda: None) -> None:
        # The Python objects that receive; apart from the records, which are plain data.
        self.receivers: dict[str, Send] = {}
        self._state = state
        self._clock = clock
        self._commit = commit
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._paused = True

    @property
    def under_way(self) -> bool:
        """Whether an attempt is being made, or is due."""
        now = self._clock.now()
        waits = (self._state.deliveries[delivery_id].next_attempt_at for delivery_id in self._tasks)
        return any(due is not None and due <= now for due in waits)

    def pause(self) -> None:
        """Break off what is under way, because the state is about to become another one; it stays pending."""
        self._paused = True
        for task in self._tasks.values():
            task.cancel()
        self._leaving |= set(self._tasks.values())
        self._tasks.clear()

    def resume(self) -> None:
        """Deliver what is pending, from where it was."""
        self._paused = False
        for delivery in list(self._state.deliveries.values()):
            self._start(delivery)

    async def stop(self) -> None:
        """Break off what is under way and wait for it."""
        self.pause()
        await asyncio.gather(*self._leaving, return_exceptions=True)

    def publish(
        self,
        event_type: str,
        fields: dict[str, Any],
        new_id: Callable[[], UUID],
        only: WebhookEndpointRecord | None = None,
    ) -> list[DeliveryRecord]:
        """Send an event to all endpoints that take it, or to one endpoint whatever it takes."""
        now = self._clock.now()
        event_id = new_id()
        event = {"event_id": event_id, "event_type": event_type, "occurred_at": now, **fields}
        body = msgspec.json.encode(event)
        message_id = f"msg_{new_id().hex}"
        deliveries = [
            DeliveryRecord(
                id=f"dlv_{new_id().hex}",
                message_id=message_id,
                endpoint_id=endpoint.id,
                event_id=event_id,
                event_type=event_type,
                body=body,
                created_at=now,
                next_attempt_at=now,
            )
            for endpoint in ([only] if only else receivers(self._state, event_type))
        ]
        for delivery in deliveries:
            self._state.deliveries[delivery.id] = delivery
            self._start(delivery)
        trim(self._state)
        return deliveries

    def replay(self, delivery: DeliveryRecord) -> None:
        """Send the same message again, from the beginning of the schedule."""
        self._drop_task(delivery)
        restart(delivery, self._clock.now())
        self._start(delivery)

    def abandon(self, endpoint_id: str) -> None:
        """Make no further attempt to reach an endpoint."""
        for delivery in self._state.deliveries.values():
            if delivery.endpoint_id == endpoint_id and delivery.status is DeliveryStatus.PENDING:
                self._drop_task(delivery)
                give_up(delivery)

    def _start(self, delivery: DeliveryRecord) -> None:
        if self._paused or delivery.next_attempt_at is None:
            return
        task = self._clock.create_task(self._deliver(delivery))
        self._tasks[delivery.id] = task

        def forget(task: asyncio.Task[None]) -> None:
            self._leaving.discard(task)
            # A replay may have put another task in its place.
            if self._tasks.get(delivery.id) is task:
                del self._tasks[delivery.id]

        task.add_done_callback(forget)

    def _drop_task(self, delivery: DeliveryRecord) -> None:
        task = self._tasks.pop(delivery.id, None)
        if task is not None:
            task.cancel()
            self._leaving.add(task)

    async def _deliver(self, delivery: DeliveryRecord) -> None:
        while delivery.next_attempt_at is not None:
            wait = (delivery.next_attempt_at - self._clock.now()).total_seconds()
            if wait > 0:
                await self._clock.sleep(wait)
            self._commit()
            attempt = await self._attempt(delivery)
            # A receiver may have swallowed the cancellation by which this delivery was taken from this task.
            if self._tasks.get(delivery.id) is not asyncio.current_task():
                return
            record_attempt(delivery, attempt, self._clock.now())

    async def _attempt(self, delivery: DeliveryRecord) -> DeliveryAttempt:
        started_at, begun = self._clock.now(), time.monotonic()
        answer = await self._send(delivery)
        return DeliveryAttempt(
            started_at=started_at,
            seconds=time.monotonic() - begun,
            status=answer.status,
            error=answer.error,
            answer=answer.text,
        )

    async def _send(self, delivery: DeliveryRecord) -> ReceiverResponse:
        endpoint = self._state.endpoints[delivery.endpoint_id]
        send = self.receivers.get(endpoint.id) if endpoint.in_process else to_url(endpoint.url)
        if send is None:
            return ReceiverResponse(None, error="The Python object that received is gone")
        limit = asyncio.timeout(endpoint.timeout)
        try:
            async with limit:
                return await send(_headers(endpoint, delivery), delivery.body)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            return ReceiverResponse(None, error="The receiver raised CancelledError")
        except BaseException as error:
            # SystemExit and the like included: in a task they would take the whole server down.
            if isinstance(error, TimeoutError) and limit.expired():
                return ReceiverResponse(None, error=f"No answer within {endpoint.timeout:g} s")
            return ReceiverResponse(None, error=f"{type(error).__name__}: {error}")


def _headers(endpoint: WebhookEndpointRecord, delivery: DeliveryRecord) -> dict[str, str]:
    # Real time, whatever the emulator's clock says: receivers compare it with their own.
    timestamp = int(time.time())
    return {
        "content-type": "application/json",
        "user-agent": "cyberdesk-emulator",
        ID_HEADER: delivery.message_id,
        TIMESTAMP_HEADER: str(timestamp),
        SIGNATURE_HEADER: sign(endpoint.key, delivery.message_id, timestamp, delivery.body),
    }
