"""Dicts of records that report which of their records may have changed."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar, dataclass_transform, overload

import attrs

__all__ = ["DERIVED", "Groups", "Record", "Table", "entry", "record"]

DERIVED: Final[Mapping[str, bool]] = {"derived": True}
"""Metadata of attributes that follow from others, and are therefore not saved."""

Key = TypeVar("Key")
Value = TypeVar("Value")
Default = TypeVar("Default")
Group = TypeVar("Group")
RecordClass = TypeVar("RecordClass", bound="type[Record]")


def _note_change(record: "Record", attribute: "attrs.Attribute[Any]", value: Any) -> Any:
    """Notify the tables of a record of a change; the `on_setattr` of every record."""
    for table, key in record.places:
        table.note(key)
    return value


@attrs.define
class Record:
    """Something that a table holds. Assigning an attribute notes the change in every table that holds it."""

    places: "tuple[tuple[Table[Any, Any], Any], ...]" = attrs.field(default=(), init=False, repr=False, eq=False)

    def attributes(self) -> dict[str, Any]:
        """The attributes of the record, by name."""
        return attrs.asdict(self, recurse=False, filter=lambda attribute, _: attribute.name != "places")


@dataclass_transform(kw_only_default=True, field_specifiers=(attrs.field,))
def record(cls: RecordClass) -> RecordClass:
    """Make a kind of record: attributes by keyword, each assignment noted by the tables that hold it."""
    return attrs.define(kw_only=True, on_setattr=_note_change)(cls)


class Table(dict[Key, Value]):
    """A dict in order of insertion, which can be watched.

    A watcher is given the keys of what was put in, taken out or assigned to. Changing a list inside a record that
    was found by going through the table goes unnoticed: assign another list.

    Args:
        nested: whether its records hold lists or dicts that are changed in place; then looking up a record counts
            as changing it.
    """

    def __init__(self, *, nested: bool = False) -> None:
        super().__init__()
        self._nested = nested
        self._watchers: list[dict[Key, None]] = []
        self._callbacks: list[Callable[[], None]] = []

    def watch(self, on_change: Callable[[], None] | None = None) -> dict[Key, None]:
        """An ordered set that receives keys from now on, and holds all present ones at first.

        Args:
            on_change: called whenever a key is noted; a nested record may be changed right after.
        """
        noted = dict.fromkeys(self)
        self._watchers.append(noted)
        if on_change is not None:
            self._callbacks.append(on_change)
        return noted

    def note(self, key: Key) -> None:
        """Notify all watchers that this entry may have changed."""
        for noted in self._watchers:
            noted[key] = None
        for callback in self._callbacks:
            callback()

    def peek(self, key: Key) -> Value | None:
        """The entry or None; this does not count as a change."""
        return super().get(key)

    def __getitem__(self, key: Key) -> Value:
        if self._nested:
            self.note(key)
        return super().__getitem__(key)

    @overload
    def get(self, key: Key, default: None = None, /) -> Value | None: ...
    @overload
    def get(self, key: Key, default: Value, /) -> Value: ...
    @overload
    def get(self, key: Key, default: Default, /) -> Value | Default: ...
    def get(self, key: Key, default: Any = None, /) -> Any:
        """As of a dict."""
        return self[key] if key in self else super().get(key, default)

    def __setitem__(self, key: Key, value: Value) -> None:
        self._detach(key)
        if key not in self:
            # If the key was noted as removed, it would keep its old position.
            for noted in self._watchers:
                noted.pop(key, None)
        super().__setitem__(key, value)
        if isinstance(value, Record):
            value.places = (*value.places, (self, key))
        self.note(key)

    def __delitem__(self, key: Key) -> None:
        self._detach(key)
        super().__delitem__(key)
        self.note(key)

    @overload
    def pop(self, key: Key, /) -> Value: ...
    @overload
    def pop(self, key: Key, default: Value, /) -> Value: ...
    @overload
    def pop(self, key: Key, default: Default, /) -> Value | Default: ...
    def pop(self, key: Key, /, *default: Any) -> Any:
        """As of a dict."""
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def clear(self) -> None:
        """As of a dict."""
        for key in list(self):
            del self[key]

    def _detach(self, key: Key) -> None:
        value = super().get(key)
        if isinstance(value, Record):
            value.places = tuple(place for place in value.places if place[0] is not self)


def entry(table: dict[Key, Value], key: Key) -> Value | None:
    """The entry of a dict or table, or None; this does not count as a change."""
    return table.peek(key) if isinstance(table, Table) else table.get(key)


class Groups(Generic[Key, Group]):
    """The keys of a table by some attribute of its records; updated with the changes noted since the last access.

    Args:
        table: the table.
        group_of: the attribute.
    """

    def __init__(self, table: Table[Key, Value], group_of: Callable[[Value], Group]) -> None:
        self._table: Table[Key, Any] = table
        self._group_of: Callable[[Any], Group] = group_of
        self._noted = table.watch()
        self._members: dict[Group, dict[Key, None]] = {}
        self._groups: dict[Key, Group] = {}

    def members(self, group: Group) -> tuple[Key, ...]:
        """The keys of one group, in the order in which they came into it."""
        self._refresh()
        return tuple(self._members.get(group, ()))

    def _refresh(self) -> None:
        for key in self._noted:
            value = self._table.peek(key)
            if value is None:
                self._leave(key)
            elif key not in self._groups or self._groups[key] != self._group_of(value):
                self._leave(key)
                group = self._groups[key] = self._group_of(value)
                self._members.setdefault(group, {})[key] = None
        self._noted.clear()

    def _leave(self, key: Key) -> None:
        if key in self._groups:
            group = self._groups.pop(key)
            del self._members[group][key]
            if not self._members[group]:
                del self._members[group]
