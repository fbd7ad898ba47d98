"""What JSON can express, and what is refused with its place."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import json
import math
import types
from typing import Any
from uuid import UUID

import attrs
import pytest

from cyberdesk import InvalidArgumentError
from cyberdesk._core.http.bodies import encode
from cyberdesk._core.models.arguments import make
from cyberdesk.chains import ref
from cyberdesk.models import RunCreate


class Text(str):
    def __str__(self) -> str:
        return "what it prints"


class Number(int):
    pass


class Measure(float):
    pass


class Moment(datetime.datetime):
    pass


class NotATime(datetime.datetime):
    """As the missing time of a well-known library, which equals nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.datetime.__hash__


class Color(enum.Enum):
    RED = "red"
    UNKNOWN = math.nan


class Level(enum.IntEnum):
    HIGH = 3


@dataclasses.dataclass
class Person:
    name: str
    weight: float = 70.5


@attrs.frozen
class Item:
    price: Any


class Pydantic:
    """What makes a model of pydantic one, as far as it matters here."""

    __pydantic_serializer__ = None

    def __init__(self, **fields: Any) -> None:
        self._fields = fields

    def model_dump(self) -> dict[str, Any]:
        return self._fields


def sent(value: object) -> Any:
    run = make(RunCreate, workflow_id=UUID(int=1), input_values={"value": value})
    content = encode(run)
    assert isinstance(content, bytes)
    return json.loads(content)["input_values"]["value"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Text("a"), "a"),
        (Number(3), 3),
        (Measure(1.5), 1.5),
        (2**80, 2**80),
        (Color.RED, "red"),
        (Level.HIGH, 3),
        (UUID(int=1), str(UUID(int=1))),
        (Moment(2026, 1, 2, 3, 4, 5), "2026-01-02T03:04:05"),
        (datetime.date(2026, 1, 2), "2026-01-02"),
        (collections.OrderedDict(a=1), {"a": 1}),
        (types.MappingProxyType({"a": [1]}), {"a": [1]}),
        ({Text("key"): 1}, {"key": 1}),
        (collections.deque([1, 2]), [1, 2]),
        (range(3), [0, 1, 2]),
        ((1, None, True), [1, None, True]),
        (Person("Ada"), {"name": "Ada", "weight": 70.5}),
        (Item([Measure(2)]), {"price": [2.0]}),
        (Pydantic(a=Text("b")), {"a": "b"}),
        (ref("login.outputs.id"), {"$ref": "login.outputs.id"}),
    ],
)
def test_what_is_sent(value: object, expected: object) -> None:
    assert sent(value) == expected
    assert sent([{"deep": value}]) == [{"deep": expected}]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (math.nan, "is NaN"),
        (-math.inf, "is infinite"),
        (Measure("nan"), "is NaN"),
        (Color.UNKNOWN, "is NaN"),
        (decimal.Decimal("1.10"), "is a Decimal"),
        (b"bytes", "is binary"),
        (bytearray(b"bytes"), "is binary"),
        (memoryview(b"bytes"), "is binary"),
        ({1, 2}, "is a set"),
        (frozenset(), "is a set"),
        ({1: "a"}, "has a key of type int"),
        ({None: "a"}, "has a key of type NoneType"),
        (types.MappingProxyType({1.5: "a"}), "has a key of type float"),
        ("lone \ud800", "is not valid Unicode"),
        (collections.UserString("a"), "is a UserString"),
        (datetime.timedelta(1), "is of type timedelta"),
        (NotATime(2026, 1, 1), "is not a time"),
        (iter([1]), "is of type list_iterator"),
        (object(), "is of type object"),
        (Person, "is of type type"),
    ],
)
def test_what_is_refused(value: object, message: str) -> None:
    for wrapped, place in (
        (value, "input_values.value"),
        ({"rows": [0, {"odd key": value}]}, "input_values.value.rows[1]['odd key']"),
        (collections.deque([value]), "input_values.value[0]"),
        (Item((value,)), "input_values.value.price[0]"),
        (Pydantic(a=value), "input_values.value.a"),
    ):
        with pytest.raises(InvalidArgumentError) as caught:
            sent(wrapped)
        assert str(caught.value).startswith(f"{place} {message}")


def test_the_place_of_a_key_that_is_not_text() -> None:
    with pytest.raises(InvalidArgumentError, match="the keys of JSON objects are strings"):
        make(RunCreate, workflow_id=UUID(int=1), input_values={1: 2})
    with pytest.raises(InvalidArgumentError, match=r"^input_values\['\\ud800'\] is not valid"):
        encode(make(RunCreate, workflow_id=UUID(int=1), input_values={"\ud800": 2}))
    with pytest.raises(InvalidArgumentError, match="^the value is NaN"):
        encode(math.nan)


def test_what_contains_itself_is_an_error() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(RecursionError):
        encode(endless)


def test_sequences_and_subclasses_are_taken_for_typed_fields() -> None:
    run = make(
        RunCreate,
        workflow_id=Text(str(UUID(int=1))),
        pool_ids=collections.deque([str(UUID(int=2))]),
        main_prompt=Text("Go"),
    )
    assert run.pool_ids == [UUID(int=2)]
    content = encode(run)
    assert isinstance(content, bytes)
    assert json.loads(content)["main_prompt"] == "Go"
