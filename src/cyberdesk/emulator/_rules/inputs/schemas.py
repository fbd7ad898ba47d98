"""JSON Schemas of workflows: reading them, validating values, and which paths they allow.

No message repeats a value: values may be secret.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import attrs

from cyberdesk.emulator._rules.inputs.paths import Path

__all__ = ["SchemaError", "Violation", "can_have", "output_schema", "parse_schema", "violations"]

Schema = dict[str, Any]

_TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}
_KEYWORDS = {
    "$defs", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "const", "enum", "if", "items",
    "not", "oneOf", "patternProperties", "properties", "required",
}  # fmt: skip
# The results of these do not depend on the values inside the object.
_ABOUT_NAMES = {"required", "additionalProperties", "minProperties", "maxProperties", "dependentRequired"}
_MAX_LIMIT_TEXT = 200


class SchemaError(ValueError):
    """A string that is not a JSON Schema, or a schema that cannot be applied."""


@attrs.frozen
class Violation:
    """A value that does not fit its schema.

    Attributes:
        path: the path of the value, or of the missing field.
        message: the problem, without the value.
        validator: the schema keyword that is not satisfied.
    """

    path: Path
    message: str
    validator: str

    def __str__(self) -> str:
        return f"{_place(self.path)} {self.message}"

    def depends_on(self, place: Path) -> bool:
        """Whether another value at a path might resolve it."""
        inside = self.path[: len(place)] == place
        around = place[: len(self.path)] == self.path and self.validator not in _ABOUT_NAMES
        return inside or around


def _place(path: Path) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "the whole"


def parse_schema(text: str) -> Schema:
    """Read a JSON Schema.

    Raises:
        SchemaError: it is not JSON, not an object, or not a valid schema.
    """
    # Imported here, because it is slow and most emulators need no schema.
    from jsonschema import exceptions, validators  # type: ignore[import-untyped]  # noqa: PLC0415 - no types in it

    try:
        schema: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from None
    if not isinstance(schema, dict):
        raise SchemaError("not a JSON object")
    found = cast("Schema", schema)
    try:
        validators.validator_for(found, default=validators.Draft202012Validator).check_schema(found)
    except exceptions.SchemaError as error:
        raise SchemaError(f"not a JSON Schema at {_place(tuple(error.absolute_path))}: {error.message}") from None
    return found


def output_schema(text: str | None) -> Schema | None:
    """The schema for the output of a workflow, in JSON Schema or in the short notation; None without restrictions.

    The short notation is an object that names the fields, with a type, a nested object or a description for each.
    """
    try:
        notation: object = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(notation, dict):
        return None
    found = cast("Schema", notation)
    if found.keys() & _KEYWORDS or found.get("type") == "object":
        try:
            return parse_schema(cast("str", text))
        except SchemaError:
            return None
    return _from_notation(found) if found else None


def _from_notation(notation: object) -> Schema:
    if isinstance(notation, dict):
        fields = cast("dict[str, object]", notation)
        properties = {name: _from_notation(value) for name, value in fields.items()}
        return {"type": "object", "properties": properties, "required": list(properties)}
    if isinstance(notation, list):
        items = cast("list[object]", notation)
        return {"type": "array", "items": _from_notation(items[0]) if items else {}}
    return {"type": notation} if isinstance(notation, str) and notation in _TYPES else {}


def violations(schema: Schema, value: object) -> list[Violation]:
    """All violations by a value, in order.

    Raises:
        SchemaError: the schema cannot be applied: a reference is unresolvable or circular, or a pattern is
            invalid.
    """
    from jsonschema import validators  # noqa: PLC0415  # slow, as in `parse_schema`
    from referencing import Registry  # noqa: PLC0415  # as above
    from referencing.exceptions import Unresolvable  # noqa: PLC0415  # as above

    kind: Any = validators.validator_for(schema, default=validators.Draft202012Validator)
    # A registry of our own, because the default one fetches references from the network.
    registry: Registry[Any] = Registry()
    try:
        errors: list[Any] = list(kind(schema, registry=registry).iter_errors(value))
        found = [violation for error in errors for violation in _violations(error)]
    except (Unresolvable, RecursionError, re.error) as error:
        raise SchemaError(f"the schema cannot be applied: {type(error).__name__}") from None
    return sorted(found, key=lambda violation: [str(step) for step in violation.path])


def _violations(error: Any) -> Iterator[Violation]:
    path, keyword, limit = tuple(error.absolute_path), str(error.validator), error.validator_value
    match keyword:
        case "required":
            # The library reports one error for each missing field, and names it only in its message.
            missing = [name for name in limit if error.message.startswith(f"{name!r} is")]
            yield from (Violation((*path, name), "is required", keyword) for name in missing[:1])
        case "additionalProperties" if limit is False:
            known = error.schema.get("properties", {})
            extra = [name for name in error.instance if name not in known]
            yield from (Violation((*path, name), "is not a known field", keyword) for name in extra)
        case "type":
            names = cast("list[str]", limit) if isinstance(limit, list) else [str(limit)]
            yield Violation(path, f"is not of type {' or '.join(names)}", keyword)
        case _:
            text = json.dumps(limit, ensure_ascii=False)
            shown = text if len(text) <= _MAX_LIMIT_TEXT else text[:_MAX_LIMIT_TEXT] + "..."
            yield Violation(path, f"does not satisfy {keyword} {shown}", keyword)


def can_have(schema: Schema, path: Path) -> bool:
    """Whether a value that fits a schema can have a value at a path."""
    return _can_have(schema, schema, path, depth=0)


def _can_have(root: Schema, schema: object, path: Path, *, depth: int) -> bool:
    if not isinstance(schema, dict):
        return schema is not False
    if depth > 50:  # a circular reference allows everything
        return True
    fields = cast("Schema", schema)

    def allows(part: object, rest: Path = path) -> bool:
        return _can_have(root, part, rest, depth=depth + 1)

    if "$ref" in fields and not allows(_referenced(root, fields["$ref"])):
        return False
    if not all(allows(part) for part in fields.get("allOf", ())):
        return False
    for choice in ("anyOf", "oneOf"):
        if choice in fields and not any(allows(part) for part in fields[choice]):
            return False
    return not path or (_has_type(fields, path[0]) and allows(_member(fields, path[0]), path[1:]))


def _has_type(schema: Schema, step: str | int) -> bool:
    wanted = "array" if isinstance(step, int) else "object"
    kinds = schema.get("type", wanted)
    return wanted in (kinds if isinstance(kinds, list) else [kinds])


def _member(schema: Schema, step: str | int) -> object:
    if isinstance(step, int):
        first: list[object] = schema.get("prefixItems", [])
        return first[step] if step < len(first) else schema.get("items", True)
    properties: Mapping[str, object] = schema.get("properties", {})
    if step in properties:
        return properties[step]
    return True if "patternProperties" in schema else schema.get("additionalProperties", True)


def _referenced(root: Schema, reference: object) -> object:
    if not isinstance(reference, str) or not reference.startswith("#"):
        return True
    part: Any = root
    for step in reference.removeprefix("#").split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        part = cast("Schema", part).get(key, True) if isinstance(part, dict) else True
    return part
