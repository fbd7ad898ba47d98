"""Building chains: what is refused before anything is sent, beside what the emulator refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from cyberdesk import ChainError, InvalidArgumentError, ResponseDecodeError, RunCancelledError, RunFailedError
from cyberdesk._core.models.codec import convert
from cyberdesk._core.sessions.chains import ChainDraft, check_run_ids, root_failure, step_error
from cyberdesk._core.sessions.inputs import HiddenFields, check_machine_choice, with_fields
from cyberdesk._generated.arguments import StepArguments
from cyberdesk.chains import ref
from cyberdesk.emulator._rules.sessions.refs import chain_problems
from cyberdesk.models import RunResponseWithIncludes, WorkflowChainResponse
from tests.scripted import RUN

WORKFLOW = UUID(int=7)


def draft(earlier: list[str] | None = None, *, joined: bool = False) -> ChainDraft:
    return ChainDraft(earlier=None if joined else earlier or [], owner="mine")


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"input_values": {"q": ref("nobody.outputs.x")}}, "input_values.q", "'nobody', which is not an earlier step"),
    (
        {"input_values": {"q": {"$ref": "nobody.outputs.x"}}},
        "input_values.q",
        "'nobody', which is not an earlier step",
    ),
    (
        {"input_values": {"a": [{"b-c": ref("x.outputs")}]}},
        "input_values.a[0]['b-c']",
        "'x', which is not an earlier step",
    ),
    ({"input_values": {"q": ref("me.outputs.x")}}, "input_values.q", "the step itself"),
    ({"input_values": {"q": {"$ref": "first.output"}}}, "input_values.q", "is not a reference"),
    ({"input_values": {"q": {"$ref": 7}}}, "input_values.q", "is not a reference"),
    ({"input_values": {"q": object()}}, "input_values.q", "input_values.q is of type object"),
    ({"input_values": {"q": [{1, 2}]}}, "input_values.q[0]", "is a set, which JSON cannot express"),
    ({"input_values": {"q": {1: "a"}}}, "input_values.q", "has a key of type int"),
    ({"sensitive_input_values": {"p": Decimal("1.5")}}, "sensitive_input_values.p", "is a Decimal"),
    ({"input_values": {"q": float("nan")}}, "input_values.q", "is NaN"),
    ({"input_values": [1]}, "input_values", "must be a mapping"),
    (
        {"sensitive_input_values": {"p": {"q": [ref("first.outputs.x")]}}},
        "sensitive_input_values.p.q[0]",
        "cannot contain",
    ),
    ({"sensitive_input_values": {"p": {"$ref": "first.outputs"}}}, "sensitive_input_values.p", "cannot contain"),
]


@pytest.mark.parametrize(("fields", "place", "complaint"), REFUSED)
def test_a_step_that_cannot_work_is_refused(fields: dict[str, Any], place: str, complaint: str) -> None:
    chain = draft()
    chain.add(WORKFLOW, "first", {})
    with pytest.raises(ChainError, match=complaint) as caught:
        chain.add(WORKFLOW, "me", cast("StepArguments", fields))
    assert (caught.value.step, caught.value.place) == ("me", place)
    assert "step 'me'" in str(caught.value)
    assert chain.aliases == ("first",)


@pytest.mark.parametrize("alias", ["", " ", "a.b", "a[0]", "{a}", "it's", 7])
def test_an_alias_that_references_could_not_name(alias: Any) -> None:
    with pytest.raises(ChainError, match="is not a valid alias") as caught:
        draft().add(WORKFLOW, alias, {})
    assert caught.value.place == "alias"


def test_an_alias_that_is_taken() -> None:
    chain = draft()
    chain.add(WORKFLOW, "a", {})
    with pytest.raises(ChainError, match="two steps have the alias 'a'") as caught:
        chain.add(WORKFLOW, "a", {})
    assert (caught.value.step, caught.value.place) == ("a", "alias")


def test_aliases_are_made_up_where_missing() -> None:
    chain = draft(["step_3"])
    for alias in (None, "step_4", None, None, None):
        chain.add(WORKFLOW, alias, {})
    assert chain.aliases == ("step_1", "step_4", "step_5", "step_6", "step_7")


def test_a_step_of_another_chain() -> None:
    mine, other = draft(), ChainDraft(earlier=[], owner="other")
    for chain in (mine, other):
        chain.add(WORKFLOW, "first", {})
    foreign = other.steps[0].outputs.id
    with pytest.raises(ChainError, match="a step of another chain"):
        mine.add(WORKFLOW, None, {"input_values": {"x": foreign}})

    # In a session that was joined it may be the step of a chain before.
    joined = draft(joined=True)
    joined.add(WORKFLOW, None, {"input_values": {"x": foreign}})
    joined = draft(joined=True)
    joined.add(WORKFLOW, "first", {})
    with pytest.raises(ChainError, match="a step of another chain"):
        joined.add(WORKFLOW, None, {"input_values": {"x": foreign}})


def test_a_forward_reference_in_a_session_whose_aliases_are_not_known() -> None:
    chain = draft(joined=True)
    chain.add(WORKFLOW, "a", {"input_values": {"q": [ref("later.outputs.x")]}})
    with pytest.raises(ChainError, match=r"input_values.q\[0\] refers to 'later', which comes later") as caught:
        chain.add(WORKFLOW, "later", {})
    assert (caught.value.step, caught.value.place) == ("a", "input_values.q[0]")


def test_what_is_refused_when_it_starts() -> None:
    chain = draft()
    with pytest.raises(ChainError, match="no steps"):
        chain.check(None)
    chain.add(WORKFLOW, "a", {})
    with pytest.raises(ChainError, match="'b', which is not an earlier step") as caught:
        chain.check({"q": ref("b.outputs.x")})
    assert (caught.value.step, caught.value.place) == (None, "shared_input_values.q")
    assert chain.check({"q": ref("a.outputs.x")}) == {"q": ref("a.outputs.x")}


def test_a_machine_beside_a_session() -> None:
    check_machine_choice(None, WORKFLOW, [WORKFLOW])
    check_machine_choice(WORKFLOW, None, None)
    for choice in ((WORKFLOW, None), (None, [WORKFLOW])):
        with pytest.raises(ChainError, match="cannot be combined with session_id"):
            check_machine_choice(WORKFLOW, *choice)


def test_inputs_that_change_later_do_not_change_the_chain() -> None:
    inputs: dict[str, Any] = {"rows": [1]}
    chain = draft()
    chain.add(str(WORKFLOW), "a", {"input_values": inputs, "sensitive_input_values": {"pin": "1"}})
    inputs["rows"].append(2)
    assert chain.bodies == [
        {
            "workflow_id": WORKFLOW,
            "session_alias": "a",
            "inputs": {"rows": [1]},
            "sensitive_inputs": {"pin": "1"},
        }
    ]
    with pytest.raises(InvalidArgumentError, match="workflow_id must be a UUID"):
        chain.add("abc", None, {})


names = st.sampled_from(["a", "b", "c", "step_1", "step_2"])


def referring(alias: str, tail: str) -> dict[str, str]:
    return {"$ref": f"{alias}.outputs{tail}"}


references = st.builds(referring, names, st.sampled_from(["", ".x[0]"]))
texts = st.sampled_from([{"$ref": "a.output"}, {"$ref": 3}, {"$ref": "a.outputs", "more": 1}, "a.outputs", None])
values = st.recursive(
    st.one_of(references, texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from("xy"), inner, max_size=2)
    ),
    max_leaves=4,
)
steps = st.lists(
    st.tuples(st.none() | names, st.dictionaries(st.sampled_from("pq"), values, max_size=2)),
    min_size=1,
    max_size=4,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps, earlier=st.lists(names, max_size=2, unique=True))
def test_the_builder_refuses_exactly_what_the_server_would(
    steps: list[tuple[str | None, dict[str, Any]]], earlier: list[str]
) -> None:
    chain = draft(earlier)
    refused: str | None = None
    try:
        for alias, inputs in steps:
            chain.add(WORKFLOW, alias, {"input_values": inputs})
    except ChainError as error:
        refused = error.message
    bodies: Any = chain.bodies
    built = [body["session_alias"] for body in bodies]
    assert chain_problems(built, [body["inputs"] for body in bodies], set(earlier)) == []
    if refused is not None:
        place = len(built)
        alias = steps[place][0] or f"step_{place + 1}"
        aliases = [*built, alias, *(later for later, _ in steps[place + 1 :])]
        given = [inputs for _, inputs in steps]
        assert chain_problems(aliases[: place + 1], given[: place + 1], set(earlier)), refused


def run(status: str, **fields: Any) -> RunResponseWithIncludes:
    started = {} if status == "scheduling" else {"started_at": "2026-01-02T03:04:06Z"}
    return convert({**RUN, **started, "status": status, **fields}, RunResponseWithIncludes)


def test_the_step_that_failed_is_named_and_not_those_that_it_took_along() -> None:
    success, failed, cancelled = run("success"), run("task_failed", error=["no such patient"]), run("cancelled")
    cases = [
        ([success, success], None),
        ([success, failed, cancelled], 1),
        ([cancelled, failed], 1),
        ([success, cancelled, cancelled], 1),
    ]
    for runs, expected in cases:
        named = list(zip("abc", runs, strict=False))
        assert root_failure(named) == (None if expected is None else named[expected])
    error = step_error("b", failed)
    assert isinstance(error, RunFailedError)
    assert (error.step, error.run) == ("b", failed)
    assert "step 'b' ended as task_failed" in str(error)
    assert "no such patient" in str(error)
    assert isinstance(step_error("b", cancelled), RunCancelledError)
    assert step_error("a", success) is None


def test_a_step_that_could_not_be_dispatched() -> None:
    error = step_error("a", run("error", started_at=None, error=["no worker"]))
    assert str(error) == f"step 'a' could not be dispatched (run {RUN['id']}): no worker"


def chain_response(numbers: list[int]) -> WorkflowChainResponse:
    return WorkflowChainResponse(session_id=UUID(int=99), run_ids=[UUID(int=number) for number in numbers])


@pytest.mark.parametrize("numbers", [[], [1], [1, 1], [1, 2, 3], [1, 2, 2]])
def test_a_response_without_one_run_for_each_step(numbers: list[int]) -> None:
    check_run_ids(chain_response([1, 2]), 2)
    with pytest.raises(ResponseDecodeError, match=f"{len(numbers)} runs for 2 steps") as caught:
        check_run_ids(chain_response(numbers), 2)
    assert caught.value.run_ids == tuple(UUID(int=number) for number in numbers)
    assert caught.value.session_id == UUID(int=99)


def test_hidden_fields_show_no_values() -> None:
    fields = with_fields(
        HiddenFields({"input_values": {"name": "Doe"}}), {"sensitive_input_values": {"pin": "1234"}}
    )
    assert "Doe" not in repr(fields)
    assert "1234" not in repr(fields)
    assert fields.reveal()["sensitive_input_values"] == {"pin": "1234"}
