"""References: how they are written, and that the API's rules read them back."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from cyberdesk import InvalidArgumentError
from cyberdesk._core.http.bodies import encode
from cyberdesk._core.refs import find_refs, plain, written
from cyberdesk.chains import Ref, ref
from cyberdesk.emulator._rules.sessions.refs import parse_ref

LOGIN = ref("login.outputs")

WRITTEN: list[tuple[Ref, str]] = [
    (LOGIN, "login.outputs"),
    (LOGIN["result"]["id"], "login.outputs.result.id"),
    (LOGIN.result.id, "login.outputs.result.id"),
    (LOGIN.items[0].keys, "login.outputs.items[0].keys"),
    (LOGIN["odd-key"], "login.outputs['odd-key']"),
    (LOGIN["_id"]["0"], "login.outputs._id['0']"),
    (LOGIN["it's"], 'login.outputs["it\'s"]'),
    (LOGIN["a.b"]["c[0]"]["größe"], "login.outputs['a.b']['c[0]']['größe']"),
    (ref("step one.outputs").x, "step one.outputs.x"),
]


@pytest.mark.parametrize(("reference", "text"), WRITTEN)
def test_a_reference_is_written_as_paths_are_in_prompts(reference: Ref, text: str) -> None:
    assert str(reference) == text
    assert repr(reference) == f"ref({text!r})"
    assert ref(text) == reference
    assert hash(ref(text)) == hash(reference)
    assert encode({"x": [reference]}) == msgspec.json.encode({"x": [{"$ref": text}]})
    assert pickle.loads(pickle.dumps(reference)) == copy.deepcopy(reference) == reference


keys = st.text(min_size=1).filter(lambda key: not ("'" in key and '"' in key))
paths = st.lists(st.one_of(keys, st.integers(0, 10**6)), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alias=st.from_regex(r"[^.\[\]{}'\"\s]+", fullmatch=True), path=paths)
def test_any_path_is_read_back_as_it_was_built(alias: str, path: list[str | int]) -> None:
    reference = ref(f"{alias}.outputs")
    for key in path:
        reference = reference[key]
    assert ref(str(reference)) == reference
    parsed = parse_ref(str(reference))
    assert (parsed.alias, list(parsed.path)) == (alias, path)


@pytest.mark.parametrize(
    "text", ["", "login", "login.output.id", ".outputs.x", "a.outputs.", "a.outputsid", "a.outputs[-1]", 5, None]
)
def test_a_text_that_is_no_reference(text: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="is not a reference"):
        ref(text)


@pytest.mark.parametrize("key", ["", -1, True, 1.5, None, "both ' and \"", ()])
def test_a_key_that_cannot_be_written(key: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="cannot be referred to"):
        LOGIN[key]


def test_what_a_reference_cannot_be_used_for() -> None:
    with pytest.raises(TypeError, match="cannot be part of a string"):
        f"find {LOGIN.id}"
    with pytest.raises(TypeError, match="has no value yet"):
        bool(LOGIN.found)
    with pytest.raises(TypeError, match="not iterable"):
        list(LOGIN.rows)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        json.dumps(LOGIN)
    with pytest.raises(AttributeError):
        LOGIN._private  # noqa: B018
    assert f"{LOGIN.id!s} {LOGIN.id!r}" == "login.outputs.id ref('login.outputs.id')"
    assert LOGIN != "login.outputs"
    assert LOGIN.status != "done"
    with pytest.raises(TypeError, match="not supported"):
        LOGIN.count < 3  # type: ignore[operator]  # noqa: B015


def test_references_are_found_at_any_depth() -> None:
    values = plain(
        {"a": LOGIN.x, "b": ({"c": [1, {"$ref": "y"}]},), "d": {"$ref": "z", "more": 1}, "odd-key": [LOGIN.z]}
    )
    found = {written(place): value for place, value in find_refs(values)}
    assert found == {"a": LOGIN.x, "b[0].c[1]": "y", "['odd-key'][0]": LOGIN.z}
