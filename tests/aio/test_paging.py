"""Lists: first pages, next pages, and going through all of them while they change."""

from __future__ import annotations

import copy
import inspect
import logging
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, get_type_hints
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from cyberdesk import AsyncCyberdesk, ClientClosedError, ResponseDecodeError, WorkflowResponse
from cyberdesk.emulator import CyberdeskEmulator, returns, takes
from cyberdesk.pagination import AsyncList, AsyncPage
from tests.scripted import RUN, Received, Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]


def run(number: int, **fields: Any) -> dict[str, Any]:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number // 3)
    return {**RUN, "id": str(UUID(int=number)), "created_at": moment.isoformat(), **fields}


def page(items: list[Any], total: int, skip: int = 0, limit: int = 2, **more: Any) -> Reply:
    return Reply(200, {"items": items, "total": total, "skip": skip, "limit": limit, **more})


async def test_pages_one_after_the_other(connect: Connect, server: ScriptedServer) -> None:
    server.script(page([run(3), run(2)], 3), page([run(1)], 3, skip=2))
    first = await connect().runs.list(limit=2, workflow_id=RUN["workflow_id"])
    assert (len(first), first.total, first.skip, first.limit, first.has_next) == (2, 3, 0, 2, True)
    second = await first.next_page()
    assert second is not None
    assert [item.id for item in second.items] == [UUID(int=1)]
    assert not second.has_next
    assert await second.next_page() is None
    assert server.received[1].target == f"/v1/runs?workflow_id={RUN['workflow_id']}&skip=2&limit=2"


async def test_all_runs_although_they_move_between_pages(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    quick, slow = emulator.add_workflow(returns()), emulator.add_workflow(takes(60))
    # A bulk creation gives all its runs one moment.
    created = {item.id for item in (await client.runs.bulk_create(workflow_id=quick.id, count=25)).created_runs}
    blocker = await client.runs.create(workflow_id=slow.id, is_priority=True)
    created.add(blocker.id)
    seen: list[UUID] = []
    async for item in client.runs.list(limit=4):
        seen.append(item.id)
        if len(seen) == 2:  # active runs come first; now the others move ahead
            await client.runs.update(blocker.id, status="cancelled")
        if len(seen) == 6:
            await client.runs.create(workflow_id=quick.id)
    assert created <= set(seen)
    assert len(seen) == len(set(seen))


async def test_runs_of_one_moment_that_fill_pages(connect: Connect, server: ScriptedServer) -> None:
    same = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
    runs = [run(number, created_at=same) for number in range(5)]
    server.script(page(runs[:2], 5), page(runs[:2], 5), page(runs[2:4], 5), page(runs[4:], 5))
    assert [item.id.int async for item in connect().runs.list(limit=2)] == [0, 1, 2, 3, 4]
    skips = [request.target.partition("skip=")[2].partition("&")[0] for request in server.received]
    assert skips == ["", "0", "2", "4"]


async def test_an_item_that_moves_to_a_later_page_comes_once(connect: Connect, server: ScriptedServer) -> None:
    def attachment(number: int) -> dict[str, Any]:
        kind = {
            "filename": "a",
            "content_type": "t",
            "attachment_type": "input",
            "size_bytes": 1,
            "storage_path": "p",
        }
        return {**kind, "id": str(UUID(int=number)), "run_id": RUN["id"], "created_at": RUN["created_at"]}

    first, second = [attachment(1), attachment(2)], [attachment(2), attachment(3)]
    server.script(page(first, 4), page(second, 4, skip=2), page([], 4, skip=4))
    assert [item.id.int async for item in connect().run_attachments.list(limit=2)] == [1, 2, 3]
    assert len(server.received) == 3


async def test_a_server_that_sends_no_counts(connect: Connect, server: ScriptedServer) -> None:
    pages = [[run(5), run(4)], [run(3), run(2)], [run(1)], []]
    bodies = [Reply(200, {"items": items}) for items in pages]
    server.script(bodies[0], *bodies, bodies[0])
    client = connect()
    assert [item.id.int async for item in client.runs.list(limit=2)] == [5, 4, 3, 2, 1]
    first = await client.runs.list(limit=2, skip=7)
    assert (first.total, first.skip, first.limit, len(first)) == (9, 7, 2, 2)
    assert first.has_next


async def test_a_total_that_is_too_small_loses_no_item(connect: Connect, server: ScriptedServer) -> None:
    # The first page is in another order, and is followed by the whole list from its beginning.
    pages = [[5, 4], [5, 4], [3, 2], [1], []]
    server.script(*[page([run(number) for number in numbers], 2) for numbers in pages])
    assert [item.id.int async for item in connect().runs.list(limit=2)] == [5, 4, 3, 2, 1]


async def test_items_that_a_filter_excludes_are_left_out(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    other = {"workflow_id": str(UUID(int=99))}
    pages = [[run(5), run(4, **other)], [run(5), run(4, **other)], [run(3, **other), run(2)], []]
    server.script(*[page(items, 4) for items in pages], page(pages[0], 4))
    client = connect()
    with caplog.at_level(logging.WARNING, "cyberdesk"):
        found = [item.id.int async for item in client.runs.list(limit=2, workflow_id=RUN["workflow_id"])]
    assert found == [5, 2]
    assert caplog.text.count("ignored a filter (workflow_id)") == 1
    first = await client.runs.list(limit=2, workflow_id=RUN["workflow_id"])
    assert [item.id.int for item in first.items] == [5]


async def test_nothing_is_fetched_ahead(connect: Connect, server: ScriptedServer) -> None:
    server.script(page([run(9), run(8)], 4), page([run(7), run(6)], 4))
    async for item in await connect().runs.list(limit=2):
        if item.id.int == 8:
            break
    assert len(server.received) == 1


async def test_an_odd_run_does_not_lose_the_others(connect: Connect, server: ScriptedServer) -> None:
    odd_run = {name: value for name, value in run(2).items() if name != "status"}
    server.script(page([run(1), odd_run, run(3)], 3, limit=100))
    found = await connect().runs.list()
    assert [item.id.int for item in found.items] == [1, 3]
    (odd,) = found.undecodable
    assert (odd.index, odd.raw) == (1, odd_run)
    assert "status" in odd.error
    assert not found.has_next
    server.script(Reply(200, {"items": "none", "total": 0, "skip": 0, "limit": 1}))
    with pytest.raises(ResponseDecodeError):
        await connect().runs.list()


@pytest.mark.parametrize("count", [1, 2, 5])
async def test_a_list_of_which_nothing_can_be_decoded_does_not_look_empty(
    connect: Connect, server: ScriptedServer, count: int
) -> None:
    server.handle(lambda _: page([run(number, status=None) for number in range(count)], count, limit=100))
    first = await connect().runs.list()
    assert (first.items, len(first.undecodable)) == ([], count)
    with pytest.raises(ResponseDecodeError, match="no item of a page can be decoded"):
        [item async for item in first]


async def test_odd_runs_are_logged_and_end_nothing(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    runs = [
        run(number, **({"status": None, "main_prompt": "secret"} if number == 7 else {}))
        for number in range(9, 0, -1)
    ]

    def respond(request: Received) -> Reply:
        query = dict(parse_qsl(urlsplit(request.target).query))
        skip = int(query.get("skip", 0))
        rows = [
            item for item in runs if item["created_at"] <= query.get("created_at_to", "9").replace("Z", "+00:00")
        ]
        return page(rows[skip : skip + 3], len(rows), skip, 3)

    server.handle(respond)
    with caplog.at_level(logging.WARNING, "cyberdesk"):
        found = [item.id.int async for item in connect().runs.list(limit=1000)]
    assert sorted(found) == [1, 2, 3, 4, 5, 6, 8, 9]
    assert "list_runs: 1 of 3 items of a page cannot be decoded" in caplog.text
    assert "secret" not in caplog.text
    assert len(server.received) < 10


async def test_pages_can_be_copied_pickled_and_compared(connect: Connect, server: ScriptedServer) -> None:
    odd_run = {name: value for name, value in run(2).items() if name != "status"}
    server.script(page([run(1), odd_run], 4), page([run(1), odd_run], 4), page([run(3)], 4, skip=2))
    client = connect()
    first, same = await client.runs.list(limit=2), await client.runs.list(limit=2)
    assert first == same
    pickled = pickle.loads(pickle.dumps(first))
    for other in (pickled, copy.copy(first), copy.deepcopy(first)):
        assert (other, other.undecodable, other.has_next) == (first, first.undecodable, True)
        assert other.items is not first.items
    assert copy.deepcopy(first).items[0] is not first.items[0]
    with pytest.raises(TypeError, match="unhashable"):
        hash(first)
    following = await copy.deepcopy(first).next_page()
    assert following is not None
    assert following != first
    with pytest.raises(ClientClosedError, match="pickled"):
        await pickled.next_page()
    with pytest.raises(ClientClosedError, match="pickled"):
        _ = [item async for item in pickled]


def test_the_types_of_pages_resolve() -> None:
    for item in vars(AsyncPage).values():
        if inspect.isfunction(item) or isinstance(item, property):
            get_type_hints(item.fget if isinstance(item, property) else item)
    assert get_type_hints(AsyncPage[Any].workflow)["return"] == WorkflowResponse | None
    kind: Any = AsyncList
    assert get_type_hints(kind.__aiter__)


async def test_related_things_come_along(connect: Connect, server: ScriptedServer) -> None:
    machine = {
        "type": "machine",
        "id": str(UUID(int=5)),
        "unkey_key_id": "key",
        "status": "connected",
        "is_available": True,
        "alerts_enabled": False,
        "created_at": RUN["created_at"],
        "last_seen": RUN["created_at"],
        "name": "Front desk",
    }
    unknown = {"type": "robot", "id": str(UUID(int=6)), "arms": 2}
    server.script(
        page([run(1, machine_id=machine["id"])], 1, included=[machine, unknown, {"type": "workflow", "id": "7"}])
    )
    found = await connect().runs.list(include=["machine"])
    related = found.machine(found.items[0].machine_id)
    assert related is not None
    assert related.name == "Front desk"
    assert found.machine(None) is None
    assert found.pool(UUID(int=5)) is None
    assert found.included[1] == unknown
    with pytest.raises(ResponseDecodeError, match="included workflow"):
        found.workflow("7")
