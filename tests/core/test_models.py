"""What generated models and enums do."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import pydoc
from typing import Any
from uuid import UUID, uuid4

import attrs
import msgspec
import pytest
from rich.pretty import pretty_repr

from cyberdesk import UNSET, InvalidArgumentError, is_set, models
from cyberdesk._core.http import bodies
from cyberdesk._core.models.arguments import make
from cyberdesk._core.models.codec import DecodeFailure, decode
from cyberdesk.models import (
    FileInput,
    ModelConfigurationCreate,
    RunAttachmentDownloadUrlResponse,
    RunCreate,
    RunPage,
    RunResponse,
    RunResponseWithIncludes,
    RunStatus,
    WorkflowModelMetadata,
)
from tests.scripted import RUN


def encode(value: object) -> bytes:
    content = bodies.encode(value)
    assert isinstance(content, bytes)
    return content


def test_what_is_unset_is_not_sent_and_null_is() -> None:
    run = RunCreate(workflow_id=UUID(int=1), machine_id=None)
    assert json.loads(encode(run)) == {"workflow_id": str(UUID(int=1)), "machine_id": None}
    assert run.main_prompt is UNSET
    assert decode(encode(run), RunCreate) == run


@pytest.mark.parametrize("name", ["Machine", "Pool", "Run", "Workflow"])
def test_a_model_with_related_resources_is_a_kind_of_the_plain_one(name: str) -> None:
    plain, full = getattr(models, f"{name}Response"), getattr(models, f"{name}ResponseWithIncludes")
    assert issubclass(full, plain)
    added = {field.name for field in attrs.fields(full)} - {field.name for field in attrs.fields(plain)}
    assert "included" in added


def test_a_subclass_decodes_and_tells_absent_from_null_as_its_base_does() -> None:
    moment = "2026-01-02T03:04:05"
    sent = {name: value for name, value in RUN.items() if name != "machine_id"}
    run = decode(json.dumps({**sent, "error": None, "ended_at": moment}).encode(), RunResponseWithIncludes)
    assert run.machine_id is None
    assert [is_set(run, name) for name in ("error", "output_data", "machine_id", "included")] == [
        True,
        *[False] * 3,
    ]
    assert run.ended_at is not None
    assert run.ended_at.tzinfo is datetime.UTC
    assert pickle.loads(pickle.dumps(run)) == run
    with pytest.raises(DecodeFailure, match="machine_id"):
        decode(json.dumps(sent).encode(), RunResponse)


def test_ids_in_request_models_may_be_strings() -> None:
    text = str(UUID(int=1))
    run = RunCreate(workflow_id=text, pool_ids=(text, UUID(int=2)))
    assert run == RunCreate(workflow_id=UUID(int=1), pool_ids=[UUID(int=1), UUID(int=2)])
    run.machine_id = UUID(text)
    assert json.loads(encode(run))["machine_id"] == text
    assert RunCreate(workflow_id=text, machine_id=None).machine_id is None
    with pytest.raises(InvalidArgumentError, match="'abc' is not a valid UUID"):
        RunCreate(workflow_id="abc")
    for wrong in ("abc", 7):
        with pytest.raises(InvalidArgumentError, match="is not a list of UUIDs"):
            models.AddTagsRequest(tag_ids=wrong)  # type: ignore[arg-type]


def test_copies_are_equal_and_keep_what_was_absent() -> None:
    run = decode(json.dumps({**RUN, "error": None}).encode(), RunResponse)
    for same in (copy.copy(run), copy.deepcopy(run), pickle.loads(pickle.dumps(run)), attrs.evolve(run)):
        assert same == run
    same = pickle.loads(pickle.dumps(run))
    assert (is_set(same, "error"), is_set(same, "output_data")) == (True, False)
    assert attrs.evolve(run, error=["x"]) != run
    with pytest.raises(AttributeError):
        is_set(run, "no_such_field")
    with pytest.raises(TypeError, match="unhashable"):
        hash(run)


def test_repr_masks_secrets_and_leaves_out_what_is_not_set() -> None:
    run = RunCreate(
        workflow_id=UUID(int=1),
        sensitive_input_values={"password": "hunter2"},
        file_inputs=[FileInput(filename="a.txt", content="c2VjcmV0")],
    )
    assert repr(run) == (
        "RunCreate(workflow_id=UUID('00000000-0000-0000-0000-000000000001'), "
        "file_inputs=[FileInput(filename='a.txt', content='***')], sensitive_input_values='***')"
    )
    config = ModelConfigurationCreate(name="n", provider="p", model="m", api_key="sk-secret")
    assert "sk-secret" not in repr(config)


def test_rich_shows_what_repr_shows() -> None:
    link = RunAttachmentDownloadUrlResponse(url="https://x/?token=s3cret", expires_in=5)
    assert pretty_repr(link) == repr(link) == "RunAttachmentDownloadUrlResponse(url='***', expires_in=5)"
    page = decode(json.dumps({"items": [RUN], "total": 1, "skip": 0, "limit": 1}).encode(), RunPage)
    assert pretty_repr(page, max_width=10_000) == repr(page)


def test_all_secret_fields_are_masked_for_rich() -> None:
    for name in dir(models):
        model: Any = getattr(models, name)
        secret_fields: frozenset[str] = getattr(model, "__secret_fields__", frozenset())
        for field in secret_fields:
            instance: Any = object.__new__(model)
            instance.__dict__ |= {other.name: None for other in attrs.fields(model)} | {field: "s3cret"}
            assert "s3cret" not in pretty_repr(instance) + repr(instance)
            assert f"{field}='***'" in pretty_repr(instance)


@pytest.mark.parametrize("text", ["paused", "on hold", "Ünknown", ""])
def test_an_unknown_enum_value_stays_what_it_is(text: str) -> None:
    status = decode(json.dumps(text).encode(), RunStatus)
    assert status == text
    assert isinstance(status, RunStatus)
    assert not status.is_known
    assert RunStatus.SUCCESS.is_known
    for same in (copy.deepcopy(status), pickle.loads(pickle.dumps(status)), decode(encode(status), RunStatus)):
        assert same == status
        assert hash(same) == hash(text)
    assert list(RunStatus) == [*RunStatus.__members__.values()]


def test_a_known_enum_value_is_the_member() -> None:
    assert decode(b'"success"', RunStatus) is RunStatus.SUCCESS
    with pytest.raises(DecodeFailure):
        decode(b"7", RunStatus)


def test_all_models_and_enums_can_be_decoded() -> None:
    # A form with files is only sent, and never as JSON.
    for name in set(dir(models)) - {"WorkflowPromptImageUpload"}:
        msgspec.json.Decoder(getattr(models, name))
    assert len(dir(models)) >= 128


@pytest.mark.parametrize("content", [b"0\x00", b'{"items": [], "total": "x"', b'{"items": 1, "total": 1}', b"[[]"])
def test_what_is_no_page_of_runs(content: bytes) -> None:
    with pytest.raises(DecodeFailure):
        decode(content, RunPage)


@attrs.frozen
class _Page:
    """A page as a caller may define one; it has nowhere to note what was not decoded."""

    items: list[RunResponse]
    total: int


def test_an_odd_row_is_an_error_where_the_page_cannot_note_it() -> None:
    content = json.dumps({"items": [RUN, None], "total": 2, "skip": 0, "limit": 100}).encode()
    with pytest.raises(DecodeFailure, match=r"Expected `object`, got `null` - at `\$.items\[1\]`"):
        decode(content, _Page)
    page: Any = decode(content, RunPage)
    assert (len(page.items), [odd.index for odd in page.__undecoded__]) == (1, [1])


@pytest.mark.parametrize("total", [None, "2", 1.5, True])
def test_a_page_without_a_valid_total_keeps_its_items(total: object) -> None:
    page: Any = decode(json.dumps({"items": [RUN], "total": total, "skip": 3, "limit": 9}).encode(), RunPage)
    assert (len(page.items), page.skip, page.limit) == (1, 3, 9)
    assert page.__absent_counts__ == {"total"}


@attrs.define
class _Inner:
    moments: list[datetime.datetime | None]


@attrs.define
class _Dated:
    moment: datetime.datetime
    inner: dict[str, _Inner]


def test_a_type_that_is_first_decoded_in_frozen_time(monkeypatch: pytest.MonkeyPatch) -> None:
    real = datetime.datetime
    date = type("FakeDate", (datetime.date,), {})
    monkeypatch.setattr(datetime, "datetime", type("FakeDatetime", (datetime.datetime, date), {}))
    monkeypatch.setattr(datetime, "date", date)
    content = b'{"moment": "2026-01-02T03:04:05Z", "inner": {"a": {"moments": ["2026-01-02T03:04:05Z", null]}}}'
    frozen = decode(content, _Dated)
    monkeypatch.undo()
    for decoded in (frozen, decode(content, _Dated)):
        assert [type(it) for it in (decoded.moment, decoded.inner["a"].moments[0])] == [real, real]


def test_a_page_of_runs() -> None:
    page = decode(json.dumps({"items": [RUN], "total": 1, "skip": 0, "limit": 100}).encode(), RunPage)
    assert page.items[0].status is RunStatus.SCHEDULING
    assert page.included is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "missing required field `workflow_id`"),
        ({"workflow_id": "x"}, "workflow_id: Invalid UUID"),
        ({"workflow_id": uuid4(), "pool_ids": [uuid4(), "y"]}, r"pool_ids\[1\]: Invalid UUID"),
        ({"workflow_id": uuid4(), "is_priority": "yes"}, "is_priority: Expected `bool`, got `str`"),
        ({"workflow_id": uuid4(), "model_metadata": 1}, "model_metadata: Expected `object | null`, got `int`"),
    ],
)
def test_arguments_that_are_refused_are_named(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message.replace("|", r"\|")):
        make(RunCreate, **fields)


def test_arguments_are_taken_as_people_have_them() -> None:
    run = make(
        RunCreate, workflow_id=str(UUID(int=1)), pool_ids=(UUID(int=2),), model_metadata={}, machine_id=UNSET
    )
    assert run.workflow_id == UUID(int=1)
    assert run.pool_ids == [UUID(int=2)]
    assert run.model_metadata == WorkflowModelMetadata()
    assert run.machine_id is UNSET


def test_an_instance_whose_constructor_has_failed_can_be_shown() -> None:
    half_made: Any = object.__new__(RunResponse)
    assert repr(half_made) == pretty_repr(half_made) == "RunResponse()"


def test_the_documentation_of_a_model_can_be_shown() -> None:
    assert "RunResponse" in pydoc.render_doc(RunResponse)
