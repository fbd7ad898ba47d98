"""Sessions and chains with servers that differ: lists that lag, unknown filters, odd and lost responses."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import httpx
import pytest
from cyberdesk import (
    APIConnectionError,
    ChainError,
    Cyberdesk,
    DeadlineExceededError,
    IdempotencyConfig,
    ReleaseUnconfirmedError,
    ResponseDecodeError,
    RetryConfig,
    UnprocessableEntityError,
    ref,
)
from tests.session_api import MACHINE, WORKFLOW, SessionAPI, nothing

POLL = 0.02
OTHER = str(UUID(int=99))


def client_of(api: SessionAPI, **settings: Any) -> Cyberdesk:
    return Cyberdesk(
        "cd_key",
        base_url="http://127.0.0.1:9",
        transport=api.transport,
        retry=RetryConfig(max_retries=0),
        **settings,
    )


def lose_next(api: SessionAPI) -> None:
    """Process the next write, and lose its response."""

    def lose(request: httpx.Request) -> None:
        api.after = nothing
        raise httpx.ReadError("the response was lost")

    api.after = lose


@pytest.mark.parametrize("has_machine", [True, False])
@pytest.mark.parametrize("get_lag", [0, 2])
def test_a_run_that_no_list_shows_is_cancelled_by_its_id(has_machine: bool, get_lag: int) -> None:
    api = SessionAPI(list_lag=1000, has_machine=has_machine, get_lag=get_lag)
    with client_of(api) as client:
        with client.session() as session:
            for _ in range(5):
                session.create(WORKFLOW)
        assert session.release_confirmed
    assert api.statuses == ["cancelled"] * 5
    assert api.is_free


def test_a_handle_cancels_a_run_that_no_list_shows() -> None:
    api = SessionAPI(list_lag=1000)
    with client_of(api) as client:
        chain = client.chain()
        for _ in range(6):
            chain.step(WORKFLOW)
        handle = chain.start()
        handle["step_2"].cancel()
        assert api.statuses.count("cancelled") == 1
        handle.cancel()
    assert api.statuses == ["cancelled"] * 6


def test_a_run_that_was_retried_is_cancelled_again() -> None:
    api = SessionAPI()
    with client_of(api) as client, client.session() as session:
        handle = session.create(WORKFLOW)
        handle.cancel()
        api.runs[str(handle.id)]["status"] = "running"
        handle.cancel()
        assert api.statuses == ["cancelled"]


def test_a_run_that_does_not_end_is_not_confirmed() -> None:
    api = SessionAPI()
    api.before = lambda request: httpx.Response(409, json={}) if request.url.path.startswith("/v1/runs/") else None
    with client_of(api) as client:
        session = client.session(release_timeout=0.3).__enter__()
        handle = session.create(WORKFLOW)
        with pytest.raises(ReleaseUnconfirmedError) as caught:
            session.__exit__(None, None, None)
        assert caught.value.run_ids == (handle.id,)
        with pytest.raises(DeadlineExceededError, match=str(handle.id)):
            handle.cancel(timeout=0.1)
    # The machine was released all the same.
    assert api.reserved_by is None


@pytest.mark.parametrize("status", [403, 500])
def test_a_run_that_cannot_be_ended_keeps_neither_the_others_nor_the_machine(status: int) -> None:
    api = SessionAPI()

    def refuse(request: httpx.Request) -> httpx.Response | None:
        return httpx.Response(status, json={}) if request.url.path == f"/v1/runs/{UUID(int=1001)}" else None

    api.before = refuse
    with client_of(api) as client:
        session = client.session(release_timeout=1.0)
        with pytest.raises(ReleaseUnconfirmedError, match=str(status)) as caught:
            with session:
                for _ in range(3):
                    session.create(WORKFLOW)
        assert caught.value.run_ids == (UUID(int=1001),)
    assert api.statuses == ["cancelled", "running", "cancelled"]
    assert api.reserved_by is None


def test_no_frame_holds_secrets_while_a_request_is_sent() -> None:
    api = SessionAPI()
    api.before = lambda request: httpx.Response(422, json={"detail": "no"})  # noqa: ARG005
    secrets = {"password": "hunter2"}
    with client_of(api) as client, client.session() as session:
        chain = session.chain(shared_sensitive_input_values=secrets)
        chain.step(WORKFLOW, sensitive_input_values=secrets)
        for call in (lambda: session.run(WORKFLOW, sensitive_input_values=secrets), chain.start):
            with pytest.raises(UnprocessableEntityError) as caught:
                call()
            frames = [frame for frame in caught.traceback if "sync/sessions/" in str(frame.path)]
            assert len(frames) > 2
            assert "hunter2" not in repr([frame.locals for frame in frames])


@pytest.mark.parametrize("page_cap", [1000, 2])
def test_runs_of_others_are_left_alone_by_whatever_a_list_shows(page_cap: int) -> None:
    api = SessionAPI(knows_session_filter=False, page_cap=page_cap)
    for session_id in (None, OTHER, None):
        api.add_run({"session_id": session_id})
    api.reserved_by = None
    with client_of(api) as client:
        with client.session() as kept:
            kept.create(WORKFLOW)
            kept.keep = True
        with client.session(session_id=kept.id, keep=False) as joined:
            lose_next(api)
            with pytest.raises(APIConnectionError):
                joined.create(WORKFLOW)
        assert joined.release_confirmed
    assert api.statuses == ["running"] * 3 + ["cancelled"] * 2
    assert api.reserved_by is None


def test_a_session_that_was_joined_and_has_no_runs_to_be_found_is_not_confirmed() -> None:
    api = SessionAPI()
    with client_of(api) as client:
        session = client.session(session_id=OTHER, keep=False, release_timeout=0.3)
        with pytest.raises(ReleaseUnconfirmedError, match="no run of the session is listed"):
            with session:
                pass


def fewer(run_ids: list[str]) -> Iterable[str]:
    return run_ids[:1]


def none(run_ids: list[str]) -> Iterable[str]:
    return []


def repeated(run_ids: list[str]) -> Iterable[str]:
    return [run_ids[0], run_ids[0]]


def more(run_ids: list[str]) -> Iterable[str]:
    return [*run_ids, str(UUID(int=5))]


@pytest.mark.parametrize("change", [fewer, none, repeated])
def test_runs_that_a_chain_response_leaves_out_are_found_and_cancelled(
    change: Callable[[list[str]], Iterable[str]],
) -> None:
    api = SessionAPI(chain_run_ids=change, list_lag=1)
    with client_of(api) as client:
        session = client.session()
        with pytest.raises(ResponseDecodeError, match="runs for 2 steps") as caught:
            with session:
                chain = session.chain()
                chain.step(WORKFLOW)
                chain.step(WORKFLOW)
                chain.start()
        assert caught.value.session_id == session.id
        assert set(caught.value.run_ids) == {UUID(run_id) for run_id in change(list(api.runs))}
        assert session.release_confirmed
    assert api.is_free


@pytest.mark.parametrize("change", [fewer, none, repeated])
def test_runs_that_nothing_shows_are_not_confirmed(
    change: Callable[[list[str]], Iterable[str]], caplog: pytest.LogCaptureFixture
) -> None:
    api = SessionAPI(chain_run_ids=change, list_lag=1000)
    with client_of(api) as client:
        session = client.session(release_timeout=0.3)
        with caplog.at_level(logging.WARNING, "cyberdesk"), pytest.raises(ResponseDecodeError) as caught:
            with session:
                chain = session.chain()
                chain.step(WORKFLOW)
                chain.step(WORKFLOW)
                chain.start()
        assert not session.release_confirmed
        assert "could not be confirmed" in caught.value.__notes__[0]
        assert "could not be confirmed" in caplog.text


def test_a_chain_response_with_a_run_too_many_is_an_error_of_the_chain_as_well() -> None:
    api = SessionAPI(chain_run_ids=more)
    with client_of(api) as client:
        chain = client.chain()
        chain.step(WORKFLOW)
        with pytest.raises(ResponseDecodeError, match="2 runs for 1 steps") as caught:
            chain.start()
    assert [str(run_id) for run_id in caught.value.run_ids] == list(more(list(api.runs)))


def test_a_join_without_a_response_is_repeated_when_no_list_shows_what_it_created() -> None:
    api = SessionAPI(is_quick=True, list_lag=1000)
    with client_of(api) as client:
        with client.session() as session:
            session.run(WORKFLOW, poll_interval=POLL)
            lose_next(api)
            with pytest.raises(APIConnectionError):
                session.create(WORKFLOW, alias="lost")
            lose_next(api)
            chain = session.chain()
            chain.step(WORKFLOW)
            with pytest.raises(APIConnectionError):
                chain.start()
        assert session.release_confirmed
    assert len(api.runs) == 3
    assert api.requests.count("POST /v1/runs") == 3
    assert api.requests.count("POST /v1/runs/chain") == 2
    assert api.is_free


@pytest.mark.parametrize("status", [401, 403, 500])
def test_a_start_that_cannot_be_cleared_up_is_not_confirmed(status: int) -> None:
    api = SessionAPI()

    def refuse(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, json={})

    with client_of(api) as client:
        session = client.session(release_timeout=0.3)
        with pytest.raises(APIConnectionError) as caught:
            with session:
                lose_next(api)
                try:
                    session.create(WORKFLOW)
                finally:
                    api.before = refuse
        assert not session.release_confirmed
        assert str(status) in caught.value.__notes__[0]
        api.before = nothing
        session.release()
        assert session.release_confirmed
    assert api.statuses == ["cancelled"]
    assert api.is_free


def test_a_join_that_cannot_be_repeated_is_found_by_its_alias() -> None:
    api = SessionAPI(list_lag=2)
    with client_of(api, idempotency=IdempotencyConfig(enabled=False)) as client:
        with client.session() as session:
            session.create(WORKFLOW)
            lose_next(api)
            with pytest.raises(APIConnectionError):
                session.create(WORKFLOW, alias="lost")
        assert session.release_confirmed
    assert api.statuses == ["cancelled", "cancelled"]


def test_a_reservation_that_shows_late_is_cleared() -> None:
    api = SessionAPI(is_quick=True, reservation_lag=2)
    with client_of(api) as client:
        with client.session() as session:
            session.run(WORKFLOW, poll_interval=POLL)
        assert session.release_confirmed
    assert api.is_free


@pytest.mark.parametrize(
    ("response", "is_confirmed"),
    [
        (httpx.Response(404, json={"detail": "Machine not found"}), True),
        (httpx.Response(403, json={"detail": "no"}), False),
        (httpx.Response(200, json={"id": "odd"}), False),
    ],
)
def test_a_machine_that_cannot_be_fetched(response: httpx.Response, is_confirmed: bool) -> None:
    api = SessionAPI(is_quick=True)
    api.before = lambda request: response if "machines" in request.url.path else None
    with client_of(api) as client:
        session = client.session()
        try:
            with session:
                session.run(WORKFLOW, poll_interval=POLL)
        except ReleaseUnconfirmedError as error:
            assert error.machine_id == MACHINE  # noqa: PT017  # only some cases raise
        assert session.release_confirmed is is_confirmed


def test_the_machine_of_another_session_is_left_alone() -> None:
    api = SessionAPI(is_quick=True)
    with client_of(api) as client:
        with client.session() as session:
            session.run(WORKFLOW, poll_interval=POLL)
            api.reserved_by = OTHER
        assert session.release_confirmed
    assert api.reserved_by == OTHER


@pytest.mark.parametrize("status", [503, 422])
def test_a_chain_does_not_send_an_open_file_a_second_time_unless_it_is_whole(status: int) -> None:
    api = SessionAPI()
    api.before = lambda request: httpx.Response(status, json={}) if request.method == "POST" else None
    bodies: list[bytes] = []
    with client_of(api) as client:
        chain = client.chain(shared_file_inputs=[("a.txt", io.BytesIO(b"page")), ("b.txt", iter([b"page"]))])
        chain.step(WORKFLOW)
        with pytest.raises(Exception, match=str(status)):
            chain.start()
        api.before = lambda request: bodies.append(request.content)
        with pytest.raises(ChainError, match="cannot be read again") as caught:
            chain.start()
        assert caught.value.place == "shared_file_inputs"
    assert bodies == []


def test_outputs_are_values_once_the_run_was_waited_for() -> None:
    api = SessionAPI(is_quick=True)
    with client_of(api) as client, client.session() as session:
        started = session.create(WORKFLOW, alias="a")
        assert session.outputs("a") == ref("a.outputs")
        with pytest.raises(TypeError, match="neither true nor false"):
            bool(session.outputs("a")["id"])
        started.wait(poll_interval=POLL)
        assert session.outputs("a") == {"id": 0}
        again = session.create(WORKFLOW, alias="a", input_values={"before": session.outputs("a")["id"]})
        assert session.outputs("a") == started.outputs == again.outputs == ref("a.outputs")
        again.wait(poll_interval=POLL)
        assert session.outputs("a")["id"] == 1
        chain = session.chain(last=True)
        step = chain.step(WORKFLOW, input_values={"id": {"$ref": "a.outputs.id"}})
        (chain.start()).wait(poll_interval=POLL)
        assert session.outputs(step.alias) == {"id": 2}
