"""Files on their way in: every kind of source, streamed, the same bytes on each attempt."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cyberdesk import Cyberdesk, InvalidArgumentError, LocalFileError
from cyberdesk._files.readers import BLOCK_BYTES
from cyberdesk._files.uploads import INLINE_BYTES, StreamedFile
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]
LARGE = os.urandom(2 * BLOCK_BYTES + 12_345)


def chunks(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), 100_000):
        yield content[start : start + 100_000]


def contents(body: Any) -> list[tuple[str, bytes]]:
    return [(item["filename"], base64.b64decode(item["content"], validate=True)) for item in body["file_inputs"]]


def test_large_files_are_the_same_on_every_attempt(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    server.script(Reply(503), Reply(reset=True), Reply(201, RUN))
    path = tmp_path / "a.bin"
    path.write_bytes(LARGE)
    opened = io.BytesIO(b"not sent" + LARGE)
    opened.seek(8)
    connect().runs.create(
        workflow_id=RUN["workflow_id"],
        file_inputs=[path, ("b.bin", opened), ("c.bin", LARGE), ("d.bin", chunks(LARGE)), ("e.txt", b"small")],
        input_values={"after": 'a "quoted" text'},
    )
    assert len(server.received) == 3
    first, *others = [request.body for request in server.received]
    assert all(body == first for body in others)
    sent = server.received[0].json
    assert contents(sent) == [*((f"{name}.bin", LARGE) for name in "abcd"), ("e.txt", b"small")]
    assert (sent["workflow_id"], sent["input_values"]) == (RUN["workflow_id"], {"after": 'a "quoted" text'})
    assert not opened.closed


@pytest.mark.parametrize("size", [0, 1, 2, 3, INLINE_BYTES, INLINE_BYTES + 1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_sizes_around_the_edges(connect: Connect, server: ScriptedServer, size: int) -> None:
    server.script(Reply(201, RUN))
    connect().runs.create(workflow_id=uuid4(), file_inputs=[("a", LARGE[:size]), ("b", LARGE[:size])])
    assert contents(server.received[0].json) == [("a", LARGE[:size]), ("b", LARGE[:size])]


def test_an_open_file_and_a_pipe(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(201, RUN))
    (tmp_path / "a.bin").write_bytes(LARGE)
    end, begin = os.pipe()
    os.write(begin, b"through a pipe")
    os.close(begin)
    with (tmp_path / "a.bin").open("rb") as file, os.fdopen(end, "rb") as pipe:
        connect().runs.create(workflow_id=uuid4(), file_inputs=[file, ("pipe", pipe)])
        assert not file.closed
    assert contents(server.received[0].json) == [("a.bin", LARGE), ("pipe", b"through a pipe")]


def test_files_that_cannot_be_sent(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    client = connect()
    with pytest.raises(LocalFileError, match="missing.pdf"):
        client.runs.create(workflow_id=uuid4(), file_inputs=[tmp_path / "missing.pdf"])
    with pytest.raises(LocalFileError, match="Is a directory"):
        client.runs.create(workflow_id=uuid4(), file_inputs=[tmp_path])
    with pytest.raises(InvalidArgumentError, match="open it with mode 'rb'"):
        client.runs.create(workflow_id=uuid4(), file_inputs=[("a", io.StringIO("text"))])  # type: ignore[list-item]
    with pytest.raises(InvalidArgumentError, match="not int"):
        client.runs.create(workflow_id=uuid4(), file_inputs=[("a", 7)])  # type: ignore[list-item]
    with pytest.raises(InvalidArgumentError, match="not BytesIO"):
        client.runs.create(workflow_id=uuid4(), file_inputs=[io.BytesIO(b"no name")])
    assert server.received == []


def test_a_file_that_changes_while_it_is_sent(
    connect: Connect, server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(LARGE)
    read = StreamedFile.read

    def grow(file: StreamedFile, opened: Any) -> bytes:
        with path.open("ab") as end:
            end.write(b"more" * BLOCK_BYTES)
        return read(file, opened)

    monkeypatch.setattr(StreamedFile, "read", grow)
    with pytest.raises(LocalFileError, match="changed while it was sent"):
        connect().runs.create(workflow_id=uuid4(), file_inputs=[path])
