"""Machines, the pools they are in, and records of their connections."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest

from cyberdesk import AsyncCyberdesk, InvalidArgumentError, NotFoundError, RunCancelledError
from cyberdesk.emulator import CyberdeskEmulator, takes
from cyberdesk.models import ConnectionStatus, MachineStatus, RunResponseWithIncludes
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]
Call = Callable[[AsyncCyberdesk], Any]
Said = tuple[str, str, Any]

MOMENT = "2026-01-02T03:04:05Z"
ID, OTHER_ID = UUID(int=1), UUID(int=2)
MACHINE: dict[str, Any] = {
    "id": str(ID),
    "unkey_key_id": "key",
    "status": "connected",
    "is_available": True,
    "alerts_enabled": False,
    "created_at": MOMENT,
    "last_seen": MOMENT,
}
POOL: dict[str, Any] = {
    "id": str(ID),
    "name": "Front desk",
    "organization_id": "org",
    "created_at": MOMENT,
    "updated_at": MOMENT,
}
CONNECTION: dict[str, Any] = {
    "id": str(ID),
    "websocket_id": "ws",
    "machine_id": str(OTHER_ID),
    "connected_at": MOMENT,
    "disconnected_at": None,
    "last_ping": MOMENT,
    "status": "connected",
}


async def test_a_machine_from_registration_to_deletion(client: AsyncCyberdesk) -> None:
    made = await client.machines.create(
        fingerprint="f",
        unkey_key_id="key",
        name="Front desk",
        version="1.0",
        hostname="pc1",
        os_info="Windows",
        machine_parameters={"department": "billing"},
        machine_sensitive_parameters={"password": "geheim"},
    )
    assert (made.name, made.machine_parameters) == ("Front desk", {"department": "billing"})
    found = await client.machines.get(str(made.id))
    assert found.hostname == "pc1"
    changed = await client.machines.update(
        made.id,
        name=None,
        status="error",
        last_seen=datetime.date(2026, 1, 2),
        machine_parameters={},
        alerts_enabled=True,
    )
    assert changed.name is None
    assert changed.status is MachineStatus.ERROR
    assert changed.last_seen == datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    assert (changed.machine_parameters, changed.hostname) == ({}, "pc1")
    await client.machines.delete(made.id)
    with pytest.raises(NotFoundError):
        await client.machines.get(made.id)


async def test_machines_are_found_and_gone_through(client: AsyncCyberdesk) -> None:
    for number in range(5):
        await client.machines.create(fingerprint=f"f{number}", unkey_key_id="k", name=f"desk {number}")
    page = await client.machines.list(name="desk 3", status=MachineStatus.CONNECTED)
    assert [machine.name for machine in page.items] == ["desk 3"]
    assert (await client.machines.list(created_at_to="2020-01-01")).total == 0
    names = [machine.name async for machine in client.machines.list(search="desk", limit=2)]
    assert sorted(str(name) for name in names) == [f"desk {number}" for number in range(5)]


async def test_a_session_is_cleared(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(60))
    run = await client.runs.create(workflow_id=workflow.id, start_session=True)
    seen: list[UUID | None] = []

    async def clear(run: RunResponseWithIncludes) -> None:
        if run.status == "running":
            assert run.machine_id is not None
            # A change of something else leaves the session alone.
            seen.append((await client.machines.update(run.machine_id, name="x")).reserved_session_id)
            freed = await client.machines.clear_session(run.machine_id)
            seen.append(freed.reserved_session_id)
            assert freed.is_available

    with pytest.raises(RunCancelledError):
        await client.wait_for_run(run, timeout=10, poll_interval=0.02, on_update=clear)
    assert seen == [run.id, None]
    bodies = [request.body for request in emulator.requests if request.method == "PATCH"]
    assert bodies == [b'{"name":"x"}', b'{"reserved_session_id":null}']


async def test_machines_in_pools(client: AsyncCyberdesk) -> None:
    machine = (await client.machines.list()).items[0]
    pools = [await client.pools.create(name=name, description="d", pool_parameters={"a": 1}) for name in "ab"]
    assert pools[0].pool_parameters == {"a": 1}
    changed = await client.machines.update_pools(machine.id, pool_ids=[pool.id for pool in pools])
    assert changed.id == machine.id
    assert [pool.name for pool in await client.machines.get_pools(machine.id)] == ["a", "b"]
    await client.machines.update_pools(machine.id, pool_ids=())
    assert await client.machines.get_pools(machine.id) == []

    members = (await client.pools.add_machines(pools[1].id, machine_ids=[str(machine.id)])).machines
    assert members is not None
    assert [member.id for member in members] == [machine.id]
    full = await client.pools.get(pools[1].id, include_machines=True)
    assert full.machines is not None
    assert len(full.machines) == 1
    await client.pools.remove_machines(pools[1].id, machine_ids=[machine.id])
    assert (await client.pools.get(pools[1].id)).machine_count == 0

    assert [pool.name async for pool in client.pools.list(limit=1)] == ["a", "b"]
    await client.pools.delete(pools[0].id)
    assert (await client.pools.list()).total == 1


POOL_CALLS: list[tuple[Call, Said]] = [
    (
        lambda client: client.pools.update(
            ID, name="n", description=None, pool_parameters={}, pool_sensitive_parameters={"p": "s"}
        ),
        (
            "PATCH",
            f"/v1/pools/{ID}",
            {
                "name": "n",
                "description": None,
                "pool_parameters": {},
                "pool_sensitive_parameters": {"p": "s"},
            },
        ),
    ),
    (
        lambda client: client.pools.create(name="n", pool_sensitive_parameters={"p": "s"}),
        ("POST", "/v1/pools", {"name": "n", "pool_sensitive_parameters": {"p": "s"}}),
    ),
    (
        lambda client: client.pools.get(str(ID), include=["machines"]),
        ("GET", f"/v1/pools/{ID}?include=machines", None),
    ),
]


@pytest.mark.parametrize(("call", "said"), POOL_CALLS)
async def test_requests_about_pools(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, POOL))
    assert (await call(connect())).name == "Front desk"
    assert [request.said for request in server.received] == [said]


async def test_machines_are_taken_out_of_a_pool_by_a_delete_with_a_body(
    connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(503), Reply(204))
    await connect().pools.remove_machines(ID, machine_ids=(ID, str(OTHER_ID)))
    first, second = server.received
    assert first.said == ("DELETE", f"/v1/pools/{ID}/machines", {"machine_ids": [str(ID), str(OTHER_ID)]})
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert second.body == first.body


async def test_related_things_of_pools_and_machines(connect: Connect, server: ScriptedServer) -> None:
    rest = {"total": 1, "skip": 0, "limit": 100}
    server.script(
        Reply(200, {"items": [POOL], "included": [{**MACHINE, "type": "machine"}], **rest}),
        Reply(200, {"items": [MACHINE], "included": [{**POOL, "type": "pool"}], **rest}),
        Reply(200, {**MACHINE, "included": [{**POOL, "type": "pool"}]}),
    )
    client = connect()
    machine = (await client.pools.list(include=["machines"])).machine(ID)
    assert machine is not None
    assert machine.is_available
    pool = (await client.machines.list(include=["pools"], search="a b", limit=5)).pool(ID)
    assert pool is not None
    assert pool.name == "Front desk"
    included = (await client.machines.get(ID, include=["pools"])).included
    assert included is not None
    assert included[0]["name"] == "Front desk"
    assert [request.target for request in server.received] == [
        "/v1/pools?include=machines",
        "/v1/machines?search=a%20b&include=pools&limit=5",
        f"/v1/machines/{ID}?include=pools",
    ]


async def test_a_web_session(connect: Connect, server: ScriptedServer) -> None:
    session = {
        "machine_id": str(ID),
        "rustdesk_peer_id": "1",
        "desktop_label": "l",
        "selected_organization_id": "o",
        "token": "geheim",
        "expires_at": 7,
        "mode": "m",
        "endpoints": {"hbbs_url": "wss://a", "hbbr_url": "wss://b"},
        "public_key": "k",
        "features": {"clipboard": True},
    }
    server.script(Reply(200, session))
    opened = await connect().machines.create_web_session(ID)
    assert (opened.token, opened.endpoints.hbbr_url, opened.features) == (
        "geheim",
        "wss://b",
        {"clipboard": True},
    )
    assert "geheim" not in repr(opened)
    assert server.received[0].said == ("POST", f"/v1/machines/{ID}/cyberdriver/web-session", None)


async def test_shutdown(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {"ok": True}))
    client = connect()
    assert await client.machines.shutdown(ID) == {"ok": True}
    await client.machines.shutdown(str(ID), source="tests", reason=None)
    route = f"/v1/machines/{ID}/cyberdriver/shutdown"
    assert [request.said for request in server.received] == [
        ("POST", route, {}),
        ("POST", route, {"source": "tests", "reason": None}),
    ]


CONNECTION_CALLS: list[tuple[Call, Said]] = [
    (
        lambda client: client.connections.create(
            websocket_id="ws", machine_id=OTHER_ID, ip_address=None, user_agent="agent"
        ),
        (
            "POST",
            "/v1/connections",
            {"websocket_id": "ws", "machine_id": str(OTHER_ID), "ip_address": None, "user_agent": "agent"},
        ),
    ),
    (lambda client: client.connections.get(ID), ("GET", f"/v1/connections/{ID}", None)),
    (
        lambda client: client.connections.update(
            str(ID),
            status=ConnectionStatus.DISCONNECTED,
            last_ping="2026-01-02",
            disconnected_at=datetime.date(2026, 1, 3),
        ),
        (
            "PATCH",
            f"/v1/connections/{ID}",
            {
                "status": "disconnected",
                "last_ping": "2026-01-02T00:00:00Z",
                "disconnected_at": "2026-01-03T00:00:00Z",
            },
        ),
    ),
]


@pytest.mark.parametrize(("call", "said"), CONNECTION_CALLS)
async def test_requests_about_connections(
    call: Call, said: Said, connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(200, CONNECTION))
    connection = await call(connect())
    assert (connection.id, connection.status, connection.disconnected_at) == (ID, "connected", None)
    assert [request.said for request in server.received] == [said]


async def test_connections_are_listed_and_deleted(connect: Connect, server: ScriptedServer) -> None:
    other = {**CONNECTION, "id": str(OTHER_ID)}
    server.script(
        Reply(200, {"items": [CONNECTION], "total": 2, "skip": 0, "limit": 1}),
        Reply(200, {"items": [other], "total": 2, "skip": 1, "limit": 1}),
        Reply(200, {"items": [], "total": 2, "skip": 2, "limit": 1}),
        Reply(204),
    )
    client = connect()
    found = [item.id async for item in client.connections.list(machine_id=OTHER_ID, status="connected", limit=1)]
    assert found == [ID, OTHER_ID]
    await client.connections.delete(ID)
    query = f"machine_id={OTHER_ID}&status=connected"
    assert [request.said for request in server.received] == [
        ("GET", f"/v1/connections?{query}&limit=1", None),
        ("GET", f"/v1/connections?{query}&skip=1&limit=1", None),
        ("GET", f"/v1/connections?{query}&skip=2&limit=1", None),
        ("DELETE", f"/v1/connections/{ID}", None),
    ]


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("machines.get", {"machine_id": "x"}, "machine_id"),
        ("machines.update", {"machine_id": ID, "is_available": "yes"}, "is_available"),
        ("machines.update", {"machine_id": ID, "last_seen": "yesterday"}, "last_seen"),
        ("machines.update_pools", {"machine_id": ID, "pool_ids": str(ID)}, "pool_ids"),
        ("pools.add_machines", {"pool_id": ID, "machine_ids": ["x"]}, r"machine_ids\[0\]"),
        ("pools.create", {"name": None}, "name"),
        ("connections.create", {"websocket_id": "ws", "machine_id": "x"}, "machine_id"),
    ],
)
async def test_malformed_arguments_are_not_sent(
    method: str, arguments: dict[str, Any], text: str, connect: Connect, server: ScriptedServer
) -> None:
    with pytest.raises(InvalidArgumentError, match=text):
        await attrgetter(method)(connect())(**arguments)
    assert not server.received
