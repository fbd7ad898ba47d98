"""Keeping the whole answers of calls made by code that passes on only what they hold."""

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
    """Collect the answers to all calls made inside, in this task or thread."""
    answers: list[Response[Any]] = []
    token = _recorder.set(answers)
    try:
        yield answers
    finally:
        _recorder.reset(token)


def record(response: Response[T]) -> Response[T]:
    """Keep an answer if somebody collects them."""
    answers = _recorder.get()
    if answers is not None:
        answers.append(response)
    return response
