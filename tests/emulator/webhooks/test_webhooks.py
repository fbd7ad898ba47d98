"""Webhook deliveries of a running emulator, to real sockets and to receivers in this process."""

import itertools
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID

import anyio
import anyio.to_thread
import jsonschema  # type: ignore[import-untyped]
import pytest
from fastapi import Depends, FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from svix.webhooks import Webhook

from cyberdesk.emulator import CyberdeskEmulator, VirtualClock, WebhookRequest, breaks, fails, returns
from cyberdesk.emulator._rules.webhooks import RETRY_SECONDS

from ..conftest import MakeApi
from ..support import HOUR, Api, contract, eventually


class Inbox:
    """A receiver that keeps what it receives and returns scripted statuses."""

    def __init__(self, *responses: int) -> None:
        self.received: list[WebhookRequest] = []
        self._responses = list(responses)

    def __call__(self, request: WebhookRequest) -> int:
        self.received.append(request)
        return self._responses.pop(0) if self._responses else 200

    def payloads(self) -> list[Any]:
        return [request.json() for request in self.received]


class SocketInbox(ThreadingHTTPServer):
    """A receiver on a real socket, which responds with 302, then 200."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[tuple[dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks?from=cyberdesk"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        inbox = self.server
        assert isinstance(inbox, SocketInbox)
        body = self.rfile.read(int(self.headers["content-length"]))
        assert self.path == "/hooks?from=cyberdesk"
        inbox.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
        if len(inbox.received) == 1:
            self.send_response(302)
            self.send_header("location", "/elsewhere")
        else:
            self.send_response(200)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        pass


@pytest.fixture
def socket_inbox() -> Iterator[SocketInbox]:
    with SocketInbox() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def finish_run(api: Api, **fields: Any) -> Any:
    workflow = api.emulator.add_workflow(is_webhooks_enabled=True)
    run = api.wait(api.create_run(workflow, **fields)["id"])
    api.emulator.webhooks.wait_for_deliveries()
    return run


def check_event(schema: str, event: Any) -> None:
    reference = {"$ref": f"#/components/schemas/{schema}", "components": contract()["components"]}
    validator: Any = jsonschema.Draft202012Validator(reference)
    validator.validate(event)


def test_the_end_of_a_run_arrives_over_a_socket_signed(api: Api, socket_inbox: SocketInbox) -> None:
    endpoint = api.emulator.webhooks.add(socket_inbox.url)
    run = finish_run(
        api, input_values={"name": "Dö"}, sensitive_input_values={"password": "hunter2"}, session_alias="a"
    )

    (headers, body), *_ = socket_inbox.received
    Webhook(endpoint.secret).verify(body, headers)
    assert headers["content-type"] == "application/json"
    assert b"hunter2" not in body
    (delivery,) = api.emulator.webhooks.deliveries
    event = delivery.payload
    check_event("RunCompletedEvent", event)
    assert event["event_type"] == "run_complete"
    assert event["run"] == {name: value for name, value in run.items() if name != "run_message_history"}
    assert UUID(event["event_id"]) == delivery.event_id
    assert (delivery.status, delivery.body, delivery.message_id) == ("pending", body, headers["svix-id"])
    # A redirect is no acceptance, and is not followed.
    (attempt,) = delivery.attempts
    assert (attempt.status, attempt.error, attempt.response) == (302, None, "ok")


def test_a_replay_carries_the_same_message(api: Api, socket_inbox: SocketInbox) -> None:
    endpoint = api.emulator.webhooks.add(socket_inbox.url)
    finish_run(api)
    (delivery,) = api.emulator.webhooks.deliveries

    api.emulator.webhooks.replay(delivery)
    api.emulator.webhooks.wait_for_deliveries()

    (first, body), (second, again) = socket_inbox.received
    assert (first["svix-id"], body) == (second["svix-id"], again)
    Webhook(endpoint.secret).verify(again, second)
    (delivery,) = api.emulator.webhooks.deliveries
    assert (delivery.status, [attempt.status for attempt in delivery.attempts]) == ("succeeded", [302, 200])
    assert delivery.next_attempt_at is None


@pytest.mark.parametrize("outcome", [returns(), fails("no such patient"), breaks("gone")])
def test_every_final_status_is_sent(api: Api, outcome: Any) -> None:
    inbox = Inbox()
    api.emulator.webhooks.add(inbox)
    workflow = api.emulator.add_workflow(outcome, is_webhooks_enabled=True)
    api.wait(api.create_run(workflow)["id"])
    api.emulator.webhooks.wait_for_deliveries()

    (event,) = inbox.payloads()
    assert event["run"]["status"] == outcome.status
    assert event["run"]["error"] == ([outcome.reason] if outcome.reason else None)


def test_cancelled_runs_are_sent_and_say_whether_the_session_is_over(make_api: MakeApi) -> None:
    api = make_api(machines=0)
    inbox = Inbox()
    api.emulator.webhooks.add(inbox)
    workflow = api.emulator.add_workflow(is_webhooks_enabled=True)
    steps = [{"workflow_id": str(workflow.id)}, {"workflow_id": str(workflow.id)}]
    first, second = api.post("/v1/runs/chain", {"steps": steps})["run_ids"]
    api.patch(f"/v1/runs/{first}", {"status": "cancelled"})
    api.emulator.webhooks.wait_for_deliveries()

    ends = {event["run"]["id"]: event["run"] for event in inbox.payloads()}
    assert {run["status"] for run in ends.values()} == {"cancelled"}
    assert set(ends) == {first, second}
    assert ends[first]["release_session_after"] is True


def test_nothing_is_sent_for_a_workflow_without_webhooks(api: Api) -> None:
    api.emulator.webhooks.add(Inbox())
    api.wait(api.create_run(api.emulator.add_workflow())["id"])

    assert api.emulator.webhooks.deliveries == ()


def test_webhooks_can_be_switched_on_through_the_api(api: Api) -> None:
    inbox = Inbox()
    api.emulator.webhooks.add(inbox)
    workflow = api.emulator.add_workflow()
    api.patch(f"/v1/workflows/{workflow.id}", {"is_webhooks_enabled": True})
    api.wait(api.create_run(workflow)["id"])
    api.emulator.webhooks.wait_for_deliveries()

    assert len(inbox.received) == 1


def test_a_retried_run_is_a_new_event(api: Api) -> None:
    inbox = Inbox()
    api.emulator.webhooks.add(inbox)
    run = finish_run(api)
    api.post(f"/v1/runs/{run['id']}/retry", {}, status=200)
    api.wait(run["id"])
    api.emulator.webhooks.wait_for_deliveries()

    first, second = inbox.payloads()
    assert first["run"]["id"] == second["run"]["id"]
    assert first["event_id"] != second["event_id"]
    assert len({request.headers["svix-id"] for request in inbox.received}) == 2


def test_each_endpoint_gets_the_events_it_takes_with_its_own_signature(api: Api) -> None:
    runs, machines, both = Inbox(), Inbox(), Inbox()
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    api.emulator.webhooks.add(runs, events=["run_complete"])
    api.emulator.webhooks.add(machines, events=["downed_machines"])
    endpoint = api.emulator.webhooks.add(both, secret=secret)
    finish_run(api)
    machine = api.machine()
    api.emulator.webhooks.machine_down(machine["id"], reason="No heartbeat")
    api.emulator.webhooks.wait_for_deliveries()

    assert [event["event_type"] for event in runs.payloads()] == ["run_complete"]
    (notice,) = machines.payloads()
    check_event("DownedMachinesEvent", notice)
    (down,) = notice["machines"]
    assert (down["machine_id"], down["name"], down["reason"]) == (machine["id"], machine["name"], "No heartbeat")
    assert len(both.received) == 2
    assert endpoint.secret == secret
    assert runs.received[0].headers["svix-id"] == both.received[0].headers["svix-id"]
    assert runs.received[0].headers["svix-signature"] != both.received[0].headers["svix-signature"]
    Webhook(secret).verify(both.received[0].body, dict(both.received[0].headers))


def test_a_disconnected_machine_is_reported_once(api: Api) -> None:
    inbox = Inbox()
    api.emulator.webhooks.add(inbox)
    machine = api.emulator.machines[0].id
    api.emulator.disconnect(machine, status="error")
    api.emulator.disconnect(machine)
    api.emulator.reconnect(machine)
    api.emulator.webhooks.wait_for_deliveries()

    (notice,) = inbox.payloads()
    check_event("DownedMachinesEvent", notice)
    assert [(it["machine_id"], it["status"]) for it in notice["machines"]] == [(str(machine), "error")]


def test_no_notice_for_a_machine_without_alerts(api: Api) -> None:
    api.emulator.webhooks.add(Inbox())
    machine = api.machine()
    api.patch(f"/v1/machines/{machine['id']}", {"alerts_enabled": False})
    api.emulator.webhooks.machine_down(machine["id"])

    assert api.emulator.webhooks.deliveries == ()


def test_an_app_receives_without_a_socket(api: Api) -> None:
    received: list[tuple[str, bytes, dict[str, str]]] = []

    async def hook(request: Request) -> Response:
        received.append((request.url.path, await request.body(), dict(request.headers)))
        if len(received) == 1:
            raise LookupError("the first one goes wrong")
        return Response(status_code=202)

    app = Starlette(routes=[Route("/webhooks/cyberdesk", hook, methods=["POST"])])
    endpoint = api.emulator.webhooks.add("http://testserver/webhooks/cyberdesk", app=app)
    finish_run(api)
    assert api.emulator.webhooks.deliveries[0].attempts[0].status == 500
    api.emulator.webhooks.replay(api.emulator.webhooks.deliveries[0])
    api.emulator.webhooks.wait_for_deliveries()

    path, body, headers = received[1]
    assert path == "/webhooks/cyberdesk"
    Webhook(endpoint.secret).verify(body, headers)
    assert [it.status for it in api.emulator.webhooks.deliveries[0].attempts] == [500, 202]


async def _async_receiver(request: WebhookRequest) -> None:
    assert request.json()["event_type"] == "run_complete"


def _broken(request: WebhookRequest) -> None:
    raise SystemExit(3)


def _confused(request: WebhookRequest) -> Any:
    return "ok"


@pytest.mark.parametrize(
    ("receiver", "status", "error"),
    [
        (_async_receiver, 204, None),
        (_broken, None, "SystemExit: 3"),
        (_confused, None, "TypeError: a receiver returns a status code or None, not str"),
    ],
)
def test_functions_as_receivers(api: Api, receiver: Any, status: int | None, error: str | None) -> None:
    api.emulator.webhooks.add(receiver)
    finish_run(api)

    (attempt,) = api.emulator.webhooks.deliveries[0].attempts
    assert (attempt.status, attempt.error) == (status, error)


def test_a_failed_attempt_is_repeated_after_five_seconds(api: Api) -> None:
    api.emulator.webhooks.add(Inbox(500))
    finish_run(api)

    (delivery,) = api.emulator.webhooks.deliveries
    assert delivery.status == "pending"
    assert delivery.next_attempt_at is not None
    assert (delivery.next_attempt_at - delivery.attempts[0].started_at).total_seconds() >= RETRY_SECONDS[0]


def test_hours_of_attempts_pass_at_once_on_a_virtual_clock(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock())
    inbox = Inbox(*[500] * 7)
    endpoint = api.emulator.webhooks.add(inbox)
    workflow = api.emulator.add_workflow(is_webhooks_enabled=True)
    api.create_run(workflow)
    api.emulator.clock.advance(0)
    assert len(inbox.received) == 1
    api.emulator.clock.advance(RETRY_SECONDS[0] - 1)
    assert len(inbox.received) == 1
    api.emulator.clock.advance(1)
    assert len(inbox.received) == 2
    api.emulator.clock.advance(28 * HOUR)

    (delivery,) = api.emulator.webhooks.deliveries
    times = [attempt.started_at for attempt in delivery.attempts]
    waits = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(times)]
    assert waits == list(RETRY_SECONDS)
    assert (delivery.status, delivery.next_attempt_at) == ("succeeded", None)
    assert len({(request.headers["svix-id"], request.body) for request in inbox.received}) == 1
    # Receivers check signatures by the real time, from which this clock is far away.
    Webhook(endpoint.secret).verify(inbox.received[-1].body, dict(inbox.received[-1].headers))


def test_after_the_last_attempt_a_delivery_has_failed(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(auto_advance=True))
    inbox = Inbox(*[500] * 9)
    api.emulator.webhooks.add(inbox)
    api.create_run(api.emulator.add_workflow(is_webhooks_enabled=True))

    eventually(lambda: [it.status for it in api.emulator.webhooks.deliveries] == ["failed"])
    assert len(inbox.received) == 8


def test_a_receiver_that_takes_too_long_gives_no_response(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api.emulator.webhooks.add(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.05)
        finish_run(api)

        (attempt,) = api.emulator.webhooks.deliveries[0].attempts
        assert (attempt.status, attempt.error) == (None, "No response within 0.05 s")


def test_nothing_listens(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    api.emulator.webhooks.add(url)
    finish_run(api)

    (attempt,) = api.emulator.webhooks.deliveries[0].attempts
    assert attempt.status is None
    assert attempt.error
    assert attempt.error.startswith("ConnectError")


def test_disabling_ends_what_is_pending_and_recovering_sends_it_again(api: Api) -> None:
    inbox = Inbox(500)
    webhooks = api.emulator.webhooks
    endpoint = webhooks.add(inbox)
    finish_run(api)
    webhooks.disable(endpoint)
    finish_run(api)

    (delivery,) = webhooks.deliveries
    assert (delivery.status, delivery.next_attempt_at) == ("failed", None)
    webhooks.enable(endpoint)
    assert webhooks.recover(endpoint) == 1
    webhooks.wait_for_deliveries()
    assert webhooks.deliveries[0].status == "succeeded"
    assert webhooks.recover(endpoint) == 0


def test_a_removed_endpoint_is_not_listed(api: Api) -> None:
    webhooks = api.emulator.webhooks
    endpoint = webhooks.add(Inbox(500))
    finish_run(api)
    webhooks.remove(endpoint)

    assert (webhooks.endpoints, webhooks.deliveries) == ((), ())
    with pytest.raises(KeyError):
        webhooks.remove(endpoint)


def test_test_events(api: Api) -> None:
    inbox = Inbox()
    webhooks = api.emulator.webhooks
    endpoint = webhooks.add(inbox, events=["downed_machines"])
    webhooks.send_test(endpoint)
    webhooks.wait_for_deliveries()
    run = finish_run(api)
    webhooks.send_test(endpoint)
    webhooks.send_test(endpoint, "downed_machines")
    webhooks.wait_for_deliveries()

    events = {event["event_id"]: event for event in inbox.payloads()}
    about = [event["run"]["id"] for event in events.values() if event["event_type"] == "run_complete"]
    assert len(events) == 3
    assert run["id"] in about
    schemas = {"run_complete": "RunCompletedEvent", "downed_machines": "DownedMachinesEvent"}
    for event in events.values():
        check_event(schemas[event["event_type"]], event)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"receiver": "localhost:9000"}, "http or https URL"),
        ({"receiver": "http://"}, "http or https URL"),
        ({"receiver": "http://a:b:c/"}, "is not a URL"),
        ({"receiver": "http://a/", "secret": "secret"}, "whsec_"),
        ({"receiver": "http://a/", "events": ["run_completed"]}, "not run_completed"),
        ({"receiver": "http://a/", "events": "run_complete"}, "events must be among"),
        ({"receiver": "http://a/", "timeout": 0}, "positive"),
        ({"receiver": _broken, "app": Starlette()}, "app needs a URL"),
    ],
)
def test_invalid_endpoints_are_refused(shared_api: Api, arguments: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        shared_api.emulator.webhooks.add(**arguments)


def test_events_from_before_the_start_are_delivered_after_it() -> None:
    inbox = Inbox()
    emulator = CyberdeskEmulator()
    emulator.webhooks.add(inbox)
    emulator.webhooks.machine_down(emulator.machines[0].id)
    assert inbox.received == []
    with emulator:
        emulator.webhooks.wait_for_deliveries()
    assert len(inbox.received) == 1


def test_deliveries_survive_a_restart(tmp_path: Path, make_api: MakeApi, socket_inbox: SocketInbox) -> None:
    path = tmp_path / "state.sqlite"
    with CyberdeskEmulator(state=path, running_seconds=0.0, clock=VirtualClock()) as emulator:
        endpoint = emulator.webhooks.add(socket_inbox.url)
        emulator.webhooks.add(Inbox(500), events=["downed_machines"])
        emulator.webhooks.machine_down(emulator.machines[0].id)
        emulator.clock.advance(1)
        before = emulator.webhooks.deliveries
        assert [delivery.status for delivery in before] == ["pending"] * 2
    with CyberdeskEmulator(state=path, clock=VirtualClock()) as emulator:
        assert emulator.webhooks.deliveries == before
        assert emulator.webhooks.endpoints[0].secret == endpoint.secret
        emulator.clock.advance(RETRY_SECONDS[0])
        delivered, lost = emulator.webhooks.deliveries
    assert (delivered.status, [it.status for it in delivered.attempts]) == ("succeeded", [302, 200])
    assert socket_inbox.received[0][1] == socket_inbox.received[1][1]
    assert lost.attempts[-1].error == "The Python object that received these webhooks no longer exists"


def test_a_snapshot_takes_deliveries_back(api: Api) -> None:
    inbox = Inbox(500)
    api.emulator.webhooks.add(inbox)
    finish_run(api)
    before = api.emulator.webhooks.deliveries
    snapshot = api.emulator.snapshot()
    api.emulator.webhooks.replay(before[0])
    api.emulator.webhooks.wait_for_deliveries()
    assert api.emulator.webhooks.deliveries[0].status == "succeeded"

    api.emulator.restore(snapshot)
    assert api.emulator.webhooks.deliveries == before


def test_a_reset_keeps_endpoints_and_forgets_deliveries(api: Api) -> None:
    inbox = Inbox(500)
    endpoint = api.emulator.webhooks.add(inbox)
    finish_run(api)
    api.emulator.reset()
    assert (api.emulator.webhooks.endpoints, api.emulator.webhooks.deliveries) == ((endpoint,), ())

    finish_run(api)
    assert len(inbox.received) == 2


def test_the_stop_does_not_wait_for_deliveries(make_api: MakeApi) -> None:
    entered = threading.Event()
    release = threading.Event()

    def slow(request: WebhookRequest) -> None:
        entered.set()
        release.wait(60)

    api = make_api()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api.emulator.webhooks.add(slow)
        api.emulator.webhooks.add(f"http://127.0.0.1:{silent.getsockname()[1]}/")
        api.emulator.webhooks.add(Inbox(500))
        workflow = api.emulator.add_workflow(is_webhooks_enabled=True)
        api.wait(api.create_run(workflow)["id"])
        assert entered.wait(10)
        eventually(lambda: any(it.attempts for it in api.emulator.webhooks.deliveries))
        began = time.monotonic()
        api.emulator.__exit__()
        release.set()
    # The timeout of the two that hang is 15 s.
    assert time.monotonic() - began < 10
    assert [it.status for it in api.emulator.webhooks.deliveries] == ["pending"] * 3


def in_a_thread() -> int:
    return 1


fastapi_app = FastAPI()


@fastapi_app.post("/hook")
async def hook(number: int = Depends(in_a_thread)) -> None: ...


@pytest.mark.anyio
async def test_an_application_runs_on_asyncio_whatever_the_test_runs_on(anyio_backend_name: str) -> None:
    with CyberdeskEmulator(serve=False, clock=VirtualClock(auto_advance=True)) as emulator:
        endpoint = emulator.webhooks.add("http://testserver/hook", app=fastapi_app)
        workflow = emulator.add_workflow(returns(), is_webhooks_enabled=True)
        async with emulator.async_client() as client:
            await client.runs.create_and_wait(workflow_id=workflow.id)
        emulator.webhooks.send_test(endpoint)
        await anyio.to_thread.run_sync(emulator.webhooks.wait_for_deliveries)
        statuses = [delivery.attempts[0].status for delivery in emulator.webhooks.deliveries]
        assert statuses == [200, 200]


def test_the_traceback_of_a_receiver_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def receive(request: WebhookRequest) -> None:
        raise LookupError("nothing here")

    with CyberdeskEmulator(serve=False) as emulator:
        delivery = emulator.webhooks.send_test(emulator.webhooks.add(receive))
        emulator.webhooks.wait_for_deliveries()
        emulator.webhooks.disable(delivery.endpoint_id)
    assert "The receiver of webhook endpoint python:receive raised an exception" in caplog.text
    assert "in receive" in caplog.text
