from typing import Any

import pytest

from cyberdesk.emulator._rules.inputs.paths import Path, PathError, lookup, parse_path
from cyberdesk.emulator._rules.inputs.prompts import prompt_variables


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", ()),
        (".a", ("a",)),
        (".a.b", ("a", "b")),
        (".a[0]", ("a", 0)),
        ("[12].b", (12, "b")),
        (".a['odd key']", ("a", "odd key")),
        ('.a["x.y"][1]', ("a", "x.y", 1)),
        (".first-name", ("first-name",)),
    ],
)
def test_a_path_is_split(text: str, path: Path) -> None:
    assert parse_path(text) == path


@pytest.mark.parametrize("text", ["a", ".", ".a.", ".a..b", "[x]", "[-1]", "[0", "['a]", ".a b]"])
def test_a_malformed_path_is_refused(text: str) -> None:
    with pytest.raises(PathError, match="malformed"):
        parse_path(text)


@pytest.mark.parametrize(
    ("path", "found"),
    [((), {"a": [1, {"b": None}]}), (("a", 0), 1), (("a", 1), {"b": None}), (("a", 1, "b"), None)],
)
def test_a_path_is_followed(path: Path, found: Any) -> None:
    assert lookup({"a": [1, {"b": None}]}, path) == found


@pytest.mark.parametrize("path", [("x",), ("a", 2), ("a", "0"), (0,), ("a", 0, "b"), ("a", 1, "b", "c")])
def test_a_path_that_leads_nowhere_is_refused(path: Path) -> None:
    with pytest.raises(PathError):
        lookup({"a": [1, {"b": None}]}, path)


PROMPTS: list[tuple[str, set[str], set[str]]] = [
    ("plain", set(), set()),
    ("{a} and {b_2} and {a}", {"a", "b_2"}, set()),
    ("{customer.name} {items[0]} {x['odd-key']}", {"customer", "items", "x"}, set()),
    ("{$password} {$login.user}", set(), {"password", "login"}),
    ("{{runtime}} {{runtime.path}}", set(), set()),
    (r"\{a} \{$b} \{{c}}", set(), set()),
    ('{"json": 1} { spaced } {1a} {}', set(), set()),
    ("<p>Find <b>{name}</b></p>", {"name"}, set()),
]


@pytest.mark.parametrize(("prompt", "inputs", "sensitive"), PROMPTS)
def test_the_variables_of_a_prompt(prompt: str, inputs: set[str], sensitive: set[str]) -> None:
    found = prompt_variables(prompt)

    assert (set(found.inputs), set(found.sensitive)) == (inputs, sensitive)
