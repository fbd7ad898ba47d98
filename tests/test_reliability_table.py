"""Every promise in docs/reliability.md names a test that exists, on both clients."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "reliability.md").read_text()
TABLES = re.findall(r"^\| promise \| test \|\n\|---\|---\|\n((?:\|.*\|\n)+)", TEXT, re.MULTILINE)
NAMED = re.findall(r"^\|.*\| `(tests/\S+\.py)::(\w+)` \|$", TEXT, re.MULTILINE)


def names_in(path: Path) -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, kinds)}


def test_each_promise_names_a_test() -> None:
    rows = [row for table in TABLES for row in table.splitlines()]
    assert len(NAMED) == len(rows) > 200


def test_each_promise_is_a_sentence() -> None:
    for table in TABLES:
        for row in table.splitlines():
            promise = row.split(" | ")[0].removeprefix("| ")
            assert re.match(r"[A-Z0-9`]", promise), promise
            assert promise.endswith("."), promise


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_a_named_test_exists(path: str, name: str) -> None:
    assert name in names_in(ROOT / path)
    if path.startswith("tests/aio/"):
        assert name in names_in(ROOT / path.replace("tests/aio/", "tests/sync/"))
