from datetime import timedelta

import pytest

from cyberdesk.emulator._rules.http.idempotency import RETENTION, IdempotencyStore, Verdict, is_stored
from cyberdesk.emulator._state.idempotency import IdempotencyScope, StoredResponse

from ..world import NOON

POST = IdempotencyScope("key", "POST", "/v1/runs")
CREATED = StoredResponse(201, b"{}", {})


class Watch:
    now = NOON


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def store(watch: Watch) -> IdempotencyStore:
    return IdempotencyStore(lambda: watch.now, {})


@pytest.mark.parametrize(
    ("status", "stored"),
    [(200, True), (201, True), (204, True), (400, True), (404, True), (422, True)]
    + [(status, False) for status in (401, 408, 409, 429, 500, 503)],
)
def test_which_responses_are_final(store: IdempotencyStore, status: int, stored: bool) -> None:
    assert is_stored(status) is stored
    assert store.begin(POST, b"body") == (Verdict.EXECUTE, None)
    store.finish(POST, StoredResponse(status, b"", {}))

    again = store.begin(POST, b"body")
    assert again == ((Verdict.REPLAY, StoredResponse(status, b"", {})) if stored else (Verdict.EXECUTE, None))


def test_a_key_in_use(store: IdempotencyStore) -> None:
    store.begin(POST, b"body")

    assert store.begin(POST, b"body") == (Verdict.IN_PROGRESS, None)
    assert store.begin(POST, b"other") == (Verdict.OTHER_REQUEST, None)
    store.finish(POST, CREATED)
    assert store.begin(POST, b"other") == (Verdict.OTHER_REQUEST, None)


@pytest.mark.parametrize(
    "other",
    [
        IdempotencyScope("other", "POST", "/v1/runs"),
        IdempotencyScope("key", "PUT", "/v1/runs"),
        IdempotencyScope("key", "POST", "/v1/x"),
    ],
)
def test_a_key_counts_for_its_method_and_path_only(store: IdempotencyStore, other: IdempotencyScope) -> None:
    store.begin(POST, b"body")

    assert store.begin(other, b"body") == (Verdict.EXECUTE, None)


def test_a_key_is_forgotten_after_a_day(store: IdempotencyStore, watch: Watch) -> None:
    store.begin(POST, b"body")
    store.finish(POST, CREATED)

    watch.now += RETENTION - timedelta(seconds=1)
    assert store.begin(POST, b"body") == (Verdict.REPLAY, CREATED)
    watch.now += timedelta(seconds=1)
    assert store.begin(POST, b"other") == (Verdict.EXECUTE, None)
