"""The methods that people call, and which operations each of them sends."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Required, get_args, get_origin, get_overloads, get_type_hints

import attrs
from codegen.facade import keywords_for
from codegen.facade_source import read_methods

from cyberdesk import UNSET, AsyncCyberdesk, RequestOptions
from tests.contract.document import ROOT, Document, Json, Operation

BEYOND_THE_API = frozenset({"run_attachments.stream", "runs.download_screenshot"})
"""Methods that follow a link out of the API, or give a context manager; they have tests of their own."""

SOURCES = ROOT / "src" / "cyberdesk" / "_async"


@attrs.frozen
class Field:
    """Something an operation takes: `place` is path, query or body."""

    operation: str
    name: str
    place: str
    required: bool
    schema: Json

    def names(self) -> set[str]:
        """The arguments that can stand for it."""
        return keywords_for(self.operation, self.name)


@attrs.frozen(eq=False)
class Method:
    """A method of a resource of the asynchronous client, such as `runs.create`."""

    name: str
    function: Callable[..., Any]
    operations: tuple[Operation, ...]
    requests: frozenset[str]

    def __str__(self) -> str:
        return self.name

    @property
    def resource(self) -> str:
        """The client's property under which it is."""
        return self.name.partition(".")[0]

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """Its arguments, but `self`, a request model, and the options of every call."""
        return {p.name: p for p in _parameters(_by_keywords(self.function))}

    @property
    def annotations(self) -> dict[str, Any]:
        """Its arguments with their annotations."""
        return {name: parameter.annotation for name, parameter in self.parameters.items()}

    @property
    def request_model(self) -> Any:
        """The request model that it takes in place of its fields; None when it takes none."""
        found = {
            option
            for hint in get_type_hints(self.function).values()
            for option in get_args(hint)
            if inspect.isclass(option) and option.__name__ in self.requests
        }
        return next(iter(found), None)

    @property
    def path_names(self) -> list[str]:
        """Its arguments that are parts of the path."""
        declared = {
            name
            for op in self.operations
            for f in fields(Document.load(), op)
            if f.place == "path"
            for name in f.names()
        }
        return [name for name in self.parameters if name in declared]

    def argument_for(self, field: Field) -> str | None:
        """The argument that stands for what an operation takes."""
        return next((name for name in self.parameters if name in field.names()), None)

    def fields(self, document: Document) -> dict[str, Field]:
        """What its operations take, by its argument for it."""
        found = [field for operation in self.operations for field in fields(document, operation)]
        return {name: field for field in found if (name := self.argument_for(field)) is not None}

    def of(self, client: object) -> Callable[..., Any]:
        """The method of a client."""
        method: Callable[..., Any] = member(client, self.name)
        return method


def _by_keywords(function: Callable[..., Any]) -> Callable[..., Any]:
    """The overload that takes a request's fields as keyword arguments; the function itself when it has none."""
    return next(iter(get_overloads(function)), function)


def _parameters(function: Callable[..., Any]) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(function)
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            (arguments,) = get_args(hints[name])
            yield from _keyword_arguments(arguments)
        elif name not in ("self", "request"):
            yield parameter.replace(annotation=hints[name])


def _keyword_arguments(arguments: Any) -> Iterator[inspect.Parameter]:
    """The keys of a `TypedDict` with a request's fields, as arguments."""
    for name, hint in get_type_hints(arguments, include_extras=True).items():
        if name not in RequestOptions.__annotations__:
            is_required = get_origin(hint) is Required
            yield inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if is_required else UNSET,
                annotation=get_args(hint)[0] if is_required else hint,
            )


def fields(document: Document, operation: Operation) -> Iterator[Field]:
    """What an operation takes, but headers."""
    for parameter in operation.parameters:
        if parameter.place in ("path", "query"):
            place, required = parameter.place, parameter.required
            yield Field(operation.name, parameter.name, place, required, parameter.schema)
    if operation.body is not None:
        for option in document.alternatives(operation.body.schema):
            required_names = option.get("required", ()) if operation.body.required else ()
            for name, schema in option.get("properties", {}).items():
                yield Field(operation.name, name, "body", name in required_names, schema)


@cache
def facade_methods() -> tuple[Method, ...]:
    """All methods of all resources that send something."""
    document, client = Document.load(), AsyncCyberdesk("key")
    return tuple(
        Method(
            found.name,
            inspect.unwrap(member(client, found.name).__func__),
            tuple(document.named(name) for name in sorted(found.operations)),
            found.requests,
        )
        for found in read_methods(sources())
        if "." in found.name and hasattr(client, found.name.partition(".")[0]) and found.name not in BEYOND_THE_API
    )


def resource_names() -> list[str]:
    """The client's properties that lead to methods."""
    return sorted({method.resource for method in facade_methods()})


def sources() -> dict[str, str]:
    """The modules of the asynchronous client, as path and text."""
    return {path.relative_to(SOURCES).as_posix(): path.read_text() for path in sorted(SOURCES.rglob("*.py"))}


def member(client: object, name: str) -> Any:
    """Follow a dotted name."""
    for part in name.split("."):
        client = getattr(client, part)
    return client
