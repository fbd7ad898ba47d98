"""The rewrite from asynchronous to synchronous source."""

from __future__ import annotations

import ast

import pytest
from codegen.sync_twin import REPLACEMENTS, TwinError, check_rules_are_used, is_hand_written, twin, twin_tree
from codegen.trees import format_tree

from tests.codegen.conftest import ROOT

PACKAGE = ROOT / "src" / "cyberdesk"


def test_a_rewrite() -> None:
    source = (
        'async def f(client: AsyncCyberdesk) -> None:\n    """Await it: `await client.aclose()`."""\n'
        "    async with client:  # stays\n        async for item in client.x:\n            await g(item)\n"
    )
    assert twin(source, "f.py") == (
        'def f(client: Cyberdesk) -> None:\n    """Await it: `client.close()`."""\n'
        "    with client:  # stays\n        for item in client.x:\n            g(item)\n"
    )


@pytest.mark.parametrize("left", ["import anyio", "asyncio.run(f())", "await\n", "trio.sleep(1)"])
def test_what_has_no_synchronous_form_is_an_error_with_its_place(left: str) -> None:
    with pytest.raises(TwinError, match=r"f\.py:2: "):
        twin(f"x = 1\n{left}\n", "f.py")


def test_a_rule_that_is_not_used_is_an_error() -> None:
    with pytest.raises(TwinError, match="matches nothing"):
        check_rules_are_used(["nothing"])
    assert len({pattern for pattern, _ in REPLACEMENTS}) == len(REPLACEMENTS)


def test_the_twin_is_up_to_date_and_holds_nothing_asynchronous() -> None:
    expected = format_tree(twin_tree(PACKAGE / "_async"))
    root = PACKAGE / "_sync"
    present = {
        name: path.read_text()
        for path in root.rglob("*.py")
        if not is_hand_written(name := path.relative_to(root).as_posix())
    }
    assert present == expected
    for text in present.values():
        kinds = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
        assert not any(isinstance(node, kinds) for node in ast.walk(ast.parse(text)))
