"""The comparison of two documents: each change is named, exactly once, with whether it breaks."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest
from codegen.api_diff import compare
from codegen.breaking import BREAKS, Kind
from codegen.carry import carry_over

Json = dict[str, Any]
Edit = Callable[[Json], Any]

STRING: Json = {"type": "string"}
NULLABLE: Json = {"anyOf": [STRING, {"type": "null"}]}


def before() -> Json:
    """A small API with everything that the comparison knows, sent and received."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": {
            "/v1/things": {
                "post": {
                    "operationId": "create_thing_v1_things_post",
                    "tags": ["things"],
                    "summary": "Create a thing",
                    "parameters": [
                        {
                            "name": "limit",
                            "in": "query",
                            "schema": {"type": "integer", "default": 10, "minimum": 1, "maximum": 100},
                        },
                        {"name": "state", "in": "query", "schema": {"$ref": "#/components/schemas/State"}},
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingIn"}}},
                    },
                    "responses": {
                        "200": {
                            "description": "The thing",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingOut"}}},
                        },
                        "404": {"description": "No thing"},
                    },
                }
            }
        },
        "webhooks": {
            "done": {
                "post": {
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}}
                    }
                }
            }
        },
        "components": {
            "schemas": {
                "ThingIn": thing("name"),
                "ThingOut": thing("name"),
                "State": {"type": "string", "enum": ["on", "off"]},
                "Event": {"type": "object", "properties": {"id": STRING}},
            }
        },
    }


def thing(*required: str) -> Json:
    properties: Json = {
        "name": {"type": "string", "minLength": 1},
        "note": NULLABLE,
        "count": {"type": "integer", "default": 1},
        "inner": {"type": "object", "properties": {"deep": STRING}},
        "list": {"type": "array", "items": STRING},
    }
    return {"type": "object", "required": list(required), "properties": properties}


def operation(document: Json) -> Json:
    found: Json = document["paths"]["/v1/things"]["post"]
    return found


def fields(document: Json, schema: str) -> Json:
    found: Json = document["components"]["schemas"][schema]["properties"]
    return found


def parameter(document: Json, number: int) -> Json:
    found: Json = operation(document)["parameters"][number]
    return found


POST = "create_thing (POST /v1/things)"

# What is changed, and what is said about it; "!" marks what breaks.
OPERATIONS: list[tuple[Edit, list[str]]] = [
    (
        lambda d: d["paths"].update(
            {"/v1/x": {"get": {"operationId": "get_x_v1_x_get", "tags": ["things"], "responses": {}}}}
        ),
        ["operation get_x (GET /v1/x): added"],
    ),
    (lambda d: d["paths"].clear(), ["!tag things: removed", f"!operation {POST}: removed"]),
    (lambda d: operation(d).update(operationId="make_v1_things_post"), [f"!{POST}: is now called make"]),
    (
        lambda d: (
            d["paths"].update({"/v2/things": {"put": d["paths"].pop("/v1/things").pop("post")}})
            or d["paths"]["/v2/things"]["put"].update(operationId="create_thing_v2_things_put")
        ),
        [f"!{POST}: is now PUT /v2/things"],
    ),
    (
        lambda d: operation(d).update(tags=["items"]),
        ["!tag things: removed", "tag items: added", f"!{POST}: moved from tag things to tag items"],
    ),
    (lambda d: operation(d).update(deprecated=True), [f"{POST}: `deprecated` none -> True"]),
    (
        lambda d: operation(d)["parameters"].append({"name": "x", "in": "query", "schema": NULLABLE}),
        [f"{POST}: query parameter `x` added, optional: string | null"],
    ),
    (
        lambda d: operation(d)["parameters"].append(
            {"name": "x", "in": "query", "required": True, "schema": {"type": "string", "format": "uuid"}}
        ),
        [f"!{POST}: query parameter `x` added, required: string (uuid)"],
    ),
    (lambda d: operation(d)["parameters"].pop(), [f"!{POST}: query parameter `state` removed"]),
    (
        # A required parameter has no default; saying so as well would be noise.
        lambda d: parameter(d, 0).update(required=True, schema={"type": "integer", "minimum": 1, "maximum": 100}),
        [f"!{POST}: query parameter `limit` is now required"],
    ),
    (
        lambda d: parameter(d, 0)["schema"].update(maximum=50, minimum=0),
        [
            f"{POST}: query parameter `limit` minimum 1 -> 0",
            f"!{POST}: query parameter `limit` maximum 100 -> 50",
        ],
    ),
    (
        lambda d: parameter(d, 0)["schema"].update(default=20),
        [f"!{POST}: query parameter `limit` default 10 -> 20"],
    ),
    (
        lambda d: parameter(d, 0)["schema"].update(type="string"),
        [f"!{POST}: query parameter `limit` is now string instead of integer"],
    ),
    (lambda d: operation(d).pop("requestBody"), [f"!{POST}: body removed"]),
    (lambda d: operation(d)["requestBody"].pop("required"), [f"{POST}: body is now optional"]),
    (
        lambda d: operation(d)["requestBody"].update(content={"multipart/form-data": {"schema": {}}}),
        [f"!{POST}: body is now multipart/form-data instead of application/json"],
    ),
    (
        lambda d: operation(d)["responses"]["200"].pop("content"),
        [f"!{POST}: response 200 is now nothing instead of application/json"],
    ),
    (lambda d: operation(d)["responses"].pop("404"), [f"{POST}: response 404 removed"]),
    (
        lambda d: operation(d)["responses"].update({"201": operation(d)["responses"].pop("200")}),
        [f"!{POST}: response 200 removed", f"{POST}: response 201 added"],
    ),
    (lambda d: d["webhooks"].update(more=d["webhooks"]["done"]), ["webhook more: added"]),
    (lambda d: d["webhooks"].clear(), ["!webhook done: removed"]),
    (lambda d: fields(d, "Event").pop("id"), ["!Event (received): field `id` removed"]),
    (lambda d: d["info"].update(version="2"), ["API: `version` 1 -> 2"]),
    (lambda d: d["components"]["schemas"].update(New=STRING), ["schema New: added"]),
    (
        lambda d: d["components"]["schemas"].update(Happening=d["components"]["schemas"].pop("Event")),
        ["!schema Event: removed; Happening is the same under another name", "schema Happening: added"],
    ),
    (
        lambda d: d["components"]["schemas"]["State"].update(enum=["on", "idle"]),
        ["!State (sent): value `off` removed", "State (sent): value `idle` added"],
    ),
    (
        lambda d: operation(d).update(summary="Make one"),
        ["wording: changed in 1 place: paths /v1/things post summary"],
    ),
    (lambda d: operation(d).update({"x-new": 1}), [f"{POST}: `x-new` none -> 1"]),
    (
        lambda d: d["paths"]["/v1/things"].update({"x-new": 1}),
        ["API: details changed that this report does not know"],
    ),
]

# The same change to what is sent and to what is received.
FIELDS: list[tuple[Callable[[Json, Json], Any], str, str]] = [
    (lambda s, _: s["properties"].update(x=STRING), "field `x` added, optional: string", ""),
    (
        lambda s, _: (s["properties"].update(x=STRING), s["required"].append("x")),
        "field `x` added, required: string",
        "sent",
    ),
    (lambda s, _: s["properties"].pop("note"), "field `note` removed", "sent received"),
    (lambda s, _: s["required"].append("note"), "field `note` is now required", "sent"),
    (lambda s, _: s["required"].clear(), "field `name` is now optional", "received"),
    (lambda s, _: s["properties"].update(note=STRING), "field `note` can no longer be null", "sent"),
    (
        lambda s, _: s["properties"].update(list={"anyOf": [s["properties"]["list"], {"type": "null"}]}),
        "field `list` can now also be null",
        "received",
    ),
    (
        lambda s, _: s["properties"].update(name={"type": "string", "format": "uuid", "minLength": 1}),
        "field `name` is now string (uuid) instead of string",
        "sent received",
    ),
    (
        lambda s, _: s["properties"]["list"].update(items=NULLABLE),
        "field `list` is now list of (string | null) instead of list of string",
        "sent received",
    ),
    (lambda s, _: s["properties"]["name"].update(minLength=2), "field `name` minLength 1 -> 2", "sent"),
    (lambda s, _: s["properties"]["name"].pop("minLength"), "field `name` minLength 1 -> none", ""),
    (lambda s, _: s["properties"]["name"].update(pattern="a"), "field `name` pattern none -> a", "sent"),
    (lambda s, _: s["properties"]["count"].update(default=2), "field `count` default 1 -> 2", "sent"),
    (lambda s, _: s["properties"]["count"].pop("default"), "field `count` default 1 -> none", ""),
    (
        lambda s, _: s["properties"]["inner"]["properties"].pop("deep"),
        "field `inner.deep` removed",
        "sent received",
    ),
]


def case_name(value: object) -> str:
    return (
        value if isinstance(value, str) else str(cast("list[str]", value)[-1]) if isinstance(value, list) else ""
    )


def said(document: Json) -> list[str]:
    return [f"{'!' if change.breaking else ''}{change}" for change in compare(before(), document)]


@pytest.mark.parametrize(("edit", "expected"), OPERATIONS, ids=case_name)
def test_a_change_is_named_and_nothing_else(edit: Edit, expected: list[str]) -> None:
    after = before()
    edit(after)
    assert said(after) == expected


@pytest.mark.parametrize(("edit", "text", "breaks"), FIELDS, ids=case_name)
def test_direction_decides_what_breaks(edit: Callable[[Json, Json], Any], text: str, breaks: str) -> None:
    after = before()
    for name in ("ThingIn", "ThingOut"):
        # Values are shared between the two in places; each side gets its own.
        schema = copy.deepcopy(after["components"]["schemas"][name])
        edit(schema, after)
        after["components"]["schemas"][name] = schema
    sent = "!" if "sent" in breaks else ""
    received = "!" if "received" in breaks else ""
    assert said(after) == [f"{sent}ThingIn (sent): {text}", f"{received}ThingOut (received): {text}"]


def test_nothing_is_said_when_nothing_changed() -> None:
    assert compare(before(), before()) == []


def test_every_kind_of_change_has_a_rule() -> None:
    assert set(BREAKS) == set(Kind)


def test_a_property_may_be_called_like_a_keyword() -> None:
    after = before()
    names = ("description", "default", "minimum", "title", "enum", "items", "$ref", "example")
    fields(after, "ThingOut").update(dict.fromkeys(names, STRING))
    expected = [f"ThingOut (received): field `{name}` added, optional: string" for name in names]
    assert said(after) == expected
    assert carry_over(before(), after).document == after
    described = copy.deepcopy(after)
    for name in names:
        fields(described, "ThingOut")[name] = {**STRING, "description": "Ours"}
    assert carry_over(described, after).document == described


# What only the present document knows


def test_what_fastapi_writes_itself_is_no_wording(contract: Json) -> None:
    poor = impoverished(contract)
    carried = carry_over(contract, poor)
    assert carried.document == contract
    assert str(carried.document) == str(contract), "the order is the present one as well"
    assert len(carried.bounds) > 40
    assert compare(contract, carried.document) == []


def impoverished(value: Any, key: str = "") -> Any:
    """The document as a server without our work would publish it: sorted, bare, with FastAPI's fillers."""
    if isinstance(value, list):
        return [impoverished(item) for item in cast("Sequence[Any]", value)]
    if not isinstance(value, dict):
        return value
    document = cast("Json", value)
    lost = {
        "summary",
        "description",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "webhooks",
        "servers",
    }
    kept: Json = {
        name: item
        for name, item in document.items()
        if name not in lost or (isinstance(item, dict) and key == "properties")
    }
    result: Json = {name: impoverished(kept[name], name) for name in sorted(kept)}
    if "operationId" in result:
        result["summary"] = result["operationId"].split("_v1_")[0].replace("_", " ").title()
        for response in result["responses"].values():
            response["description"] = "Successful Response"
            if "image/png" in response.get("content", {}):
                response["content"] = {"application/json": {"schema": {"title": "Response"}}}
    if "type" in result and isinstance(result["type"], str) and key != "properties":
        result["title"] = "Derived"
    if key == "schemas":
        result = {name: item for name, item in result.items() if name != "RunCompletedEvent"}
    return result


def test_the_servers_own_words_win(contract: Json) -> None:
    fresh = impoverished(contract)
    fresh["paths"]["/v1/runs"]["post"]["summary"] = "Start it"
    carried = carry_over(contract, fresh).document
    assert carried["paths"]["/v1/runs"]["post"]["summary"] == "Start it"
    (change,) = compare(contract, carried)
    assert change.kind is Kind.WORDING


def test_neither_document_is_changed(contract: Json) -> None:
    fresh, present = impoverished(contract), copy.deepcopy(contract)
    again = copy.deepcopy(fresh)
    carry_over(present, fresh)
    assert (present, fresh) == (contract, again)
