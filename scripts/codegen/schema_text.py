"""A schema's type in words, for reports."""

from __future__ import annotations

from typing import Any

from .document import SCHEMA
from .overlay import Json


def type_text(schema: Json) -> str:
    """Say which values a schema allows, apart from bounds and fields: `string (uuid) | null`."""
    return " | ".join(members(schema))


def members(schema: Json) -> dict[str, Json]:
    """Take a union apart: what is allowed in words, and the schema that allows it; null comes last."""
    found = _members(schema)
    return {text: found[text] for text in sorted(found, key=lambda text: text == "null")}


def _members(schema: Json) -> dict[str, Json]:
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return {text: part for option in schema[union] for text, part in _members(option).items()}
    if len(schema.get("allOf", [])) == 1:
        return _members(schema["allOf"][0])
    if isinstance(schema.get("type"), list):
        return {text: part for kind in schema["type"] for text, part in _members({**schema, "type": kind}).items()}
    return {_single(schema): schema}


def _single(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(SCHEMA)
    if "const" in schema:
        return f"{schema['const']!r}"
    if "enum" in schema:
        return "enum"
    if "allOf" in schema:
        return "all of " + ", ".join(type_text(part) for part in schema["allOf"])
    kind: Any = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_inner(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_inner(schema['additionalProperties'])}"
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)


def _inner(schema: Json) -> str:
    text = type_text(schema)
    return f"({text})" if " | " in text else text
