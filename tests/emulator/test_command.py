"""`python -m cyberdesk.emulator`."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

import httpx
import pytest

COMMAND = [sys.executable, "-W", "error", "-m", "cyberdesk.emulator"]


@contextmanager
def started(*arguments: str) -> Generator[tuple["subprocess.Popen[str]", str]]:
    """The running command and what it has printed."""
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            text = ""
            for line in process.stdout:
                text += line
                if "/v1/runs" in line:
                    break
            yield process, text
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal_comes(number: signal.Signals) -> None:
    with started("--port", "0", "--machines", "2", "--api-key", "cd_own") as (process, text):
        found = re.search(r"http://127\.0\.0\.1:\d+", text)
        assert found is not None, text
        headers = {"Authorization": "Bearer cd_own"}
        assert httpx.get(f"{found[0]}/v1/machines", headers=headers).json()["total"] == 2
        listed = httpx.get(f"{found[0]}/v1/workflows", headers=headers).json()["items"]
        assert all(workflow["id"] in text for workflow in listed)
        assert "cd_own" in text

        process.send_signal(number)
        output, errors = process.communicate(timeout=10)
        assert (process.returncode, output, errors) == (0, "Stopping.\n", "")


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=30, check=False)


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("--port", str(port))

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} on 127.0.0.1 is in use.")
    assert "Traceback" not in done.stderr


def test_an_address_that_is_not_ours_is_named() -> None:
    done = run("--host", "203.0.113.1", "--port", "0")

    assert done.returncode == 1
    assert done.stderr.startswith("Cannot listen on 203.0.113.1:0: ")


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--port", "x"], ["--machines", "-1"], ["--nope"]])
def test_wrong_arguments_are_explained(arguments: list[str]) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert "usage: python -m cyberdesk.emulator" in done.stderr


def test_a_missing_extra_is_named() -> None:
    # As if not installed: a None in sys.modules makes both the import and the search for it fail.
    code = (
        "import sys; sys.modules['uvicorn'] = None; "
        "from cyberdesk.emulator.__main__ import main; sys.exit(main(['--port', '0']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)

    assert done.returncode == 1
    assert done.stderr.strip() == 'The emulator needs uvicorn: pip install "cyberdesk[emulator]"'


def test_importing_the_emulator_needs_no_extra() -> None:
    code = "import sys, cyberdesk.emulator; print({'starlette', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stdout) == (0, "set()\n")
