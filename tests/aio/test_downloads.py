"""Contents piece by piece, and how far a download is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from cyberdesk import (
    AsyncCyberdesk,
    ClientClosedError,
    CyberdeskError,
    InvalidArgumentError,
    NotFoundError,
    ResponseDecodeError,
)
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]
CONTENT = bytes(range(256)) * 10_000
BINARY = {"content-type": "application/octet-stream"}


async def test_a_stream_is_whole_although_an_attempt_broke_off(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, CONTENT, BINARY, cut=1_500_000), Reply(200, CONTENT, BINARY))
    async with connect().run_attachments.stream(uuid4()) as content:
        assert content.size == len(CONTENT)
        pieces = [piece async for piece in content]
    assert b"".join(pieces) == CONTENT
    assert len(pieces) > 1
    with pytest.raises(ClientClosedError, match="inside its block"):
        async for _ in content:
            pytest.fail("there is nothing to read")


async def test_a_stream_that_is_left_early_or_never_begins(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, CONTENT, BINARY), Reply(404))
    client = connect()
    async with client.run_attachments.stream(uuid4()) as content:
        async for _ in content:
            break
    with pytest.raises(NotFoundError):
        async with client.run_attachments.stream(uuid4()):
            pytest.fail("there is nothing to read")


async def test_progress(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(200, CONTENT, BINARY))
    seen: list[tuple[int, int | None]] = []
    await connect().run_attachments.save_to_file(
        uuid4(), tmp_path / "a", on_progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert seen == sorted(seen)


async def test_a_callback_that_cannot_be_called_is_refused_before_anything_is_sent(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    with pytest.raises(InvalidArgumentError, match="on_progress must be a function"):
        await connect().run_attachments.save_to_file(uuid4(), tmp_path / "a", on_progress=1)  # type: ignore[arg-type]  # wrong on purpose
    assert not server.received


async def test_a_part_of_a_file_is_not_taken_for_the_whole(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    part = Reply(206, b"part", {**BINARY, "content-range": "bytes 0-3/100"})
    server.script(part, part, part)
    attachments = connect().run_attachments
    with pytest.raises(ResponseDecodeError, match="only a part"):
        await attachments.save_to_file(uuid4(), tmp_path / "a")
    with pytest.raises(ResponseDecodeError, match="only a part"):
        await attachments.download(uuid4())
    with pytest.raises(ResponseDecodeError, match="only a part"):
        async with attachments.stream(uuid4()):
            pytest.fail("there is nothing to read")
    assert list(tmp_path.iterdir()) == []


async def test_a_part_that_was_requested_is_a_success(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(206, b"part", BINARY))
    call = connect().request("GET", "/v1/file", response_type=bytes, extra_headers={"Range": "bytes=0-3"})
    assert (await call).parsed == b"part"


async def test_an_observer_that_fails_ends_the_download_with_its_own_error(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    def fail(done: int, total: int | None) -> None:
        raise KeyError("mine")

    server.script(Reply(200, CONTENT, BINARY))
    with pytest.raises(KeyError, match="mine") as caught:
        await connect().run_attachments.save_to_file(uuid4(), tmp_path / "a", on_progress=fail)
    assert not isinstance(caught.value, CyberdeskError)
    assert list(tmp_path.iterdir()) == []
    assert len(server.received) == 1
