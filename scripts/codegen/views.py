"""The generator's findings, turned into what the templates lay out.

All text of the document reaches the code through this module: names are checked to be identifiers, and prose is
escaped, so that no document can write code of its own.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty
from openapi_python_client.parser.responses import Response

from cyberdesk._core.http.request import RequestOptions

from . import overlay
from .overlay import Json
from .types import NONE, STANDARD_IMPORTS, Annotation, Imports, Property, argument_type, is_map, value_type

TAKEN_BY_ENDPOINTS = frozenset(
    {"body", "client", "cyberdesk", "options", "segment", "uuid_segment", *RequestOptions.__annotations__}
)
# A field of such a name would hide what annotations beside it mean.
TAKEN = frozenset(
    {
        *STANDARD_IMPORTS,
        "UNSET",
        "UnsetType",
        "MultipartFile",
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "str",
    }
)


_PATH_LITERAL = re.compile(r"[A-Za-z0-9/._~-]*")

# In request models, ids are accepted as strings: type of a field, whether it is required, and what converts it.
ID_CONVERTERS = {
    ("UUID", True): "to_id",
    ("UUID | None", False): "to_optional_id",
    ("list[UUID]", True): "to_ids",
    ("list[UUID] | None", False): "to_optional_ids",
}


class ViewError(Exception):
    """The document holds something that cannot become code."""


@dataclass
class Field:
    """A field of a model, or an argument of an endpoint."""

    name: str
    annotation: Annotation
    default: str = ""
    description: str = ""
    encoder: str = ""

    converter: str = ""

    @property
    def assignment(self) -> str:
        """What stands behind the annotation in a model."""
        if not self.converter:
            return f" = {self.default}" if self.default else ""
        default = f"default={self.default}, " if self.default else ""
        return f" = attrs.field({default}converter={self.converter})"

    @property
    def keyword(self) -> str:
        """How the argument is passed on."""
        return f"{self.name}={self.name}"


@dataclass
class Model:
    """A class for a component, or for an inline object that has fields.

    A model with a `base` inherits the fields of that model; `fields` are those that it adds or makes optional.
    """

    name: str
    module: str
    description: str
    is_sent: bool
    base: tuple[str, str] | None
    fields: list[Field]
    secrets: list[str]
    datetimes: list[Field]
    imports: Imports

    @property
    def has_optionals(self) -> bool:
        """Whether a field may be absent."""
        return any(item.default for item in self.fields)


@dataclass
class Enumeration:
    """An enum class: members as (name, literal)."""

    name: str
    module: str
    description: str
    members: list[tuple[str, str]]


@dataclass
class Operation:
    """An endpoint module."""

    name: str
    tag: str
    method: str
    route: str
    summary: str
    description: str
    path_arguments: list[Field]
    query_arguments: list[Field]
    body: Field | None
    body_kind: str
    response: Annotation
    response_expression: str
    returns: str
    accepted_statuses: list[int]
    imports: Imports
    runtime_imports: Imports
    path_expression: str = ""


FILE_FIELDS = {
    ("FileInput", "content"): Field(
        "content",
        Annotation(("FileBody",), core=frozenset({"FileBody"})),
        description="What is in it: bytes, a path, or a string in base64.",
    )
}
"""Fields with the content of a file, which callers need not encode themselves."""


class Views:
    """Builds the views from the parsed data and the document it was parsed from."""

    def __init__(self, data: GeneratorData, document: Json) -> None:
        self._schemas: Json = document["components"]["schemas"]
        self._operations = {item["operationId"]: (path, item) for _, path, item in overlay.operations(document)}
        parsed = list(data.models)
        self._parsed = {str(item.class_info.name): item for item in parsed}
        self._sent = _sent_classes(data)
        self.models = [self._model(item) for item in parsed if not is_map(item)]
        self.enums = [self._enum(item) for item in data.enums if isinstance(item, EnumProperty)]
        self.operations = [
            self._operation(str(tag), endpoint)
            for tag, collection in data.endpoint_collections_by_tag.items()
            for endpoint in collection.endpoints
        ]

    @property
    def classes(self) -> list[Model | Enumeration]:
        """All classes, by name."""
        return sorted([*self.models, *self.enums], key=lambda item: item.name)

    def _model(self, item: ModelProperty) -> Model:
        name = str(item.class_info.name)
        schema = self._schemas.get(name) or item.data.model_dump(by_alias=True, exclude_none=True, mode="json")
        properties: Json = schema.get("properties", {})
        if schema.get("allOf") or isinstance(schema.get("additionalProperties"), dict):
            raise ViewError(f"{name}: allOf, or fields beside typed extra ones, have no template yet")
        is_sent = name in self._sent
        fields = [
            FILE_FIELDS.get((name, _raw(prop.name)))
            or _model_field(prop, properties.get(_raw(prop.name), {}), is_sent=is_sent)
            for prop in [*(item.required_properties or []), *(item.optional_properties or [])]
        ]
        base = self._base(schema)
        if base is not None:
            fields = _added(name, fields, base)
        return Model(
            name=name,
            module=str(item.class_info.module_name),
            description=_prose(schema.get("description") or ""),
            is_sent=is_sent,
            base=None if base is None else (base.module, base.name),
            fields=fields,
            secrets=sorted(field for field, value in properties.items() if value.get(overlay.SECRET)),
            datetimes=[item for item in fields if "datetime.datetime" in item.annotation.members],
            imports=Imports.of(item.annotation for item in fields),
        )

    def _base(self, schema: Json) -> Model | None:
        name = schema.get(overlay.BASE)
        return None if name is None else self._model(self._parsed[name])

    def _enum(self, item: EnumProperty) -> Enumeration:
        name = str(item.class_info.name)
        if item.value_type is not str:
            raise ViewError(f"{name}: an enum of {item.value_type.__name__} has no template yet")
        return Enumeration(
            name=name,
            module=str(item.class_info.module_name),
            description=_prose(self._schemas.get(name, {}).get("description", "")),
            members=[(_identifier(key), repr(value)) for key, value in item.values.items()],
        )

    def _operation(self, tag: str, endpoint: Endpoint) -> Operation:
        route, raw = self._operations[str(endpoint.name)]
        described = _described_parameters(str(endpoint.name), raw)
        paths = [_path_argument(prop, described) for prop in endpoint.path_parameters]
        queries = [_query_argument(prop, described) for prop in endpoint.query_parameters]
        if endpoint.header_parameters or endpoint.cookie_parameters or len(endpoint.bodies) > 1:
            raise ViewError(f"{endpoint.name}: headers, cookies and alternative bodies have no template yet")
        body, kind = _body_argument(endpoint, raw)
        success = _success(endpoint)
        response = NONE if success is None else _response_type(success)
        every = [*paths, *queries, *([body] if body else [])]
        return Operation(
            name=_identifier(str(endpoint.name)),
            tag=_identifier(tag),
            method=endpoint.method.upper(),
            route=repr(route),
            summary=_prose(raw.get("summary", str(endpoint.name))),
            description=_prose(raw.get("description", "")),
            path_arguments=paths,
            query_arguments=queries,
            body=body,
            body_kind=kind,
            response=response,
            response_expression={"None": "type(None)", "Any": "object"}.get(response.text, response.text),
            returns=_returns(raw, response),
            accepted_statuses=_accepted_statuses(endpoint),
            imports=Imports.of(item.annotation for item in every),
            runtime_imports=Imports.of([response]),
            path_expression=_path_expression(route, endpoint.path_parameters, paths),
        )


def _model_field(prop: Property, schema: Json, *, is_sent: bool) -> Field:
    name = _identifier(_raw(prop.name))
    annotation = value_type(prop)
    description = _prose(schema.get("description", ""))
    if is_sent:
        converter = ID_CONVERTERS.get((annotation.text, prop.required), "")
        default = "" if prop.required else "UNSET"
        annotation = annotation if prop.required else _or_unset(annotation)
        return Field(name, annotation, default, description, converter=converter)
    if prop.required:
        return Field(name, annotation, description=description)
    return Field(name, annotation | NONE, "None", description)


def _added(name: str, fields: list[Field], base: Model) -> list[Field]:
    """The fields that a subclass has to declare itself.

    Raises:
        ViewError: When a field does not have the type that it has in the base class.
    """
    inherited = {item.name: item for item in base.fields}
    for item in fields:
        before = inherited.get(item.name)
        if before is not None and before.annotation.text != item.annotation.text:
            raise ViewError(
                f"{name}.{item.name} is {item.annotation.text}, but {before.annotation.text} in {base.name}: "
                f"take {name} out of BASES in {overlay.HERE}"
            )
    return [item for item in fields if item.name not in inherited or item.default != inherited[item.name].default]


def _or_unset(annotation: Annotation) -> Annotation:
    # Last, behind None: what may be sent comes first.
    return Annotation(
        (*annotation.members, "UnsetType"), annotation.standard, annotation.models, annotation.core | {"UnsetType"}
    )


def _described_parameters(operation: str, raw: Json) -> dict[str, str]:
    described: dict[str, str] = {}
    for parameter in raw.get("parameters", []):
        if "$ref" in parameter or "style" in parameter or "explode" in parameter:
            raise ViewError(f"{operation}: parameters by reference, or with a style, have no template yet")
        described[parameter["name"]] = parameter.get("description", "")
    return described


def _path_argument(prop: Property, described: dict[str, str]) -> Field:
    encoder = "uuid_segment" if isinstance(prop, UuidProperty) else "segment"
    name = _argument(_raw(prop.name).lstrip("_"))
    return Field(
        name, argument_type(prop), description=_prose(described.get(_raw(prop.name), "")), encoder=encoder
    )


def _query_argument(prop: Property, described: dict[str, str]) -> Field:
    annotation, default = argument_type(prop), ""
    if not prop.required:
        annotation, default = _or_unset(annotation), "UNSET"
    # The key of the query is the document's name; an identifier that differs from it would need a mapping.
    name = _argument(_raw(prop.name))
    return Field(name, annotation, default, _prose(described.get(_raw(prop.name), "")))


def _body_argument(endpoint: Endpoint, raw: Json) -> tuple[Field | None, str]:
    if not endpoint.bodies:
        return None, ""
    body = endpoint.bodies[0]
    kinds = {"application/json": "json", "multipart/form-data": "multipart"}
    kind = kinds.get(body.content_type.get_untrusted_value())
    if kind is None:
        raise ViewError(f"{endpoint.name}: no template for a body of {body.content_type.get_untrusted_value()}")
    annotation, default = value_type(body.prop), ""
    if not raw["requestBody"].get("required"):
        annotation, default = _or_unset(annotation), "UNSET"
    description = _sentence(_prose(raw["requestBody"].get("description", "")))
    return Field("body", annotation, default, description), kind


def _success(endpoint: Endpoint) -> Response | None:
    """The response of a success: all 2xx responses of an operation must have the same type."""
    found: dict[str, Response] = {}
    for response in endpoint.responses.patterns:
        low, _ = response.status_code.range or (0, 0)
        if 200 <= low < 300:
            found[_response_type(response).text] = response
    if len(found) > 1:
        raise ViewError(f"{endpoint.name}: several kinds of success: {', '.join(found)}")
    success = next(iter(found.values()), None)
    return None if success is None or success.source["return_type"] == "None" else success


def _accepted_statuses(endpoint: Endpoint) -> list[int]:
    """Statuses outside 2xx that are documented to carry the success's own type."""
    success = _success(endpoint)
    if success is None or not isinstance(success.prop, ModelProperty):
        return []
    expected = _response_type(success).text
    ranges = [(r.status_code.range or (0, 0), _response_type(r).text) for r in endpoint.responses.patterns]
    return [low for (low, high), text in ranges if low == high and not 200 <= low < 300 and text == expected]


def _response_type(response: Response) -> Annotation:
    source = response.source["return_type"]
    return value_type(response.prop) if source == "Any" else Annotation((source,))


def _returns(raw: Json, response: Annotation) -> str:
    if response.text == "None":
        return ""
    success = next(item for code, item in raw["responses"].items() if code.startswith("2"))
    return _sentence(_prose(success.get("description", ""))) or f"The decoded `{response.text}`."


def _path_expression(route: str, parameters: Sequence[Property], arguments: list[Field]) -> str:
    named = {_raw(parameter.name): argument for parameter, argument in zip(parameters, arguments, strict=True)}
    literals_and_names = re.split(r"\{(\w+)\}", route)
    literals, names = literals_and_names[::2], literals_and_names[1::2]
    if sorted(names) != sorted(named) or not all(_PATH_LITERAL.fullmatch(literal) for literal in literals):
        raise ViewError(f"{route!r} is not a path, or its placeholders are not its parameters")
    calls = [f"{{{named[name].encoder}('{named[name].name}', {named[name].name})}}" for name in names]
    text = "".join(literal + call for literal, call in zip(literals, [*calls, ""], strict=True))
    return f'{"f" if calls else ""}"{text}"'


def _sent_classes(data: GeneratorData) -> set[str]:
    """Names of the classes that can be part of a request."""
    by_name = {str(model.class_info.name): model for model in data.models}
    sent: set[str] = set()
    queue: list[Property] = [
        body.prop
        for collection in data.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
        for body in endpoint.bodies
    ]
    while queue:
        prop = queue.pop()
        if isinstance(prop, ListProperty):
            queue.append(prop.inner_property)
        elif isinstance(prop, UnionProperty):
            queue.extend(prop.inner_properties)
        elif isinstance(prop, ModelProperty) and str(prop.class_info.name) not in sent:
            sent.add(str(prop.class_info.name))
            model = by_name[str(prop.class_info.name)]
            queue.extend([*(model.required_properties or []), *(model.optional_properties or [])])
    return sent


def _argument(name: str) -> str:
    if name in TAKEN_BY_ENDPOINTS:
        raise ViewError(f"a parameter {name!r} hides an argument or a name that every endpoint module has")
    return _identifier(name)


def _identifier(name: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("__") or name in TAKEN:
        raise ViewError(f"{name!r} cannot be a Python name: rename it in the overlay")
    return name


def _raw(name: Any) -> str:
    return name if isinstance(name, str) else name.get_untrusted_value()


def _prose(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"""', "'''").strip()


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".!?" else text
