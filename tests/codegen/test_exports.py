"""Where lazily imported names are, as it is read from imports for type checkers."""

from __future__ import annotations

import pytest
from codegen.exports import LAZY_MODULES, ExportError, exports

EMPTY = dict.fromkeys(LAZY_MODULES, "")


def module(imports: str) -> str:
    return f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {imports}\n"


def read(text: str) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, dict[str, str]]] = {}
    exec(text, names)
    return names["MODULES"]


def test_names_are_found_where_they_are_imported_from() -> None:
    package = module("from ._core.x import A as A, B as B")
    lazy = module("from .resources.runs import Runs as Runs")
    found = read(exports({**EMPTY, "__init__.py": package, "_sync/lazy.py": lazy}))
    assert {name: names.split() for name, names in found["cyberdesk"].items()} == {"cyberdesk._core.x": ["A", "B"]}
    assert list(found["cyberdesk._sync.lazy"]) == ["cyberdesk._sync.resources.runs"]
    assert found["cyberdesk._async.lazy"] == {}


def test_many_names_are_all_there() -> None:
    names = [f"Name{number}" for number in range(100)]
    package = module("from .models import " + ", ".join(f"{name} as {name}" for name in names))
    found = read(exports({**EMPTY, "__init__.py": package}))
    assert sorted(found["cyberdesk"]["cyberdesk.models"].split()) == sorted(names)


@pytest.mark.parametrize(
    ("imports", "message"),
    [
        ("from .models import A", "A must be imported once, as A"),
        ("from .models import A as B", "A must be imported once, as A"),
        ("from .x import A as A; from .y import A as A", "A must be imported once"),
        ("import x", "import x is not an import of names"),
    ],
)
def test_a_form_that_type_checkers_do_not_know_is_an_error(imports: str, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        exports({**EMPTY, "__init__.py": module(imports)})
