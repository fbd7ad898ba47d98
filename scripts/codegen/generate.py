"""From the API's document to the files below `_generated`, as a mapping of path to text."""

from __future__ import annotations

import textwrap
from importlib.metadata import version
from pathlib import Path

import jinja2
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from . import overlay
from .arguments import ArgumentModule, argument_module
from .overlay import Json
from .views import Views

GENERATOR = "openapi-python-client"
GENERATOR_VERSION = "0.29.1"
TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 115


class GenerationError(Exception):
    """The generator met something it would have dropped, or the result is incomplete."""


def generate(document: Json) -> dict[str, str]:
    """Generate the package's files, not formatted yet.

    Raises:
        GenerationError: On any warning of the generator, or when an operation or component has no code.
    """
    found = version(GENERATOR)
    if found != GENERATOR_VERSION:
        # The parsed classes used in views.py are no public interface of the generator: they change with it.
        raise GenerationError(f"{GENERATOR}=={GENERATOR_VERSION} is needed, {found} is installed")
    changed = overlay.apply(document)
    data = _parse(changed)
    views = Views(data, changed)
    _check_complete(changed, views)
    return _render(views, argument_module(data))


def _parse(document: Json) -> GeneratorData:
    config = Config.from_sources(ConfigFile(), MetaType.NONE, Path("openapi.json"), "utf-8", False, None)
    try:
        data = GeneratorData.from_dict(document, config=config)
    except ValueError as error:  # two values of an enum with one name, for example
        raise GenerationError(f"{GENERATOR} cannot read the document: {error}") from error
    if isinstance(data, GeneratorError):
        raise GenerationError(f"{data.header}: {data.detail}")
    collections = data.endpoint_collections_by_tag.values()
    problems = [*data.errors, *(error for collection in collections for error in collection.parse_errors)]
    if problems:
        raise GenerationError("\n".join(f"{problem.header}: {problem.detail}" for problem in problems))
    return data


def _check_complete(document: Json, views: Views) -> None:
    expected = {item["operationId"] for _, _, item in overlay.operations(document)}
    missing = expected ^ {operation.name for operation in views.operations}
    missing |= set(document["components"]["schemas"]) - {item.name for item in views.classes}
    if missing:
        raise GenerationError(f"no code, or too much, for: {', '.join(sorted(missing))}")


def _render(views: Views, arguments: ArgumentModule) -> dict[str, str]:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,
    )
    env.filters["paragraphs"] = _paragraphs
    env.filters["entry"] = _entry
    files = {"__init__.py": env.get_template("package.py.jinja").render(doc="Generated from `openapi.json`.")}
    for model in views.models:
        files[f"models/{model.module}.py"] = env.get_template("model.py.jinja").render(model=model)
    for enum in views.enums:
        files[f"models/{enum.module}.py"] = env.get_template("enum.py.jinja").render(enum=enum)
    files["arguments.py"] = env.get_template("arguments.py.jinja").render(module=arguments)
    classes = env.get_template("models.py.jinja")
    files["models/__init__.py"] = classes.render(classes=views.classes)
    files["api/__init__.py"] = env.get_template("package.py.jinja").render(doc="One package per tag.")
    for operation in views.operations:
        folder = f"api/{operation.tag}"
        doc = f"One module per operation tagged `{operation.tag}`."
        files[f"{folder}/__init__.py"] = env.get_template("package.py.jinja").render(doc=doc)
        files[f"{folder}/{operation.name}.py"] = env.get_template("endpoint.py.jinja").render(op=operation)
    return files


def _paragraphs(text: str, indent: int = 4) -> str:
    """Wrap each paragraph of a docstring's body."""
    space = " " * indent
    wrapped = [
        textwrap.fill(part, WIDTH, initial_indent=space, subsequent_indent=space, break_long_words=False)
        for part in text.split("\n")
        if part.strip()
    ]
    return "\n\n".join(wrapped)


def _entry(name: str, description: str, indent: int = 8) -> str:
    """Wrap an entry of a docstring's `Args:` or `Attributes:`."""
    text = " ".join(description.split())
    return textwrap.fill(
        f"{name}: {text}" if name else text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 4 if name else indent),
        break_long_words=False,
    )
