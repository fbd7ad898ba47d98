"""`regen.py --from`, from a server over a socket to files in a copy of the project."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regen
from codegen import overlay, project
from codegen.api_diff import Change, compare
from codegen.breaking import Kind
from codegen.carry import carry_over
from codegen.facade import survey
from codegen.fetch import DocumentError, fetch
from codegen.report import with_fragment

from tests.codegen.conftest import ROOT
from tests.codegen.test_api_diff import impoverished
from tests.scripted import Reply, ScriptedServer

Json = dict[str, Any]
Out = pytest.CaptureFixture[str]
STRING: Json = {"type": "string"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the command reads and writes."""
    root = tmp_path_factory.mktemp("project")
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests/aio", "tests/sync"):
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in ("openapi.json", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture
def tree(original: Path, tmp_path: Path) -> Path:
    """A copy of its own for each test."""
    return shutil.copytree(original, tmp_path / "project")


def state(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def reported(text: str) -> tuple[list[str], list[str]]:
    """The changes, with "!" for those that break, and what the facade lacks because of them."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if not line.startswith("  ")]
    sections = [lines[a + 1 : b] for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    by_head = {lines[head]: section for head, section in zip(heads, sections, strict=True)}
    changes = next(section for head, section in by_head.items() if head.startswith("The API has"))
    gaps = [section for head, section in by_head.items() if "of what has just changed" in head]
    return (
        [line.strip().replace("BREAKING  ", "!") for line in changes],
        [line.strip() for section in gaps for line in section],
    )


# Alterations, each as a function of the document, the changes and gaps it leads to, and whether it is breaking.


def add_operation(document: Json) -> None:
    document["paths"]["/v1/runs/{run_id}/pause"] = {
        "post": {
            "operationId": "pause_run_v1_runs__run_id__pause_post",
            "tags": ["runs"],
            "summary": "Pause a run",
            "parameters": [
                {"name": "run_id", "in": "path", "required": True, "schema": {**STRING, "format": "uuid"}}
            ],
            "responses": {"204": {"description": "Paused"}},
        }
    }


def add_tag(document: Json) -> None:
    response = {"type": "array", "items": {"$ref": "#/components/schemas/InvoiceResponse"}}
    document["paths"]["/v1/invoices"] = {
        "get": {
            "operationId": "list_invoices_v1_invoices_get",
            "tags": ["invoices"],
            "parameters": [{"name": "year", "in": "query", "required": False, "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": response}}}},
        }
    }
    document["components"]["schemas"]["InvoiceResponse"] = {
        "type": "object",
        "title": "InvoiceResponse",
        "required": ["id"],
        "properties": {"id": {**STRING, "title": "Id"}, "total": {"type": "number", "title": "Total"}},
    }


def remove_operation(document: Json) -> None:
    del document["paths"]["/v1/runs/{run_id}/retry"]
    del document["components"]["schemas"]["RunRetry"]


def add_field(document: Json) -> None:
    document["components"]["schemas"]["RunCreate"]["properties"]["deadline_seconds"] = {
        "anyOf": [{"type": "integer"}, {"type": "null"}],
        "title": "Deadline Seconds",
    }


def change_type(document: Json) -> None:
    document["components"]["schemas"]["ConnectionResponse"]["properties"]["status"] = {"type": "integer"}


def add_value(document: Json) -> None:
    document["components"]["schemas"]["RunStatus"]["enum"].append("paused")


def require_parameter(document: Json) -> None:
    parameters = document["paths"]["/v1/runs"]["get"]["parameters"]
    next(item for item in parameters if item["name"] == "workflow_id")["required"] = True


ALTERATIONS: list[tuple[Callable[[Json], None], list[str], list[str]]] = [
    (
        add_operation,
        ["operation pause_run (POST /v1/runs/{run_id}/pause): added"],
        ["new operation pause_run (POST /v1/runs/{run_id}/pause) has no method"],
    ),
    (
        add_tag,
        [
            "tag invoices: added",
            "operation list_invoices (GET /v1/invoices): added",
            "schema InvoiceResponse: added",
        ],
        ["new operation list_invoices (GET /v1/invoices) has no method"],
    ),
    (
        add_field,
        ["RunCreate (sent): field `deadline_seconds` added, optional: integer | null"],
        ["runs.create does not describe new field `deadline_seconds`"],
    ),
    (
        change_type,
        ["!ConnectionResponse (received): field `status` is now integer instead of ConnectionStatus"],
        [],
    ),
    (add_value, ["RunStatus (sent and received): value `paused` added"], []),
    (
        require_parameter,
        ["!list_runs (GET /v1/runs): query parameter `workflow_id` is now required"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("alter", "changes", "gaps"), ALTERATIONS, ids=lambda value: getattr(value, "__name__", "")
)
def test_exactly_what_was_altered_is_found(
    alter: Callable[[Json], None], changes: list[str], gaps: list[str], contract: Json
) -> None:
    fresh = impoverished(contract)
    alter(fresh)
    document = carry_over(contract, fresh).document
    assert [f"{'!' if change.breaking else ''}{change}" for change in compare(contract, document)] == changes
    folder = ROOT / "src" / "cyberdesk" / "_async"
    facade = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.py")}
    before = survey(contract, facade).gaps
    assert [gap.sentence(new=True) for gap in survey(document, facade).gaps if gap not in before] == gaps


@pytest.mark.parametrize("breaking", [False, True])
def test_the_report_names_exactly_what_was_altered(
    breaking: bool, contract: Json, original: Path, server: ScriptedServer, capsys: Out
) -> None:
    chosen = [row for row in ALTERATIONS if breaking == any(line.startswith("!") for line in row[1])]
    document = impoverished(contract)
    for alter, _, _ in chosen:
        alter(document)
    server.script(Reply(body=document))
    unchanged = state(original)
    code = regen.main(["--from", f"{server.base_url}/openapi.json", "--report-only"], original)
    changes, gaps = reported(capsys.readouterr().out)
    assert sorted(changes) == sorted(line for row in chosen for line in row[1])
    assert sorted(gaps) == sorted(line for row in chosen for line in row[2])
    assert code == (regen.BREAKING if breaking else regen.CHANGED)
    assert state(original) == unchanged
    assert server.received[0].target == "/openapi.json"


CALL_IT = """
import sys
import cyberdesk
from cyberdesk._generated.api.invoices import list_invoices
assert cyberdesk.__file__.startswith(sys.argv[2]), cyberdesk.__file__
from cyberdesk.models import InvoiceResponse, RunStatus
with cyberdesk.Cyberdesk("key", base_url=sys.argv[1]) as client:
    (invoice,) = list_invoices.sync(client=client, year=2026)
    assert type(invoice) is InvoiceResponse and invoice.total == 2.5, invoice
    assert client.runs.create and RunStatus.PAUSED == "paused"
"""


def test_a_new_document_is_taken_over(contract: Json, tree: Path, server: ScriptedServer, capsys: Out) -> None:
    document = impoverished(contract)
    add_tag(document)
    add_value(document)
    server.script(Reply(body=document))
    assert regen.main(["--from", server.base_url], tree) == regen.CHANGED
    assert "api/invoices/list_invoices.py: missing" in capsys.readouterr().out
    # The prose of what was there is still there, and what is generated fits the document.
    kept = json.loads((tree / "openapi.json").read_text())
    assert kept["paths"]["/v1/runs"] == contract["paths"]["/v1/runs"]
    assert kept["webhooks"] == contract["webhooks"]
    assert project.changes(project.build(tree, kept)) == []
    assert "- schema InvoiceResponse: added." in (tree / "CHANGELOG.md").read_text().splitlines()
    # The new operation can be called at once.
    server.script(Reply(body=[{"id": "a", "total": 2.5}]))
    done = subprocess.run(
        [sys.executable, "-c", CALL_IT, server.base_url, str(tree)],
        env={"PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert server.received[0].target == "/v1/invoices?year=2026"
    # The second time there is nothing left to do.
    after = state(tree)
    server.script(Reply(body=document))
    assert regen.main(["--from", server.base_url], tree) == regen.DONE
    assert "The API has not changed." in capsys.readouterr().out
    assert {name: text for name, text in state(tree).items() if "__pycache__" not in name} == {
        name: text for name, text in after.items() if "__pycache__" not in name
    }


def test_a_removed_operation_is_named_where_the_facade_uses_it(contract: Json, tree: Path, capsys: Out) -> None:
    document = copy.deepcopy(contract)
    remove_operation(document)
    # Two rules of the overlay name what is gone with it; see below for what they say.
    secrets = {name: value for name, value in overlay.SECRET_FIELDS.items() if name != "RunRetry"}
    path = tree / "new.json"
    path.write_text(json.dumps(document))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlay, "SECRET_FIELDS", secrets)
        assert regen.main(["--from", str(path)], tree) == regen.BREAKING
    changes, gaps = reported(capsys.readouterr().out)
    assert changes == ["!operation retry_run (POST /v1/runs/{run_id}/retry): removed", "!schema RunRetry: removed"]
    assert gaps == [
        "runs.retry calls retry_run, which the API does not have any more",
        "_async/resources/runs.py imports api.runs.retry_run, which is not generated any more",
        "_async/resources/runs.py imports arguments.RunRetryArguments, which is not generated any more",
        "_async/resources/runs.py imports models.run_retry.RunRetry, which is not generated any more",
    ]
    assert not (tree / "src/cyberdesk/_generated/api/runs/retry_run.py").exists()


# Failures: one line that says why, and nothing is touched.


def without(*keys: str) -> Callable[[Json], None]:
    def alter(document: Json) -> None:
        for key in keys[:-1]:
            document = document[key]
        del document[keys[-1]]

    return alter


def rename_schema(document: Json) -> None:
    text = json.dumps(document).replace("PaginatedResponseWithIncludesRunResponse", "PageOfRuns")
    document.clear()
    document.update(json.loads(text))


def odd_operation(document: Json) -> None:
    add_operation(document)
    content = {"video/mp4": {"schema": {"type": "string", "format": "binary"}}}
    operation = document["paths"]["/v1/runs/{run_id}/pause"]["post"]
    operation["responses"] = {"200": {"description": "", "content": content}}


def odd_name(document: Json) -> None:
    document["components"]["schemas"]["RunCreate"]["properties"]["import os"] = STRING


REFUSED: list[tuple[Callable[[Json], Any], str]] = [
    (without("paths"), "is not valid OpenAPI: /paths is no object"),
    (without("openapi"), "is no OpenAPI 3.1 document: its `openapi` is None"),
    (lambda d: d.update(openapi="3.0.3"), "is no OpenAPI 3.1 document: its `openapi` is '3.0.3'"),
    (without("components", "schemas", "RunStatus"), "is not valid OpenAPI"),
    (lambda d: d["paths"]["/v1/runs"]["get"].update(parameters=5), "is not valid OpenAPI"),
    (lambda d: d["paths"]["/v1/runs"].update(get=5), "an operation of /v1/runs is no object"),
    (
        lambda d: d["components"]["schemas"].update(X={"$ref": "file:///etc/passwd"}),
        "refers to something outside of it: file:///etc/passwd",
    ),
    (
        rename_schema,
        "overlay rule rename_schemas: there is no schema PaginatedResponseWithIncludesRunResponse to call "
        "RunPage; take it out of SCHEMA_NAMES in scripts/codegen/overlay.py, or put its new name there",
    ),
    (
        without("components", "schemas", "ModelConfigurationCreate", "properties", "api_key"),
        "overlay rule mark_secrets: secret field ModelConfigurationCreate.api_key does not exist; "
        "take it out of SECRET_FIELDS in scripts/codegen/overlay.py, or put its new name there "
        "so that it stays masked",
    ),
    (odd_operation, "video/mp4"),
    (odd_name, "'import os' cannot be a Python name: rename it in the overlay"),
]


@pytest.mark.parametrize(
    ("alter", "message"), REFUSED, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_a_document_that_is_refused_touches_nothing(
    alter: Callable[[Json], Any], message: str, contract: Json, original: Path, tmp_path: Path, capsys: Out
) -> None:
    document = copy.deepcopy(contract)
    alter(document)
    path = tmp_path / "new.json"
    path.write_text(json.dumps(document))
    check_failure(str(path), message, original, capsys)


def check_failure(source: str, message: str, root: Path, capsys: Out) -> None:
    unchanged = state(root)
    assert regen.main(["--from", source], root) == regen.FAILED
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert state(root) == unchanged


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(body=b"<!DOCTYPE html><p>Log in</p>"), "it is HTML"),
        (Reply(body=b"{}"), "is no OpenAPI 3.1 document"),
        (Reply(body=b"[]"), "is no OpenAPI 3.1 document"),
        (Reply(body=b"[" * 100_000), "is no JSON"),
        (Reply(body=b'{"openapi": NaN}'), "NaN is no JSON"),
        (Reply(body=b'{"openapi": "3.1.0", "pa'), "is no JSON"),
        (Reply(body=b""), "is no JSON"),
        (Reply(404, b"no"), "the server responded with 404"),
        (Reply(body=b"{}" * 100, cut=10), "cannot fetch"),
        (Reply(reset=True), "cannot fetch"),
    ],
)
def test_what_a_server_may_send_instead(
    reply: Reply, message: str, server: ScriptedServer, original: Path, capsys: Out
) -> None:
    server.script(reply)
    check_failure(f"{server.base_url}/openapi.json", message, original, capsys)


def test_what_cannot_be_reached(original: Path, tmp_path: Path, capsys: Out) -> None:
    with ScriptedServer() as gone:
        url = gone.base_url
    check_failure(url, f"cannot fetch {url}", original, capsys)
    check_failure("ftp://x/y.json", "only http, https and files", original, capsys)
    check_failure("http://", "cannot fetch http://", original, capsys)
    check_failure(str(tmp_path / "none.json"), "cannot read", original, capsys)
    check_failure(str(tmp_path), "cannot read", original, capsys)


@pytest.mark.parametrize("reply", [Reply(pause=30), Reply(body=b"{}" * 1000, drip=0.02)])
def test_a_slow_server_is_not_waited_for(reply: Reply, server: ScriptedServer) -> None:
    server.script(reply)
    with pytest.raises(DocumentError, match="cannot fetch"):
        fetch(server.base_url, timeout=0.1)


def test_a_reference_to_elsewhere_is_refused_wherever_it_is(contract: Json, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    document = copy.deepcopy(contract)
    properties = document["components"]["schemas"]["RunCreate"]["properties"]
    properties["input_values"]["example"] = {"id": {"$ref": "login.outputs.id"}}
    path.write_text(json.dumps(document))
    assert fetch(str(path)) == document
    properties["example"] = {"$ref": "http://127.0.0.1:9/x"}
    path.write_text(json.dumps(document))
    with pytest.raises(DocumentError, match="outside of it"):
        fetch(str(path))


def test_a_write_that_fails_midway_is_undone(
    contract: Json, tree: Path, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = copy.deepcopy(contract)
    add_value(document)
    path = tmp_path / "new.json"
    path.write_text(json.dumps(document))
    real, left = Path.write_bytes, [300]

    def full_disk(self: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        return real(self, data)

    unchanged = state(tree)
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    assert regen.main(["--from", str(path)], tree) == regen.FAILED
    assert left[0] < 0, "it failed, and went on to put things back"
    assert "No space left" in capsys.readouterr().err
    assert state(tree) == unchanged


@pytest.mark.parametrize("arguments", [["--report-only"], ["--check", "--from", "x"]])
def test_options_that_do_not_go_together(arguments: list[str], capsys: Out) -> None:
    with pytest.raises(SystemExit) as caught:
        regen.main(arguments)
    assert caught.value.code == 2


def test_help_tells_the_exit_codes() -> None:
    command = [sys.executable, "scripts/regen.py", "--help"]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for code in (regen.DONE, regen.FAILED, 2, regen.CHANGED, regen.BREAKING):
        assert f"\n  {code}  " in text


# The changelog

ADDED = Change(Kind.ADDED, "RunCreate (sent)", "field `x` added", breaking=False)
GONE = Change(Kind.REMOVED, "tag x", "removed", breaking=True)
ENTRIES = "### API\n\n- RunCreate (sent): field `x` added.\n- **Breaking:** tag x: removed.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Log\n", f"# Log\n\n## Unreleased\n\n{ENTRIES}"),
        ("# Log\n\n## 1.0\n\n- a\n", f"# Log\n\n## Unreleased\n\n{ENTRIES}\n## 1.0\n\n- a\n"),
        ("## Unreleased\n\n### Added\n\n- a\n", f"## Unreleased\n\n### Added\n\n- a\n\n{ENTRIES}"),
        ("## Unreleased\n\n## 1.0\n", f"## Unreleased\n\n{ENTRIES}\n## 1.0\n"),
        (
            "## Unreleased\n\n### API\n\n- b\n- **Breaking:** tag x: removed.\n\n### Fixed\n\n- a\n",
            "## Unreleased\n\n### API\n\n- b\n- **Breaking:** tag x: removed.\n"
            "- RunCreate (sent): field `x` added.\n\n### Fixed\n\n- a\n",
        ),
    ],
)
def test_the_changelog_gets_an_entry_once(before: str, after: str) -> None:
    assert with_fragment(before, [ADDED, GONE]) == after
    assert with_fragment(after, [ADDED, GONE]) == after
