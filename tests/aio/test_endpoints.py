"""Generated endpoint modules are usable on their own, with the client's retries, keys and errors."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from cyberdesk import AsyncCyberdesk, CyberdeskError, InvalidArgumentError, MultipartFile
from cyberdesk._generated.api.computer import get_screenshot, mouse_click
from cyberdesk._generated.api.health import health_machines
from cyberdesk._generated.api.machines import get_machine_pools
from cyberdesk._generated.api.provider_credentials import validate_provider_credential
from cyberdesk._generated.api.usage import get_usage_aggregate
from cyberdesk._generated.api.workflows import duplicate_workflow, upload_workflow_prompt_image
from cyberdesk.models import MouseClickRequest, WorkflowPromptImageUpload
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]


async def test_bytes(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, b"\x89PNG", headers={"content-type": "image/png"}))
    response = await get_screenshot.asyncio_detailed(str(uuid4()), client=connect())
    assert (response.parsed, response.status_code, response.attempts) == (b"\x89PNG", 200, 2)
    assert response.headers["content-type"] == "image/png"


async def test_no_content(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(204))
    machine_id = str(uuid4())
    body = MouseClickRequest(x=1, y=2)
    response = await mouse_click.asyncio_detailed(machine_id, client=connect(), body=body)
    assert response.parsed is None
    assert server.received[0].json == {"x": 1, "y": 2}
    assert server.received[0].headers["idempotency-key"]


async def test_a_bare_array(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, []))
    assert await get_machine_pools.asyncio(uuid4(), client=connect()) == []


async def test_multipart_has_a_random_boundary_and_the_same_bytes_on_each_attempt(
    connect: Connect, server: ScriptedServer
) -> None:
    response = {
        "supabase_url": "s",
        "signed_url": "u",
        "filename": "a.png",
        "content_type": "image/png",
        "size_bytes": 3,
    }
    server.script(Reply(503), Reply(201, response), Reply(201, response))
    client = connect()
    content = b'abc\r\n--+++\r\nContent-Disposition: form-data; name="x"\r\n'
    for source in (content, io.BytesIO(content)):
        upload = WorkflowPromptImageUpload(file=MultipartFile(content=source, filename="a.png"))
        await upload_workflow_prompt_image.asyncio(client=client, body=upload)
    first, second, third = server.received
    assert first.body == second.body
    assert first.headers["content-type"] == second.headers["content-type"]
    boundaries = [
        re.fullmatch(r"multipart/form-data; boundary=(\w{32,})", r.headers["content-type"])
        for r in (second, third)
    ]
    assert all(boundaries)
    assert second.headers["content-type"] != third.headers["content-type"]
    assert content in third.body
    assert b'filename="a.png"' in third.body
    assert b"Content-Type: image/png" in third.body


async def test_an_optional_body_is_left_out(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(500))
    with pytest.raises(CyberdeskError):
        await duplicate_workflow.asyncio(uuid4(), client=connect())
    assert {request.body for request in server.received} == {b""}


async def test_an_error_status_that_carries_a_result(connect: Connect, server: ScriptedServer) -> None:
    report: dict[str, object] = {
        "status": "error",
        "scope": "organization",
        "checked_machines": 2,
        "healthy_machines": 1,
        "errored_machines": [],
        "message": "one is down",
    }
    server.script(Reply(503, report))
    response = await health_machines.asyncio_detailed(client=connect())
    assert (response.status_code, response.parsed.message) == (503, "one is down")
    assert len(server.received) == 1


async def test_times_and_enums_in_the_url(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(500))
    client = connect()
    zone = datetime.timezone(datetime.timedelta(hours=2))
    with pytest.raises(CyberdeskError):
        await get_usage_aggregate.asyncio(
            client=client,
            from_date=datetime.datetime(2026, 1, 1, 2, tzinfo=zone),
            to_date=datetime.datetime(2026, 2, 1),
            mode="billed",
        )
    assert server.received[0].target == (
        "/v1/usage/aggregate?from_date=2026-01-01T00%3A00%3A00Z&to_date=2026-02-01T00%3A00%3A00Z&mode=billed"
    )
    server.script(Reply(500))
    with pytest.raises(CyberdeskError):
        await validate_provider_credential.asyncio("a/../b", client=client)
    assert server.received[0].target == "/v1/provider-credentials/a%2F..%2Fb/validate"
    with pytest.raises(InvalidArgumentError, match="slot must be a non-empty string"):
        await validate_provider_credential.asyncio("..", client=client)
