"""Generated code: whole, deterministic, and safe whatever the document holds."""

from __future__ import annotations

import ast
import copy
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from codegen import arguments, generate as generator, overlay
from codegen.generate import GenerationError, generate
from codegen.trees import differences, format_tree, write_tree
from codegen.views import ViewError

from tests.codegen.conftest import ROOT

Json = dict[str, Any]
GENERATED = ROOT / "src" / "cyberdesk" / "_generated"


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules that the small document needs."""
    rules = (overlay.short_operation_names, overlay.idempotency_key_is_the_pipelines, overlay.no_null_parameters)
    monkeypatch.setattr(overlay, "RULES", rules)
    monkeypatch.setattr(arguments, "VARIANTS", ())


def test_one_module_per_operation_and_one_class_per_component(contract: Json) -> None:
    operations = list(overlay.operations(contract))
    modules = [path for path in (GENERATED / "api").rglob("*.py") if path.name != "__init__.py"]
    assert len(operations) == len(modules) == 142
    for path in modules:
        names = {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}
        names |= {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.AsyncFunctionDef)}
        assert names == {"build_request", "asyncio", "asyncio_detailed", "sync", "sync_detailed"}
    expected = {overlay.SCHEMA_NAMES.get(name, name) for name in contract["components"]["schemas"]}
    assert len(expected) == 128
    expected |= set(overlay.MESSAGE_SCHEMAS)
    classes = {
        node.name
        for path in (GENERATED / "models").glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef)
    }
    # Besides the components there are enums that the document declares in place.
    assert classes - expected == {"MachinesHealthCheckResponseStatus", "MachinesHealthCheckResponseScope"}
    assert expected <= classes


def test_every_operation_and_component_is_described(contract: Json) -> None:
    for method, path, operation in overlay.operations(contract):
        assert operation["summary"], (method, path)
        assert operation["description"], (method, path)
        assert all(response["description"] for response in operation["responses"].values()), (method, path)
    for name, schema in contract["components"]["schemas"].items():
        assert schema["description"], name
    assert set(contract["webhooks"]) == {"run_complete", "downed_machines"}


def test_generation_does_not_depend_on_hash_seeds() -> None:
    script = (
        "import json, hashlib, sys; sys.path.insert(0, 'scripts'); from codegen.generate import generate;"
        "files = generate(json.load(open('openapi.json')));"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.usefixtures("few_rules")
def test_a_small_document(small: Json) -> None:
    files = generate(small)
    assert {name for name in files if not name.endswith("__init__.py")} == {
        "api/things/get_thing.py",
        "arguments.py",
        "models/thing.py",
        "models/state.py",
        "models/thing_pages.py",
    }
    thing = format_tree(files)["models/thing.py"]
    assert "extra: dict[str, Any] | None = None" in thing
    assert "parent: Thing | None = None" in thing
    assert "self.seen_at.tzinfo is None" in thing


@pytest.mark.usefixtures("few_rules")
def test_what_the_generator_would_drop_is_an_error(small: Json) -> None:
    declared = small["paths"]["/v1/things/{thing_id}"]["get"]["responses"]["200"]
    declared["content"] = {"image/png": {"schema": {"type": "string", "format": "binary"}}}
    with pytest.raises(GenerationError, match="Unsupported content_type"):
        generate(small)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(
    "evil", ['"""\nimport os\n"""', "\\", '\\"""', "'''", "{x}", "{{ x }}", "%s", "a\nb", '"']
)
def test_prose_stays_prose(small: Json, evil: str) -> None:
    get = small["paths"]["/v1/things/{thing_id}"]["get"]
    thing = small["components"]["schemas"]["Thing"]
    get["summary"] = get["description"] = get["responses"]["200"]["description"] = f"Before {evil}"
    thing["description"] = thing["properties"]["extra"]["description"] = f"{evil} after"
    for parameter in get["parameters"]:
        parameter["description"] = evil
    for name, text in generate(small).items():
        tree = ast.parse(text, name)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
        assert all(alias.name in ("attrs", "cyberdesk", "datetime") for node in imports for alias in node.names)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(
    "evil", ["a b", "class", "x\n", "a-b", "import os; x", "__attrs_attrs__", "__init__", "1st", "list"]
)
def test_names_that_cannot_be_python_are_refused(small: Json, evil: str) -> None:
    small["components"]["schemas"]["Thing"]["properties"][evil] = {"type": "string"}
    with pytest.raises(ViewError, match="cannot be a Python name"):
        generate(small)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(
    "path",
    [
        "/v1/{thing_id}/{thing_id!r}",
        "/v1/{thing_id}/{thing_id!s:{print(1)}}",
        '/v1/{thing_id}"',
        "/v1/{thing_id}/{{x}}",
        "/v1/{thing_id}/{}",
        "/v1/{other}",
    ],
)
def test_a_path_cannot_become_code(small: Json, path: str) -> None:
    item = small["paths"].pop("/v1/things/{thing_id}")
    item["get"]["operationId"] = "get_thing" + re.sub(r"\W", "_", path) + "_get"
    small["paths"][path] = item
    with pytest.raises((ViewError, GenerationError)):
        generate(small)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("name", ["client", "timeout", "options", "extra_query", "class"])
def test_parameters_that_hide_something_are_refused(small: Json, name: str) -> None:
    small["paths"]["/v1/things/{thing_id}"]["get"]["parameters"][1]["name"] = name
    with pytest.raises(ViewError):
        generate(small)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "enum": [1, 2]},
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}},
        {"type": "string", "enum": ["a-b", "a_b"]},
    ],
)
def test_what_has_no_template_is_refused(small: Json, schema: Json) -> None:
    small["components"]["schemas"]["Thing"]["properties"]["odd"] = schema
    with pytest.raises((ViewError, GenerationError)):
        generate(small)


@pytest.mark.usefixtures("few_rules")
def test_secrets_of_inline_objects_are_masked_and_unions_keep_their_members(small: Json) -> None:
    text = {"type": "string"}
    nullable = {"anyOf": [text, {"type": "null"}]}
    properties = small["components"]["schemas"]["Thing"]["properties"]
    properties["login"] = {"type": "object", "properties": {"password": {**text, overlay.SECRET: True}}}
    properties["either"] = {"anyOf": [{"type": "array", "items": nullable}, {"type": "integer"}]}
    properties["kind"] = {"const": "thing"}
    files = format_tree(generate(small))
    assert '"password"' in files["models/thing_login.py"]
    assert "__secret_fields__" in files["models/thing_login.py"]
    assert "either: list[str | None] | int | None = None" in files["models/thing.py"]
    assert "kind: Literal['thing'] | None = None" in files["models/thing.py"].replace('"', "'")


def test_another_version_of_the_generator_is_refused(small: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert f"{generator.GENERATOR}=={generator.GENERATOR_VERSION}" in project["dependency-groups"]["dev"]
    monkeypatch.setattr(generator, "GENERATOR_VERSION", "0.0.1")
    with pytest.raises(GenerationError, match=r"==0\.0\.1 is needed"):
        generate(small)


def test_differences_name_missing_extra_and_changed_files(tmp_path: Path) -> None:
    files = {"a.py": "a = 1\n", "b/c.py": "c = 1\n"}
    write_tree(tmp_path, files)
    assert differences(tmp_path, files) == []
    (tmp_path / "a.py").write_text("a = 2\n")
    (tmp_path / "b" / "c.py").unlink()
    (tmp_path / "d.py").write_text("")
    (tmp_path / "own.py").write_text("by hand")

    def keep(name: str) -> bool:
        return name == "own.py"

    found = [line.rpartition("/")[2] for line in differences(tmp_path, files, keep=keep)]
    assert found == ["a.py: changed", "c.py: missing", "d.py: extra"]
    write_tree(tmp_path, files, keep=keep)
    assert differences(tmp_path, files, keep=keep) == []
    assert (tmp_path / "own.py").read_text() == "by hand"


def test_the_tree_is_up_to_date(contract: Json) -> None:
    assert differences(GENERATED, format_tree(generate(copy.deepcopy(contract)))) == []
