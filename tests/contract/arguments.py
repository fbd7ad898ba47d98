"""Sample arguments for the generated endpoint modules and for the methods that people call."""

from __future__ import annotations

import base64
import datetime
import importlib
import inspect
import types
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from cyberdesk._core.http.request import MultipartFile
from cyberdesk._core.models.arguments import from_mapping
from cyberdesk._core.models.codec import is_list, is_object
from tests.contract.annotations import generated_class
from tests.contract.document import PNG_SAMPLE, Document, Fill, Json, Operation
from tests.contract.facade import Field, Method

Style = Literal["native", "plain", "days", "nulls", "required"]
"""Which arguments, and how: all as Python has them; all as JSON has them; the same with days in place of moments;
all with null where it may be; the required ones."""

FILLS: dict[Style, Fill] = {
    "native": "full",
    "plain": "full",
    "days": "full",
    "nulls": "nulls",
    "required": "minimal",
}
"""How much the response to a call of a style contains."""

TEXT_FILE = [("text.txt", b"text")]

OWN_ARGUMENTS: dict[str, Any] = {
    "include": ["workflow"],
    "file_inputs": TEXT_FILE,
    "shared_file_inputs": TEXT_FILE,
    "run_attachments.save_to_file.path": Path("saved.txt"),
    "run_attachments.save_to_file.overwrite": True,
    "run_attachments.save_to_file.on_progress": max,
    "workflows.upload_prompt_image.file_content": PNG_SAMPLE,
    "workflows.upload_prompt_image.filename": "button.png",
    "workflows.upload_prompt_image.content_type": "image/png",
    "workflows.upload_prompt_image.file_path": None,
}
"""Arguments in which a method differs from the wire on purpose, by name or by method and name.

A path is relative to the folder of the test; None leaves the argument out, as another one is given in its place.
"""

ALTERNATIVES: dict[str, Json] = {
    "workflows.upload_prompt_image": {"file_path": Path("image.png")},
}
"""Arguments to give a method with its required ones, when it demands one of several."""


def own_argument(method: Method, name: str, default: Any) -> Any:
    """The sample from `OWN_ARGUMENTS`, or the default."""
    return OWN_ARGUMENTS.get(f"{method}.{name}", OWN_ARGUMENTS.get(name, default))


def is_own(method: Method, name: str) -> bool:
    """Whether an argument differs from the wire on purpose."""
    return f"{method}.{name}" in OWN_ARGUMENTS or name in OWN_ARGUMENTS


def native(document: Document, schema: Json, value: Any) -> Any:
    """A sample as Python has it: ids, moments, enum members and models in place of JSON."""
    if value is None:
        return None
    for option in document.alternatives(schema):
        kind = generated_class(document, option)
        if kind is not None:
            return from_mapping(kind, value) if is_object(value) else kind(value)
        if is_list(value) and "items" in option:
            return [native(document, option["items"], item) for item in value]
        if isinstance(value, str) and option.get("contentEncoding") == "base64":
            return base64.b64decode(value)
        if isinstance(value, str) and option.get("format") == "uuid":
            return UUID(value)
        if isinstance(value, str) and option.get("format") == "date-time":
            return datetime.datetime.fromisoformat(value)
    return value


def day(document: Document, field: Field, wire: Any, index: int) -> Any:
    """A day in place of a moment, as a date or as text; anything else as it is."""
    if wire is None or document.alternatives(field.schema)[0].get("format") != "date-time":
        return wire
    text: str = wire[: len("2026-01-02")]
    return text if index % 2 else datetime.date.fromisoformat(text)


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


def _body(document: Document, operation: Operation, style: Style) -> Any:
    assert operation.body is not None
    schema = document.alternatives(operation.body.schema)[0]
    if operation.body.media_type == "multipart/form-data":
        return generated_class(document, schema)(
            **dict.fromkeys(schema["properties"], MultipartFile(PNG_SAMPLE, "a.png"))
        )
    return native(document, schema, document.sample(schema, FILLS[style]))


def wire_value(document: Document, field: Field, index: int, style: Style) -> Any:
    """What a method should send for an argument; no two arguments of a method have the same text or number."""
    fill: Fill = "nulls" if style == "nulls" and field.place == "body" else "full"
    value = document.sample(field.schema, fill)
    option = document.alternatives(field.schema)[0]
    if value == "text":
        return field.name  # and not twice the same
    if type(value) is int:
        return min(value + index, option.get("maximum", 1000))
    if value is not None and option.get("format") == "uuid":
        return str(UUID(int=UUID(value).int + index))
    if value is not None and option.get("format") == "date-time":
        moment = datetime.datetime.fromisoformat(value) + datetime.timedelta(days=index)
        moment = moment.replace(hour=0, minute=0, second=0) if style == "days" else moment
        return moment.isoformat().replace("+00:00", "Z")
    return value
