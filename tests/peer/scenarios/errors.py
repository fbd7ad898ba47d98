"""What goes wrong, in the shapes that the official SDK gives it, and keys that make writes happen once."""

import asyncio
from uuid import uuid4

from openapi_client.cyberdesk_cloud_client.errors import UnexpectedStatus
from openapi_client.cyberdesk_cloud_client.models import HTTPValidationError
from support import World, good

from cyberdesk import RetryConfig, RunCreate


async def main(world: World) -> None:
    client = world.client(retry=RetryConfig(max_retries=0))
    await statuses(world, client)
    await validation(world, client)
    await keys(world)
    client.close()


async def statuses(world, client) -> None:
    stranger = world.client(api_key="wrong", retry=RetryConfig(max_retries=0))
    for response in (await stranger.runs.list(), stranger.machines.list_sync()):
        assert isinstance(response.error, UnexpectedStatus)
        assert response.error.status_code == 401
    stranger.close()
    missing = str(uuid4())
    for response in (
        await client.runs.get(missing),
        await client.workflows.delete(missing),
        client.machines.get_sync(missing),
        await client.runs.create(RunCreate.from_dict({"workflow_id": missing})),
        await client.runs.create(
            RunCreate.from_dict({"workflow_id": world.workflows["echo"], "machine_id": missing})
        ),
    ):
        assert response.error.status_code == 404
        assert missing.encode() in response.error.content
    both = {"workflow_id": world.workflows["echo"], "session_id": missing, "start_session": True}
    assert (await client.runs.create(RunCreate.from_dict(both))).error.status_code in (400, 404)
    assert (await client.runs.list(include=["secrets"])).error.status_code == 400


async def validation(world, client) -> None:
    response = await client.runs.list(limit=1001)
    assert isinstance(response.error, HTTPValidationError)
    assert response.error.detail[0].loc == ["query", "limit"]
    # Of nearly all methods a validation error comes as data; so it is in this version.
    response = await client.machines.list(limit=1001)
    assert isinstance(response.data, HTTPValidationError)
    assert response.data.detail[0].msg
    file = {"filename": "a", "content": "not base64"}
    body = {"workflow_id": world.workflows["echo"], "file_inputs": [file]}
    response = await client.runs.create(RunCreate.from_dict(body))
    assert response.data.detail[0].loc == ["body", "file_inputs", 0, "content"]


async def keys(world) -> None:
    once = world.client(idempotency_key_generator=lambda: "order-1")
    body = {"workflow_id": world.workflows["echo"], "input_values": {"n": 1}}
    first = good(await once.runs.create(RunCreate.from_dict(body)))
    again = good(once.runs.create_sync(RunCreate.from_dict(body)))
    assert again.id == first.id
    # Another body under a used key is refused with a text where this version looks for a list.
    other = await once.runs.create(RunCreate.from_dict(body | {"input_values": {"n": 2}}))
    assert other.data is None
    assert other.error is not None
    assert good(await once.runs.list(workflow_id=world.workflows["echo"])).total == 1
    once.close()

    together = world.patient_client(idempotency_key_generator=lambda: "order-2")
    made = await asyncio.gather(*(together.runs.create(RunCreate.from_dict(body)) for _ in range(5)))
    assert len({good(response).id for response in made}) == 1
    together.close()

    careless = world.client(idempotency_enabled=False)
    made = [good(await careless.runs.create(RunCreate.from_dict(body))) for _ in range(2)]
    assert made[0].id != made[1].id
    careless.close()
