"""Python annotations for what the generator parsed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TypeAlias

from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

Property: TypeAlias = PropertyProtocol

STANDARD_IMPORTS = {
    "Any": "from typing import Any",
    "Literal": "from typing import Literal",
    "Path": "from pathlib import Path",
    "UUID": "from uuid import UUID",
    "datetime": "import datetime",
    "Mapping": "from collections.abc import Mapping",
    "Sequence": "from collections.abc import Sequence",
}


class UnknownType(Exception):
    """The generator parsed something that has no annotation yet."""


@dataclass(frozen=True)
class Annotation:
    """A type as source text, with the names from outside it needs.

    Attributes:
        members: The members of a union; of any other type, the type.
        standard: Keys of `STANDARD_IMPORTS`.
        models: Generated classes as (module, class).
        core: Names from `cyberdesk._core.http.request`.
    """

    members: tuple[str, ...]
    standard: frozenset[str] = frozenset()
    models: frozenset[tuple[str, str]] = frozenset()
    core: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The annotation as it is written."""
        return " | ".join(self.members)

    def wrap(self, pattern: str, *standard: str, core: str | None = None) -> Annotation:
        """Put the annotation in place of `{}`."""
        return Annotation(
            (pattern.format(self.text),),
            self.standard | set(standard),
            self.models,
            self.core | ({core} if core else set()),
        )

    def __or__(self, other: Annotation) -> Annotation:
        members = [*self.members, *(member for member in other.members if member not in self.members)]
        return Annotation(
            tuple(sorted(members, key=lambda member: member == "None")),
            self.standard | other.standard,
            self.models | other.models,
            self.core | other.core,
        )


NONE = Annotation(("None",))
TEXT = Annotation(("str",))


@dataclass
class Imports:
    """What a module has to import for its annotations."""

    standard: set[str] = field(default_factory=set)
    models: set[tuple[str, str]] = field(default_factory=set)
    core: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, annotations: Iterable[Annotation]) -> Imports:
        """Collect the needs of several annotations."""
        result = cls()
        for annotation in annotations:
            result.standard |= {STANDARD_IMPORTS[name] for name in annotation.standard}
            result.models |= annotation.models
            result.core |= annotation.core
        return result


def value_type(prop: Property) -> Annotation:
    """The type of a value as it is decoded, whether or not it may be absent."""
    simple = _simple_type(prop)
    if simple is not None:
        return simple
    if isinstance(prop, ListProperty):
        return value_type(prop.inner_property).wrap("list[{}]")
    if isinstance(prop, EnumProperty):
        return _generated(prop)
    if isinstance(prop, ModelProperty):
        return _map_type(prop) if is_map(prop) else _generated(prop)
    if isinstance(prop, UnionProperty):
        return reduce(or_, [value_type(inner) for inner in prop.inner_properties])
    if isinstance(prop, ConstProperty):
        return Annotation((f"Literal[{prop.value.raw_value!r}]",), frozenset({"Literal"}))
    raise UnknownType(f"no annotation for {type(prop).__name__} {prop.name}")


def argument_type(prop: Property) -> Annotation:
    """The type of a path or query argument: strings are accepted for ids, enum values and times."""
    if isinstance(prop, ListProperty):
        return argument_type(prop.inner_property).wrap("Sequence[{}]", "Sequence")
    if isinstance(prop, UnionProperty):
        return reduce(or_, [argument_type(inner) for inner in prop.inner_properties])
    if isinstance(prop, DateTimeProperty):
        return Annotation(("datetime.datetime", "datetime.date", "str"), frozenset({"datetime"}))
    if isinstance(prop, DateProperty):
        return Annotation(("datetime.date", "str"), frozenset({"datetime"}))
    if isinstance(prop, UuidProperty | EnumProperty):
        return value_type(prop) | TEXT
    return value_type(prop)


def is_map(prop: Property) -> bool:
    """Whether an object has no fields of its own, so that a dict serves better than a class."""
    return isinstance(prop, ModelProperty) and not prop.data.properties and not prop.data.allOf


def _simple_type(prop: Property) -> Annotation | None:
    if isinstance(prop, AnyProperty):
        return Annotation(("Any",), frozenset({"Any"}))
    if isinstance(prop, UuidProperty):
        return Annotation(("UUID",), frozenset({"UUID"}))
    if isinstance(prop, DateTimeProperty):
        return Annotation(("datetime.datetime",), frozenset({"datetime"}))
    if isinstance(prop, DateProperty):
        return Annotation(("datetime.date",), frozenset({"datetime"}))
    if isinstance(prop, FileProperty):
        return Annotation(("MultipartFile",), core=frozenset({"MultipartFile"}))
    plain: dict[type, str] = {
        BooleanProperty: "bool",
        FloatProperty: "float",
        IntProperty: "int",
        StringProperty: "str",
        NoneProperty: "None",
    }
    return next((Annotation((text,)) for kind, text in plain.items() if isinstance(prop, kind)), None)


def _generated(prop: EnumProperty | ModelProperty) -> Annotation:
    info = prop.class_info
    return Annotation((str(info.name),), models=frozenset({(str(info.module_name), str(info.name))}))


def _map_type(prop: ModelProperty) -> Annotation:
    if isinstance(prop.additional_properties, bool | None):
        return Annotation(("dict[str, Any]",), frozenset({"Any"}))
    return value_type(prop.additional_properties).wrap("dict[str, {}]")
