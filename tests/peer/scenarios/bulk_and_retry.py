"""Many runs at once, and the same run once more."""

import base64

from cyberdesk.client import MachinePoolUpdate, PoolCreate, RunBulkCreate, RunRetry
from support import World, finished, good

from cyberdesk import RunCreate, RunStatus


async def main(world: World) -> None:
    client = world.client()
    await bulk(world, client)
    await retry(world, client)
    client.close()


async def bulk(world, client) -> None:
    pools = [good(await client.pools.create(PoolCreate(name=name))) for name in ("Customer A", "Has Excel")]
    ids = [pool.id for pool in pools]
    good(await client.machines.update_pools(world.machines[0], MachinePoolUpdate(pool_ids=ids)))
    good(client.machines.update_pools_sync(world.machines[1], MachinePoolUpdate(pool_ids=ids[:1])))
    body = {
        "workflow_id": world.workflows["echo"],
        "count": 5,
        "pool_ids": [str(pool_id) for pool_id in ids],
        "input_values": {"task_type": "data_extraction"},
        "is_priority": True,
    }
    made = good(await client.runs.bulk_create(RunBulkCreate.from_dict(body)))
    assert (len(made.created_runs), made.failed_count, made.errors) == (5, 0, [])
    for created in made.created_runs:
        run = await finished(client, created.id)
        assert str(run.machine_id) == world.machines[0]
        assert run.is_priority is True
        assert run.input_values.additional_properties == body["input_values"]
    session = good(
        client.runs.bulk_create_sync(
            RunBulkCreate.from_dict({"workflow_id": world.workflows["echo"], "count": 2, "start_session": True})
        )
    )
    assert len({run.session_id for run in session.created_runs}) == 1


async def retry(world, client) -> None:
    def file(name: str) -> dict[str, str]:
        return {"filename": name, "content": base64.b64encode(name.encode()).decode()}

    body = {
        "workflow_id": world.workflows["process"],
        "file_inputs": [file("old.txt")],
        "input_values": {"a": 1},
        "sensitive_input_values": {"pin": "1"},
    }
    run = await finished(client, good(await client.runs.create(RunCreate.from_dict(body))).id)
    again = good(await client.runs.retry(str(run.id), RunRetry()))
    assert (again.id, again.status) == (run.id, RunStatus.SCHEDULING)
    assert (again.output_data, again.ended_at, again.sensitive_input_aliases) == (None, None, None)
    assert again.input_values.additional_properties == {"a": 1}
    assert again.input_attachment_ids == run.input_attachment_ids
    first_again = await finished(client, run.id)
    assert first_again.output_attachment_ids != run.output_attachment_ids

    changes = {"input_values": {"a": 2}, "file_inputs": [file("new.txt"), file("two.txt")]}
    good(client.runs.retry_sync(str(run.id), RunRetry.from_dict(changes)))
    last = await finished(client, run.id)
    assert last.input_values.additional_properties == {"a": 2}
    assert last.output_data.additional_properties == {"count": 2}
    names = [item.filename for item in good(await client.run_attachments.list(run_id=str(run.id))).items]
    assert sorted(names) == ["done-new.txt", "done-two.txt", "new.txt", "two.txt"]

    slow = good(await client.runs.create(RunCreate.from_dict({"workflow_id": world.workflows["slow"]})))
    assert (await client.runs.retry(str(slow.id), RunRetry())).error.status_code == 409
    good(await client.runs.delete(str(slow.id)))
