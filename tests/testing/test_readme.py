"""The README's test of a FastAPI backend, run by a pytest of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .project import Project

README = Path(__file__).parents[2] / "README.md"


def backend_test() -> str:
    section = README.read_text().partition("## Test your FastAPI backend")[2]
    found = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("mode", ["in-process", "server"])
def test_on_asyncio_and_trio(tmp_path: Path, mode: str) -> None:
    project = Project(tmp_path)
    project.write("test_backend.py", backend_test())
    project.run("-p", "no:asyncio", "-o", f"cyberdesk_emulator_mode={mode}", passed=2)


def test_it_is_ten_lines() -> None:
    test = backend_test().partition("async def test_patient")[2]
    assert len(test.strip().splitlines()) <= 10


def test_it_sees_a_backend_that_is_wrong(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("test_backend.py", backend_test().replace('{"name": name}', '{"name": name.upper()}'))
    project.run("-p", "no:asyncio", failed=2)
