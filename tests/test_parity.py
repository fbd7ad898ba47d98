"""The two clients offer the same."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest

from cyberdesk import AsyncCyberdesk, Cyberdesk
from cyberdesk._core.resource_property import ResourceProperty


def pairs() -> Iterator[tuple[type[Any], type[Any]]]:
    """The clients, and the classes of their resources."""
    yield AsyncCyberdesk, Cyberdesk
    asynchronous, synchronous = AsyncCyberdesk("key"), Cyberdesk("key")
    for name, member in vars(AsyncCyberdesk).items():
        if isinstance(member, ResourceProperty):
            yield type(getattr(asynchronous, name)), type(getattr(synchronous, name))


def surface(kind: type[Any]) -> dict[str, str]:
    """Public members with their signatures, as the synchronous side would write them."""
    found: dict[str, str] = {}
    for name, member in inspect.getmembers(kind):
        if name.startswith("_") and name != "__init__":
            continue
        text = str(inspect.signature(member)) if callable(member) else "property"
        found[name.replace("aclose", "close")] = (
            re.sub(r"\bAsync(\w+)", r"\1", text).replace("BaseTransport", "").replace("List[", "Page[")
        )
    return found


@pytest.mark.parametrize(("asynchronous", "synchronous"), list(pairs()))
def test_both_clients_have_the_same_surface(asynchronous: type[Any], synchronous: type[Any]) -> None:
    assert asynchronous.__name__ == f"Async{synchronous.__name__}"
    assert surface(asynchronous) == surface(synchronous)
    for name, member in inspect.getmembers(asynchronous, inspect.isfunction):
        twin = getattr(synchronous, name.replace("aclose", "close"), None)
        if not name.startswith("_") and inspect.iscoroutinefunction(member):
            assert not inspect.iscoroutinefunction(twin)
            assert member.__doc__


def test_all_resources_are_compared() -> None:
    assert {"AsyncRuns", "AsyncWorkflows", "AsyncWorkflowTags"} <= {first.__name__ for first, _ in pairs()}
