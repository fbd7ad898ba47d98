"""What is wrong with a request, by the document alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

import attrs

from tests.contract.document import Document, Json, Operation, Parameter, encoded_fields


@attrs.frozen
class Received:
    """A request as it came; header names are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


def request_violations(
    document: Document, operation: Operation, received: Received, path_values: Mapping[str, str]
) -> list[str]:
    """Everything in which a request is not what the document says."""
    return [
        *_path(document, operation, path_values),
        *_query(document, operation, received.query),
        *_headers(document, operation, received.headers),
        *_body(document, operation, received),
    ]


def _path(document: Document, operation: Operation, values: Mapping[str, str]) -> Iterator[str]:
    for name, parameter in operation.of("path").items():
        yield from _value(document, parameter, values[name], f"path parameter {name}")


def _query(document: Document, operation: Operation, query: str) -> Iterator[str]:
    declared = operation.of("query")
    sent: dict[str, list[str]] = {}
    for name, text in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)):
        sent.setdefault(name, []).append(text)
    for name in sent.keys() - declared.keys():
        yield f"query parameter {name}: not declared"
    for name, parameter in declared.items():
        place = f"query parameter {name}"
        if name not in sent:
            if parameter.required:
                yield f"{place}: missing"
            continue
        arrays = [o for o in document.alternatives(parameter.schema) if o.get("type") == "array"]
        if arrays:
            value = [_read(document, arrays[0]["items"], text) for text in sent[name]]
            yield from document.violations(parameter.schema, value, place)
        elif len(sent[name]) > 1:
            yield f"{place}: given {len(sent[name])} times"
        else:
            yield from _value(document, parameter, sent[name][0], place)


def _headers(document: Document, operation: Operation, headers: Mapping[str, str]) -> Iterator[str]:
    for name, parameter in operation.of("header").items():
        if name.lower() in headers:
            yield from _value(document, parameter, headers[name.lower()], f"header {name}")
        elif parameter.required:
            yield f"header {name}: missing"
    if operation.is_secured and not re.fullmatch(r"Bearer \S+", headers.get("authorization", "")):
        yield "header Authorization: not `Bearer` and a key"


def _value(document: Document, parameter: Parameter, text: str, place: str) -> list[str]:
    return document.violations(parameter.schema, _read(document, parameter.schema, text), place)


def _read(document: Document, schema: Json, text: str) -> object:
    """A text of a URL as the type that is declared, or as text when it is not that."""
    for option in document.alternatives(schema):
        match option.get("type"):
            case "integer" if re.fullmatch(r"-?\d+", text):
                return int(text)
            case "number" if re.fullmatch(r"-?\d+(\.\d+)?", text):
                return float(text)
            case "boolean" if text in ("true", "false"):
                return text == "true"
            case _:
                continue
    return text


def _body(document: Document, operation: Operation, received: Received) -> Iterator[str]:
    declared = operation.body
    if declared is None:
        if received.body:
            yield "body: none is declared"
        return
    if not received.body:
        if declared.required:
            yield "body: missing"
        return
    content_type = received.headers.get("content-type", "")
    if content_type.partition(";")[0].strip() != declared.media_type:
        yield f"body: is {content_type or 'of no type'}, not {declared.media_type}"
    elif declared.media_type == "multipart/form-data":
        yield from _parts(document.resolve(declared.schema), content_type, received.body)
    else:
        yield from _json(document, declared.schema, received.body)


def _json(document: Document, schema: Json, body: bytes) -> Iterator[str]:
    try:
        value = json.loads(body)
    except ValueError as error:
        yield f"body: no JSON: {error}"
        return
    found = document.violations(schema, value, "body")
    yield from found or encoded_fields(document, schema, value, "body")


def _parts(schema: Json, content_type: str, body: bytes) -> Iterator[str]:
    message: Any = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    if not message.is_multipart():
        yield "body: no multipart"
        return
    names: list[str] = []
    for part in message.get_payload():
        name = part.get_param("name", header="content-disposition")
        names.append(name)
        field = schema["properties"].get(name)
        if field is None:
            yield f"part {name}: not declared"
        elif field.get("format") == "binary" and part.get_filename() is None:
            yield f"part {name}: has no filename"
    for name in schema.get("required", ()):
        if name not in names:
            yield f"part {name}: missing"
    for name in {name for name in names if names.count(name) > 1}:
        yield f"part {name}: given {names.count(name)} times"
