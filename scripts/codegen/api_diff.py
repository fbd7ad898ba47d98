"""What two versions of the API's document promise differently, in words.

`compare` is pure. It compares promises only: operations, parameters, fields, enum values, schemas,
bounds and defaults. Whether a change breaks callers depends on its kind and on its side, and is decided in one
place, `breaking.py`.

A component is compared once, however many operations use it, under the sides on which it is used. Titles and the
order of things mean nothing; wording is one change of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .breaking import BOTH, BREAKS, NEITHER, RECEIVED, SENT, Kind, Side, Sides
from .document import BOUNDS, PROSE, SCHEMA, Operation, bare, bound_of, nodes, operations_of, places, prose
from .overlay import Json, operations
from .schema_text import members, type_text

LOWER_BOUNDS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems"})
UPPER_BOUNDS = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems"})


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        kind: What happened.
        subject: The operation or component, such as `create_run (POST /v1/runs)`.
        text: What happened to it, in words.
        breaking: Whether programs that were right before can fail.
    """

    kind: Kind
    subject: str
    text: str
    breaking: bool

    def __str__(self) -> str:
        return f"{self.subject}: {self.text}"


@dataclass(frozen=True)
class _Place:
    """What is being compared: the part of a subject, and who writes it."""

    subject: str
    sides: Sides
    part: str = ""

    def at(self, part: str) -> _Place:
        return replace(self, part=part)

    def field(self, name: str) -> _Place:
        inner = self.part.removeprefix("field ").strip("`")
        return replace(self, part=f"field `{inner}.{name}`" if inner else f"field `{name}`")


def compare(old: Json, new: Json) -> list[Change]:
    """List what changed from one document to the other: operations first, then components, both in their order."""
    if old == new:
        return []
    comparison = _Comparison(old, new)
    comparison.whole()
    return comparison.changes


def uses(document: Json) -> dict[str, Sides]:
    """Determine for each component on which sides it is used, directly or inside another one."""
    found: dict[str, Sides] = {}
    schemas = document.get("components", {}).get("schemas", {})

    def mark(part: Any, side: Sides) -> None:
        for node in nodes(part):
            name = str(node.get("$ref", "")).removeprefix(SCHEMA)
            if name in schemas and not side <= found.get(name, NEITHER):
                found[name] = found.get(name, NEITHER) | side
                mark(schemas[name], side)

    for _, _, operation in operations(document):
        mark([operation.get("parameters", []), operation.get("requestBody", {})], SENT)
        mark(operation.get("responses", {}), RECEIVED)
    mark(document.get("webhooks", {}), RECEIVED)
    return found


class _Comparison:
    def __init__(self, old: Json, new: Json) -> None:
        self.changes: list[Change] = []
        self._old, self._new = old, new
        self._old_schemas: Json = old.get("components", {}).get("schemas", {})
        self._new_schemas: Json = new.get("components", {}).get("schemas", {})
        self._uses = {**uses(new), **uses(old)}

    def whole(self) -> None:
        self._tags()
        self._operations()
        self._webhooks()
        self._components()
        self._wording()
        self._root()
        if not self.changes:
            self._add(Kind.DETAIL, _Place("API", NEITHER), "details changed that this report does not know")

    def _add(self, kind: Kind, place: _Place, text: str) -> None:
        whole = f"{place.part} {text}".strip()
        self.changes.append(Change(kind, place.subject, whole, bool(BREAKS[kind] & place.sides)))

    # Operations

    def _tags(self) -> None:
        before, after = _tags(self._old), _tags(self._new)
        for tag in before + [tag for tag in after if tag not in before]:
            if tag not in after:
                self._add(Kind.REMOVED, _Place(f"tag {tag}", BOTH), "removed")
            elif tag not in before:
                self._add(Kind.ADDED, _Place(f"tag {tag}", BOTH), "added")

    def _operations(self) -> None:
        before, after = operations_of(self._old), operations_of(self._new)
        moved = _moved(before, after)
        for key, operation in before.items():
            match = after.get(moved.get(key, key))
            if match is None:
                self._add(Kind.REMOVED, _Place(f"operation {operation.title}", BOTH), "removed")
            else:
                self._operation(operation, match)
        for key, operation in after.items():
            if key not in before and key not in moved.values():
                self._add(Kind.ADDED, _Place(f"operation {operation.title}", BOTH), "added")

    def _operation(self, old: Operation, new: Operation) -> None:
        place = _Place(old.title, BOTH)
        if (old.method, old.path) != (new.method, new.path):
            self._add(Kind.RENAMED, place, f"is now {new.method.upper()} {new.path}")
        if old.name != new.name:
            self._add(Kind.RENAMED, place, f"is now called {new.name}")
        if _tag(old.raw) != _tag(new.raw):
            self._add(Kind.RENAMED, place, f"moved from tag {_tag(old.raw)} to tag {_tag(new.raw)}")
        self._parameters(old.raw, new.raw, _Place(old.title, SENT))
        self._body(old.raw.get("requestBody"), new.raw.get("requestBody"), _Place(old.title, SENT))
        self._responses(old.raw.get("responses", {}), new.raw.get("responses", {}), old.title)
        known = ("operationId", "tags", "parameters", "requestBody", "responses")
        self._details(old.raw, new.raw, place, known)

    def _parameters(self, old: Json, new: Json, place: _Place) -> None:
        before, after = _parameters(old), _parameters(new)
        for key in before | after:
            there = place.at(f"{key[0]} parameter `{key[1]}`")
            self._input(before.get(key), after.get(key), there, lambda item: item.get("schema", {}))
            if key in before and key in after:
                self._details(before[key], after[key], there, ("name", "in", "required", "schema"))

    def _body(self, old: Json | None, new: Json | None, place: _Place) -> None:
        there = place.at("body")
        self._input(old, new, there, None)
        if old is not None and new is not None:
            self._content(old.get("content", {}), new.get("content", {}), there)

    def _input(self, old: Json | None, new: Json | None, place: _Place, schema: _Pick | None) -> None:
        """Compare something that a request may hold: a parameter, or its body."""
        if old is None or new is None:
            if new is not None:
                kind = Kind.ADDED_REQUIRED if new.get("required") else Kind.ADDED
                self._add(kind, place, f"added, {_need(new.get('required'))}{_type(new, schema)}")
            elif old is not None:
                self._add(Kind.REMOVED, place, "removed")
            return
        toggled = self._required(bool(old.get("required")), bool(new.get("required")), place)
        if schema is not None:
            self._schema(schema(old), schema(new), place, defaults=not toggled)

    def _responses(self, old: Json, new: Json, title: str) -> None:
        for status in old | new:
            place = _Place(title, RECEIVED, f"response {status}")
            if status in old and status in new:
                self._content(old[status].get("content", {}), new[status].get("content", {}), place)
                continue
            # Errors become typed errors by their status alone, whether or not they are documented.
            removed = Kind.REMOVED if status.startswith("2") else Kind.DETAIL
            self._add(Kind.ADDED, place, "added") if status in new else self._add(removed, place, "removed")

    def _content(self, old: Json, new: Json, place: _Place) -> None:
        if old.keys() != new.keys():
            before, after = (", ".join(sorted(content)) or "nothing" for content in (old, new))
            self._add(Kind.RETYPED, place, f"is now {after} instead of {before}")
        for media in [media for media in old if media in new]:
            self._schema(old[media].get("schema", {}), new[media].get("schema", {}), place)

    def _webhooks(self) -> None:
        before, after = self._old.get("webhooks", {}), self._new.get("webhooks", {})
        for name in before | after:
            place = _Place(f"webhook {name}", RECEIVED)
            if name not in after or name not in before:
                gone = name not in after
                self._add(Kind.REMOVED if gone else Kind.ADDED, place, "removed" if gone else "added")
                continue
            bodies = [hook[name].get("post", {}).get("requestBody", {}) for hook in (before, after)]
            self._content(bodies[0].get("content", {}), bodies[1].get("content", {}), place.at("payload"))

    # Schemas

    def _components(self) -> None:
        for name, schema in self._old_schemas.items():
            sides = self._uses.get(name, NEITHER)
            if name in self._new_schemas:
                words = " and ".join(side.value for side in Side if side in sides) or "not used"
                self._schema(schema, self._new_schemas[name], _Place(f"{name} ({words})", sides))
            else:
                same = [
                    other
                    for other in self._new_schemas.keys() - self._old_schemas.keys()
                    if bare(self._new_schemas[other]) == bare(schema)
                ]
                hint = f"removed; {same[0]} is the same under another name" if len(same) == 1 else "removed"
                self._add(Kind.REMOVED, _Place(f"schema {name}", BOTH), hint)
        for name in self._new_schemas:
            if name not in self._old_schemas:
                self._add(Kind.ADDED, _Place(f"schema {name}", BOTH), "added")

    def _schema(self, old: Json, new: Json, place: _Place, *, defaults: bool = True) -> None:
        before, after = members(old), members(new)
        if before.keys() != after.keys():
            self._types(before.keys(), after.keys(), place)
        for text in before:
            if text in after:
                self._member(before[text], after[text], place)
        if defaults:
            self._default(old, new, place)
        known = ("default", "properties", "required", "items", "additionalProperties", "enum", "const", "$ref")
        self._details(old, new, place, (*known, "type", "format", "anyOf", "oneOf", "allOf", *BOUNDS))

    def _types(self, before: Any, after: Any, place: _Place) -> None:
        more, less = [item for item in after if item not in before], [item for item in before if item not in after]
        if more and less:
            self._add(Kind.RETYPED, place, f"is now {' | '.join(after)} instead of {' | '.join(before)}")
        elif more:
            self._add(Kind.WIDENED, place, f"can now also be {' | '.join(more)}")
        else:
            self._add(Kind.NARROWED, place, f"can no longer be {' | '.join(less)}")

    def _member(self, old: Json, new: Json, place: _Place) -> None:
        if "$ref" in old:
            return
        for value in old.get("enum", []):
            if value not in new.get("enum", []):
                self._add(Kind.REMOVED, place, f"value `{value}` removed")
        for value in new.get("enum", []):
            if value not in old.get("enum", []):
                self._add(Kind.ADDED, place, f"value `{value}` added")
        self._bounds(old, new, place)
        self._fields(old, new, place)
        for key in ("items", "additionalProperties"):
            if isinstance(old.get(key), dict) and isinstance(new.get(key), dict):
                self._schema(old[key], new[key], place)

    def _fields(self, old: Json, new: Json, place: _Place) -> None:
        before, after = old.get("properties", {}), new.get("properties", {})
        for name in before | after:
            there, needed = place.field(name), name in new.get("required", [])
            if name not in after:
                self._add(Kind.REMOVED, there, "removed")
            elif name not in before:
                kind = Kind.ADDED_REQUIRED if needed else Kind.ADDED
                self._add(kind, there, f"added, {_need(needed)}: {type_text(after[name])}")
            else:
                toggled = self._required(name in old.get("required", []), needed, there)
                self._schema(before[name], after[name], there, defaults=not toggled)

    def _required(self, old: bool, new: bool, place: _Place) -> bool:
        if old != new:
            self._add(Kind.REQUIRED if new else Kind.OPTIONAL, place, f"is now {_need(new)}")
        return old != new

    def _bounds(self, old: Json, new: Json, place: _Place) -> None:
        for bound in BOUNDS:
            before, after = bound_of(old, bound), bound_of(new, bound)
            if before != after:
                text = f"{bound} {_was(before)} -> {_was(after)}"
                self._add(Kind.TIGHTENED if _tighter(bound, before, after) else Kind.LOOSENED, place, text)

    def _default(self, old: Json, new: Json, place: _Place) -> None:
        before, after = ("default" in old, old.get("default")), ("default" in new, new.get("default"))
        if before == after:
            return
        # A default that is only now documented, or no longer, need not have changed.
        kind = Kind.DEFAULT if before[0] and after[0] else Kind.DETAIL
        words = [repr(value) if stated else "none" for stated, value in (before, after)]
        self._add(kind, place, f"default {words[0]} -> {words[1]}")

    # The rest

    def _details(self, old: Json, new: Json, place: _Place, known: tuple[str, ...]) -> None:
        ignored = {*known, *PROSE, "title"}
        for key in old | new:
            if key not in ignored and old.get(key) != new.get(key):
                self._add(Kind.DETAIL, place, f"`{key}` {_was(old.get(key))} -> {_was(new.get(key))}")

    def _wording(self) -> None:
        before, after = dict(prose(self._old)), dict(prose(self._new))
        # A text that came or went with its place is no change of wording.
        both = set(places(self._old)) & set(places(self._new))
        changed = [
            place for place in before | after if place[:-1] in both and before.get(place) != after.get(place)
        ]
        if changed:
            some = "; ".join(" ".join(place) for place in changed[:3])
            more = f"; and {len(changed) - 3} more" if len(changed) > 3 else ""
            self._add(
                Kind.WORDING,
                _Place("wording", NEITHER),
                f"changed in {len(changed)} place{'s' if len(changed) > 1 else ''}: {some}{more}",
            )

    def _root(self) -> None:
        place = _Place("API", NEITHER)
        self._details(self._old.get("info", {}), self._new.get("info", {}), place, ())
        self._details(self._old, self._new, place, ("info", "tags", "paths", "webhooks", "components"))
        parts = [document.get("components", {}) for document in (self._old, self._new)]
        self._details(parts[0], parts[1], place, ("schemas",))


_Pick = Callable[[Json], Json]
_Key = tuple[str, str]


def _moved(before: dict[_Key, Operation], after: dict[_Key, Operation]) -> dict[_Key, _Key]:
    """Operations of the same name whose path or method has changed."""
    gone = {operation.name: key for key, operation in before.items() if key not in after}
    come = {operation.name: key for key, operation in after.items() if key not in before}
    return {key: come[name] for name, key in gone.items() if name in come}


def _tag(operation: Json) -> str:
    return str(next(iter(operation.get("tags", [])), "default"))


def _tags(document: Json) -> list[str]:
    return list(dict.fromkeys(_tag(operation) for _, _, operation in operations(document)))


def _parameters(operation: Json) -> dict[_Key, Json]:
    return {(item.get("in", ""), item.get("name", "")): item for item in operation.get("parameters", [])}


def _need(required: Any) -> str:
    return "required" if required else "optional"


def _type(item: Json, schema: _Pick | None) -> str:
    return "" if schema is None else f": {type_text(schema(item))}"


def _was(value: Any) -> str:
    return "none" if value is None else str(value)


def _tighter(bound: str, before: Any, after: Any) -> bool:
    if before is None or after is None:
        return before is None
    if bound in LOWER_BOUNDS:
        return bool(after > before)
    return bool(after < before) if bound in UPPER_BOUNDS else True
