"""One call of a method: what it is given, and whether what was sent is that."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import attrs

from cyberdesk._core.http.query import query_text
from cyberdesk._core.models.codec import Undecoded, is_list, is_object
from tests.contract.arguments import ALTERNATIVES, Style, day, native, own_argument, wire_value
from tests.contract.document import Document
from tests.contract.facade import Field, Method, fields
from tests.contract.server import Exchange

MISSING = object()


@attrs.frozen
class Sample:
    """Arguments for a call of a method, and what should be sent for them.

    Attributes:
        positional: Arguments that have no name.
        named: The other arguments.
        wire: What the request should hold, by place and name; only what is the argument itself.
        names: What the request should hold in whatever form, by place and name.
        problems: Arguments for which there is no sample.
    """

    positional: list[Any]
    named: dict[str, Any]
    wire: dict[tuple[str, str], Any]
    names: set[tuple[str, str]]
    problems: list[str]


def sample(document: Document, method: Method, style: Style, folder: Path) -> Sample:
    """Make arguments for a call."""
    made = Sample([], {}, {}, set(), [])
    known = method.fields(document)
    for index, (name, parameter) in enumerate(method.parameters.items()):
        field, own = known.get(name), own_argument(method, name, MISSING)
        if style == "required" and parameter.default is not parameter.empty:
            own = ALTERNATIVES.get(method.name, {}).get(name)
            if own is None:
                continue
        if own is not MISSING:
            value = folder / own if isinstance(own, Path) else own
            if own is None:
                continue
        elif field is not None:
            wire = made.wire[field.place, field.name] = wire_value(document, field, index, style)
            is_encoded = "contentEncoding" in document.alternatives(field.schema)[0]
            if style == "days" and not is_encoded:
                value = day(document, field, wire, index)
            else:
                is_plain = style == "plain" and not is_encoded
                value = wire if is_plain else native(document, field.schema, wire)
        else:
            made.problems.append(f"takes `{name}`, which the document does not know: add it to OWN_ARGUMENTS")
            continue
        if field is not None:
            made.names.add((field.place, field.name))
        if parameter.kind is parameter.KEYWORD_ONLY:
            made.named[name] = value
        else:
            made.positional.append(value)
    return made


def wrong(document: Document, method: Method, made: Sample, style: Style, sent: Sequence[Exchange]) -> list[str]:
    """What is wrong with what a method sent."""
    found = [*made.problems, *(text for exchange in sent for text in exchange.violations)]
    for operation in method.operations:
        mine = [exchange for exchange in sent if exchange.operation == operation]
        if not mine:
            found.append(f"did not send {operation}")
            continue
        declared = {field.name: field for field in fields(document, operation)}
        there = _contents(document, mine[-1])
        for place, name in made.names:
            if name not in declared or declared[name].place != place:
                continue
            if (place, name) not in there:
                found.append(f"does not send `{name}`")
            elif (place, name) in made.wire:
                found += _difference(declared[name], made.wire[place, name], there[place, name])
        if style == "required":
            needed = {(field.place, field.name) for field in declared.values() if field.required}
            found += [f"sends `{name}` unasked" for _, name in there.keys() - made.names - needed]
    return found + [text for exchange in sent for text in wrong_key(exchange)]


def undecoded(result: object) -> list[str]:
    """Items of a page that the client put aside because it could not read them."""
    odd: tuple[Undecoded, ...] = getattr(result, "undecodable", getattr(result, "__undecoded__", ()))
    return [f"cannot read item {item.index} of the response: {item.error}" for item in odd]


def wrong_key(exchange: Exchange) -> Iterator[str]:
    """Whether a write has an idempotency key, and a read none."""
    received = exchange.received
    if (received.method != "GET") != bool(received.headers.get("idempotency-key")):
        yield f"{received.method} with{'' if received.method == 'GET' else 'out'} an idempotency key"


def _contents(document: Document, exchange: Exchange) -> dict[tuple[str, str], Any]:
    """What a request holds, by place and name: of the URL as texts, of the body as JSON."""
    received = exchange.received
    found: dict[tuple[str, str], Any] = {}
    at = document.operation(received.method, received.path)
    for name, text in (at[1] if at else {}).items():
        found["path", name] = [text]
    for name, texts in parse_qs(received.query, keep_blank_values=True).items():
        found["query", name] = texts
    content_type = received.headers.get("content-type", "")
    if content_type == "application/json":
        body: Mapping[str, Any] = json.loads(received.body)
        found |= {("body", name): value for name, value in body.items()}
    elif exchange.operation is not None and content_type.startswith("multipart/"):
        for field in fields(document, exchange.operation):
            if f'name="{field.name}"'.encode() in received.body:
                found["body", field.name] = None
    return found


def _difference(field: Field, wanted: Any, got: Any) -> Iterator[str]:
    if field.place != "body":
        wanted = [query_text(field.name, item) for item in (wanted if is_list(wanted) else [wanted])]
    if _normal(wanted) != _normal(got):
        yield f"sends `{field.name}` as {json.dumps(got)}, not as {json.dumps(wanted)}"


def _normal(value: Any) -> Any:
    """A value with its moments in one form."""
    if is_object(value):
        return {name: _normal(item) for name, item in value.items()}
    if is_list(value):
        return [_normal(item) for item in value]
    if isinstance(value, str) and value.startswith("2026-"):
        return datetime.datetime.fromisoformat(value)
    return value
