"""`openapi.json` as data: its operations, whether a value is what a schema says, and samples of schemas."""

from __future__ import annotations

import base64
import copy
import datetime
import json
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote
from uuid import UUID

import attrs
import jsonschema  # type: ignore[import-untyped]

from cyberdesk._core.models.codec import is_list, is_object

Json = dict[str, Any]
Fill = Literal["full", "minimal", "nulls"]
"""How much a sample holds: everything; only what is required; or everything, with null wherever it may be."""

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("get", "put", "post", "patch", "delete")

UUID_SAMPLE = "11111111-2222-4333-8444-555555555555"
TIME_SAMPLE = "2026-01-02T03:04:05Z"
BASE64_SAMPLE = base64.b64encode(b"text").decode()
PNG_SAMPLE = b"\x89PNG\r\n\x1a\n"
BYTES_SAMPLE = b"bytes\x00\xff"

FREE_FORM_FIELDS: Json = {
    "run_message_history": [{"role": "assistant", "content": [{"type": "text", "text": "text"}]}],
}
"""Fields that the document calls any objects, and that the client knows more about."""


@attrs.frozen
class Parameter:
    """A declared parameter of a path, a query or the headers."""

    name: str
    place: str
    required: bool
    schema: Json


@attrs.frozen
class Body:
    """A declared body of a request."""

    media_type: str
    required: bool
    schema: Json


@attrs.frozen(eq=False)
class Operation:
    """An operation of the document.

    Attributes:
        name: Its short name, as in the generated module that calls it.
        tag: Its first tag, as in the package of that module.
        method: The HTTP method in upper case.
        route: The path as a template.
        parameters: All declared parameters.
        body: The declared body.
        is_secured: Whether it needs a key.
        status: The status of success.
        media_type: What success carries; None when it carries nothing.
        response: The schema of success.
    """

    name: str
    tag: str
    method: str
    route: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    is_secured: bool
    status: int
    media_type: str | None
    response: Json

    def __str__(self) -> str:
        return f"{self.method} {self.route}"

    def of(self, place: str) -> dict[str, Parameter]:
        """The parameters of one place by name."""
        return {parameter.name: parameter for parameter in self.parameters if parameter.place == place}

    @property
    def pattern(self) -> re.Pattern[str]:
        """The paths that are this operation's."""
        parts = re.split(r"(\{\w+\})", self.route)
        return re.compile("".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in parts))

    def path_values(self, path: str) -> dict[str, str] | None:
        """The values in a path, or None when it is not this operation's."""
        found = self.pattern.fullmatch(path)
        names = re.findall(r"\{(\w+)\}", self.route)
        return None if found is None else dict(zip(names, map(unquote, found.groups()), strict=True))


class Document:
    """The API's document."""

    def __init__(self, raw: Json) -> None:
        self.raw = raw
        self.operations = tuple(_operations(raw))

    @staticmethod
    @cache
    def load() -> Document:
        """Read `openapi.json`."""
        return Document(json.loads((ROOT / "openapi.json").read_text()))

    def operation(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Find the operation of a request, with the values in its path; fixed paths come before templates."""
        found = [
            (operation, values)
            for operation in self.operations
            if operation.method == method and (values := operation.path_values(path)) is not None
        ]
        return min(found, key=lambda pair: len(pair[1]), default=None)

    def named(self, name: str) -> Operation:
        """The operation of a short name."""
        return next(operation for operation in self.operations if operation.name == name)

    def resolve(self, schema: Json) -> Json:
        """Follow a reference."""
        while "$ref" in schema:
            referred: Json = self.raw["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            schema = referred
        return schema

    def alternatives(self, schema: Json) -> list[Json]:
        """What a value may be, references followed; null is `{"type": "null"}`."""
        schema = self.resolve(schema)
        nested = [self.alternatives(option) for option in schema.get("anyOf", ())]
        return [schema] if "anyOf" not in schema else [option for options in nested for option in options]

    def violations(self, schema: Json, value: object, place: str) -> list[str]:
        """What is wrong with a value, each with its place; a field that is not declared is wrong as well."""
        validator: Any = jsonschema.Draft202012Validator(
            {**schema, "components": self._strict_components}, format_checker=_FORMATS
        )
        return sorted({text for error in validator.iter_errors(value) for text in _texts(error, place)})

    @cached_property
    def _strict_components(self) -> Json:
        components: Json = copy.deepcopy(self.raw["components"])
        for node in _nodes(components):
            if isinstance(node.get("properties"), dict) and node.get("type") == "object":
                node.setdefault("additionalProperties", False)
        # Declared with two fields, described as carrying all those of what it stands for.
        components["schemas"]["IncludedResource"]["additionalProperties"] = True
        return components

    def sample(self, schema: Json, fill: Fill) -> Any:
        """Make a value of a schema; always the same one."""
        options = self.alternatives(schema)
        if fill != "full" and {"type": "null"} in [{"type": option.get("type")} for option in options]:
            return None
        option = next((option for option in options if option.get("type") != "null"), options[0])
        if "enum" in option:
            return option["enum"][0]
        match option.get("type"):
            case "object":
                return self._object(option, fill)
            case "array":
                return [self.sample(option.get("items", {}), fill)]
            case "string":
                return _text(option)
            case "integer":
                return int(_number(option))
            case "number":
                return _number(option)
            case "boolean":
                return True
            case "null":
                return None
            case _:
                return {}

    def _object(self, schema: Json, fill: Fill) -> Json:
        required = schema.get("required", ())
        fields: Json = {
            name: FREE_FORM_FIELDS[name]
            if name in FREE_FORM_FIELDS and fill == "full"
            else self.sample(field, fill)
            for name, field in schema.get("properties", {}).items()
            if fill != "minimal" or name in required
        }
        extra = schema.get("additionalProperties")
        if is_object(extra) and extra and fill != "minimal":
            fields["text"] = self.sample(extra, fill)
        return fields


def _text(schema: Json) -> str:
    if schema.get("contentEncoding") == "base64":
        return BASE64_SAMPLE
    text = {"uuid": UUID_SAMPLE, "date-time": TIME_SAMPLE}.get(str(schema.get("format")), "text")
    return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]


def _number(schema: Json) -> float:
    number: float = min(max(1.0, schema.get("minimum", 1.0)), schema.get("maximum", 1.0e9))
    return number


def _operations(raw: Json) -> Iterator[Operation]:
    for route, item in raw["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(method, route, item[method])


def _operation(method: str, route: str, raw: Json) -> Operation:
    body = raw.get("requestBody")
    status, success = next(pair for pair in raw["responses"].items() if pair[0].startswith("2"))
    content: dict[str, Json] = success.get("content", {})
    media_type = next(iter(content), None)
    return Operation(
        name=raw["operationId"].removesuffix(re.sub(r"\W", "_", route) + "_" + method),
        tag=raw.get("tags", ["default"])[0],
        method=method.upper(),
        route=route,
        parameters=tuple(
            Parameter(entry["name"], entry["in"], bool(entry.get("required")), entry["schema"])
            for entry in raw.get("parameters", ())
        ),
        body=None if body is None else _body(body),
        is_secured=bool(raw.get("security")),
        status=int(status),
        media_type=media_type,
        response={} if media_type is None else content[media_type].get("schema", {}),
    )


def _body(raw: Json) -> Body:
    ((media_type, media),) = raw["content"].items()
    return Body(media_type, bool(raw.get("required")), media["schema"])


def _nodes(value: Any) -> Iterator[Json]:
    if is_object(value):
        yield value
        value = list(value.values())
    if is_list(value):
        for item in value:
            yield from _nodes(item)


def _texts(error: Any, place: str) -> Iterator[str]:
    """An error in words: of alternatives, those of the one that fits best."""
    if error.validator == "anyOf":
        alternatives: dict[int, list[Any]] = {}
        for inner in error.context:
            alternatives.setdefault(inner.schema_path[0], []).append(inner)
        # The deeper into an alternative a value fits, the likelier it is the one that was meant.
        best = max(alternatives.values(), key=lambda errors: max(len(inner.absolute_path) for inner in errors))
        if any(len(inner.absolute_path) > len(error.absolute_path) for inner in best):
            for inner in best:
                yield from _texts(inner, place)
            return
        shown = sorted({inner.message for inner in error.context if inner.schema != {"type": "null"}})
        yield f"{_place(error, place)}: {' and '.join(shown)}"
    else:
        yield f"{_place(error, place)}: {error.message}"


def _place(error: Any, place: str) -> str:
    return place + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)


def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or str(UUID(value)) == value.lower()


def _is_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    datetime.datetime.fromisoformat(value)
    return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value) is not None


_FORMATS: Any = jsonschema.FormatChecker(formats=())
_FORMATS.checks("uuid", raises=ValueError)(_is_uuid)
_FORMATS.checks("date-time", raises=ValueError)(_is_time)


def is_base64(value: str) -> bool:
    """Whether a text is base64 with its padding."""
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        return False
    return True


def encoded_fields(document: Document, schema: Json, value: object, place: str) -> Iterator[str]:
    """The fields of a valid value that should be base64 and are not; jsonschema passes over the encoding."""
    for option in document.alternatives(schema):
        if is_object(value):
            for name, field in option.get("properties", {}).items():
                if name in value:
                    yield from encoded_fields(document, field, value[name], f"{place}.{name}")
        elif is_list(value) and "items" in option:
            for index, item in enumerate(value):
                yield from encoded_fields(document, option["items"], item, f"{place}[{index}]")
        elif option.get("contentEncoding") == "base64" and isinstance(value, str) and not is_base64(value):
            yield f"{place}: it is not base64"
