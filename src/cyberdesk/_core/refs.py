"""References to the outputs of earlier runs of a session: `{"$ref": "<alias>.outputs.<path>"}`.

The form is the API's. That a path is written as in prompts (`.key`, `[0]`, `['odd-key']`) and that only an object
with no other key than `$ref` is a reference are choices, as nothing is documented about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn, TypeAlias, TypedDict, cast

import msgspec

from ..errors import InvalidArgumentError, shorten
from .models.json_values import allow, simplified

Path: TypeAlias = tuple[str | int, ...]

RefValue = TypedDict("RefValue", {"$ref": str})
"""A reference as the API writes it, `{"$ref": "search.outputs.rows[0].id"}`; it may stand for a `Ref`."""

_REF = re.compile(r"(?P<alias>.+?)\.outputs(?P<path>(?:[.\[].*)?)", re.DOTALL)
_STEP = re.compile(
    r"""\.(?P<key>[^.\[\]{}]+)|\[(?P<index>\d+)\]|\['(?P<single>[^']+)'\]|\["(?P<double>[^"]+)"\]"""
)
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Ref:
    """A reference to the outputs of a run of a session, or to a part of them, before they are known.

    It may stand anywhere in the inputs of a later run of the session; the server puts the value in its place when
    that run starts. Parts are named by index or, where the name allows it, by attribute:
    `login.outputs["result"]["id"]`, `login.outputs.rows[0]`. Names that start with an underscore need an index.

    Two references are equal when they mean the same part. A reference equals nothing else, as its value is not
    known here; its truth value, its iteration and its use in an f-string raise a `TypeError`. `str()` returns its
    text.

    Example:
        >>> from cyberdesk.chains import ref
        >>> rows = ref("search.outputs.rows")
        >>> rows[0].patient["odd-key"]
        ref("search.outputs.rows[0].patient['odd-key']")
    """

    # All names without an underscore are left to the outputs.
    __slots__ = ("_alias", "_owner", "_path")

    # Without these, indexes would make it an endless sequence.
    __iter__ = None
    __contains__ = None

    def __init__(self, alias: str, path: Path = (), owner: str | None = None) -> None:
        self._alias = alias
        self._path = path
        self._owner = owner

    def __getitem__(self, key: str | int) -> Ref:
        return Ref(self._alias, (*self._path, checked_key(key)), self._owner)

    def __getattr__(self, name: str) -> Ref:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ref):
            return NotImplemented
        return (self._alias, self._path) == (other._alias, other._path)

    def __hash__(self) -> int:
        return hash((self._alias, self._path))

    def __str__(self) -> str:
        return f"{self._alias}.outputs{''.join(map(_written, self._path))}"

    def __repr__(self) -> str:
        return f"ref({str(self)!r})"

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError(
            f"{self!r} has no value yet and cannot be part of a string: pass it as an input of its own, "
            "and combine them in the prompt"
        )

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"{self!r} has no value yet, so it is neither true nor false: wait for the run and use its output_data"
        )

    def __reduce__(self) -> tuple[type[Ref], tuple[str, Path, str | None]]:
        return Ref, (self._alias, self._path, self._owner)


allow(Ref)


def ref(text: str) -> Ref:
    """Make a reference from its text.

    Args:
        text: `<alias>.outputs`, and a path of keys `.key`, indexes `[0]` and quoted keys `['odd-key']`.

    Raises:
        InvalidArgumentError: When it does not have this form.

    Example:
        >>> from cyberdesk.chains import ref
        >>> ref("login.outputs.result.id") == ref("login.outputs")["result"]["id"]
        True
    """
    match = _REF.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise InvalidArgumentError(
            f"{shorten(repr(text), 200)} is not a reference: its form is '<alias>.outputs.<path>'"
        )
    return Ref(match["alias"], _parsed(text, match["path"]))


def alias_of(reference: Ref) -> str:
    """The alias of the run whose outputs are meant."""
    return reference._alias  # pyright: ignore[reportPrivateUsage]  # public names belong to the outputs


def owner_of(reference: Ref) -> str | None:
    """The token of the chain whose step made it, if one did."""
    return reference._owner  # pyright: ignore[reportPrivateUsage]  # as above


def as_json(reference: Ref) -> dict[str, str]:
    """A reference as it is sent."""
    return {"$ref": str(reference)}


def checked_key(key: object) -> str | int:
    """A key or an index of a path, if it can be written in one."""
    if isinstance(key, int) and not isinstance(key, bool) and key >= 0:
        return key
    if isinstance(key, str) and key and not ("'" in key and '"' in key):
        return key
    raise InvalidArgumentError(
        f"outputs cannot be referred to by {shorten(repr(key), 80)}: a key must be a non-empty string without "
        "both kinds of quotes, an index must be a non-negative integer"
    )


def plain(value: object) -> object:
    """A copy of a value in the types of JSON, in which references stand as `Ref`s or objects with `$ref` alone.

    Args:
        value: A value that `check_json` accepts.
    """
    if value is None or isinstance(value, Ref | str | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in cast("Mapping[str, object]", value).items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in cast("Sequence[object]", value)]
    return msgspec.to_builtins(value, enc_hook=_hook)


def find_refs(value: object, place: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every reference inside a plain value: where it stands, and the `Ref`, or what stands at its `$ref`."""
    if isinstance(value, Ref):
        yield place, value
    elif isinstance(value, dict):
        items = cast("dict[str, object]", value)
        if list(items) == ["$ref"]:
            yield place, items["$ref"]
            return
        for key, item in items.items():
            yield from find_refs(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from find_refs(item, (*place, index))


def written(place: Path) -> str:
    """A place among inputs as text: `inputs.rows[0]['odd-key']`."""
    return "".join(map(_written, place)).removeprefix(".")


def _hook(item: object) -> object:
    return as_json(item) if isinstance(item, Ref) else simplified(item)


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN_KEY.fullmatch(step):
        return f".{step}"
    return f'["{step}"]' if "'" in step else f"['{step}']"


def _parsed(text: str, path: str) -> Path:
    steps: list[str | int] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            rest = shorten(path[position:], 80)
            raise InvalidArgumentError(
                f"{shorten(text, 200)!r} is not a reference: its path is malformed at {rest!r}"
            )
        index = match["index"]
        steps.append(int(index) if index is not None else match["key"] or match["single"] or match["double"])
        position = match.end()
    return tuple(steps)
