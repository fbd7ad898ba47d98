"""What is logged: one line for each attempt, with nothing secret in it."""

from __future__ import annotations

import logging
import os
import sys
from typing import TextIO

from ...errors import ConfigurationError, shorten

logger = logging.getLogger("cyberdesk")
# Without a handler Python would print warnings; whether anything is printed is up to the program.
logger.addHandler(logging.NullHandler())

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


class _Handler(logging.StreamHandler[TextIO]):
    """The handler of `enable_logging`, of which there is one at most."""


def enable_logging(level: str | None = None) -> None:
    """Print the client's log to standard error.

    Nothing is printed before this is called. Programs that configure `logging` themselves do not need it: the
    logger is called `cyberdesk`. INFO has a line for each answer, DEBUG also for attempts that got none and for
    retries: method, path template, status, attempt, duration and the server's request id, but no key, header, id
    or content.

    Args:
        level: `debug`, `info`, `warning` or `error`. Default: the environment's `CYBERDESK_LOG`, else `info`.

    Raises:
        ConfigurationError: When there is no such level.
    """
    name = level if level is not None else os.environ.get("CYBERDESK_LOG") or "info"
    number = _LEVELS.get(name.strip().lower())
    if number is None:
        raise ConfigurationError(f"the log level must be one of {', '.join(_LEVELS)}, not {name!r}")
    for old in [handler for handler in logger.handlers if isinstance(handler, _Handler)]:
        logger.removeHandler(old)
    handler = _Handler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(number)


def log_attempt(
    level: int, method: str, route: str, outcome: object, *, attempt: int, seconds: float, request_id: str | None
) -> None:
    """Log how an attempt ended."""
    logger.log(
        level,
        "%s %s: %s, attempt %d, %.3f s, request %s",
        method,
        route,
        outcome,
        attempt,
        seconds,
        shorten(request_id, 100) if request_id else "-",
        extra={
            "http_method": method,
            "http_route": route,
            "outcome": outcome,
            "attempt": attempt,
            "seconds": seconds,
            "request_id": request_id,
        },
    )
