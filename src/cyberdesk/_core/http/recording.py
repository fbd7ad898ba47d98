"""Keeping the whole responses of calls made by code that passes on only what they contain."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from .request import Response

T = TypeVar("T")

_recorder: ContextVar[list[Response[Any]] | None] = ContextVar("cyberdesk_recorder", default=None)


@contextmanager
def recording() -> Generator[list[Response[Any]], None, None]:
    """Collect the responses to all calls made inside, in this task or thread."""
    responses: list[Response[Any]] = []
    token = _recorder.set(responses)
    try:
        yield responses
    finally:
        _recorder.reset(token)


def record(response: Response[T]) -> Response[T]:
    """Keep a response if this task or thread collects them."""
    responses = _recorder.get()
    if responses is not None:
        responses.append(response)
    return response
