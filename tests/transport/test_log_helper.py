"""`enable_logging`, and silence without it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from cyberdesk import ConfigurationError, enable_logging

SCRIPT = """
import cyberdesk, httpx
{prelude}
def respond(request):
    return httpx.Response(200, json={{"items": [], "total": 0, "skip": 0, "limit": 1}})
with cyberdesk.Cyberdesk("key", transport=httpx.MockTransport(respond)) as client:
    client.runs.list()
"""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    logger = logging.getLogger("cyberdesk")
    handlers, level = list(logger.handlers), logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)


def printed(prelude: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(prelude=prelude)],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout + done.stderr


def test_it_is_silent_by_default_whatever_the_environment_says() -> None:
    assert printed("", CYBERDESK_LOG="debug") == ""


def test_the_helper_obeys_the_environment() -> None:
    assert "GET /v1/runs: 200, attempt 1" in printed("cyberdesk.enable_logging()", CYBERDESK_LOG="debug")
    assert "GET /v1/runs: 200, attempt 1" in printed("cyberdesk.enable_logging()")
    assert printed("cyberdesk.enable_logging()", CYBERDESK_LOG="error") == ""


def test_it_can_be_called_again() -> None:
    logger = logging.getLogger("cyberdesk")
    before = len(logger.handlers)
    enable_logging("info")
    enable_logging("DEBUG")
    assert len(logger.handlers) == before + 1
    assert logger.level == logging.DEBUG
    with pytest.raises(ConfigurationError, match="loud"):
        enable_logging("loud")
