"""Names of rows, and the ledger of a job."""

from __future__ import annotations

import math
import random
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from cyberdesk._core.jobs.jobs import JobRow, JobState, Plan, RowNames, idempotency_key
from hypothesis import given
from hypothesis import strategies as st

from cyberdesk import (
    APIConnectionError,
    AuthenticationError,
    CyberdeskError,
    InvalidArgumentError,
    NotFoundError,
    RowArguments,
    ServerError,
)

WORKFLOW = uuid.UUID("00000000-0000-4000-8000-000000000001")


def plan(**changes: Any) -> Plan[Any]:
    settings: dict[str, Any] = {
        "workflow_id": WORKFLOW,
        "common": {},
        "arguments": None,
        "key": None,
        "max_in_flight": 2,
        "timeout": None,
        "stop_on_failure": False,
    }
    return Plan(**{**settings, **changes})


def names(rows: list[Mapping[str, Any]]) -> list[str]:
    naming = RowNames[Mapping[str, Any]](None)
    return [naming.name(row, plan().run_arguments(row)) for row in rows]


rows_strategy = st.lists(st.dictionaries(st.text(max_size=2), st.integers(0, 2), max_size=2), max_size=8)


@given(rows_strategy, st.randoms())
def test_rows_have_the_same_names_in_any_order(rows: list[Mapping[str, Any]], order: random.Random) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert sorted(names(rows)) == sorted(names(shuffled))
    assert len(set(names(rows))) == len(rows)


def test_the_order_of_keys_is_no_difference_and_what_is_sent_is() -> None:
    assert names([{"a": 1, "b": 2}]) == names([{"b": 2, "a": 1}])
    assert names([{"a": 1}]) != names([{"a": "1"}])
    assert names([{"id": WORKFLOW, "sum": Decimal("1.5")}]) == names([{"id": str(WORKFLOW), "sum": "1.5"}])


def test_secrets_and_files_name_nothing() -> None:
    def arguments(row: int) -> RowArguments:
        return {"sensitive_input_values": {"password": row}, "file_inputs": [("a.txt", bytes([row]))]}

    job = plan(arguments=arguments)
    naming = RowNames[int](None)
    first, second = (naming.name(row, job.run_arguments(row)) for row in (1, 2))
    assert first[:-2] == second[:-2]
    assert first != second
    secrets = [plan(common={"sensitive_input_values": {"password": word}}) for word in ("a", "b")]
    assert secrets[0].fingerprint() == secrets[1].fingerprint()
    assert plan(common={"pool_ids": ["x"]}).fingerprint() != plan().fingerprint()


def test_own_keys_are_unique_texts() -> None:
    naming = RowNames[str](lambda row: row)
    assert naming.name("a", {}) == "a"
    with pytest.raises(InvalidArgumentError, match="two rows have the key 'a'"):
        naming.name("a", {})
    with pytest.raises(InvalidArgumentError, match="not empty"):
        naming.name("", {})


@pytest.mark.parametrize("row", [1, "text", [("a", 1)]])
def test_a_row_that_is_no_mapping_needs_to_be_explained(row: object) -> None:
    with pytest.raises(InvalidArgumentError, match="arguments="):
        plan().run_arguments(row)


@pytest.mark.parametrize(
    "changes",
    [
        {"max_in_flight": 0},
        {"max_in_flight": True},
        {"common": {"session_id": WORKFLOW}},
        {"common": {"pool": []}},
    ],
)
def test_malformed_plans_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgumentError):
        plan(**changes)


def test_a_row_that_has_no_json_form_is_refused() -> None:
    with pytest.raises(InvalidArgumentError, match="object has no JSON form"):
        names([{"a": object()}])


def test_what_a_row_says_beats_what_all_say() -> None:
    def arguments(row: str) -> RowArguments:
        return {"machine_id": row}

    job = plan(common={"machine_id": "all", "is_priority": True}, arguments=arguments)
    assert job.run_arguments("mine") == {"machine_id": "mine", "is_priority": True}


def test_idempotency_keys_depend_on_job_and_row() -> None:
    keys = {idempotency_key(job, row) for job in ("a", "b", "ü") for row in ("1", "2")}
    assert len(keys) == 6
    assert all(key.isascii() and key.isprintable() for key in keys)
    assert idempotency_key("a", "1") == idempotency_key("a", "1")


def entry(index: int = 0, **fields: Any) -> JobRow[str]:
    return JobRow(f"row {index}", index, {}, f"name {index}", **fields)


def test_a_run_that_could_not_be_created_for_now_waits_and_keeps_its_room() -> None:
    ledger = JobState[str](2, 10)
    row = entry()
    ledger.waiting.append(row)
    assert ledger.room == 1
    busy = ServerError("busy")
    busy.is_temporary, busy.retry_after = True, 40.0
    ledger.refused(row, busy, now=100.0)
    assert ledger.due(139.0) == []
    assert ledger.next_due == 140.0
    assert ledger.due(140.0) == [row]
    assert ledger.room == 1
    ledger.started(row, WORKFLOW)
    assert (ledger.room, ledger.next_due, ledger.progress.in_flight) == (1, math.inf, 1)


@pytest.mark.parametrize(
    ("error", "ends_at"), [(NotFoundError("no such workflow"), math.inf), (APIConnectionError("down"), 100.2)]
)
def test_a_run_that_cannot_be_created_is_a_result(error: CyberdeskError, ends_at: float) -> None:
    ledger = JobState[str](2, None)
    row = entry(ends_at=ends_at)
    ledger.waiting.append(row)
    ledger.refused(row, error, now=100.0)
    ((found, result),) = ledger.ready
    assert found is row
    assert (result.row, result.index, result.run, result.error, result.ok) == ("row 0", 0, None, error, False)
    assert ledger.room == 2
    assert (ledger.progress.done, ledger.progress.failed) == (1, 1)


def test_a_key_that_is_not_valid_ends_the_job() -> None:
    ledger = JobState[str](2, None)
    row = entry()
    ledger.waiting.append(row)
    error = AuthenticationError("no")
    ledger.refused(row, error, now=0)
    assert ledger.fatal is error
    assert not ledger.ready
