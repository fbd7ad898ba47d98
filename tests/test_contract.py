"""The methods that people call are all that the API's document has."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import pytest

from cyberdesk._core.request import UnsetType
from cyberdesk.models import AttachmentType, ChainStep
from tests.contract import Document, Operation
from tests.contract.annotations import missing_types
from tests.contract.arguments import own_argument
from tests.contract.facade import Field, Method, facade_methods, fields, is_left_out

DOCUMENT = Document.load()


def wrapped(document: Document) -> list[Operation]:
    return [operation for operation in document.operations if not is_left_out(operation)]


def gaps(document: Document, operation: Operation) -> list[str]:
    """What is missing for an operation, and in which method."""
    methods = [m for m in facade_methods(DOCUMENT) if operation.name in [o.name for o in m.operations]]
    if not methods:
        return [f"no method for {operation}"]
    # Several methods may send one operation; the one that takes most is the one that must take all.
    wanted = list(fields(document, operation))
    method = max(methods, key=lambda method: len({field.name for field in wanted} & method.parameters.keys()))
    return [text for field in wanted for text in field_gaps(document, method, field)]


def field_gaps(document: Document, method: Method, field: Field) -> Iterator[str]:
    parameter = method.parameters.get(field.name)
    if parameter is None:
        yield f"{method} does not take `{field.name}`"
        return
    if parameter.default is parameter.empty and not field.required:
        yield f"{method} demands `{field.name}`, which the API does not"
    if own_argument(method, field.name) is None:
        annotation = method.annotations[field.name]
        missing = missing_types(document, field.schema, annotation, in_url=field.place != "body")
        if missing:
            yield f"{method} takes no {', no '.join(missing)} as `{field.name}`"


@pytest.mark.parametrize("operation", wrapped(DOCUMENT), ids=str)
def test_every_operation_has_a_method_that_takes_all_of_it(operation: Operation) -> None:
    found = gaps(DOCUMENT, operation)
    assert not found, "\n".join(found)


def test_what_is_left_out_exists_and_has_no_method() -> None:
    left_out = [operation for operation in DOCUMENT.operations if is_left_out(operation)]
    sent = {operation for method in facade_methods(DOCUMENT) for operation in method.operations}
    assert left_out
    assert not sent & set(left_out)


def altered() -> dict[str, Any]:
    return copy.deepcopy(DOCUMENT.raw)


def test_a_missing_method_is_named() -> None:
    raw = altered()
    raw["paths"]["/v1/novelties"] = {"get": {"operationId": "list_novelties_v1_novelties_get", "responses": {"204": {}}}}
    document = Document(raw)
    assert gaps(document, document.named("list_novelties")) == ["no method for GET /v1/novelties"]


def test_missing_arguments_are_named() -> None:
    raw = altered()
    properties = raw["components"]["schemas"]["RunCreate"]["properties"]
    properties["priority"] = {"type": "integer"}
    properties["main_prompt"] = {"type": "boolean"}
    raw["paths"]["/v1/runs"]["get"]["parameters"].append(
        {"name": "tag", "in": "query", "required": False, "schema": {"type": "string"}}
    )
    raw["components"]["schemas"]["RunCreate"]["required"].remove("workflow_id")
    document = Document(raw)
    assert sorted(gaps(document, document.named("create_run"))) == [
        "runs.create demands `workflow_id`, which the API does not",
        "runs.create does not take `priority`",
        "runs.create takes no bool as `main_prompt`",
    ]
    assert gaps(document, document.named("list_runs")) == ["runs.list does not take `tag`"]


STRING: dict[str, Any] = {"type": "string"}
NULL: dict[str, Any] = {"type": "null"}
IDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "format": "uuid"}}
ENUM: dict[str, Any] = {"$ref": "#/components/schemas/AttachmentType"}
MODEL: dict[str, Any] = {"$ref": "#/components/schemas/ChainStep"}
FREE: dict[str, Any] = {"type": "object", "additionalProperties": True}
MOMENT: dict[str, Any] = {"type": "string", "format": "date-time"}


@pytest.mark.parametrize(
    ("schema", "annotation", "missing"),
    [
        (STRING, str, []),
        (STRING, str | UnsetType, []),
        (STRING, int, ["str"]),
        (STRING, Any, []),
        ({"anyOf": [STRING, NULL]}, str, ["None"]),
        ({"anyOf": [STRING, NULL]}, str | None, []),
        ({"type": "boolean"}, bool, []),
        ({"type": "boolean"}, str, ["bool"]),
        ({"type": "integer"}, int, []),
        ({"type": "integer"}, float, []),
        ({"type": "integer"}, bool, ["int"]),
        ({"type": "number"}, float, []),
        ({"type": "number"}, int, ["float"]),
        ({"type": "string", "format": "uuid"}, UUID | str, []),
        ({"type": "string", "format": "uuid"}, UUID, ["str"]),
        ({"type": "string", "format": "uuid"}, str, ["UUID"]),
        (MOMENT, datetime.datetime | datetime.date | str, []),
        (MOMENT, datetime.date | str, []),
        (MOMENT, datetime.datetime, ["date", "str"]),
        (ENUM, AttachmentType | str, []),
        (ENUM, AttachmentType, ["str"]),
        (ENUM, bool, ["AttachmentType", "str"]),
        (MODEL, ChainStep | Mapping[str, Any], []),
        (MODEL, ChainStep, ["Mapping"]),
        (MODEL, dict[str, Any], ["ChainStep"]),
        (FREE, Mapping[str, Any], []),
        (FREE, str, ["Mapping"]),
        (IDS, Sequence[UUID | str], []),
        (IDS, Sequence[UUID], ["Sequence of str"]),
        (IDS, UUID | str, ["Sequence"]),
        ({"type": "array", "items": MODEL}, Sequence[Mapping[str, Any]], ["Sequence of ChainStep"]),
        ({}, str, ["any JSON"]),
        ({}, Any, []),
    ],
)
def test_what_an_annotation_takes(schema: dict[str, Any], annotation: Any, missing: list[str]) -> None:
    assert missing_types(DOCUMENT, schema, annotation) == missing


def test_a_url_has_no_null() -> None:
    assert missing_types(DOCUMENT, {"anyOf": [STRING, NULL]}, str, in_url=True) == []
