"""A fresh document of the server, with what only the present `openapi.json` knows carried over onto it.

What the server publishes has gaps: it may come without prose, without some bounds, without webhooks, and with
`application/json` for responses that are images or files. `openapi.json` had them filled in by hand, and a fetch
must not lose that work. Both documents are walked together by structural position: keys of objects, parameters
by name and place, members of a union by their type. At each position that exists in both:

- A summary or description is carried over when the fresh document has none, or only one that FastAPI wrote
  itself. A text of the server's own always wins.
- A bound (`minimum`, `maxLength`, ...) is carried over when the type is the same and the fresh document does not
  state that bound. So a bound that the server withdraws stays until it is taken out of `openapi.json` by hand:
  this errs on the side of work done, and `Carried.bounds` lists them.
- The media type of a response is carried over when the fresh document states no more than FastAPI does when it
  knows nothing: JSON of any kind.
- Titles are not taken from the fresh document: FastAPI derives them from names, and the generator would name
  classes after them. Those that are there already stay.
- The order is the present one and what is new comes behind, so that a server which sorts differently changes no
  code.

Webhooks (with the schemas only they use), servers and the descriptions of tags are carried over when the fresh
document has no such part at all; one that has it is believed. Everything else, types and defaults above all, is
as in the fresh document.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from .document import BOUNDS, NAME_MAPS, OPAQUE, PROSE, SCHEMA, bound_of, identity, nodes
from .overlay import Json, operations

PLACEHOLDERS = frozenset({"", "Successful Response", "Validation Error"})
UNKNOWN_JSON: Json = {"application/json": {"schema": {}}}


@dataclass
class Carried:
    """A completed document.

    Attributes:
        document: The fresh document, completed and ordered by the present one.
        bounds: The bounds that only the present one states, as `place: bound value`.
    """

    document: Json
    bounds: list[str] = field(default_factory=list[str])


def carry_over(present: Json, fresh: Json) -> Carried:
    """Complete the fresh document by the present one; neither is changed."""
    completed = copy.deepcopy(fresh)
    _complete_root(present, completed)
    result = Carried({})
    result.document = _Merge(result.bounds).value(present, completed, "")
    return result


def _complete_root(present: Json, fresh: Json) -> None:
    for key in ("servers", "webhooks"):
        if key in present and key not in fresh:
            fresh[key] = copy.deepcopy(present[key])
            _add_schemas(present, fresh, fresh[key])
    if "tags" in present and "tags" not in fresh:
        used = {tag for _, _, operation in operations(fresh) for tag in operation.get("tags", [])}
        fresh["tags"] = [copy.deepcopy(tag) for tag in present["tags"] if tag["name"] in used]


def _add_schemas(present: Json, fresh: Json, user: Any) -> None:
    for name in [str(node.get("$ref", "")).removeprefix(SCHEMA) for node in nodes(user)]:
        known = present.get("components", {}).get("schemas", {})
        schemas = fresh.setdefault("components", {}).setdefault("schemas", {})
        if name in known and name not in schemas:
            schemas[name] = copy.deepcopy(known[name])
            _add_schemas(present, fresh, schemas[name])


class _Merge:
    def __init__(self, bounds: list[str]) -> None:
        self._bounds = bounds

    def value(self, old: Any, new: Any, place: str, *, names: bool = False) -> Any:
        if isinstance(old, dict) and isinstance(new, dict):
            return self._objects(old, new, place, names=names)
        if isinstance(old, list) and isinstance(new, list):
            return self._lists(old, new, place)
        return _without_titles(new)

    def _objects(self, old: Json, new: Json, place: str, *, names: bool) -> Json:
        known = self._completed(old, new, place)
        result: Json = {}
        for key in [*(key for key in old if key in known), *(key for key in known if key not in old)]:
            below = key in NAME_MAPS and not names
            if key in OPAQUE and not names:
                result[key] = known[key]
            elif key in old:
                result[key] = self.value(old[key], known[key], f"{place} {key}".lstrip(), names=below)
            else:
                result[key] = _without_titles(known[key], names=below)
        return result

    def _lists(self, old: list[Any], new: list[Any], place: str) -> list[Any]:
        left = list(new)
        result: list[Any] = []
        for item in old:
            match = next((i for i, other in enumerate(left) if identity(other) == identity(item)), None)
            if match is not None:
                name = item.get("name", "") if isinstance(item, dict) else ""
                result.append(self.value(item, left.pop(match), f"{place} {name}".rstrip()))
        return [*result, *_without_titles(left)]

    def _completed(self, old: Json, new: Json, place: str) -> Json:
        result = {key: value for key, value in new.items() if not _is_title(key, value)}
        result.update({key: value for key, value in old.items() if _is_title(key, value)})
        for key in PROSE:
            if isinstance(old.get(key), str) and _says_nothing(key, new):
                result[key] = old[key]
        if isinstance(old.get("type"), str) and old["type"] == new.get("type"):
            for bound in BOUNDS:
                if bound_of(old, bound) is not None and bound not in new:
                    result[bound] = old[bound]
                    self._bounds.append(f"{place}: {bound} {old[bound]}")
        if _is_unknown_json(new.get("content")) and "application/json" not in old.get("content", UNKNOWN_JSON):
            result["content"] = copy.deepcopy(old["content"])
        return result


def _says_nothing(key: str, new: Json) -> bool:
    text = new.get(key, "")
    if not isinstance(text, str) or text.strip() in PLACEHOLDERS:
        return isinstance(text, str)
    # FastAPI makes summary and operationId of the function's name.
    name = str(new.get("operationId", "")).lower()
    return key == "summary" and name.startswith(text.lower().replace(" ", "_"))


def _is_unknown_json(content: Any) -> bool:
    if not isinstance(content, dict) or set(content) != set(UNKNOWN_JSON):
        return False
    media = content["application/json"]
    schema = media.get("schema", {}) if isinstance(media, dict) else None
    return isinstance(schema, dict) and set(schema) <= {"title"}


def _is_title(key: str, value: Any) -> bool:
    return key == "title" and isinstance(value, str)


def _without_titles(value: Any, *, names: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            key: item
            if key in OPAQUE and not names
            else _without_titles(item, names=key in NAME_MAPS and not names)
            for key, item in value.items()
            if not _is_title(key, item)
        }
    return [_without_titles(item) for item in value] if isinstance(value, list) else value
