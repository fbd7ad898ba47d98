"""Creating and polling runs; lists with projection, filters and related objects; cancelling and deleting."""

from openapi_client.cyberdesk_cloud_client.types import UNSET
from support import World, finished, good

from cyberdesk import RunCreate, RunField, RunListSortMode, RunStatus, RunUpdate


async def main(world: World) -> None:
    client = world.client()
    await create_and_poll(world, client)
    await secrets(world, client)
    await lists(world, client)
    await related(world, client)
    await cancel_and_delete(world, client)
    client.close()


async def create_and_poll(world, client) -> None:
    values = {"patient": "Doe", "insurance": {"provider": "Blue Cross"}}
    body = {"workflow_id": world.workflows["read"], "machine_id": world.machines[1], "input_values": values}
    run = good(await client.runs.create(RunCreate.from_dict(body)))
    assert run.status is RunStatus.SCHEDULING
    assert run.started_at is None
    assert run.input_values.additional_properties == values
    run = await finished(client, run.id)
    assert run.status is RunStatus.SUCCESS
    assert run.output_data.additional_properties == {"result": {"id": 7, "name": "Doe"}}
    assert str(run.machine_id) == world.machines[1]
    assert run.created_at <= run.started_at <= run.ended_at

    run = good(client.runs.create_sync(RunCreate.from_dict({"workflow_id": world.workflows["fail"]})))
    run = await finished(client, run.id)
    assert run.status is RunStatus.TASK_FAILED
    assert run.error == ["no such patient"]
    assert good(client.runs.get_sync(str(run.id))).to_dict() == run.to_dict()


async def secrets(world, client) -> None:
    body = {
        "workflow_id": world.workflows["book"],
        "input_values": {"record": "a"},
        "sensitive_input_values": {"password": "s3cr3tP@ss"},
        "main_prompt": "Book {record} at once with {$password}",
    }
    run = await finished(client, good(await client.runs.create(RunCreate.from_dict(body))).id)
    assert run.status is RunStatus.SUCCESS
    assert run.main_prompt == body["main_prompt"]
    assert set(run.sensitive_input_aliases.additional_properties) == {"password"}
    assert run.output_data.additional_properties["secrets"] == ["password"]
    assert "s3cr3tP@ss" not in str(run.to_dict())


async def lists(world, client) -> None:
    page = good(await client.runs.list())
    assert page.total == len(page.items) == 3
    assert page.items[0].input_values is UNSET
    with_inputs = good(await client.runs.list(fields=[RunField.INPUT_VALUES, RunField.ENDED_AT]))
    assert {item.ended_at is UNSET for item in with_inputs.items} == {False}
    assert {item.session_id is UNSET for item in with_inputs.items} == {True}
    newest = good(await client.runs.list(skip=1, limit=1, sort_mode=RunListSortMode.CREATED_AT_DESC))
    assert [str(item.workflow_id) for item in newest.items] == [world.workflows["fail"]]
    for query, workflow in (
        ({"status": RunStatus.TASK_FAILED}, "fail"),
        ({"workflow_id": world.workflows["book"]}, "book"),
        ({"search": "BLUE CROSS"}, "read"),
        ({"created_at_from": page.items[0].created_at, "status": RunStatus.SUCCESS}, "book"),
    ):
        found = good(client.runs.list_sync(**query))
        assert [str(item.workflow_id) for item in found.items] == [world.workflows[workflow]], query
    assert good(await client.runs.list(created_at_to="2020-01-01T00:00:00Z")).total == 0


async def related(world, client) -> None:
    page = good(await client.runs.list(include=["workflow", "machine"], machine_id=world.machines[1]))
    found = {item.type_: item for item in page.included}
    assert str(found["machine"].id) == world.machines[1]
    assert found["machine"].additional_properties["status"] == "connected"
    assert "workflow" in found
    run = good(await client.runs.get(str(page.items[0].id), include=["machine.pools", "workflow"]))
    assert {item.type_ for item in run.included} == {"machine", "workflow"}


async def cancel_and_delete(world, client) -> None:
    run = good(await client.runs.create(RunCreate.from_dict({"workflow_id": world.workflows["slow"]})))
    cancelled = good(await client.runs.update(str(run.id), RunUpdate(status=RunStatus.CANCELLED)))
    assert cancelled.status is RunStatus.CANCELLED
    assert cancelled.ended_at is not None
    assert (await client.runs.update(str(run.id), RunUpdate(status=RunStatus.CANCELLED))).error.status_code == 409
    assert good(await client.runs.delete(str(run.id))) == {"success": True}
    assert (await client.runs.get(str(run.id))).error.status_code == 404
