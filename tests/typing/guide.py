"""What users of the API's TypeScript SDK do, in Python. Never run: `nox -s types` checks it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from cyberdesk import (
    AsyncCyberdesk,
    ChainStep,
    ConnectionStatus,
    FileInput,
    MachinePoolUpdate,
    MachineResponse,
    MachineStatus,
    ModelConfigurationCreate,
    PoolCreate,
    PoolResponse,
    PoolUpdate,
    RefValue,
    RunResponse,
    RunStatus,
    WorkflowChainCreate,
    WorkflowResponse,
    WorkflowTagCreate,
    WorkflowTagGroupCreate,
    WorkflowTagGroupResponse,
    WorkflowTagResponse,
    capture,
)

ID = UUID(int=1)


def handle_run(run: RunResponse) -> None:
    if run.status == "success":
        print(run.output_data)


async def runs(client: AsyncCyberdesk) -> None:
    data, error = await capture(client.runs.create("workflow-id", pool_ids=["pool"], input_values={"a": 1}))
    if error is not None:
        raise error
    handle_run(data)
    files: list[FileInput | Path] = [
        FileInput(filename="a.txt", content="YQ==", target_path="C:/a"),
        Path("b.txt"),
    ]
    await client.runs.create("workflow-id", file_inputs=files, sensitive_input_values={"password": "secret"})
    page = await client.runs.list(workflow_id="workflow-id", status="success", fields=["output_data"], limit=20)
    for run in page.items:
        handle_run(run)
    await client.runs.bulk_create("workflow-id", count=1000, is_priority=True)
    handle_run(await client.runs.retry("run-id", reuse_session=True, machine_id=None))
    handle_run(await client.runs.update("run-id", status=RunStatus.CANCELLED))
    handle_run(await client.runs.get("run-id", include=["machine"]))
    await client.runs.delete("run-id")


async def chains(client: AsyncCyberdesk) -> None:
    reference: RefValue = {"$ref": "step1.outputs.result"}
    chain = WorkflowChainCreate(
        shared_inputs={"search_query": "red panda facts"},
        pool_ids=["pool-1", ID],
        steps=[
            ChainStep(
                workflow_id="step-1-workflow-id", session_alias="step1", sensitive_inputs={"username": "user1"}
            ),
            ChainStep(workflow_id=ID, session_alias="step2", inputs={"search_query": reference}),
        ],
    )
    result, error = await capture(client.runs.chain(chain))
    if error is None:
        print(result.session_id, result.run_ids)
    joined = await client.runs.chain(
        session_id="session-id",
        steps=[
            {"workflow_id": "a", "session_alias": "warm-up"},
            {"workflow_id": "b", "input_values": {"q": reference}},
        ],
    )
    print(joined.run_ids)


async def pools_and_machines(client: AsyncCyberdesk) -> None:
    pool: PoolResponse = await client.pools.create(PoolCreate(name="Customer A", description="All machines"))
    pool = await client.pools.get(pool.id, include=["machines"])
    pool = await client.pools.update(pool.id, PoolUpdate(description="Updated"))
    pool = await client.pools.update(pool.id, description="Updated")
    await client.pools.add_machines(pool.id, machine_ids=["machine-1", "machine-2"])
    await client.pools.remove_machines(pool.id, machine_ids=["machine-1"])
    machine: MachineResponse = await client.machines.get("machine-id")
    machine = await client.machines.update_pools("machine-id", MachinePoolUpdate(pool_ids=["pool-1"]))
    machine = await client.machines.update_pools("machine-id", pool_ids=["pool-1"])
    machine = await client.machines.update("machine-id", name="New", machine_parameters={"a": 1})
    async for machine in client.machines.list(status=MachineStatus.CONNECTED):
        print(machine.name)
    async for connection in client.connections.list(status=ConnectionStatus.CONNECTED):
        print(connection.id)
    await client.machines.get_pools(machine.id)


async def workflows(client: AsyncCyberdesk) -> None:
    workflow: WorkflowResponse = await client.workflows.create(main_prompt="Do {a}", name="New")
    workflow = await client.workflows.get("workflow-id")
    workflow = await client.workflows.update(workflow.id, main_prompt="Do {b}")
    tag: WorkflowTagResponse = await client.workflow_tags.create(
        WorkflowTagCreate(name="Production", color="#fff")
    )
    tag = await client.workflow_tags.archive(tag.id)
    await client.workflow_tags.add_to_workflow(workflow.id, tag_ids=[tag.id])
    await client.workflow_tags.remove_from_workflow(workflow.id, tag.id)
    await client.workflow_tags.bulk_add_to_workflows(workflow_ids=[workflow.id], tag_ids=[tag.id])
    await client.workflow_tags.reorder(ids=["tag-3", "tag-1"])
    group: WorkflowTagGroupResponse = await client.workflow_tag_groups.create(WorkflowTagGroupCreate(name="Stage"))
    await client.workflow_tag_groups.reorder(ids=[group.id])
    for item in await client.workflow_tags.list(include_archived=True):
        print(item.name)


async def the_rest(client: AsyncCyberdesk, run: RunResponse) -> None:
    await client.model_configurations.create(ModelConfigurationCreate(name="n", provider="openai", model="m"))
    await client.model_configurations.update("config-id", temperature=0.5)
    trajectory = await client.trajectories.create("workflow-id", trajectory_data=[], dimensions={"width": 1})
    await client.trajectories.update(trajectory.id, name="Named", is_approved=True)
    async for attachment in client.run_attachments.list(run_id=run.id):
        content: bytes = await client.run_attachments.download(attachment.id)
        path: Path = await client.run_attachments.save_to_file(attachment.id, "downloads")
        link = await client.run_attachments.get_download_url(attachment.id, expires_in=300)
        print(content, path, link.url)
    usage = await client.usage.aggregate(from_date="2026-01-01", to_date="2026-02-01", mode="simulated")
    print(usage)
