"""Sample arguments for the generated endpoint modules and for the methods that people call."""

from __future__ import annotations

import datetime
import importlib
import inspect
import types
from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from cyberdesk import models
from cyberdesk._core.arguments import from_mapping
from cyberdesk._core.model import Model
from cyberdesk._core.request import File
from scripts.codegen.overlay import SCHEMA_NAMES
from tests.contract.document import PNG_SAMPLE, Document, Fill, Json, Operation

Style = Literal["native", "plain", "nulls", "required"]
"""Which arguments, and how: all as Python has them, all as JSON has them, all with null where it may be, the
required ones."""

STYLES: tuple[Style, ...] = ("native", "plain", "nulls", "required")

FILLS: dict[Style, Fill] = {"native": "full", "plain": "full", "nulls": "nulls", "required": "minimal"}
"""How much the answer to a call of a style holds."""


def native(document: Document, schema: Json, value: Any) -> Any:
    """A sample as Python has it: ids, moments, enum members and models in place of JSON."""
    for name, candidate in document.raw["components"]["schemas"].items():
        if candidate is document.resolve(schema) and value is not None:
            kind = getattr(models, SCHEMA_NAMES.get(name, name))
            return from_mapping(kind, value) if issubclass(kind, Model) else kind(value)
    for option in document.alternatives(schema):
        if option.get("format") == "uuid" and isinstance(value, str):
            return UUID(value)
        if option.get("format") == "date-time" and isinstance(value, str):
            return datetime.datetime.fromisoformat(value)
        if option.get("type") == "array" and isinstance(value, list):
            items: list[Any] = value
            return [native(document, option["items"], item) for item in items]
    named = [option for option in document.alternatives(schema) if option is not document.resolve(schema)]
    return native(document, named[0], value) if named and value is not None else value


def endpoint_module(operation: Operation) -> types.ModuleType:
    """The generated module that calls an operation."""
    return importlib.import_module(f"cyberdesk._generated.api.{operation.tag}.{operation.name}")


def endpoint_arguments(document: Document, operation: Operation, style: Style) -> Json:
    """Arguments for `asyncio` and `sync` of an endpoint module, but the client."""
    signature = inspect.signature(endpoint_module(operation).build_request)
    schemas = {p.name.lstrip("_"): p.schema for p in operation.parameters}
    arguments: Json = {}
    for name, parameter in signature.parameters.items():
        if style == "required" and parameter.default is not parameter.empty:
            continue
        if name == "body":
            arguments[name] = _body(document, operation, style)
        else:
            value = document.sample(schemas[name], "full")
            arguments[name] = value if style == "plain" else native(document, schemas[name], value)
    return arguments


def _body(document: Document, operation: Operation, style: Style) -> Model:
    assert operation.body is not None
    (option,) = [o for o in document.alternatives(operation.body.schema) if o.get("type") != "null"]
    if operation.body.media_type == "multipart/form-data":
        parts: Mapping[str, object] = dict.fromkeys(option["properties"], File(PNG_SAMPLE, "text.png"))
        model: Model = native(document, option, {}) if not parts else _form(document, option, parts)
        return model
    sent: Model = native(document, option, document.sample(option, FILLS[style]))
    return sent


def _form(document: Document, schema: Json, parts: Mapping[str, object]) -> Model:
    names = {id(candidate): name for name, candidate in document.raw["components"]["schemas"].items()}
    name = names[id(schema)]
    form: Model = getattr(models, SCHEMA_NAMES.get(name, name))(**parts)
    return form
