"""Faults: over sockets, without them, and as the SDK sees them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import anyio
import httpx
import pytest

from cyberdesk import APIConnectionError, APIStatusError, APITimeoutError, Cyberdesk, RetryConfig
from cyberdesk.emulator import CyberdeskEmulator, Fault, ReceivedRequest, VirtualClock
from cyberdesk.emulator._rules.http.faults import FaultKind, choose_fault, cut, drops

from ..support import eventually

QUICK = RetryConfig(initial_delay=0.001, max_delay=0.002)
ONCE = RetryConfig(max_retries=0)


def request(method: str = "GET", path: str = "/v1/runs", body: bytes = b"") -> ReceivedRequest:
    return ReceivedRequest(
        method=method,
        path=path,
        headers={},
        body=body,
        status=0,
        request_id="r",
        received_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def no_chance() -> float:
    raise AssertionError("no chance was asked for")


class TestRules:
    def test_the_first_that_matches_hits(self) -> None:
        other, first, second = Fault(match="POST *"), Fault(match="GET /v1/*"), Fault()
        assert choose_fault([other, first, second], request(), no_chance) is first

    def test_a_spent_one_hits_nothing(self) -> None:
        spent, next_one = Fault(times=2, hits=2), Fault(times=1)
        assert choose_fault([spent, next_one], request(), no_chance) is next_one
        assert choose_fault([spent], request(), no_chance) is None

    def test_a_function_may_choose(self) -> None:
        fault = Fault(match=lambda request: b"Doe" in request.body)
        assert choose_fault([fault], request(body=b"Doe"), no_chance) is fault
        assert choose_fault([fault], request(), no_chance) is None

    @pytest.mark.parametrize(("drawn", "hits"), [(0.29, True), (0.3, False), (0.9, False)])
    def test_chance(self, drawn: float, hits: bool) -> None:
        fault = Fault(probability=0.3)
        assert (choose_fault([fault], request(), lambda: drawn) is fault) is hits

    @pytest.mark.parametrize(
        ("kept", "left"), [(None, b"abc"), (0, b""), (2, b"ab"), (5, b"abcde"), (6, b"abcde"), (99, b"abcde")]
    )
    def test_a_truncated_body_is_never_complete(self, kept: int | None, left: bytes) -> None:
        assert cut(b"abcdef", kept) == left

    @pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 99, 100, 101])
    def test_drops(self, length: int) -> None:
        body = bytes(range(length))
        pieces = drops(body)
        assert b"".join(pieces) == body
        assert len(pieces) <= 10
        assert all(pieces)


@pytest.fixture(params=[True, False], ids=["socket", "in-process"])
def emulator(request: pytest.FixtureRequest) -> Iterator[CyberdeskEmulator]:
    with CyberdeskEmulator(serve=request.param, scheduling_seconds=0, running_seconds=0) as running:
        yield running


@pytest.fixture
def http(emulator: CyberdeskEmulator) -> Iterator[httpx.Client]:
    """A raw client, over a socket or without."""
    serves = not emulator.base_url.endswith(".invalid")
    headers = {"Authorization": f"Bearer {emulator.api_key}"}
    transport = None if serves else emulator.transport()
    with httpx.Client(base_url=emulator.base_url, headers=headers, transport=transport) as client:
        yield client


def test_a_status_comes_so_many_times(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    fault = emulator.faults.add("POST /v1/pools", status=503, headers={"Retry-After": "7"}, times=2)
    responses = [http.post("/v1/pools", json={"name": "P"}) for _ in range(3)]

    assert [response.status_code for response in responses] == [503, 503, 201]
    assert responses[0].headers["retry-after"] == "7"
    assert responses[0].json() == {"detail": "Fault on purpose"}
    assert responses[0].headers["x-request-id"] == emulator.requests[0].request_id
    assert (fault.hits, fault.is_spent) == (2, True)
    assert [(it.status, it.fault) for it in emulator.requests] == [(503, "status"), (503, "status"), (201, None)]
    assert http.get("/v1/pools").json()["total"] == 1


def test_the_body_of_a_status_is_yours(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    emulator.faults.add("GET /v1/runs", status=502, body=b"<h1>Bad Gateway</h1>", headers={"X-A": "b"}, times=1)
    emulator.faults.add("GET /v1/runs", status=422, json={"detail": []}, times=1)
    emulator.faults.add("GET /v1/runs", status=204)

    html, json, empty = (http.get("/v1/runs") for _ in range(3))
    assert (html.text, html.headers["x-a"], "content-type" in html.headers) == (
        "<h1>Bad Gateway</h1>",
        "b",
        False,
    )
    assert json.json() == {"detail": []}
    assert empty.content == b""


def test_a_reset_takes_no_effect(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    fault = emulator.faults.add("POST /v1/pools", reset=True, times=1)
    with pytest.raises(httpx.ReadError):
        http.post("/v1/pools", json={"name": "P"})

    assert fault.hits == 1
    [received] = emulator.requests
    assert (received.status, received.fault, received.json) == (0, "reset", {"name": "P"})
    assert http.get("/v1/pools").json()["total"] == 0


def test_a_request_with_a_lost_response_is_processed(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    emulator.faults.add("POST /v1/pools", lose_response=True, times=1)
    key = {"Idempotency-Key": "one"}
    with pytest.raises(httpx.ReadError):
        http.post("/v1/pools", json={"name": "P"}, headers=key)

    assert [(it.status, it.fault) for it in emulator.requests] == [(201, "lost response")]
    again = http.post("/v1/pools", json={"name": "P"}, headers=key)
    assert (again.status_code, again.headers["idempotency-status"]) == (201, "replayed")
    assert http.get("/v1/pools").json()["total"] == 1


@pytest.mark.parametrize("kept", [True, 0, 7])
def test_a_truncated_body(emulator: CyberdeskEmulator, http: httpx.Client, kept: bool | int) -> None:
    emulator.faults.add("GET /v1/machines", truncate=kept, times=1)
    with http.stream("GET", "/v1/machines") as response:
        assert response.status_code == 200
        announced = int(response.headers["content-length"])
        got = b""
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
            for piece in response.iter_raw():
                got += piece

    assert len(got) == (announced // 2 if kept is True else kept)
    assert http.get("/v1/machines").json()["total"] == 1


def test_a_response_without_a_body_is_not_truncated(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    pool = http.post("/v1/pools", json={"name": "P"}).json()["id"]
    emulator.faults.add("DELETE *", truncate=True)
    assert http.delete(f"/v1/pools/{pool}").status_code == 204


def test_a_predicate_gets_the_complete_request(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    def is_doe(received: ReceivedRequest) -> bool:
        return received.method == "POST" and received.json["name"] == "Doe"

    fault = emulator.faults.add(is_doe, status=500)
    statuses = [http.post("/v1/pools", json={"name": name}).status_code for name in ("Roe", "Doe")]
    assert (statuses, fault.hits) == ([201, 500], 1)


def test_faults_can_be_listed_and_removed(emulator: CyberdeskEmulator, http: httpx.Client) -> None:
    first, second = emulator.faults.add(status=500), emulator.faults.add(status=501)
    assert (list(emulator.faults), len(emulator.faults)) == ([first, second], 2)
    assert http.get("/v1/runs").status_code == 500
    emulator.faults.remove(first)
    assert http.get("/v1/runs").status_code == 501
    emulator.faults.clear()
    assert http.get("/v1/runs").status_code == 200
    with pytest.raises(ValueError, match="was not added"):
        emulator.faults.remove(first)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({}, "A fault needs an effect"),
        ({"status": 503, "reset": True}, "one effect, not status and reset"),
        ({"status": 99}, "status must be from 200 to 599"),
        ({"reset": True, "times": 0}, "times must be at least 1"),
        ({"reset": True, "probability": 0}, "probability must be above 0"),
        ({"delay": -1}, "delay must be a non-negative number of seconds"),
        ({"drip": float("nan")}, "drip must be a non-negative number of seconds"),
        ({"reset": True, "json": {}}, "pass its status"),
        ({"status": 500, "json": {}, "body": b""}, "exclude each other"),
        ({"match": "runs", "reset": True}, "not a pattern of requests"),
    ],
)
def test_invalid_faults_are_refused(arguments: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        CyberdeskEmulator().faults.add(**arguments)


@pytest.mark.parametrize("serve", [True, False])
@pytest.mark.parametrize(("arguments", "seconds"), [({"delay": 3600.0}, 3600), ({"drip": 600.0}, 600)])
def test_delays_are_of_the_emulators_clock(serve: bool, arguments: dict[str, Any], seconds: float) -> None:
    clock = VirtualClock(auto_advance=True)
    with CyberdeskEmulator(serve=serve, clock=clock) as emulator, emulator.client(timeout=60) as client:
        emulator.faults.add("GET /v1/runs", **arguments)
        before = clock.now()
        assert client.runs.list().total == 0
        assert (clock.now() - before).total_seconds() == pytest.approx(seconds)


def test_a_delayed_request_is_processed_after_its_client_has_disconnected(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("POST /v1/pools", delay=0.5, times=1)
    with emulator.client(timeout=0.1, retry=ONCE) as client:
        with pytest.raises(APITimeoutError):
            client.pools.create(name="P")
        eventually(lambda: client.pools.list().total)
    assert [it.fault for it in emulator.requests_to("POST *")] == ["delay"]


def test_no_other_request_waits_for_a_delayed_one(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/machines", delay=3600)
    with emulator.client(timeout=0.2, retry=ONCE) as client:
        with pytest.raises(APITimeoutError):
            client.machines.list()
        assert client.runs.list().total == 0


HARM: list[tuple[dict[str, Any], type[Exception]]] = [
    ({"status": 503}, APIStatusError),
    ({"reset": True}, APIConnectionError),
    ({"lose_response": True}, APIConnectionError),
    ({"truncate": True}, APIConnectionError),
]


@pytest.mark.parametrize(("harm", "error"), HARM)
def test_the_sdk_survives_what_passes(
    emulator: CyberdeskEmulator, harm: dict[str, Any], error: type[Exception]
) -> None:
    with emulator.client(retry=QUICK) as client:
        fault = emulator.faults.add("POST /v1/pools", **harm, times=2)
        assert client.pools.create(name="P").name == "P"
        assert (fault.hits, client.pools.list().total) == (2, 1)
        emulator.faults.add("GET /v1/runs", **harm)
        with pytest.raises(error):
            client.runs.list()


@pytest.mark.anyio
@pytest.mark.parametrize(("harm", "error"), HARM)
async def test_the_asynchronous_sdk_survives_what_passes(
    emulator: CyberdeskEmulator, harm: dict[str, Any], error: type[Exception]
) -> None:
    async with emulator.async_client(retry=QUICK) as client:
        fault = emulator.faults.add("POST /v1/pools", **harm, times=2)
        assert (await client.pools.create(name="P")).name == "P"
        assert (fault.hits, (await client.pools.list()).total) == (2, 1)
        emulator.faults.add("GET /v1/runs", **harm)
        with pytest.raises(error):
            await client.runs.list()


@pytest.mark.anyio
async def test_a_delay_ends_with_its_caller(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/runs", delay=3600)
    async with emulator.async_client() as client:
        with anyio.move_on_after(0.1) as scope:
            await client.runs.list()
        assert scope.cancelled_caught
        assert (await client.machines.list()).total == 1


def test_chance_is_the_seeds() -> None:
    def statuses(seed: int) -> list[int]:
        with CyberdeskEmulator(serve=False, seed=seed) as emulator:
            fault = emulator.faults.add(status=500, probability=0.5)
            with httpx.Client(transport=emulator.transport(), base_url=emulator.base_url) as http:
                found = [http.get("/v1/health").status_code for _ in range(50)]
        assert fault.hits == found.count(500)
        return found

    assert statuses(1) == statuses(1)
    assert set(statuses(1)) == {200, 500}
    assert statuses(1) != statuses(2)


def test_a_reset_of_the_emulator_ends_faults() -> None:
    with CyberdeskEmulator(serve=False) as emulator, emulator.client(retry=ONCE) as client:
        emulator.faults.add(status=500)
        emulator.reset()
        assert client.runs.list().total == 0


def test_the_kind_is_named() -> None:
    faults = CyberdeskEmulator().faults
    makers: list[Callable[[], Fault]] = [
        lambda: faults.add(status=500, delay=1),
        lambda: faults.add(delay=1),
        lambda: faults.add(drip=1),
        lambda: faults.add(truncate=0),
    ]
    kinds = [FaultKind.STATUS, FaultKind.DELAY, FaultKind.DRIP, FaultKind.TRUNCATED]
    assert [make().kind for make in makers] == kinds


def test_a_client_is_made_for_the_key_it_is_given() -> None:
    with CyberdeskEmulator(serve=False, api_key=["cd_a", "cd_b"]) as emulator:
        assert emulator.api_key == "cd_a"
        for key in ("cd_a", "cd_b"):
            with emulator.client(api_key=key) as client:
                assert isinstance(client, Cyberdesk)
                assert client.runs.list().total == 0
        with emulator.client(api_key="cd_c") as client, pytest.raises(APIStatusError) as caught:
            client.runs.list()
        assert caught.value.status_code == 401
    with pytest.raises(ValueError, match="api_key must be"):
        CyberdeskEmulator(api_key=[])
