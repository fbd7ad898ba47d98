"""What JSON Schemas say of values and of paths, without a server."""

from typing import Any

import pytest

from cyberdesk.emulator._rules.inputs.paths import Path
from cyberdesk.emulator._rules.inputs.samples import sample
from cyberdesk.emulator._rules.inputs.schemas import SchemaError, can_have, output_schema, parse_schema, violations
from cyberdesk.emulator._rules.inputs.validation import Offer, early_violations
from cyberdesk.emulator._rules.inputs.values import Layers

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["a"],
    "additionalProperties": False,
    "properties": {
        "a": {"type": "integer"},
        "o": {"type": "object", "required": ["x", "y"]},
        "l": {"type": "array", "items": {"enum": ["u", "v"]}, "maxItems": 2},
        "t": {"type": ["string", "null"], "pattern": "^[a-z]+$"},
    },
}

VIOLATIONS: list[tuple[Any, list[str]]] = [
    ({"a": 1}, []),
    ({}, ["a is required"]),
    ({"a": "secret"}, ["a is not of type integer"]),
    ({"a": 1, "o": {}}, ["o.x is required", "o.y is required"]),
    ({"a": 1, "z": "secret"}, ["z is not a known field"]),
    ({"a": 1, "l": ["u", "secret"]}, ['l[1] does not satisfy enum ["u", "v"]']),
    ({"a": 1, "t": 5}, ["t is not of type string or null"]),
    ({"a": 1, "t": "SECRET"}, ['t does not satisfy pattern "^[a-z]+$"']),
    ([], ["the whole is not of type object"]),
]


@pytest.mark.parametrize(("value", "messages"), VIOLATIONS)
def test_violations_are_reported_without_values(value: Any, messages: list[str]) -> None:
    found = [str(violation) for violation in violations(SCHEMA, value)]

    assert found == messages
    assert "secret" not in "".join(found).lower()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', '{"type": "nonsense"}', '{"properties": 1}', '{"required": "a"}']
)
def test_what_is_no_schema(text: str) -> None:
    with pytest.raises(SchemaError):
        parse_schema(text)


@pytest.mark.parametrize(
    "schema", [{"$ref": "#/nowhere"}, {"$ref": "http://127.0.0.1:9/x.json"}, {"$ref": "#"}, {"pattern": "("}]
)
def test_a_schema_that_cannot_be_applied(schema: dict[str, Any]) -> None:
    with pytest.raises(SchemaError, match="cannot be applied"):
        violations(schema, "x")


NOTATIONS: list[tuple[str | None, dict[str, Any] | None]] = [
    (None, None),
    ("{}", None),
    ("not JSON", None),
    ("[1]", None),
    ('{"type": "object", "required": ["a"]}', {"type": "object", "required": ["a"]}),
    ('{"total": "number", "who": "the customer"}',
     {"type": "object", "properties": {"total": {"type": "number"}, "who": {}}, "required": ["total", "who"]}),
    ('{"rows": [{"id": "integer"}]}',
     {"type": "object", "required": ["rows"], "properties": {"rows": {"type": "array", "items":
         {"type": "object", "properties": {"id": {"type": "integer"}}, "required": ["id"]}}}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "schema"), NOTATIONS)
def test_the_notations_of_an_output_schema(text: str | None, schema: dict[str, Any] | None) -> None:
    assert output_schema(text) == schema


SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "total": {"type": "number"},
        "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
        "open": {"type": "object"},
        "either": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"x": True}}]},
        "both": {"allOf": [{"type": "object"}, {"additionalProperties": False, "properties": {"y": {}}}]},
        "loop": {"$ref": "#/properties/loop"},
        "pair": {"type": "array", "prefixItems": [{"type": "string"}], "items": False},
    },
    "$defs": {"row": {"type": "object", "properties": {"id": {}}, "additionalProperties": False}},
}

PATHS: list[tuple[Path, bool]] = [
    ((), True),
    (("total",), True),
    (("total", "x"), False),
    (("missing",), False),
    (("rows", 3), True),
    (("rows", 3, "id"), True),
    (("rows", 3, "other"), False),
    (("rows", "id"), False),
    (("open", "anything", 0), True),
    (("either", "x"), True),
    (("either", 0), False),
    (("both", "y"), True),
    (("both", "z"), False),
    (("loop", "x"), True),
    (("pair", 0), True),
    (("pair", 1), False),
    ((0,), False),
]


@pytest.mark.parametrize(("path", "possible"), PATHS)
def test_whether_a_path_can_lead_somewhere(path: Path, possible: bool) -> None:
    assert can_have(SHAPE, path) is possible


@pytest.mark.parametrize(
    "schema",
    [
        SCHEMA | {"properties": {"a": {"type": "integer", "minimum": 7}, "s": {"type": "string", "maxLength": 2}}},
        {
            "type": "object",
            "properties": {"n": {"exclusiveMinimum": 3, "type": "number"}, "b": {"type": "boolean"}},
        },
        {"type": "object", "properties": {"l": {"type": "array", "minItems": 3, "items": {"enum": ["q"]}}}},
        {"type": "object", "properties": {"d": {"type": "string", "format": "date"}, "c": {"const": 5}}},
        {
            "type": "object",
            "properties": {"u": {"anyOf": [{"type": "null"}, {"type": "string"}]}},
            "required": ["u"],
        },
    ],
)
def test_a_sample_fits(schema: dict[str, Any]) -> None:
    value = sample(schema)

    assert value.keys() == schema["properties"].keys()
    assert violations(schema, value) == []


REQUIRED = '{"required": ["a", "$pin"], "properties": {"a": {"type": "integer"}, "o": {"required": ["x"]}}}'
EARLY: list[tuple[dict[str, Any], dict[str, Any], bool, list[str]]] = [
    ({"a": 1}, {"pin": "1"}, True, []),
    ({}, {}, True, ["$pin is required", "a is required"]),
    ({}, {}, False, []),
    ({"a": ""}, {"pin": "1"}, True, ["a is not of type integer"]),
    ({"a": ""}, {"pin": "1"}, False, []),
    ({"a": "x"}, {}, False, ["a is not of type integer"]),
    ({"o": {}}, {}, False, ["o.x is required"]),
    ({"a": "__EMPTY__", "$pin": "1"}, {}, True, ["a is required"]),
    ({"a": {"$ref": "s.outputs.n"}}, {"pin": "1"}, True, []),
    ({"o": {"$ref": "s.outputs.n"}}, {}, True, ["$pin is required", "a is required"]),
    ({"a": 1, "o": {"y": {"$ref": "s.outputs.n"}}}, {"pin": "1"}, True, ["o.x is required"]),
]


@pytest.mark.parametrize(("inputs", "sensitive", "known", "messages"), EARLY)
def test_what_is_refused_before_a_run_has_started(
    inputs: dict[str, Any], sensitive: dict[str, Any], known: bool, messages: list[str]
) -> None:
    offer = Offer(inputs=inputs, sensitive=sensitive, defaults=Layers(), machine_known=known)
    assert [str(violation) for violation in early_violations(REQUIRED, offer)] == messages


def test_parameters_count_as_far_as_the_schema_names_them() -> None:
    schema = '{"additionalProperties": false, "required": ["a", "$pin"], "properties": {"a": {}, "$pin": {}}}'
    defaults = Layers(({"a": 1, "other": 2},), ({"pin": "1", "other": "2"},))
    offer = Offer(inputs={}, sensitive={}, defaults=defaults, machine_known=True)
    assert early_violations(schema, offer) == []
