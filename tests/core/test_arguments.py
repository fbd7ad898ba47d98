"""From a method's arguments to the model that is sent."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import pytest

from cyberdesk import UNSET, InvalidArgumentError
from cyberdesk._core.http.arguments import request_body
from cyberdesk.models import ChainStep, ConnectionUpdate, PoolCreate, RunCreate, WorkflowChainCreate

ID = str(UUID(int=1))


def test_fields_and_options_are_taken_apart() -> None:
    given = {"input_values": {"a": 1}, "main_prompt": UNSET, "timeout": 5, "idempotency_key": "k"}
    body, options = request_body(RunCreate, ID, given, id_field="workflow_id")
    assert body == RunCreate(workflow_id=UUID(int=1), input_values={"a": 1})
    assert options == {"timeout": 5, "idempotency_key": "k"}


def test_a_request_model_is_sent_as_it_is() -> None:
    pool = PoolCreate(name="p")
    body, options = request_body(PoolCreate, pool, {"deadline": 3, "description": UNSET})
    assert body is pool
    assert options == {"deadline": 3}


@pytest.mark.parametrize(
    ("given", "arguments", "message"),
    [
        (PoolCreate(name="p"), {"description": None}, "description: set on the PoolCreate, or pass keyword"),
        (PoolCreate(name="p"), {"nmae": "p"}, "unexpected argument nmae: neither a field of PoolCreate"),
        (None, {"nmae": "p", "tiemout": 1}, "unexpected argument nmae, tiemout"),
        (None, {}, "name"),
        (RunCreate(workflow_id=UUID(int=1)), {}, "expected a PoolCreate, got RunCreate"),
        ({"name": "p"}, {}, "expected a PoolCreate, got dict"),
    ],
)
def test_what_is_refused(given: object, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        request_body(PoolCreate, given, arguments)


def test_a_run_is_given_input_values_also_as_a_step_of_a_chain() -> None:
    arguments = {
        "steps": [{"workflow_id": ID, "input_values": {"a": 1}, "sensitive_input_values": {"b": "2"}}],
        "shared_input_values": {"c": 3},
        "shared_sensitive_input_values": {"d": "4"},
    }
    step = ChainStep(workflow_id=UUID(int=1), inputs={"a": 1}, sensitive_inputs={"b": "2"})
    body, _ = request_body(WorkflowChainCreate, None, arguments)
    assert body == WorkflowChainCreate(steps=[step], shared_inputs={"c": 3}, shared_sensitive_inputs={"d": "4"})


@pytest.mark.parametrize("day", ["2026-01-02", datetime.date(2026, 1, 2)])
def test_a_day_is_its_first_moment_in_utc(day: object) -> None:
    body, _ = request_body(ConnectionUpdate, None, {"last_ping": day})
    assert body.last_ping == datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
