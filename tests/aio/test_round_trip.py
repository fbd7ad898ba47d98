"""The main job against the emulator, over real sockets: run, file in, wait, file out, chain."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from cyberdesk import (
    AsyncCyberdesk,
    AuthenticationError,
    ConflictError,
    FileInput,
    InvalidArgumentError,
    LocalFileError,
    NotFoundError,
    RunCancelledError,
    RunFailedError,
    RunStatus,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, breaks, fails, returns, takes
from cyberdesk.models import RunResponseWithIncludes


def shout(run: RunContext) -> Outcome:
    """Upper-case the input file."""
    source = run.files[0]
    return returns({"name": source.name}, files=[File(source.name, source.content.upper())])


async def test_a_run_with_a_file_gives_a_file_back(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(shout, includes_file_exports=True)
    report = tmp_path / "report.txt"
    report.write_bytes(b"quarterly\x00\xff")

    run = await client.runs.create(workflow_id=workflow.id, file_inputs=[report])
    assert run.status == RunStatus.SCHEDULING
    finished = await client.wait_for_run(run, timeout=10, poll_interval=0.02)

    assert finished.status == "success"
    assert finished.output_data == {"name": "report.txt"}
    assert finished.started_at is not None
    assert finished.started_at.utcoffset() is not None
    page = await client.run_attachments.list(run_id=run.id, attachment_type="output")
    assert page.total == 1
    attachment = await client.run_attachments.get(page.items[0].id)
    assert await client.run_attachments.download(attachment.id) == b"QUARTERLY\x00\xff"
    (tmp_path / "out").mkdir()
    saved = await client.run_attachments.save_to_file(attachment.id, tmp_path / "out")
    assert saved == tmp_path / "out" / "report.txt"
    assert saved.read_bytes() == b"QUARTERLY\x00\xff"
    assert [path.name for path in saved.parent.iterdir()] == ["report.txt"]


async def test_a_second_step_uses_what_the_first_put_out(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    seen: list[RunContext] = []

    def record(run: RunContext) -> Outcome:
        seen.append(run)
        return returns({"patient": {"id": 42}})

    search = emulator.add_workflow(record, main_prompt="Search {name}")
    work = emulator.add_workflow(record, main_prompt="Open {patient}")
    chain = await client.runs.chain(
        steps=[
            {"workflow_id": search.id, "session_alias": "search", "inputs": {"name": "Doe"}},
            {"workflow_id": str(work.id), "inputs": {"patient": {"$ref": "search.outputs.patient.id"}}},
        ],
        shared_sensitive_input_values={"password": "hunter2"},
    )
    runs = [await client.wait_for_run(run_id, timeout=10, poll_interval=0.02) for run_id in chain.run_ids]

    assert [run.status for run in runs] == ["success", "success"]
    assert seen[1].inputs == {"patient": 42}
    assert {run.session_id for run in seen} == {chain.session_id}
    assert len({run.machine.id for run in seen}) == 1
    assert "hunter2" not in repr(runs)


async def test_every_way_to_give_a_file(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    seen: list[File] = []

    def record(run: RunContext) -> Outcome:
        seen.extend(run.files)
        return returns()

    workflow = emulator.add_workflow(record)
    (tmp_path / "a.bin").write_bytes(b"a")
    run = await client.runs.create(
        workflow_id=workflow.id,
        file_inputs=[
            tmp_path / "a.bin",
            ("b.bin", b"b"),
            FileInput(filename="c.bin", content="Yw=="),
            {"filename": "d.bin", "content": "ZA==", "target_path": "C:/d.bin"},
        ],
    )
    await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    assert [(file.name, file.content) for file in seen] == [
        ("a.bin", b"a"),
        ("b.bin", b"b"),
        ("c.bin", b"c"),
        ("d.bin", b"d"),
    ]


async def test_updates_are_told_once_per_status(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(0.2))
    run = await client.runs.create(workflow_id=workflow.id)
    seen: list[RunResponseWithIncludes] = []
    await client.wait_for_run(str(run.id), timeout=10, poll_interval=0.01, on_update=seen.append)
    statuses = [update.status.value for update in seen]
    assert statuses == sorted(set(statuses), key=["scheduling", "running", "success"].index)
    assert statuses[-1] == "success"


@pytest.mark.parametrize(
    ("outcome", "status"), [(fails("no such patient"), "task_failed"), (breaks("gone"), "error")]
)
async def test_a_failed_run_is_an_error_that_carries_it(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, outcome: Outcome, status: str
) -> None:
    workflow = emulator.add_workflow(outcome)
    run = await client.runs.create(workflow_id=workflow.id)
    with pytest.raises(RunFailedError, match=outcome.reason) as caught:
        await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    assert caught.value.run.status == status
    same = await client.wait_for_run(run, timeout=10, raise_on_failure=False)
    assert same == caught.value.run


async def test_a_cancelled_run(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(60))
    run = await client.runs.create(workflow_id=workflow.id)
    assert (await client.runs.update(run.id, status="cancelled")).status == RunStatus.CANCELLED
    with pytest.raises(RunCancelledError):
        await client.wait_for_run(run, timeout=10)
    with pytest.raises(ConflictError):
        await client.runs.update(run.id, status=RunStatus.CANCELLED)


async def test_a_wait_that_takes_too_long(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(60))
    run = await client.runs.create(workflow_id=workflow.id)
    with pytest.raises(WaitTimeoutError, match="it is running") as caught:
        await client.wait_for_run(run, timeout=0.5, poll_interval=0.02)
    assert caught.value.run is not None
    assert isinstance(caught.value, TimeoutError)
    assert (await client.runs.get(run.id)).status == "running"


async def test_retry_and_delete(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(fails("first"))
    run = await client.runs.create(workflow_id=workflow.id, input_values={"n": 1})
    await client.wait_for_run(run, timeout=10, poll_interval=0.02, raise_on_failure=False)
    emulator.set_handler(workflow.id, returns({"ok": True}))
    retried = await client.runs.retry(run.id, input_values={"n": 2})
    assert retried.id == run.id
    finished = await client.wait_for_run(retried, timeout=10, poll_interval=0.02)
    assert finished.output_data == {"ok": True}
    assert finished.input_values == {"n": 2}
    await client.runs.delete(run.id)
    with pytest.raises(NotFoundError):
        await client.runs.get(run.id)


async def test_lists_pages_and_projection(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    created = (await client.runs.bulk_create(workflow_id=workflow.id, count=5)).created_runs
    for run in created:
        await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    page = await client.runs.list(
        workflow_id=workflow.id, status=RunStatus.SUCCESS, fields=["output_data"], limit=2, skip=1
    )
    assert (page.total, page.skip, page.limit, len(page.items)) == (5, 1, 2, 2)
    assert page.items[0].output_data is not None
    assert page.items[0].input_values is None
    assert (await client.runs.list(workflow_id=uuid4())).items == []


async def test_a_download_url_works_without_the_key(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(returns(files=[File("a.txt", b"content")]), includes_file_exports=True)
    run = await client.runs.create(workflow_id=workflow.id)
    await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    (attachment,) = (await client.run_attachments.list(run_id=run.id)).items
    link = await client.run_attachments.get_download_url(attachment.id, expires_in=60)
    assert link.expires_in == 60
    assert link.url.startswith(emulator.base_url)
    assert link.url not in repr(link)


async def test_save_to_file_overwrites_only_when_asked(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(returns(files=[File("a.txt", b"new")]), includes_file_exports=True)
    run = await client.runs.create(workflow_id=workflow.id)
    await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    (attachment,) = (await client.run_attachments.list(run_id=run.id)).items
    target = tmp_path / "mine.txt"
    target.write_text("old")
    with pytest.raises(InvalidArgumentError, match="overwrite=True"):
        await client.run_attachments.save_to_file(attachment.id, target)
    assert target.read_text() == "old"
    assert await client.run_attachments.save_to_file(attachment.id, target, overwrite=True) == target
    assert target.read_text() == "new"
    with pytest.raises(LocalFileError, match="cannot write"):
        await client.run_attachments.save_to_file(attachment.id, tmp_path / "no" / "such" / "folder.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


async def test_a_wrong_key(emulator: CyberdeskEmulator) -> None:
    async with AsyncCyberdesk("cd_wrong", base_url=emulator.base_url) as client:
        with pytest.raises(AuthenticationError) as caught:
            await client.runs.list()
    assert caught.value.status_code == 401
    assert caught.value.request_id
    assert "cd_wrong" not in str(caught.value)


async def test_bad_input_is_refused_before_anything_is_sent(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    with pytest.raises(InvalidArgumentError, match="workflow_id: Invalid UUID"):
        await client.runs.create(workflow_id="abc")
    with pytest.raises(InvalidArgumentError, match="run_id must be a UUID, not 'a/b'"):
        await client.runs.get("a/b")
    with pytest.raises(InvalidArgumentError, match="run_id must be a UUID, not ''"):
        await client.runs.delete("")
    with pytest.raises(LocalFileError, match="cannot read .*missing.pdf: No such file"):
        await client.runs.create(workflow_id=uuid4(), file_inputs=[tmp_path / "missing.pdf"])
    with pytest.raises(InvalidArgumentError, match="file_inputs must be a list"):
        await client.runs.create(workflow_id=uuid4(), file_inputs=tmp_path)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgumentError, match="a file input is not a string: give a Path"):
        await client.runs.create(workflow_id=uuid4(), file_inputs=["text"])  # type: ignore[list-item]
    with pytest.raises(InvalidArgumentError, match=r"steps\[0\]: unknown field 'alias'"):
        await client.runs.chain(steps=[{"alias": "a"}])
    with pytest.raises(InvalidArgumentError, match=r"steps\[0\]: .*workflow_id"):
        await client.runs.chain(steps=[{"session_alias": "a"}])
    with pytest.raises(
        InvalidArgumentError, match="unexpected argument input_value, timeuot: neither a field of RunCreate"
    ):
        await client.runs.create(workflow_id=uuid4(), input_value={}, timeuot=3)  # type: ignore[call-arg]
    with pytest.raises(InvalidArgumentError, match="unknown field 'target'"):
        await client.runs.create(
            workflow_id=uuid4(), file_inputs=[{"filename": "a", "content": "", "target": "b"}]
        )
    with pytest.raises(LocalFileError, match="null byte"):
        await client.runs.create(workflow_id=uuid4(), file_inputs=[Path("a\0b")])
    with pytest.raises(LocalFileError, match="null byte"):
        await client.run_attachments.save_to_file(uuid4(), "a\0b")
    with pytest.raises(InvalidArgumentError, match="is not valid Unicode"):
        await client.runs.list(search="\ud800")
    with pytest.raises(InvalidArgumentError, match="cannot be sent as JSON"):
        await client.runs.create(workflow_id=uuid4(), input_values={"a": object()})
    with pytest.raises(InvalidArgumentError, match="timeout must be a positive number"):
        await client.wait_for_run(uuid4(), timeout=-1)
    assert emulator.requests == ()


async def test_what_the_server_finds_invalid(client: AsyncCyberdesk) -> None:
    with pytest.raises(UnprocessableEntityError) as caught:
        await client.runs.list(limit=0)
    assert caught.value.errors[0].location == ("query", "limit")
    assert "limit" in str(caught.value)
    with pytest.raises(NotFoundError):
        await client.runs.create(workflow_id=UUID(int=0))
