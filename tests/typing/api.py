"""What type checkers say of code that uses the package. Never run: `nox -s types` checks it.

Each `type: ignore` names the error that must be there; mypy's strict mode reports one that is not needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type
from uuid import UUID

from cyberdesk import (
    UNSET,
    AsyncCyberdesk,
    Cyberdesk,
    CyberdeskError,
    Response,
    Result,
    RetryConfig,
    RunChange,
    capture,
    capture_sync,
    ref,
)
from cyberdesk.chains import ChainResults, Ref, RefValue, Step
from cyberdesk.jobs import AsyncJob, RowArguments, RowFailed, RowResult, RowSucceeded
from cyberdesk.models import (
    ChainStep,
    MachineResponse,
    MachineUpdate,
    PoolCreate,
    PoolResponse,
    PoolUpdate,
    RunCreate,
    RunMessage,
    RunPage,
    RunResponse,
    RunResponseWithIncludes,
    RunStatus,
    WorkflowChainCreate,
    WorkflowChainResponse,
)
from cyberdesk.sessions import AsyncRunHandle, AsyncSession, Session


def takes_a_run(run: RunResponse) -> None:
    """Stands for a function of a caller."""


def one_name_for_a_run(client: Cyberdesk) -> None:
    run = client.runs.create(workflow_id="w")
    takes_a_run(run)
    run = client.wait_for_run(run)
    takes_a_run(run)
    for run in client.runs.list():
        takes_a_run(run)


async def right(client: AsyncCyberdesk, run_id: UUID) -> None:
    run = await client.runs.create(
        workflow_id=run_id, file_inputs=[Path("a"), ("b", b"b")], timeout=5, deadline=None
    )
    assert_type(run, RunResponse)
    assert_type(await client.runs.get(str(run_id)), RunResponseWithIncludes)
    assert_type(await client.wait_for_run(run), RunResponseWithIncludes)
    assert_type(await client.runs.create_and_wait(workflow_id=run_id, timeout=5), RunResponseWithIncludes)
    async for ended in client.wait_for_runs([run, run_id, str(run_id)]):
        assert_type(ended, RunResponseWithIncludes)
    async for change in client.watch_run(run):
        assert_type(change, RunChange)
        assert_type(change.messages, tuple[RunMessage, ...])
        assert_type(change.previous_status, RunStatus | None)
    page = await client.runs.list(status="success", fields=["error"], include=["machine"])
    assert_type(page.items, list[RunResponse])
    assert_type(page.machine(run.machine_id), MachineResponse | None)
    async for item in client.runs.list(status=RunStatus.SUCCESS):
        assert_type(item, RunResponse)
    assert_type(await client.with_raw_response.runs.get(run_id), Response[RunResponseWithIncludes])
    assert_type(await capture(client.runs.get(run_id)), Result[RunResponseWithIncludes])
    assert_type(await client.request("GET", "/v1/runs", response_type=RunPage), Response[RunPage])
    assert_type(await client.run_attachments.download(run_id), bytes)
    assert_type(client.with_options(timeout=1, retry=RetryConfig(max_retries=0)), AsyncCyberdesk)
    assert_type(run.error, list[str] | None)
    RunCreate(workflow_id=run_id, machine_id=None, main_prompt=UNSET)


async def right_on_one_machine(client: AsyncCyberdesk, workflow_id: UUID) -> None:
    chain = client.chain(pool_ids=[workflow_id])
    login = chain.step(workflow_id, alias="login")
    assert_type(login.outputs["result"].rows[0], Ref)
    assert_type(login, Step)
    value: RefValue = {"$ref": "login.outputs.id"}
    chain.step(str(workflow_id), input_values={"query": [login.outputs.id, ref("login.outputs.id"), value]})
    handle = await chain.start(deadline=5)
    async for run in handle:
        assert_type(run, RunResponseWithIncludes)
    results = await handle.wait(timeout=5)
    assert_type(results, ChainResults)
    assert_type(results["login"], RunResponseWithIncludes)
    async with client.session(session_id=handle.session_id, keep=False) as session:
        assert_type(session, AsyncSession)
        assert_type(await session.run(workflow_id, timeout=5), RunResponseWithIncludes)
        created = await session.create(workflow_id, timeout=5)
        assert_type(created, AsyncRunHandle)
        assert_type(created.outputs["id"], Ref)
        assert_type(session.outputs("login"), dict[str, Any] | Ref)


async def right_for_many_rows(client: AsyncCyberdesk, workflow_id: UUID) -> None:
    job = client.map_runs(workflow_id, [{"number": 1}], pool_ids=[workflow_id])
    assert_type(job, AsyncJob[dict[str, int]])
    async for result in job:
        # Not by assert_type: the checkers disagree about how an alias of a union is shown.
        either: RowResult[dict[str, int]] = result
        assert_type(either.run, RunResponseWithIncludes | None)
        if result.error is None:
            assert_type(result.run, RunResponseWithIncludes)
        if result.ok is True:
            assert_type(result, RowSucceeded[dict[str, int]])
        else:
            assert_type(result, RowFailed[dict[str, int]])
            assert_type(result.error, CyberdeskError)

    def arguments(path: Path) -> RowArguments:
        return {"file_inputs": [path]}

    async for of_a_file in client.map_runs(workflow_id, [Path("a.pdf")], arguments=arguments, key=str):
        assert_type(of_a_file.row, Path)


def right_without_await(client: Cyberdesk, run_id: UUID) -> None:
    assert_type(client.runs.create(workflow_id=run_id), RunResponse)
    for item in client.runs.list():
        assert_type(item, RunResponse)
    assert_type(client.with_raw_response.runs.get(run_id), Response[RunResponseWithIncludes])
    with client.session() as session:
        assert_type(session, Session)
        assert_type(session.run(run_id), RunResponseWithIncludes)
        for run in session.chain().start():
            assert_type(run, RunResponseWithIncludes)


async def errors_as_values(client: AsyncCyberdesk, sync_client: Cyberdesk) -> None:
    data, error = await capture(client.runs.get("r"))
    if error is None:
        takes_a_run(data)
        assert_type(data.id, UUID | Any)
        print(data.idd)  # type: ignore[union-attr]
    else:
        assert_type(error, CyberdeskError)
    result = capture_sync(lambda: sync_client.runs.get("r"))
    if result.error is None:
        assert_type(result.data, RunResponseWithIncludes)
    else:
        assert_type(result.error, CyberdeskError)


async def models_in_place_of_keywords(client: AsyncCyberdesk, run_id: UUID) -> None:
    assert_type(await client.runs.create(RunCreate(workflow_id=run_id), timeout=5), RunResponse)
    assert_type(await client.runs.create(run_id, input_values={"a": 1}), RunResponse)
    assert_type(await client.pools.create(PoolCreate(name="p"), deadline=5), PoolResponse)
    assert_type(await client.pools.create(name="p"), PoolResponse)
    assert_type(await client.machines.update(run_id, MachineUpdate(name="m")), MachineResponse)
    chain = WorkflowChainCreate(steps=[ChainStep(workflow_id=run_id)])
    assert_type(await client.runs.chain(chain), WorkflowChainResponse)
    assert_type(await client.runs.chain(steps=[{"workflow_id": run_id}]), WorkflowChainResponse)


async def wrong(client: AsyncCyberdesk, run_id: UUID) -> None:
    await client.runs.create()  # type: ignore[call-arg]
    await client.runs.create(run_id, {})  # type: ignore[call-arg, arg-type]
    await client.pools.create(PoolCreate(name="p"), description="d")  # type: ignore[call-overload]
    await client.pools.create(description="d")  # type: ignore[call-overload]
    await client.pools.create(RunCreate(workflow_id=run_id))  # type: ignore[call-overload]
    await client.machines.update(run_id, PoolUpdate())  # type: ignore[arg-type]
    await client.runs.create(workflow_id=run_id, input_value={})  # type: ignore[call-arg]
    await client.runs.create(workflow_id=7)  # type: ignore[arg-type]
    await client.runs.create(workflow_id=run_id, timeout="5")  # type: ignore[arg-type]
    await client.runs.get(run_id, include=["robots"])  # type: ignore[list-item]
    await client.runs.update(run_id, status=7)  # type: ignore[arg-type]
    await client.runs.no_such_method()  # type: ignore[attr-defined]
    await client.no_such_resource.list()  # type: ignore[attr-defined]
    client.chain(steps=[])  # type: ignore[call-arg]
    client.chain().step(run_id, inputs={})  # type: ignore[call-arg]
    client.session().outputs(7)  # type: ignore[arg-type]
    [*ref("a.outputs")]  # type: ignore[misc]
    RunCreate(machine_id=None)  # type: ignore[call-arg]
    (await client.runs.get(run_id)).no_such_field  # type: ignore[attr-defined]  # noqa: B018
    client.runs.get(run_id).status  # type: ignore[attr-defined]  # noqa: B018


async def wrong_for_many(client: AsyncCyberdesk, workflow_id: UUID) -> None:
    client.map_runs(workflow_id, [{}], session_id=workflow_id)  # type: ignore[call-overload]
    client.map_runs(workflow_id, [1, 2])  # type: ignore[type-var]
    client.map_runs(workflow_id, [1], arguments=lambda row: {"inputs": {"row": row}})  # type: ignore[typeddict-unknown-key]
    async for result in client.map_runs(workflow_id, [{"number": 1}]):
        print(result.run.status)  # type: ignore[union-attr]
        # pyright does not narrow by the truth value of an attribute, but by `is True`; mypy does both.
        print(result.run.status if result.ok else result.error)  # pyright: ignore[reportOptionalMemberAccess]
    client.watch_run(workflow_id, raise_on_failure=True)  # type: ignore[call-arg]
    client.wait_for_runs(workflow_id)  # type: ignore[arg-type]
    await client.session().run(workflow_id, inputs={})  # type: ignore[call-arg]
    await client.session().outputs("a")  # type: ignore[misc]
    client.chain().step(workflow_id, sensitive_input_values=["a"])  # type: ignore[arg-type]
