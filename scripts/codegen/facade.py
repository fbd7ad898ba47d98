"""Whether the facade covers the API: which operation has a method, and which of its inputs that method takes.

`survey` is pure: a document and the source of the client and its resources in, a `Survey` out. It needs neither
the overlay nor generated code, so that it can be applied to any version of the document.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from .document import SCHEMA, operations_of
from .facade_source import Method, read_methods
from .overlay import SCHEMA_NAMES, Json


@dataclass(frozen=True)
class LeftOut:
    """Operations that have no method on purpose.

    Attributes:
        paths: A pattern for the whole path.
        reason: Why nobody who uses the package needs them.
    """

    paths: str
    reason: str


# The one list of what has no method.
LEFT_OUT = (
    LeftOut(r"/api/.*", "the desktop agent's own protocol: how it logs in, and its address book"),
    LeftOut(r"/|/health(/.*)?", "unversioned probes of the server's host; `/v1/health` has methods"),
)

# Inputs that a method takes under another name, as (operation, input): keyword. Names that only differ in style
# (`pageSize` and `page_size`, `_id` and `id`, `from` and `from_`) need no entry.
OTHER_NAMES: Mapping[tuple[str, str], str] = {
    ("powershell_exec", "timeout"): "command_timeout",
    ("upload_workflow_prompt_image", "file"): "file_path",
    ("create_run_chain", "shared_inputs"): "shared_input_values",
    ("create_run_chain", "shared_sensitive_inputs"): "shared_sensitive_input_values",
}


class GapKind(Enum):
    """What is wrong between the API and the facade."""

    NO_METHOD = "an operation without a method"
    NO_KEYWORD = "an input that the operation's method does not take"
    NO_DESCRIPTION = "an input that the docstring of the operation's method does not describe"
    GONE_OPERATION = "a method that calls what the API does not have"
    GONE_INPUT = "a method that sends what the API does not take"
    GONE_NAME = "an import of what is not generated"


@dataclass(frozen=True)
class Operation:
    """An operation as a caller sees it.

    Attributes:
        name: Its short name, which is its endpoint module's.
        title: Its name with method and path.
        path: Its path.
        query: Its query parameters.
        body: The fields of its body; empty when the body has no fields of its own.
    """

    name: str
    title: str
    path: str
    query: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """Something the facade lacks, or has too much.

    Attributes:
        kind: What is wrong.
        subject: The method, such as `runs.create`; else the operation's title, or the module's path.
        name: The field, parameter or operation in question; empty for an operation without a method.
        what: In words: `field` or `query parameter`, or what it was sent to.
    """

    kind: GapKind
    subject: str
    name: str = ""
    what: str = ""

    def sentence(self, *, new: bool = False) -> str:
        """Describe the gap; `new` means that the API has just brought it."""
        word = "new " if new else ""
        gone = "not take it any more"
        return {
            GapKind.NO_METHOD: f"{word}operation {self.subject} has no method",
            GapKind.NO_KEYWORD: f"{self.subject} does not take {word}{self.what} `{self.name}`",
            GapKind.NO_DESCRIPTION: f"{self.subject} does not describe {word}{self.what} `{self.name}`",
            GapKind.GONE_OPERATION: f"{self.subject} calls {self.name}, which the API does not have any more",
            GapKind.GONE_INPUT: f"{self.subject} gives `{self.name}` to {self.what}, which does {gone}",
            GapKind.GONE_NAME: f"{self.subject} imports {self.name}, which is not generated any more",
        }[self.kind]

    def __str__(self) -> str:
        return self.sentence()


@dataclass(frozen=True)
class Survey:
    """The API beside the facade.

    Attributes:
        operations: All operations, by name.
        methods: For each wrapped operation its methods, the one that takes the most of its inputs first.
        left_out: The operations without a method that are in the list of left-out ones, each with its reason.
        gaps: What is missing or too much, in the document's order.
    """

    operations: Mapping[str, Operation]
    methods: Mapping[str, tuple[Method, ...]]
    left_out: Mapping[str, str]
    gaps: tuple[Gap, ...]


def survey(
    document: Json,
    sources: Mapping[str, str],
    *,
    left_out: tuple[LeftOut, ...] = LEFT_OUT,
    other_names: Mapping[tuple[str, str], str] = OTHER_NAMES,
) -> Survey:
    """Compare a document with the facade.

    Args:
        document: The API's document, without the overlay.
        sources: The modules of the client and its resources, as path and text.
        left_out: What needs no method.
        other_names: Which inputs are taken under another name.
    """
    operations = {operation.name: operation for operation in _operations(document)}
    found = read_methods(sources)
    methods: dict[str, tuple[Method, ...]] = {}
    skipped: dict[str, str] = {}
    gaps: list[Gap] = []
    fields = _models(document)
    for name, operation in operations.items():
        lacks = [
            (_missing(operation, user, fields, other_names), user) for user in found if name in user.operations
        ]
        reason = next((item.reason for item in left_out if re.fullmatch(item.paths, operation.path)), None)
        if lacks:
            lacks.sort(key=lambda pair: (len(pair[0]), pair[1].name))
            methods[name] = tuple(user for _, user in lacks)
            gaps += lacks[0][0]
        elif reason is not None:
            skipped[name] = reason
        else:
            gaps.append(Gap(GapKind.NO_METHOD, operation.title))
    gaps += _gone(fields, operations, found)
    return Survey(operations, methods, skipped, tuple(gaps))


def broken_imports(sources: Mapping[str, str], generated: Mapping[str, str]) -> list[Gap]:
    """Find imports of generated modules and names that do not exist.

    Args:
        sources: Modules written by hand, as path and text.
        generated: The files below `_generated`, as path and text.
    """
    modules = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in generated}
    classes = {
        name
        for path, text in generated.items()
        if path.startswith(("models/", "arguments"))
        for name in re.findall(r"^class (\w+)", text, re.MULTILINE)
    }
    gaps: dict[Gap, None] = {}
    for path, text in sorted(sources.items()):
        imports = [node for node in ast.walk(ast.parse(text, path)) if isinstance(node, ast.ImportFrom)]
        for node in imports:
            _, found, inner = (node.module or "").partition("_generated.")
            for alias in node.names if found else []:
                # A package or module below it, a class, or the content of an endpoint module.
                is_known = alias.name in classes or alias.name in ("*", "__all__") or inner.count(".") == 2
                inside = inner in modules and is_known
                if f"{inner}.{alias.name}" not in modules and not inside:
                    gaps[Gap(GapKind.GONE_NAME, path, f"{inner}.{alias.name}")] = None
    return list(gaps)


def keywords_for(operation: str, name: str, other_names: Mapping[tuple[str, str], str] = OTHER_NAMES) -> set[str]:
    """The keywords under which a method may take an input of an operation."""
    snake = re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower().lstrip("_")
    return {other_names.get((operation, name), name), snake, f"{snake}_"}


def _operations(document: Json) -> Iterator[Operation]:
    for found in operations_of(document).values():
        query = [item["name"] for item in found.raw.get("parameters", []) if item.get("in") == "query"]
        content = found.raw.get("requestBody", {}).get("content", {})
        body = [name for media in content.values() for name in _fields(media.get("schema", {}), document)]
        yield Operation(
            found.name, found.title, found.path, tuple(dict.fromkeys(query)), tuple(dict.fromkeys(body))
        )


def _fields(schema: Json, document: Json) -> list[str]:
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SCHEMA)
        return _fields(document.get("components", {}).get("schemas", {}).get(name, {}), document)
    parts = [part for key in ("anyOf", "oneOf", "allOf") for part in schema.get(key, [])]
    return [*schema.get("properties", {}), *(name for part in parts for name in _fields(part, document))]


def _models(document: Json) -> dict[str, set[str]]:
    """The fields of each schema, by the name of its class."""
    schemas = document.get("components", {}).get("schemas", {})
    return {SCHEMA_NAMES.get(name, name): set(_fields(schema, document)) for name, schema in schemas.items()}


def _missing(
    operation: Operation,
    method: Method,
    fields: Mapping[str, set[str]],
    other_names: Mapping[tuple[str, str], str],
) -> list[Gap]:
    taken = {name for model in method.requests for name in fields.get(model, ())}
    inputs = [("query parameter", name) for name in operation.query] + [("field", name) for name in operation.body]
    gaps: list[Gap] = []
    for what, name in inputs:
        keywords = keywords_for(operation.name, name, other_names)
        if name not in taken and not keywords & method.keywords:
            gaps.append(Gap(GapKind.NO_KEYWORD, method.name, name, what))
        elif name in taken and not keywords & method.described:
            gaps.append(Gap(GapKind.NO_DESCRIPTION, method.name, name, what))
    return gaps


def _gone(
    fields: Mapping[str, set[str]], operations: Mapping[str, Operation], methods: list[Method]
) -> Iterator[Gap]:
    for method in methods:
        for name in sorted(method.operations - operations.keys()):
            yield Gap(GapKind.GONE_OPERATION, method.name, name)
        for name, given in method.arguments.items():
            known = operations.get(name)
            path = set(re.findall(r"\{_*(\w+)\}", known.path)) if known else set[str]()
            for argument in sorted(given - {"body", *path, *(known.query if known else given)}):
                yield Gap(GapKind.GONE_INPUT, method.name, argument, name)
        for model, given in method.models.items():
            for argument in sorted(given - fields.get(model, given)):
                yield Gap(GapKind.GONE_INPUT, method.name, argument, model)
