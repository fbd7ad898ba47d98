"""A file arrives whole, or there is an error; it never arrives empty or cut."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from cyberdesk import CyberdeskError

from .api import WORKFLOW
from .injection import told
from .switches import factors
from .trials import FLAVOURS, POLL, Trial, try_all

NAME = "scan.pdf"
CONTENT = bytes(range(256)) * 1200


def opened(folder: Path) -> BinaryIO:
    return (folder / NAME).open("rb")


def half_read(folder: Path) -> BinaryIO:
    file = opened(folder)
    file.read(1000)
    return file


def unseekable(folder: Path) -> io.RawIOBase:
    class Stream(io.RawIOBase):
        _inner = io.BytesIO(CONTENT)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            part = self._inner.read(min(len(buffer), 7001))
            buffer[: len(part)] = part
            return len(part)

    return Stream()


def pipe(folder: Path) -> Path:
    """A path whose size is 0; only who opens it first reads anything."""
    path = folder / "fifo" / NAME
    path.parent.mkdir()
    os.mkfifo(path)

    def feed() -> None:
        content = CONTENT
        while path.exists():
            with suppress(OSError), open(path, "wb") as end:  # noqa: PTH123  # waits for a reader
                end.write(content)
            content = b""

    threading.Thread(target=feed, daemon=True).start()
    return path


def close(source: Any) -> None:
    parts: list[Any] = [*source] if type(source) is tuple else [source]
    for part in parts:
        if hasattr(part, "close"):
            part.close()


def end_of_pipe(folder: Path) -> None:
    """Let the thread that feeds a pipe go on to its end."""
    path = folder / "fifo" / NAME
    if path.exists():
        end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        path.unlink()
        os.close(end)


def parts(folder: Path) -> Iterator[bytes]:
    yield from (CONTENT[place : place + 5000] for place in range(0, len(CONTENT), 5000))


SOURCES: dict[str, Callable[[Path], Any]] = {
    "bytes": lambda _: (NAME, CONTENT),
    "path": lambda folder: folder / NAME,
    "open file": opened,
    "half read": lambda folder: (NAME, half_read(folder)),
    "memory": lambda _: (NAME, io.BytesIO(CONTENT)),
    "stream": lambda folder: (NAME, unseekable(folder)),
    "iterator": lambda folder: (NAME, parts(folder)),
    "pipe": pipe,
}
WORLDS = factors("create_fault", "latency", "connection", "outage", "clock") | {
    "source": tuple(SOURCES),
    "door": ("create", "map_runs", "session", "chain", "chain again"),
}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_file_arrives_whole_or_not_at_all(flavour: str) -> None:
    try_all(flavour, WORLDS, a_file_arrives_whole_or_not_at_all)


async def a_file_arrives_whole_or_not_at_all(trial: Trial) -> None:
    folder = Path(tempfile.mkdtemp(prefix="world-"))
    (folder / NAME).write_bytes(CONTENT)
    trial.world.expected_files[NAME] = CONTENT[1000:] if trial.extra["source"] == "half read" else CONTENT
    trial.world.goes_away_at = 0.05
    source = SOURCES[trial.extra["source"]](folder)
    try:
        await DOORS[trial.extra["door"]](trial, source)
    except CyberdeskError as error:
        is_whole = trial.extra["source"] in ("bytes", "path") and trial.world.switches.outage == "none"
        is_named = trial.world.switches.create_fault in ("none", "slow") and is_whole
        trial.check(not is_named, f"{trial.extra['source']}: {told(error)[:300]}")
    finally:
        close(source)
        end_of_pipe(folder)
        shutil.rmtree(folder, ignore_errors=True)  # a thread may still write into a pipe there
    received = [body for request in trial.world.requests_of("create", "chain") if (body := request.json)]
    files = [it for body in received for it in body.get("file_inputs") or body.get("shared_file_inputs") or [None]]
    trial.check(None not in files, "a request arrived without its file")


async def create(trial: Trial, source: Any) -> None:
    await trial.caller.call(lambda client: client.runs.create(workflow_id=WORKFLOW, file_inputs=[source]))


async def map_runs(trial: Trial, source: Any) -> None:
    def job(client: Any) -> Any:
        rows = [{"row": 0, "seconds": 0.1}]
        return client.map_runs(WORKFLOW, rows, file_inputs=[source], poll_interval=POLL)

    async for result in trial.caller.iterate(job):
        if result.error is None:
            created = [run for run in trial.world.runs.values() if run.is_ours]
            sent = [run.body.get("file_inputs") for run in created]
            trial.check(len(sent) == 1 and bool(sent[0]), "the row succeeded without its file")
        else:
            raise result.error


async def session(trial: Trial, source: Any) -> None:
    async with trial.caller.block(lambda client: client.session(release_timeout=3.0)) as entered:
        await trial.caller.call(lambda _: entered.create(WORKFLOW, file_inputs=[source]))


async def chain(trial: Trial, source: Any, *, attempts: int = 1) -> None:
    made = chain_with(trial, source)
    for attempt in range(attempts):
        try:
            await trial.caller.call(lambda _: made.start())
        except CyberdeskError:
            if attempt == attempts - 1:
                raise
        else:
            return


def chain_with(trial: Trial, source: Any) -> Any:
    try:
        made = trial.caller.client.chain(shared_file_inputs=[source])
    except TypeError:
        made = trial.caller.client.chain()
    made.step(WORKFLOW, alias="only")
    return made


async def chain_again(trial: Trial, source: Any) -> None:
    await chain(trial, source, attempts=4)


DOORS = {"create": create, "map_runs": map_runs, "session": session, "chain": chain, "chain again": chain_again}
