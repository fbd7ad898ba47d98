from typing import Any

import pytest

from cyberdesk.emulator._rules.sessions.refs import RefError, chain_problems, find_refs, parse_ref, resolve_refs

OUTPUTS = {"one": {"id": 7, "rows": [{"name": "a"}, {"name": "b"}]}, "none": None}


def ref(text: str) -> dict[str, str]:
    return {"$ref": text}


@pytest.mark.parametrize(
    ("text", "alias", "path"),
    [
        ("one.outputs.id", "one", ("id",)),
        ("one.outputs", "one", ()),
        ("step one.outputs.rows[0]['odd-key']", "step one", ("rows", 0, "odd-key")),
        ("a.b.outputs.c", "a.b", ("c",)),
        ("one.outputs.outputs", "one", ("outputs",)),
    ],
)
def test_a_reference_is_read(text: str, alias: str, path: tuple[str | int, ...]) -> None:
    parsed = parse_ref(text)

    assert (parsed.alias, parsed.path) == (alias, path)


@pytest.mark.parametrize(
    "text", ["", "one", "one.output.id", ".outputs.id", "one.outputs.", "one.outputsid", 5, None]
)
def test_a_malformed_reference_is_refused(text: object) -> None:
    with pytest.raises(RefError):
        parse_ref(text)


def test_references_are_found_at_any_depth() -> None:
    values = {"a": ref("x"), "b": {"c": [1, ref("y")]}, "d": {"$ref": "z", "more": 1}, "e": "$ref"}

    assert list(find_refs(values)) == [(("a",), "x"), (("b", "c", 1), "y")]


@pytest.mark.parametrize(
    ("value", "resolved"),
    [
        ({"a": ref("one.outputs.id")}, {"a": 7}),
        ({"a": {"b": [ref("one.outputs.rows[1].name"), ref("one.outputs.id")]}}, {"a": {"b": ["b", 7]}}),
        ({"a": ref("one.outputs")}, {"a": OUTPUTS["one"]}),
        ({"a": {"$ref": "one.outputs.id", "b": 1}}, {"a": {"$ref": "one.outputs.id", "b": 1}}),
        ({"a": [None, 1, "x"]}, {"a": [None, 1, "x"]}),
    ],
)
def test_references_are_resolved(value: Any, resolved: Any) -> None:
    assert resolve_refs(value, OUTPUTS.get) == resolved


@pytest.mark.parametrize("text", ["two.outputs.id", "none.outputs.id", "one.outputs.x", "one.outputs.rows[2]"])
def test_a_reference_that_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(RefError, match="cannot be resolved"):
        resolve_refs({"a": ref(text)}, OUTPUTS.get)


CHAINS: list[tuple[list[str | None], list[dict[str, Any]], set[str], list[str]]] = [
    (["a", "b"], [{}, {"x": ref("a.outputs.y")}], set(), []),
    ([None, "b"], [{}, {}], set(), []),
    (["a", "b"], [{"x": ref("b.outputs.y")}, {}], set(), ["a later step"]),
    (["a", "b"], [{"x": ref("b.outputs.y")}, {}], {"b"}, []),
    (["a", "b"], [{}, {"x": ref("b.outputs.y")}], set(), ["its own step"]),
    (["a", "b"], [{}, {"x": ref("c.outputs.y")}], set(), ["an unknown alias"]),
    (["a", "b"], [{}, {"x": ref("c.outputs.y")}], {"c"}, []),
    (["a", "a"], [{}, {}], set(), ["used twice"]),
    (["a", "b"], [{"x": ref("nonsense")}, {"y": [ref("a.output.z")]}], set(), ["not of the form"] * 2),
]


@pytest.mark.parametrize(("aliases", "inputs", "earlier", "problems"), CHAINS)
def test_the_references_of_a_chain_are_checked(
    aliases: list[str | None], inputs: list[dict[str, Any]], earlier: set[str], problems: list[str]
) -> None:
    found = [problem.msg for problem in chain_problems(aliases, inputs, earlier)]

    assert len(found) == len(problems)
    assert all(expected in msg for expected, msg in zip(problems, found, strict=True))


def test_a_problem_of_a_chain_names_its_place() -> None:
    [problem] = chain_problems(["a", "b"], [{}, {"x": [ref("b.outputs.y")]}], set())

    assert problem.loc == ("body", "steps", 1, "inputs", "x", 0, "$ref")
