"""`{"$ref": "<alias>.outputs.<path>"}`: finding, checking and resolving references between runs."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from cyberdesk.emulator._rules.errors import Problem
from cyberdesk.emulator._rules.inputs.paths import Path, PathError, lookup, parse_path

__all__ = ["OutputRef", "RefError", "chain_problems", "find_refs", "malformed_refs", "parse_ref", "resolve_refs"]

_REF = re.compile(r"(?P<alias>.+?)\.outputs(?P<path>(?:[.\[].*)?)", re.DOTALL)


class RefError(ValueError):
    """A reference that is malformed or cannot be resolved."""


@attrs.frozen
class OutputRef:
    """A parsed reference to the outputs of a run."""

    text: str
    alias: str
    path: Path


def parse_ref(text: object) -> OutputRef:
    """Read the text of a reference.

    Raises:
        RefError: it is not of the form `<alias>.outputs.<path>`.
    """
    match = _REF.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise RefError(f"$ref {text!r} is not of the form '<alias>.outputs.<path>'")
    try:
        return OutputRef(match[0], match["alias"], parse_path(match["path"]))
    except PathError as error:
        raise RefError(f"$ref {text!r}: {error}") from None


def _is_ref(value: object) -> bool:
    # Objects with further keys stay ordinary data: a JSON Schema as an input must not be taken for a reference.
    return isinstance(value, dict) and list(cast("dict[object, object]", value)) == ["$ref"]


def find_refs(value: object, place: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every reference inside a JSON value, at any depth: its path and its raw text."""
    if _is_ref(value):
        yield place, cast("dict[str, object]", value)["$ref"]
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from find_refs(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from find_refs(item, (*place, index))


def malformed_refs(value: object, place: Path) -> list[Problem]:
    """The 422 entries for malformed references."""
    problems: list[Problem] = []
    for where, text in find_refs(value):
        try:
            parse_ref(text)
        except RefError as error:
            problems.append(Problem(("body", *place, *where, "$ref"), str(error)))
    return problems


def chain_problems(
    aliases: Sequence[str | None], inputs: Sequence[Mapping[str, Any]], session_aliases: Collection[str]
) -> list[Problem]:
    """The 422 entries for the references of a chain that no outputs can resolve.

    Args:
        aliases: the session alias of each step.
        inputs: the effective inputs of each step, shared ones included.
        session_aliases: aliases of earlier runs of a joined session.
    """
    problems: list[Problem] = []
    known = set(session_aliases)
    for step, (alias, values) in enumerate(zip(aliases, inputs, strict=True)):
        problems += _step_problems(step, alias, values, known, set(aliases[step + 1 :]))
        if alias is not None and alias in aliases[:step]:
            loc = ("body", "steps", step, "session_alias")
            problems.append(Problem(loc, f"session_alias {alias!r} is used twice"))
        if alias is not None:
            known.add(alias)
    return problems


def _step_problems(
    step: int,
    own: str | None,
    values: Mapping[str, Any],
    known: Collection[str],
    later: Collection[str | None],
) -> Iterator[Problem]:
    for where, text in find_refs(dict(values)):
        loc = ("body", "steps", step, "inputs", *where, "$ref")
        try:
            ref = parse_ref(text)
        except RefError as error:
            yield Problem(loc, str(error))
            continue
        if ref.alias in known:
            continue
        if ref.alias == own:
            yield Problem(loc, f"$ref {ref.text!r} refers to its own step")
        elif ref.alias in later:
            yield Problem(loc, f"$ref {ref.text!r} refers to a later step")
        else:
            yield Problem(loc, f"$ref {ref.text!r} refers to an unknown alias")


def resolve_refs(value: Any, outputs_of: Callable[[str], Mapping[str, Any] | None]) -> Any:
    """A copy of a JSON value with every reference replaced by what it points to.

    Args:
        value: the inputs of a run.
        outputs_of: the outputs stored under an alias, or None when there are none.

    Raises:
        RefError: a reference cannot be resolved.
    """
    if _is_ref(value):
        ref = parse_ref(value["$ref"])
        outputs = outputs_of(ref.alias)
        if outputs is None:
            raise RefError(f"$ref {ref.text!r} cannot be resolved: no finished run has the alias {ref.alias!r}")
        try:
            return lookup(dict(outputs), ref.path)
        except PathError as error:
            raise RefError(f"$ref {ref.text!r} cannot be resolved: {error}") from None
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value)
        return {key: resolve_refs(item, outputs_of) for key, item in items.items()}
    if isinstance(value, list):
        return [resolve_refs(item, outputs_of) for item in cast("list[object]", value)]
    return value
