"""`emulator.webhooks`: endpoints, deliveries, and manual sending."""

import secrets
import time
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Literal, TypeVar
from uuid import UUID

import attrs
import httpx
import msgspec

from cyberdesk._core.webhooks.signature import decode_secret, encode_secret
from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._rendering.runs import render_webhook_run
from cyberdesk.emulator._rules.webhooks import EVENT_TYPES, downed_machines, sample_run
from cyberdesk.emulator._state import DeliveryAttempt, DeliveryRecord, DeliveryStatus, WebhookEndpointRecord
from cyberdesk.emulator._threads import HandlerThreads
from cyberdesk.emulator._webhooks.receivers import Receiver, Send, to_app, to_function

__all__ = ["Delivery", "WebhookEndpoint", "Webhooks"]

Result = TypeVar("Result")
Caller = Callable[[Callable[[], Any]], Any]
EventType = Literal["run_complete", "downed_machines"]


@attrs.frozen(kw_only=True)
class WebhookEndpoint:
    """An endpoint at the time of the access.

    Attributes:
        url: its URL; only a label when its receiver is a Python function.
        secret: the secret for verifying signatures: `whsec_` and a key in base64.
        events: the types of events it receives.
    """

    id: str
    url: str
    secret: str = attrs.field(repr=False)
    events: tuple[str, ...]
    enabled: bool


@attrs.frozen(kw_only=True)
class Delivery:
    """The delivery of one message to one endpoint, at the time of the access.

    Attributes:
        message_id: the `svix-id`: the same for all endpoints, attempts and replays.
        status: `pending`, `succeeded` or `failed`.
        next_attempt_at: the time of the next attempt, if there is one.
        attempts: all attempts so far, including those before a replay.
    """

    id: str
    message_id: str
    endpoint_id: str
    event_id: UUID
    event_type: str
    body: bytes = attrs.field(repr=False)
    created_at: datetime
    status: Literal["pending", "succeeded", "failed"]
    next_attempt_at: datetime | None
    attempts: tuple[DeliveryAttempt, ...]

    @property
    def payload(self) -> Mapping[str, Any]:
        """The body, decoded."""
        payload: dict[str, Any] = msgspec.json.decode(self.body)
        return payload


class Webhooks:
    """The webhook endpoints of an emulator, and the deliveries to them; available as `emulator.webhooks`.

    The end of a run is sent when its workflow has `is_webhooks_enabled`. A delivery is accepted by a 2xx response;
    otherwise it is repeated after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h by the emulator's clock.

    Example:
        >>> from cyberdesk import Cyberdesk
        >>> from cyberdesk.emulator import CyberdeskEmulator, WebhookRequest
        >>> def receive(request: WebhookRequest) -> None:
        ...     print(request.json()["run"]["status"])
        >>> with CyberdeskEmulator() as emulator:
        ...     endpoint = emulator.webhooks.add(receive)
        ...     workflow = emulator.add_workflow(is_webhooks_enabled=True)
        ...     with Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
        ...         run = client.wait_for_run(client.runs.create(workflow_id=workflow.id))
        ...     emulator.webhooks.wait_for_deliveries()
        success
    """

    def __init__(self, backend: Backend, call: Caller) -> None:
        self._backend = backend
        self._call_in_loop = call

    @property
    def endpoints(self) -> tuple[WebhookEndpoint, ...]:
        """All endpoints at present, in order of creation."""
        return self._call(lambda: tuple(map(_endpoint, self._backend.state.endpoints.values())))

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """All deliveries, oldest first; of those that have ended, at least the last 1,000."""
        return self._call(lambda: tuple(map(_delivery, self._backend.state.deliveries.values())))

    def add(
        self,
        receiver: str | Receiver,
        *,
        app: Callable[..., Any] | None = None,
        secret: str | None = None,
        events: Collection[EventType] = ("run_complete", "downed_machines"),
        timeout: float = 15.0,
    ) -> WebhookEndpoint:
        """Add an endpoint.

        Args:
            receiver: a URL; or a sync or async function that takes a `WebhookRequest` and returns a status code,
                or None for 204. An async one runs in the emulator's event loop and must not block it.
            app: an ASGI application that is called at the URL's path instead of going over the network, such as
                the FastAPI application under test. It runs in the emulator's event loop, without its lifespan.
            secret: `whsec_` and a key in base64; a new one when None.
            events: the types of events to send.
            timeout: the time limit of an attempt, in seconds of real time.

        Returns:
            The endpoint; its `secret` is what the receiver verifies signatures with.

        Raises:
            ValueError: the URL, the secret, the timeout or a type of event is invalid.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> emulator = CyberdeskEmulator()
            >>> endpoint = emulator.webhooks.add("http://127.0.0.1:9000/webhooks")
            >>> endpoint.secret.startswith("whsec_"), endpoint.events
            (True, ('run_complete', 'downed_machines'))
        """
        key = secrets.token_bytes(24) if secret is None else decode_secret(secret)
        _check(receiver, app, events, timeout)
        url = receiver if isinstance(receiver, str) else f"python:{getattr(receiver, '__name__', 'receiver')}"
        send = _in_process(receiver, app)

        def add() -> WebhookEndpoint:
            stamp = self._backend.stamp()
            endpoint = WebhookEndpointRecord(
                id=f"ep_{stamp.new_id().hex}",
                url=url,
                in_process=send is not None,
                key=key,
                events=tuple(events),
                timeout=timeout,
                created_at=stamp.now,
            )
            self._backend.state.endpoints[endpoint.id] = endpoint
            if send is not None:
                self._backend.deliveries.receivers[endpoint.id] = send
            return _endpoint(endpoint)

        return self._call(add)

    def remove(self, endpoint: WebhookEndpoint | str) -> None:
        """Remove an endpoint and its deliveries.

        Raises:
            KeyError: there is no such endpoint.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> endpoint = emulator.webhooks.add(lambda request: 204)
            >>> emulator.webhooks.remove(endpoint)
            >>> emulator.webhooks.endpoints
            ()
        """

        def remove() -> None:
            record = self._find(endpoint)
            state = self._backend.state
            self._backend.deliveries.abandon(record.id)
            self._backend.deliveries.receivers.pop(record.id, None)
            for delivery in [it for it in state.deliveries.values() if it.endpoint_id == record.id]:
                del state.deliveries[delivery.id]
            del state.endpoints[record.id]

        self._call(remove)

    def disable(self, endpoint: WebhookEndpoint | str) -> None:
        """Disable an endpoint; its pending deliveries end as `failed`.

        Raises:
            KeyError: there is no such endpoint.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> emulator.webhooks.disable(emulator.webhooks.add(lambda request: 204))
            >>> emulator.webhooks.endpoints[0].enabled
            False
        """

        def disable() -> None:
            record = self._find(endpoint)
            record.enabled = False
            self._backend.deliveries.abandon(record.id)

        self._call(disable)

    def enable(self, endpoint: WebhookEndpoint | str) -> None:
        """Enable an endpoint again; events that were missed are not sent.

        Raises:
            KeyError: there is no such endpoint.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> endpoint = emulator.webhooks.add(lambda request: 204)
            >>> emulator.webhooks.disable(endpoint)
            >>> emulator.webhooks.enable(endpoint)
            >>> emulator.webhooks.endpoints[0].enabled
            True
        """

        def enable() -> None:
            self._find(endpoint).enabled = True

        self._call(enable)

    def send_test(self, endpoint: WebhookEndpoint | str, event_type: EventType = "run_complete") -> Delivery:
        """Send a test event about the run that ended last, or about all machines; without a run, about a sample.

        Args:
            endpoint: the endpoint; it need not receive this type of event.
            event_type: the type of the event.

        Raises:
            KeyError: there is no such endpoint.
            ValueError: the type of event is unknown.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     endpoint = emulator.webhooks.add(lambda request: 204)
            ...     emulator.webhooks.send_test(endpoint, "downed_machines").event_type
            'downed_machines'
        """
        _check_events([event_type])

        def send() -> Delivery:
            record = self._find(endpoint)
            fields = self._sample(event_type)
            publish, new_id = self._backend.deliveries.publish, self._backend.ids.record
            return _delivery(publish(event_type, fields, new_id, only=record)[0])

        return self._call(send)

    def machine_down(self, machine_id: UUID | str, *, reason: str = "The machine stopped responding") -> None:
        """Send the event that a machine is down; the machine itself does not change.

        Nothing is sent for a machine whose `alerts_enabled` is false.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     endpoint = emulator.webhooks.add(lambda request: 204)
            ...     emulator.webhooks.machine_down(emulator.machines[0].id)
            ...     [delivery.event_type for delivery in emulator.webhooks.deliveries]
            ['downed_machines']
        """
        wanted = UUID(str(machine_id))
        self._call(lambda: self._backend.events.machines_down([self._backend.state.machines[wanted]], reason))

    def replay(self, delivery: Delivery | str) -> None:
        """Send a message to its endpoint again: same id and body, at once, with the full retry schedule.

        Raises:
            KeyError: the delivery is no longer known.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     delivery = emulator.webhooks.send_test(emulator.webhooks.add(lambda request: 204))
            ...     emulator.webhooks.wait_for_deliveries()
            ...     emulator.webhooks.replay(delivery)
            ...     emulator.webhooks.wait_for_deliveries()
            ...     len(emulator.webhooks.deliveries[0].attempts)
            2
        """
        delivery_id = delivery if isinstance(delivery, str) else delivery.id
        self._call(lambda: self._backend.deliveries.replay(self._backend.state.deliveries[delivery_id]))

    def recover(self, endpoint: WebhookEndpoint | str) -> int:
        """Replay all failed deliveries to an endpoint; return their number.

        Raises:
            KeyError: there is no such endpoint.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     endpoint = emulator.webhooks.add(lambda request: 500)
            ...     delivery = emulator.webhooks.send_test(endpoint)
            ...     emulator.webhooks.disable(endpoint)  # what is pending fails
            ...     emulator.webhooks.enable(endpoint)
            ...     emulator.webhooks.recover(endpoint)
            1
        """

        def recover() -> int:
            record = self._find(endpoint)
            failed = [
                it
                for it in self._backend.state.deliveries.values()
                if it.endpoint_id == record.id and it.status is DeliveryStatus.FAILED
            ]
            for delivery in failed:
                self._backend.deliveries.replay(delivery)
            return len(failed)

        return self._call(recover)

    def wait_for_deliveries(self, timeout: float = 10.0) -> None:
        """Wait until no attempt is in progress or due; later attempts of the schedule are not awaited.

        It blocks; in asynchronous code, call it in a thread.

        Args:
            timeout: the time limit, in seconds of real time.

        Raises:
            TimeoutError: attempts were still in progress.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator:
            ...     delivery = emulator.webhooks.send_test(emulator.webhooks.add(lambda request: 204))
            ...     emulator.webhooks.wait_for_deliveries()
            ...     emulator.webhooks.deliveries[0].status
            'succeeded'
        """
        deadline = time.monotonic() + timeout
        while self._call(lambda: self._backend.deliveries.under_way):
            if time.monotonic() > deadline:
                raise TimeoutError(f"Webhooks were still being delivered after {timeout:g} s")
            time.sleep(0.005)

    def _call(self, function: Callable[[], Result]) -> Result:
        result: Result = self._call_in_loop(function)
        return result

    def _find(self, endpoint: WebhookEndpoint | str) -> WebhookEndpointRecord:
        return self._backend.state.endpoints[endpoint if isinstance(endpoint, str) else endpoint.id]

    def _sample(self, event_type: EventType) -> dict[str, Any]:
        state, stamp = self._backend.state, self._backend.stamp()
        if event_type == "downed_machines":
            return downed_machines(state.machines.values(), "This is a test event")
        ended = [run for run in state.runs.values() if run.ended_at is not None]
        latest = max(ended, key=lambda run: run.ended_at or stamp.now, default=None)
        return {"run": sample_run(stamp.new_id(), stamp.now) if latest is None else render_webhook_run(latest)}


def _check(
    receiver: str | Receiver, app: Callable[..., Any] | None, events: Collection[str], timeout: float
) -> None:
    _check_events(events)
    if not timeout > 0:
        raise ValueError(f"timeout must be a positive number of seconds, not {timeout!r}")
    if isinstance(receiver, str):
        try:
            url = httpx.URL(receiver)
        except httpx.InvalidURL as error:
            raise ValueError(f"{receiver!r} is not a URL: {error}") from None
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError(f"{receiver!r} is not an http or https URL")
    elif app is not None:
        raise ValueError("app needs a URL as the receiver: its path is called in the application")


def _check_events(events: Collection[str]) -> None:
    unknown = ", ".join(sorted(set(events) - set(EVENT_TYPES)))
    if unknown or isinstance(events, str):
        raise ValueError(f"events must be among {' and '.join(EVENT_TYPES)}, not {unknown or events}")


def _in_process(receiver: str | Receiver, app: Callable[..., Any] | None) -> Send | None:
    if not isinstance(receiver, str):
        return to_function(receiver, HandlerThreads())
    return None if app is None else to_app(app, receiver)


def _endpoint(record: WebhookEndpointRecord) -> WebhookEndpoint:
    return WebhookEndpoint(
        id=record.id,
        url=record.url,
        secret=encode_secret(record.key),
        events=record.events,
        enabled=record.enabled,
    )


def _delivery(record: DeliveryRecord) -> Delivery:
    return Delivery(
        id=record.id,
        message_id=record.message_id,
        endpoint_id=record.endpoint_id,
        event_id=record.event_id,
        event_type=record.event_type,
        body=record.body,
        created_at=record.created_at,
        status=record.status.value,
        next_attempt_at=record.next_attempt_at,
        attempts=record.attempts,
    )
