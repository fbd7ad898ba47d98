"""An environment of its own for the official SDK, and an emulator for it to talk to."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cyberdesk.emulator import CyberdeskEmulator

REQUIREMENTS = Path(__file__).with_name("requirements.txt")


@pytest.fixture(scope="session")
def peer_python(request: pytest.FixtureRequest) -> Path:
    """The interpreter of an environment with the official SDK and nothing of ours; built once, then kept."""
    cache = request.config.cache
    assert cache is not None
    kind = f"{REQUIREMENTS.read_text()}{sys.version}{sys.executable}"
    folder = cache.mkdir("peer") / hashlib.sha256(kind.encode()).hexdigest()[:16]
    if not folder.exists():
        build(folder)
    return folder / "bin" / "python"


def build(folder: Path) -> None:
    # Under another name until it is whole, so that a build that broke off is never used.
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        run([sys.executable, "-m", "venv", str(unfinished)])
        install = [
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary",
            ":all:",
        ]
        run([str(unfinished / "bin" / "python"), "-I", *install, "-r", str(REQUIREMENTS)])
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"The official SDK could not be installed:\n{done.stdout}{done.stderr}"


@pytest.fixture
def emulator() -> Iterator[CyberdeskEmulator]:
    """An emulator with two machines, in which a run takes no longer than its handler."""
    with CyberdeskEmulator(machines=2, scheduling_seconds=0.0, running_seconds=0.0, checks_seconds=0.0) as running:
        yield running
