"""The keyword arguments of methods: a `TypedDict` for each request model, so that no method repeats its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from cyberdesk._core.models.arguments import KEYWORDS

from .types import Annotation, Imports, Property, argument_type, is_map
from .views import ViewError

# Operations whose methods declare their few arguments themselves, or that have no method.
WITHOUT_ARGUMENTS = frozenset({"computer", "cyberdriver_auth", "default"})


@dataclass(frozen=True)
class Variant:
    """The arguments of a method that creates something from a part of a request model.

    Attributes:
        name: The class.
        model: The request model.
        without: The fields that the method fills itself, or takes in another way.
        options: The class with the options of a call; empty when the arguments are kept and sent later.
        reason: Why fields are left out.
    """

    name: str
    model: str
    without: frozenset[str]
    options: str
    reason: str


_PLACE = frozenset({"machine_id", "pool_ids"})
_SESSION = frozenset({"session_id", "start_session", "session_alias", "release_session_after"})

# What methods take for a field besides what the API takes.
WIDER = {("RunAttachmentCreate", "content"): Annotation(("bytes", "Path", "str"), frozenset({"Path"}))}

VARIANTS = (
    Variant("RunCreateAndWaitArguments", "RunCreate", frozenset({"workflow_id"}), "CommandOptions", "positional"),
    Variant(
        "SessionRunArguments",
        "RunCreate",
        frozenset({"workflow_id", *_PLACE, *_SESSION}),
        "RequestOptions",
        "the session decides where its runs go; `alias` and `last` are arguments of their own",
    ),
    Variant(
        "SessionRunAndWaitArguments",
        "RunCreate",
        frozenset({"workflow_id", *_PLACE, *_SESSION}),
        "CommandOptions",
        "as in `SessionRunArguments`",
    ),
    Variant(
        "RowArguments",
        "RunCreate",
        frozenset({"workflow_id", *_SESSION}),
        "",
        "the rows of a job do not depend on each other",
    ),
    Variant(
        "StepArguments",
        "ChainStep",
        frozenset({"workflow_id", "session_alias"}),
        "",
        "positional, and `alias` is an argument of its own",
    ),
    Variant("ChainArguments", "WorkflowChainCreate", frozenset({"steps"}), "", "steps are added one by one"),
    Variant(
        "SessionChainArguments",
        "WorkflowChainCreate",
        frozenset({"steps", "session_id", "keep_session_after_completion", *_PLACE}),
        "",
        "as in `SessionRunArguments`",
    ),
)


@dataclass(frozen=True)
class Argument:
    """A keyword argument: its name and its annotation as text."""

    name: str
    annotation: str


@dataclass(frozen=True)
class Arguments:
    """A `TypedDict` as the template lays it out."""

    name: str
    model: str
    base: str
    fields: tuple[Argument, ...]


@dataclass(frozen=True)
class ArgumentModule:
    """The module of all argument classes."""

    classes: tuple[Arguments, ...]
    imports: Imports


def argument_module(data: GeneratorData) -> ArgumentModule:
    """Build the argument classes of all request models, and their variants.

    Raises:
        ViewError: When a variant names a model or a field that the document does not have.
    """
    models = {str(item.class_info.name): item for item in data.models}
    annotations: list[Annotation] = []
    classes: list[Arguments] = []
    for name in sorted(set(_request_models(data))):
        fields = dict(_arguments(models[name]))
        positional = {prop for prop, (_, is_id) in fields.items() if is_id}
        classes.append(_arguments_class(f"{name}Arguments", name, fields, positional, "RequestOptions"))
        annotations += [annotation for annotation, _ in fields.values()]
    for variant in VARIANTS:
        if variant.model not in models:
            raise ViewError(f"there is no schema {variant.model}: change VARIANTS in scripts/codegen/arguments.py")
        fields = dict(_arguments(models[variant.model]))
        if not variant.without <= fields.keys():
            gone = ", ".join(sorted(variant.without - fields.keys()))
            raise ViewError(f"{variant.model} has no {gone}: change VARIANTS in scripts/codegen/arguments.py")
        classes.append(
            _arguments_class(variant.name, variant.model, fields, variant.without, variant.options or "TypedDict")
        )
        annotations += [annotation for annotation, _ in fields.values()]
    return ArgumentModule(tuple(classes), Imports.of(annotations))


def _arguments_class(
    name: str,
    model: str,
    fields: dict[str, tuple[Annotation, bool]],
    without: set[str] | frozenset[str],
    base: str,
) -> Arguments:
    keywords = KEYWORDS.get(model, {})
    taken = (
        Argument(keywords.get(field, field), annotation.text)
        for field, (annotation, _) in fields.items()
        if field not in without
    )
    return Arguments(name, model, base, tuple(taken))


def _request_models(data: GeneratorData) -> Iterator[str]:
    for tag, collection in data.endpoint_collections_by_tag.items():
        for endpoint in collection.endpoints:
            for body in endpoint.bodies:
                is_json = body.content_type.get_untrusted_value() == "application/json"
                model = _model(body.prop)
                if str(tag) not in WITHOUT_ARGUMENTS and is_json and model is not None:
                    yield model


def _model(prop: Property) -> str | None:
    """The class of a body; an optional body is a union with null."""
    if isinstance(prop, UnionProperty):
        return next((name for inner in prop.inner_properties if (name := _model(inner)) is not None), None)
    return str(prop.class_info.name) if isinstance(prop, ModelProperty) and not is_map(prop) else None


def _arguments(model: ModelProperty) -> Iterator[tuple[str, tuple[Annotation, bool]]]:
    """The fields as arguments, each with whether it is an id that is given by position."""
    name = str(model.class_info.name)
    for prop in model.required_properties or []:
        annotation = WIDER.get((name, _name(prop))) or _accepted(prop)
        yield _name(prop), (annotation.wrap("Required[{}]"), isinstance(prop, UuidProperty))
    for prop in model.optional_properties or []:
        annotation = _accepted(prop)
        members = (*annotation.members, "UnsetType")
        yield (
            _name(prop),
            (Annotation(members, annotation.standard, annotation.models, annotation.core), False),
        )


def _name(prop: Property) -> str:
    name = prop.name
    return name if isinstance(name, str) else str(name.get_untrusted_value())


def _accepted(prop: Property) -> Annotation:
    """What people may pass: mappings in place of models, sequences in place of lists, several kinds of files."""
    if isinstance(prop, UnionProperty):
        first, *others = [_accepted(inner) for inner in prop.inner_properties]
        for other in others:
            first |= other
        return first
    if isinstance(prop, ListProperty):
        inner = prop.inner_property
        if isinstance(inner, ModelProperty) and str(inner.class_info.name) == "FileInput":
            return Annotation(("Sequence[FileSource]",), frozenset({"Sequence"}))
        return _accepted(inner).wrap("Sequence[{}]", "Sequence")
    if isinstance(prop, ModelProperty):
        if is_map(prop):
            inner_type = argument_type(prop).text.removeprefix("dict[str, ").removesuffix("]")
            return Annotation((f"Mapping[str, {inner_type}]",), frozenset({"Any", "Mapping"}))
        return Annotation((f"models.{prop.class_info.name}", "Mapping[str, Any]"), frozenset({"Any", "Mapping"}))
    annotation = argument_type(prop)
    names = {name for _, name in annotation.models}
    members = tuple(f"models.{member}" if member in names else member for member in annotation.members)
    return Annotation(members, annotation.standard, core=annotation.core)
