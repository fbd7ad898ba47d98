"""`client.with_raw_response`: the resources' methods, returning whole responses."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import attrs

from .._core.http.recording import recording
from .platform.tracebacks import hides_arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.http.request import Response


class Recorded:
    """A client or a resource, whose methods return the whole response.

    Its type is generated: see `cyberdesk._raw`.
    """

    def __init__(self, target: object) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        member: Any = getattr(self._target, name)
        return _recorded(member) if inspect.ismethod(member) else Recorded(member)


def _recorded(method: Callable[..., Any]) -> Callable[..., Response[Any]]:
    @hides_arguments
    def call(*args: Any, **kwargs: Any) -> Response[Any]:
        with recording() as responses:
            result = method(*args, **kwargs)
        return attrs.evolve(responses[-1], parsed=result)

    return call
