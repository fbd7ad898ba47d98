"""Annotations of everything public resolve at run time, as validation and dependency injection need it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any, get_overloads, get_type_hints
from unittest.mock import create_autospec
from uuid import UUID

import attrs
import pytest

import cyberdesk
from cyberdesk import UNSET, AsyncCyberdesk, Cyberdesk, _generated as generated, models
from cyberdesk._core.resource_property import ResourceProperty

PUBLIC_MODULES = (
    "chains",
    "computer",
    "errors",
    "files",
    "jobs",
    "messages",
    "pagination",
    "results",
    "testing",
    "types",
)


def classes() -> Iterator[type[Any]]:
    """The clients, their resources, and all public classes."""
    for client in (AsyncCyberdesk, Cyberdesk):
        yield client
        for name, item in vars(client).items():
            if isinstance(item, ResourceProperty):
                yield getattr(client, name)
    exported = [getattr(cyberdesk, name) for name in dir(cyberdesk)]
    for name in PUBLIC_MODULES:
        module = importlib.import_module(f"cyberdesk.{name}")
        exported += [getattr(module, item) for item in getattr(module, "__all__", ())]
    exported += [getattr(models, name) for name in dir(models)]
    for item in dict.fromkeys(item for item in exported if inspect.isclass(item)):
        if item not in (AsyncCyberdesk, Cyberdesk):
            yield item


def is_made_by_attrs(kind: type[Any], name: str) -> bool:
    return name == "__init__" and attrs.has(kind)


def functions() -> Iterator[tuple[str, Any]]:
    """All functions that are public, and the methods of public classes, with their overloads."""
    for kind in classes():
        for name, member in inspect.getmembers(kind):
            function = member.fget if isinstance(member, property) else member
            is_public = name == "__init__" or not name.startswith("_")
            if is_public and inspect.isfunction(function) and str(function.__module__).startswith("cyberdesk"):
                # What attrs makes has annotations that cannot be resolved; models have a signature of their own.
                for found in (function, *get_overloads(function)) if not is_made_by_attrs(kind, name) else ():
                    yield f"{kind.__name__}.{name}", found
    for name in dir(cyberdesk):
        item = getattr(cyberdesk, name)
        if inspect.isfunction(item):
            yield name, item


def problem_of(call: Any, item: Any) -> str | None:
    try:
        call(item)
    except Exception as error:  # whatever it is, it is a problem
        return f"{type(error).__name__}: {error}"
    return None


def test_hints_of_functions_resolve() -> None:
    found = list(functions())
    assert len(found) > 400
    problems = {name: problem for name, item in found if (problem := problem_of(get_type_hints, item))}
    assert not problems


def test_hints_of_classes_resolve() -> None:
    problems = {kind.__name__: problem for kind in classes() if (problem := problem_of(get_type_hints, kind))}
    assert not problems


def test_signatures_resolve() -> None:
    def signature(item: Any) -> object:
        return inspect.signature(item, eval_str=True)

    problems = {name: problem for name, item in functions() if (problem := problem_of(signature, item))}
    assert not problems


def test_signatures_of_models_resolve() -> None:
    for name in dir(models):
        kind = getattr(models, name)
        if attrs.has(kind):
            assert inspect.signature(kind, eval_str=True).parameters.keys() == attrs.fields_dict(kind).keys()
    parameters = inspect.signature(models.RunCreate).parameters
    assert parameters["workflow_id"].annotation is UUID
    assert (parameters["main_prompt"].default, parameters["main_prompt"].kind.name) == (UNSET, "KEYWORD_ONLY")


def test_hints_of_endpoint_modules_resolve() -> None:
    found = [module.name for module in pkgutil.walk_packages(generated.__path__, f"{generated.__name__}.")]
    endpoints = [importlib.import_module(name) for name in found if name.count(".") == 4]
    assert len(endpoints) == 142
    for module in endpoints:
        for name in ("build_request", "asyncio", "asyncio_detailed", "sync", "sync_detailed"):
            assert get_type_hints(getattr(module, name))["return"]


def test_a_mock_of_a_client_has_its_resources() -> None:
    mock = create_autospec(Cyberdesk("key"))
    mock.runs.create("w", input_values={})
    mock.runs.create.assert_called_once_with("w", input_values={})
    mock.wait_for_run("r", timeout=1)
    with pytest.raises(TypeError):
        mock.runs.get()
    with pytest.raises(AttributeError):
        mock.runs.no_such_method()


async def test_a_mock_of_an_asynchronous_client_is_awaited() -> None:
    mock = create_autospec(AsyncCyberdesk("key"))
    await mock.runs.create("w", input_values={})
    mock.runs.create.assert_awaited_once_with("w", input_values={})


def test_a_mock_of_the_class_has_its_resources() -> None:
    mock: Any = create_autospec(Cyberdesk, instance=True)
    mock.pools.get("p")
    with pytest.raises(TypeError):
        mock.pools.get()
