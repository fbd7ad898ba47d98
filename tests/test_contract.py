"""The methods that people call are all that the API's document has."""

from __future__ import annotations

import copy
import datetime
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import pytest
from codegen.facade import LEFT_OUT, survey

from cyberdesk._core.http.request import UnsetType
from cyberdesk.models import AttachmentType, ChainStep
from tests.contract import Document
from tests.contract.annotations import missing_types
from tests.contract.arguments import is_own
from tests.contract.facade import Field, Method, facade_methods, sources

DOCUMENT = Document.load()


def gaps(document: Document) -> list[str]:
    """Operations without a method, inputs without an argument, arguments that are more than the API has."""
    found = survey(document.raw, sources())
    reachable = {method.name for method in facade_methods()}
    return [str(gap) for gap in found.gaps] + [
        f"no client has {users[0].name}" for users in found.methods.values() if users[0].name not in reachable
    ]


def unfit(document: Document) -> list[str]:
    """Arguments that do not take what the API takes, or that are demanded when the API does not."""
    methods = {method.name: method for method in facade_methods()}
    found: list[str] = []
    for users in survey(document.raw, sources()).methods.values():
        # Of several methods for an operation, the one that takes most of it speaks for it.
        method = methods.get(users[0].name)
        if method is not None:
            for name, field in method.fields(document).items():
                found += _unfit(document, method, name, field)
    return found


def _unfit(document: Document, method: Method, name: str, field: Field) -> Iterator[str]:
    if method.parameters[name].default is inspect.Parameter.empty and not field.required:
        yield f"{method} demands `{name}`, which the API does not"
    if not is_own(method, name):
        in_url = field.place != "body"
        missing = missing_types(document, field.schema, method.annotations[name], in_url=in_url)
        if missing:
            yield f"{method} takes no {', no '.join(missing)} as `{name}`"


def test_every_operation_has_a_method_that_takes_all_of_it() -> None:
    found = gaps(DOCUMENT)
    assert not found, "\n".join(found)


def test_every_argument_takes_what_the_api_takes() -> None:
    found = unfit(DOCUMENT)
    assert not found, "\n".join(found)


def test_only_the_agents_protocol_and_probes_are_left_out() -> None:
    left_out = [DOCUMENT.named(name) for name in survey(DOCUMENT.raw, sources()).left_out]
    assert {operation.tag for operation in left_out} == {"cyberdriver_auth", "default"}
    assert not [operation for operation in left_out if operation.route.startswith("/v1/")]
    for entry in LEFT_OUT:
        assert any(re.fullmatch(entry.paths, operation.route) for operation in left_out), entry


def test_what_is_missing_is_named() -> None:
    raw = copy.deepcopy(DOCUMENT.raw)
    raw["components"]["schemas"]["RunCreate"]["properties"]["priority"] = {"type": "integer"}
    raw["paths"]["/v1/runs"]["get"]["parameters"].append({"name": "tag", "in": "query", "schema": STRING})
    raw["paths"]["/v1/novelties"] = {
        "get": {"operationId": "list_novelties_v1_novelties_get", "responses": {"204": {"description": "Nothing"}}}
    }
    assert set(gaps(Document(raw))) - set(gaps(DOCUMENT)) == {
        "operation list_novelties (GET /v1/novelties) has no method",
        "runs.create does not describe field `priority`",
        "runs.list does not take query parameter `tag`",
    }


def test_what_does_not_fit_is_named() -> None:
    raw = copy.deepcopy(DOCUMENT.raw)
    create = raw["components"]["schemas"]["RunCreate"]
    create["properties"]["main_prompt"] = {"type": "boolean"}
    create["required"].remove("workflow_id")
    assert set(unfit(Document(raw))) - set(unfit(DOCUMENT)) == {
        "runs.create demands `workflow_id`, which the API does not",
        "runs.create takes no bool as `main_prompt`",
    }


STRING: dict[str, Any] = {"type": "string"}
NULL: dict[str, Any] = {"type": "null"}
IDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "format": "uuid"}}
ENUM: dict[str, Any] = {"$ref": "#/components/schemas/AttachmentType"}
MODEL: dict[str, Any] = {"$ref": "#/components/schemas/ChainStep"}
FREE: dict[str, Any] = {"type": "object", "additionalProperties": True}
BASE64: dict[str, Any] = {"type": "string", "contentEncoding": "base64"}
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
        (BASE64, bytes | str, []),
        (BASE64, str, ["bytes"]),
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
