"""Every example in a public docstring and in the documents runs, against the emulator."""

from __future__ import annotations

import ast
import asyncio
import doctest
import inspect
import json
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cyberdesk
from cyberdesk import AsyncCyberdesk, Cyberdesk, chains, emulator
from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, returns, takes
from cyberdesk.models import RunResponse

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def public_objects(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """A client, its methods, its resources and theirs."""
    yield kind.__name__, kind
    instance = kind("key")
    for name, member in inspect.getmembers(kind):
        if name.startswith("_"):
            continue
        if inspect.isfunction(member) or isinstance(member, property):
            yield f"{kind.__name__}.{name}", member
        else:
            for method, function in inspect.getmembers(resource_class(instance, name), inspect.isfunction):
                if not method.startswith("_"):
                    yield f"{kind.__name__}.{name}.{method}", function


def resource_class(client: object, name: str) -> type[Any]:
    resource: object = getattr(client, name)
    return type(resource)


def documented() -> Iterator[tuple[str, Any]]:
    for kind in (AsyncCyberdesk, Cyberdesk):
        yield from public_objects(kind)
    for name in chains.__all__:
        kind = getattr(chains, name)
        yield name, kind
        for method, function in inspect.getmembers(kind, inspect.isfunction):
            if not method.startswith("_"):
                # Under the client's name, as which of the two an example needs is told from that.
                client = AsyncCyberdesk if name.startswith("Async") else Cyberdesk
                yield f"{client.__name__}.{name}.{method}", function
    yield from emulator_objects()
    for module in (cyberdesk, emulator):
        for name in dir(module) if module is cyberdesk else module.__all__:
            item = getattr(module, name)
            if callable(item) and item not in (AsyncCyberdesk, Cyberdesk) and item.__doc__:
                yield name, item


def emulator_objects() -> Iterator[tuple[str, Any]]:
    """What the classes of the emulator have, inherited or not."""
    for name in emulator.__all__:
        kind = getattr(emulator, name)
        if inspect.isclass(kind):
            for member, item in inspect.getmembers(kind):
                if not member.startswith("_") and isinstance(item, types.FunctionType | property):
                    yield f"{name}.{member}", item


EXAMPLES = {
    name: examples
    for name, item in documented()
    if (examples := doctest.DocTestParser().get_examples(inspect.getdoc(item) or ""))
}
NEED_EXAMPLES = [name for name, _ in documented() if name.count(".") == 2] + [
    name
    for name, item in emulator_objects()
    # What the emulator itself calls needs none.
    if re.match(r"(CyberdeskEmulator|Faults|Webhooks)\.", name)
    and inspect.isfunction(item)
    and name != "Faults.take"
]


@pytest.mark.parametrize("name", NEED_EXAMPLES)
def test_every_method_has_an_example(name: str) -> None:
    assert name in EXAMPLES


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_docstring_examples(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # One of the machines is kept busy by a run that does not end.
    with CyberdeskEmulator(machines=3, scheduling_seconds=0.01, running_seconds=0.02) as local:
        asyncio.run(run_examples(name, local, tmp_path, capsys))


async def run_examples(
    name: str, local: CyberdeskEmulator, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run the examples of one docstring one after the other, in one namespace, and compare what they show."""
    names = await prepared(local, folder)
    with Cyberdesk(local.api_key, base_url=local.base_url) as sync_client:
        async with AsyncCyberdesk(local.api_key, base_url=local.base_url) as client:
            names["client"] = sync_client if name.startswith("Cyberdesk") else client
            names["sync_client"] = sync_client
            for example in EXAMPLES[name]:
                await execute(example.source, names)
                got = capsys.readouterr().out
                assert doctest.OutputChecker().check_output(example.want, got, OPTIONS), (example.source, got)


async def prepared(local: CyberdeskEmulator, folder: Path) -> dict[str, Any]:
    """What the examples take for granted."""
    text = File("invoice.txt", b"Total: 1,250.00 EUR")
    export = local.add_workflow(returns({"id": 1}, files=[text]), includes_file_exports=True)
    slow = local.add_workflow(takes(60))
    async with AsyncCyberdesk(local.api_key, base_url=local.base_url) as client:
        finished = await client.runs.create(workflow_id=export.id)
        old = await client.runs.create(workflow_id=export.id)
        for run in (finished, old):
            await client.wait_for_run(run, timeout=10, poll_interval=0.02)
        (attachment,) = (await client.run_attachments.list(run_id=finished.id)).items
        slow_run = await client.runs.create(workflow_id=slow.id)
        pool = await client.pools.create(name="Front desk")
        workflow = await client.workflows.create(main_prompt="Do nothing.")
        configuration = await client.model_configurations.create(name="Own", provider="openai", model="gpt-4o")
        around_workflows = await prepared_around_workflows(client, finished)
        machine, old_machine, *_ = [item async for item in client.machines.list() if item.is_available]
        connection = (await client.connections.list(machine_id=machine.id)).items[0]
        log = await client.request_logs.create(request_id="r", method="GET", path="/", machine_id=machine.id)
    # Files that the examples of `computer` read and list.
    local.desktop(machine.id).write_file("C:/Reports/today.pdf", b"%PDF-1.7")
    ids = {
        **dict.fromkeys(("workflow_id", "search_id", "open_id"), export.id),
        "attachment_id": attachment.id,
        "connection_id": connection.id,
        "log_id": log.id,
        "machine_id": machine.id,
        "model_configuration_id": configuration.id,
        "pool_id": pool.id,
        "run_id": finished.id,
    }
    runs = {"run": finished, "finished_run": finished, "old_run": old, "slow_run": slow_run}
    kinds = {
        "AsyncCyberdesk": Local(local, AsyncCyberdesk),
        "Cyberdesk": Local(local, Cyberdesk),
        "Outcome": Outcome,
    }
    things = {"machine": machine, "old_machine": old_machine, "pool": pool, "workflow": workflow}
    exported = {name: getattr(cyberdesk, name) for name in dir(cyberdesk)}
    given = {**exported, **vars(emulator), **ids, **runs, **kinds, **things, **around_workflows}
    return {**given, "attachment": attachment, "folder": folder}


async def prepared_around_workflows(client: AsyncCyberdesk, run: RunResponse) -> dict[str, Any]:
    """Tags, groups, a draft to merge, an image for prompts, and a trajectory of the run."""
    groups = [await client.workflow_tag_groups.create(name=name) for name in ("Stage", "Team")]
    tags = [await client.workflow_tags.create(name=name) for name in ("Draft", "Production")]
    await client.workflow_tags.add_to_workflow(run.workflow_id, tag_ids=[tags[0].id])
    draft = await client.workflows.create(main_prompt="Do a little.")
    await client.workflows.upload_prompt_image(file_content=b"GIF89a", filename="button.gif")
    steps = [{"func_name": "click", "kwargs": {"x": 640, "y": 360}}]
    trajectory = await client.trajectories.create(
        workflow_id=run.workflow_id,
        trajectory_data=steps,
        dimensions={"width": 1280, "height": 720},
        run_id=run.id,
    )
    return {
        "draft_id": draft.id,
        "group_id": groups[0].id,
        "other_group_id": groups[1].id,
        "other_tag_id": tags[1].id,
        "run_id": run.id,
        "tag_id": tags[0].id,
        "trajectory_id": trajectory.id,
    }


class Local:
    """Makes clients of the emulator where an example makes one of the API."""

    def __init__(self, local: CyberdeskEmulator, kind: Any) -> None:
        self._local = local
        self._kind = kind

    def __call__(self) -> Any:
        return self._kind(self._local.api_key, base_url=self._local.base_url)


async def execute(source: str, names: dict[str, Any]) -> None:
    """Run a piece of code that may hold `await` at its top level, showing values as a prompt does."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code = compile(source, "<example>", "single", flags=flags, dont_inherit=True)
    result = types.FunctionType(code, names)()
    if inspect.isawaitable(result):
        await result


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "examples/README.md"])
def test_documents_name_only_files_and_sessions_that_exist(document: str) -> None:
    text = (ROOT / document).read_text()
    for name in re.findall(r"`((?:src|scripts|tests|examples|docs|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text(), re.MULTILINE))
    assert set(re.findall(r"nox -s (\w+)", text)) <= sessions


def snippets() -> Iterator[Any]:
    for document in ("README.md", "docs/emulator.md"):
        texts = re.findall(r"```python\n(.*?)```", (ROOT / document).read_text(), re.DOTALL)
        yield from (pytest.param(text, id=f"{document}-{number}") for number, text in enumerate(texts))


@pytest.mark.parametrize("snippet", list(snippets()))
def test_snippets(snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "invoice.pdf").write_bytes(b"%PDF")
    (tmp_path / "invoices.csv").write_text("number\n4711\n4712\n")
    with CyberdeskEmulator(scheduling_seconds=0.01, running_seconds=0.02) as local:
        result = returns({"total": 1250.0}, files=[File("summary.txt", b"ok")])
        workflow = local.add_workflow(result, includes_file_exports=True)
        with Cyberdesk(local.api_key, base_url=local.base_url) as client:
            client.wait_for_run(client.runs.create(workflow_id=workflow.id), poll_interval=0.02)
        monkeypatch.setenv("CYBERDESK_API_KEY", local.api_key)
        monkeypatch.setenv("CYBERDESK_BASE_URL", local.base_url)
        source = re.sub(r'"(WORKFLOW|READ|BOOK)_ID"', f'"{workflow.id}"', snippet)
        exec(compile(source, "<snippet>", "exec"), {"__name__": "__main__"})


CHECKERS = {
    "mypy": ["--strict", "--no-incremental", "--config-file=", "--scripts-are-modules"],
    "pyright": ["--level", "error"],
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_snippets_have_no_type_errors(checker: str, tmp_path: Path) -> None:
    pytest.importorskip(checker)
    for snippet in snippets():
        (tmp_path / f"{snippet.id.replace('/', '_').replace('.md-', '_')}.py").write_text(snippet.values[0])
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "reportUnusedExpression": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [
        sys.executable,
        "-m",
        checker,
        *CHECKERS[checker],
        *sorted(path.name for path in tmp_path.glob("*.py")),
    ]
    if checker == "pyright":  # takes its settings only when it is given no files
        command = [sys.executable, "-m", checker, *CHECKERS[checker]]
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src"), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
