"""Delivers webhook messages to their endpoints, with retries."""

import asyncio
import logging
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

logger = logging.getLogger("cyberdesk.emulator")


class Deliveries:
    """Owns the tasks of deliveries. All methods run in the emulator's event loop.

    Args:
        state: where endpoints and deliveries are remembered.
        clock: the time, by which failed attempts are repeated.
        commit: called before each attempt, so that nothing is sent that is not saved.
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
        """Abort the attempts in progress, because the state is about to be replaced; deliveries stay pending."""
        self._paused = True
        for task in self._tasks.values():
            task.cancel()
        self._leaving |= set(self._tasks.values())
        self._tasks.clear()

    def resume(self) -> None:
        """Continue the pending deliveries."""
        self._paused = False
        for delivery in list(self._state.deliveries.values()):
            self._start(delivery)

    async def stop(self) -> None:
        """Abort the attempts in progress and wait for their end."""
        self.pause()
        await asyncio.gather(*self._leaving, return_exceptions=True)

    def publish(
        self,
        event_type: str,
        fields: dict[str, Any],
        new_id: Callable[[], UUID],
        only: WebhookEndpointRecord | None = None,
    ) -> list[DeliveryRecord]:
        """Send an event to all endpoints that accept its type, or to one endpoint in any case."""
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
            # A receiver may have suppressed the cancellation of this task.
            if self._tasks.get(delivery.id) is not asyncio.current_task():
                return
            record_attempt(delivery, attempt, self._clock.now())

    async def _attempt(self, delivery: DeliveryRecord) -> DeliveryAttempt:
        started_at, begun = self._clock.now(), time.monotonic()
        response = await self._send(delivery)
        return DeliveryAttempt(
            started_at=started_at,
            seconds=time.monotonic() - begun,
            status=response.status,
            error=response.error,
            response=response.text,
        )

    async def _send(self, delivery: DeliveryRecord) -> ReceiverResponse:
        endpoint = self._state.endpoints[delivery.endpoint_id]
        send = self.receivers.get(endpoint.id) if endpoint.in_process else to_url(endpoint.url)
        if send is None:
            return ReceiverResponse(None, error="The Python object that received these webhooks no longer exists")
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
            # SystemExit and KeyboardInterrupt, too: raised in a task, they would end the emulator.
            if isinstance(error, TimeoutError) and limit.expired():
                return ReceiverResponse(None, error=f"No response within {endpoint.timeout:g} s")
            if endpoint.in_process:
                logger.exception("The receiver of webhook endpoint %s raised an exception", endpoint.url)
            return ReceiverResponse(None, error=f"{type(error).__name__}: {error}")


def _headers(endpoint: WebhookEndpointRecord, delivery: DeliveryRecord) -> dict[str, str]:
    # Real time, not that of the emulator's clock: receivers compare it with their own clock.
    timestamp = int(time.time())
    return {
        "content-type": "application/json",
        "user-agent": "cyberdesk-emulator",
        ID_HEADER: delivery.message_id,
        TIMESTAMP_HEADER: str(timestamp),
        SIGNATURE_HEADER: sign(endpoint.key, delivery.message_id, timestamp, delivery.body),
    }
