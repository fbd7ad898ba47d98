"""Chains whose steps refer to each other, sessions that are kept, joined, released and cleared."""

import base64

from cyberdesk.client import WorkflowChainCreate
from support import World, finished, good

from cyberdesk import RunCreate, RunStatus


async def main(world: World) -> None:
    client = world.client()
    await chain(world, client)
    await kept_and_joined(world, client)
    await one_run_after_the_other(world, client)
    await a_failing_step(world, client)
    await cleared(world, client)
    client.close()


async def reserved(client, session_id) -> list[str]:
    machines = good(await client.machines.list()).items
    return [str(machine.id) for machine in machines if machine.reserved_session_id == session_id]


async def chain(world, client) -> None:
    body = {
        "shared_inputs": {"patient": "Doe", "unrelated": "x"},
        "shared_sensitive_inputs": {"key": "shared"},
        "shared_file_inputs": [{"filename": "seed.txt", "content": base64.b64encode(b"seed").decode()}],
        "machine_id": world.machines[0],
        "keep_session_after_completion": False,
        "steps": [
            {"workflow_id": world.workflows["read"], "session_alias": "step1"},
            {
                "workflow_id": world.workflows["book"],
                "session_alias": "step2",
                "inputs": {
                    "record": {"$ref": "step1.outputs.result"},
                    "more": {"id": {"$ref": "step1.outputs.result.id"}},
                },
                "sensitive_inputs": {"password": "own"},
            },
        ],
    }
    made = good(await client.runs.chain(WorkflowChainCreate.from_dict(body)))
    assert len(made.run_ids) == 2
    first, second = [await finished(client, run_id) for run_id in made.run_ids]
    assert {first.session_id, second.session_id} == {made.session_id}
    assert {str(first.machine_id), str(second.machine_id)} == {world.machines[0]}
    assert first.input_values.additional_properties == {"patient": "Doe"}
    assert (len(first.input_attachment_ids), len(second.input_attachment_ids or [])) == (1, 0)
    assert second.output_data.additional_properties == {
        "booked": {"record": {"id": 7, "name": "Doe"}, "more": {"id": 7}},
        "secrets": ["key", "password"],
    }
    assert second.started_at >= first.ended_at
    assert second.release_session_after is True
    assert await reserved(client, made.session_id) == []


async def kept_and_joined(world, client) -> None:
    step = {"workflow_id": world.workflows["read"], "session_alias": "warmup"}
    made = good(
        client.runs.chain_sync(
            WorkflowChainCreate.from_dict({"steps": [step], "keep_session_after_completion": True})
        )
    )
    warmup = await finished(client, made.run_ids[0])
    assert await reserved(client, made.session_id) == [str(warmup.machine_id)]
    follow = {
        "workflow_id": world.workflows["book"],
        "inputs": {"record": {"$ref": "warmup.outputs.result.name"}},
    }
    joined = good(
        await client.runs.chain(
            WorkflowChainCreate.from_dict({"session_id": str(made.session_id), "steps": [follow]})
        )
    )
    assert joined.session_id == made.session_id
    last = await finished(client, joined.run_ids[0])
    assert last.machine_id == warmup.machine_id
    assert last.output_data.additional_properties["booked"] == {"record": "nobody"}
    assert await reserved(client, made.session_id) == []


async def one_run_after_the_other(world, client) -> None:
    first = good(
        await client.runs.create(
            RunCreate.from_dict(
                {"workflow_id": world.workflows["read"], "start_session": True, "session_alias": "step1"}
            )
        )
    )
    assert first.session_id == first.id
    join = {"session_id": str(first.session_id), "workflow_id": world.workflows["book"]}
    second = good(
        await client.runs.create(
            RunCreate.from_dict(join | {"input_values": {"record": {"$ref": "step1.outputs.result"}}})
        )
    )
    final = good(await client.runs.create(RunCreate.from_dict(join | {"release_session_after": True})))
    runs = [await finished(client, run.id) for run in (first, second, final)]
    assert len({run.machine_id for run in runs}) == 1
    assert runs[1].output_data.additional_properties["booked"]["record"]["id"] == 7
    assert runs[2].release_session_after is True
    assert await reserved(client, first.session_id) == []
    assert good(await client.runs.list(session_id=str(first.session_id))).total == 3


async def a_failing_step(world, client) -> None:
    steps = [{"workflow_id": world.workflows[name]} for name in ("fail", "read")]
    made = good(await client.runs.chain(WorkflowChainCreate.from_dict({"steps": steps})))
    failed, left = [await finished(client, run_id) for run_id in made.run_ids]
    assert (failed.status, left.status) == (RunStatus.TASK_FAILED, RunStatus.CANCELLED)
    assert failed.release_session_after is True


async def cleared(world, client) -> None:
    body = {"workflow_id": world.workflows["slow"], "machine_id": world.machines[1], "start_session": True}
    run = good(await client.runs.create(RunCreate.from_dict(body)))
    for _ in range(2000):
        if await reserved(client, run.session_id):
            break
    machine = good(await client.machines.clear_session(world.machines[1]))
    assert (machine.reserved_session_id, machine.is_available) == (None, True)
    assert (await finished(client, run.id)).status is RunStatus.CANCELLED
