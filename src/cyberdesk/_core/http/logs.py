"""What is logged: one line for each attempt, without secrets."""

from __future__ import annotations

import logging
import os
import sys
from typing import TextIO

from ...errors import ConfigurationError, shorten
from .call import Call
from .retry import RetryAttempt

logger = logging.getLogger("cyberdesk")
# Without a handler Python would print warnings; whether anything is printed is up to the program.
logger.addHandler(logging.NullHandler())

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


class _Handler(logging.StreamHandler[TextIO]):
    """The handler of `enable_logging`, of which there is one at most."""


def enable_logging(level: str | None = None) -> None:
    """Print the client's log to standard error.

    Nothing is printed before this is called. Programs that configure `logging` themselves do not need it: the
    logger is called `cyberdesk`. INFO has a line for each response, DEBUG also for attempts without one and for
    retries: method, path template, status, attempt, duration, the server's request id, and the id of the run that
        the
    call is about. No key, header, input or content is logged.

    Args:
        level: `debug`, `info`, `warning` or `error`. Default: the environment's `CYBERDESK_LOG`, else `info`.

    Raises:
        ConfigurationError: When the level is none of these.
    """
    name = level if level is not None else os.environ.get("CYBERDESK_LOG") or "info"
    number = _LEVELS.get(name.strip().lower()) if isinstance(name, str) else None
    if number is None:
        raise ConfigurationError(f"the log level must be one of {', '.join(_LEVELS)}, not {name!r}")
    for old in [handler for handler in logger.handlers if isinstance(handler, _Handler)]:
        logger.removeHandler(old)
    handler = _Handler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(number)


def log_attempt(call: Call, outcome: object, *, seconds: float, request_id: str | None = None) -> None:
    """Log how an attempt of a call ended: a response's status at INFO, the reason for having none at DEBUG."""
    level = logging.INFO if isinstance(outcome, int) else logging.DEBUG
    if not logger.isEnabledFor(level):
        return
    logger.log(
        level,
        "%s %s: %s, attempt %d, %.3f s, request %s%s",
        call.method,
        call.route,
        outcome,
        call.attempts,
        seconds,
        shorten(request_id, 100) if request_id else "-",
        _run(call),
        extra={
            "http_method": call.method,
            "http_route": call.route,
            "outcome": outcome,
            "attempt": call.attempts,
            "seconds": seconds,
            "request_id": request_id,
            "run_id": call.run_id,
        },
    )


def log_retry(call: Call, retry: RetryAttempt) -> None:
    """Log that a call is about to be sent again."""
    logger.debug(
        "%s %s: %s, retry in %.2f s%s",
        call.method,
        call.route,
        retry.reason,
        retry.delay,
        _run(call),
        extra={"run_id": call.run_id},
    )


def _run(call: Call) -> str:
    return f", run {shorten(call.run_id, 100)}" if call.run_id else ""
