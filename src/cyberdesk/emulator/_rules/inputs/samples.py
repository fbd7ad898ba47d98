"""Sample values for JSON Schemas: the output of workflows without a handler."""

from collections.abc import Mapping
from typing import Any, cast

__all__ = ["sample"]

_FORMATS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "time": "09:30:00Z",
    "email": "jane@example.com",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def sample(schema: object, name: str = "value", *, depth: int = 0) -> Any:
    """A value that fits a schema in the common cases; the caller checks it.

    Args:
        schema: the schema.
        name: the name of the field, which is used for strings.
        depth: the depth of the field; nothing below ten levels is filled in.
    """
    if not isinstance(schema, dict) or depth > 10:
        return None
    fields = cast("dict[str, Any]", schema)
    for given in ("const", "default"):
        if given in fields:
            return fields[given]
    for some in ("enum", "examples"):
        if fields.get(some):
            return fields[some][0]
    for parts in ("allOf", "anyOf", "oneOf"):
        if fields.get(parts):
            return sample({**fields, parts: None, **fields[parts][0]}, name, depth=depth + 1)
    return _of_type(fields, name, depth)


def _of_type(schema: Mapping[str, Any], name: str, depth: int) -> Any:
    kinds = schema.get("type") or ("object" if "properties" in schema else "string")
    kind: object = cast("list[object]", kinds)[0] if isinstance(kinds, list) else kinds
    match kind:
        case "object":
            properties: dict[str, object] = schema.get("properties", {})
            return {key: sample(part, key, depth=depth + 1) for key, part in properties.items()}
        case "array":
            count = max(1, schema.get("minItems", 1))
            return [sample(schema.get("items", {}), name, depth=depth + 1) for _ in range(count)]
        case "integer" | "number":
            return _number(schema)
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return _text(schema, name)


def _number(schema: Mapping[str, Any]) -> Any:
    low = schema.get("minimum", schema.get("exclusiveMinimum", 0) + ("exclusiveMinimum" in schema))
    number = max(low, 1)
    high = schema.get("maximum", number)
    return min(number, high)


def _text(schema: Mapping[str, Any], name: str) -> str:
    text = _FORMATS.get(schema.get("format", ""), name)
    text = text.ljust(schema.get("minLength", 0), "x")
    return text[: schema.get("maxLength", len(text))]
