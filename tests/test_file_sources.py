"""Every kind of source of a file: its content is sent whole, on each attempt, or nothing is sent at all."""

# ruff: noqa: ARG005, SIM115  # all sources are made from the same two arguments, and closed by the exit stack

from __future__ import annotations

import array
import asyncio
import base64
import gzip
import io
import json
import mmap
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from cyberdesk import AsyncCyberdesk, Cyberdesk, CyberdeskError, InvalidArgumentError, LocalFileError, RetryConfig
from cyberdesk._files.uploads import can_be_sent_again
from cyberdesk._sync.files.uploads import prepare_files
from cyberdesk.errors import DeadlineExceededError
from cyberdesk.models import FileInput
from tests.scripted import RUN, wait_until

LARGE = os.urandom(1_100_000)
QUICK = RetryConfig(initial_delay=0.001, max_delay=0.002)
Files = list[tuple[str, bytes]]


class API:
    """Fails at the first attempt of each call, and remembers the files of all attempts."""

    def __init__(self) -> None:
        self.sent: list[Files] = []
        self._keys: set[str] = set()

    def respond(self, request: httpx.Request) -> httpx.Response:
        files = json.loads(request.read())["file_inputs"]
        self.sent.append([(file["filename"], base64.b64decode(file["content"], validate=True)) for file in files])
        key = request.headers["idempotency-key"]
        is_first = key not in self._keys
        self._keys.add(key)
        return httpx.Response(503 if is_first else 201, json=RUN)

    async def respond_later(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self.respond(request)


@pytest.fixture
def api() -> API:
    return API()


@pytest.fixture(params=["sync", "asyncio", "trio"])
def send(request: pytest.FixtureRequest, api: API) -> Callable[..., None]:
    """Create a run with files, with one of the clients."""

    def create(*files: Any, **options: Any) -> None:
        transport = httpx.MockTransport(api.respond)
        with Cyberdesk("key", transport=transport, retry=QUICK) as client:
            client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=list(files), **options)

    async def create_later(*files: Any, **options: Any) -> None:
        transport = httpx.MockTransport(api.respond_later)
        async with AsyncCyberdesk("key", transport=transport, retry=QUICK) as client:
            await client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=list(files), **options)

    async def run(files: tuple[Any, ...], options: dict[str, Any]) -> None:
        await create_later(*files, **options)

    if request.param == "sync":
        return create
    return lambda *files, **options: anyio.run(run, files, options, backend=request.param)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


class Upload:
    """As web frameworks hand over a file: asynchronous, around a file that is not."""

    def __init__(self, content: bytes) -> None:
        self.file = io.BytesIO(content)
        self.filename = "upload.bin"
        self.name = "the field of a form"

    async def read(self, size: int = -1) -> bytes:
        raise AssertionError("the file inside is read")


class OnlyRead:
    """The least that has a content."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(min(size, 10_000))


class Link:
    """A path of somebody else's class."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


def pipe(stack: ExitStack, content: bytes) -> io.BufferedReader:
    """The end of a pipe into which a thread writes."""
    end, begin = os.pipe()

    def write() -> None:
        with suppress(BrokenPipeError), os.fdopen(begin, "wb") as file:
            file.write(content)

    threading.Thread(target=write).start()
    return stack.enter_context(os.fdopen(end, "rb"))


def opened(stack: ExitStack, file: Any, content: bytes = LARGE, position: int = 0) -> Any:
    stack.enter_context(file)
    file.write(b"." * position + content)
    file.seek(position)
    return file


def in_zip(stack: ExitStack, path: Path) -> Any:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/in.bin", LARGE)
    return stack.enter_context(stack.enter_context(zipfile.ZipFile(path)).open("folder/in.bin"))


def in_gzip(stack: ExitStack, path: Path) -> Any:
    path.write_bytes(gzip.compress(LARGE))
    return stack.enter_context(gzip.open(path))


def file(path: Path, content: bytes = LARGE) -> Path:
    path.write_bytes(content)
    return path


Make = Callable[[ExitStack, Path], Any]

AGAIN: dict[str, Make] = {
    "path": lambda stack, folder: file(folder / "a.bin"),
    "path-like": lambda stack, folder: Link(file(folder / "a.bin")),
    "open": lambda stack, folder: stack.enter_context(file(folder / "a.bin").open("rb")),
    "unbuffered": lambda stack, folder: stack.enter_context(file(folder / "a.bin").open("rb", buffering=0)),
    "open in the middle": lambda stack, folder: opened(stack, (folder / "a.bin").open("w+b"), position=9),
    "temporary": lambda stack, folder: ("a", opened(stack, tempfile.TemporaryFile())),
    "named temporary": lambda stack, folder: opened(stack, tempfile.NamedTemporaryFile(), position=3),
    "spooled": lambda stack, folder: ("a", opened(stack, tempfile.SpooledTemporaryFile(1000))),
    "spooled in memory": lambda stack, folder: ("a", opened(stack, tempfile.SpooledTemporaryFile(10**9))),
    "in zip": lambda stack, folder: in_zip(stack, folder / "a.zip"),
    "in gzip": lambda stack, folder: in_gzip(stack, folder / "a.gz"),
    "memory": lambda stack, folder: ("a", opened(stack, io.BytesIO(), position=5)),
    "upload": lambda stack, folder: Upload(LARGE),
    "bytes": lambda stack, folder: ("a", LARGE),
    "bytearray": lambda stack, folder: ("a", bytearray(LARGE)),
    "memoryview": lambda stack, folder: ("a", memoryview(LARGE)),
    "array": lambda stack, folder: ("a", array.array("B", LARGE)),
    "list": lambda stack, folder: ("a", [LARGE[:7], b"", memoryview(LARGE[7:])]),
    "model with bytes": lambda stack, folder: FileInput(filename="a", content=LARGE, target_path="C:/a"),
    "model with a path": lambda stack, folder: FileInput(filename="a", content=file(folder / "a.bin")),
    "model with base64": lambda stack, folder: FileInput(filename="a", content=base64.b64encode(LARGE).decode()),
    "mapping": lambda stack, folder: {"filename": "a", "content": file(folder / "a.bin")},
}

ONCE: dict[str, Make] = {
    "pipe": lambda stack, folder: ("a", pipe(stack, LARGE)),
    "path of a pipe": lambda stack, folder: ("a", Path(f"/dev/fd/{pipe(stack, LARGE).fileno()}")),
    "iterator": lambda stack, folder: ("a", iter([b"", LARGE[:7], LARGE[7:]])),
    "only read": lambda stack, folder: ("a", OnlyRead(LARGE)),
}


@pytest.mark.parametrize("name", [*AGAIN, *ONCE])
def test_it_is_sent_whole_on_each_attempt(
    name: str, send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path
) -> None:
    source = {**AGAIN, **ONCE}[name](stack, tmp_path)
    send(source, ("other", b"other"))
    assert [[content for _, content in files] for files in api.sent] == [[LARGE, b"other"]] * 2


@pytest.mark.parametrize("name", list(AGAIN))
def test_a_second_call_sends_it_whole_as_well(
    name: str, send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path
) -> None:
    source = AGAIN[name](stack, tmp_path)
    send(source)
    send(source)
    assert [content for files in api.sent for _, content in files] == [LARGE] * 4


@pytest.mark.parametrize("name", list(ONCE))
def test_what_was_read_before_is_refused(
    name: str, send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path
) -> None:
    source = ONCE[name](stack, tmp_path)
    send(source)
    api.sent.clear()
    with pytest.raises(InvalidArgumentError, match="read before"):
        send(source)
    assert not api.sent


def test_names(send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path) -> None:
    sources = [AGAIN[name](stack, tmp_path) for name in ("path", "open", "in zip", "in gzip", "upload")]
    send(*sources)
    assert [name for name, _ in api.sent[0]] == ["a.bin", "a.bin", "in.bin", "a.gz", "upload.bin"]


def test_a_file_of_the_system_that_says_it_is_empty(send: Callable[..., None], api: API) -> None:
    path = Path("/proc/version")
    if not path.exists():
        path = Path(os.devnull).parent / "fd" / "0"
    send(path)
    assert api.sent[0] == [("version", path.read_bytes())]


def test_an_empty_file_is_empty(send: Callable[..., None], api: API, tmp_path: Path) -> None:
    send(file(tmp_path / "a", b""), ("b", b""), ("c", io.BytesIO()), ("d", []))
    assert [content for _, content in api.sent[0]] == [b""] * 4


def test_memory_that_is_mapped(send: Callable[..., None], api: API, stack: ExitStack) -> None:
    send(("a", opened(stack, mmap.mmap(-1, 100), bytes(range(100)))))
    assert api.sent[0] == [("a", bytes(range(100)))]


def text_file(stack: ExitStack, folder: Path) -> Any:
    return stack.enter_context(file(folder / "a.txt", b"text").open())


def at_its_end(stack: ExitStack, folder: Path) -> Any:
    found = AGAIN["open"](stack, folder)
    found.seek(0, os.SEEK_END)
    return found


def closed(stack: ExitStack, folder: Path) -> Any:
    found = AGAIN["open"](stack, folder)
    found.close()
    return found


def broken() -> Iterator[bytes]:
    yield b"the first part"
    raise RuntimeError("share is gone")


class NonBlocking(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> Any:
        return None


REFUSED: dict[str, tuple[type[CyberdeskError], str, Make]] = {
    "string": (InvalidArgumentError, "not a string: give a Path", lambda stack, folder: "a.pdf"),
    "bytes alone": (InvalidArgumentError, "not bytes", lambda stack, folder: b"a.pdf"),
    "string as content": (InvalidArgumentError, "encode it", lambda stack, folder: ("a", "text")),
    "number as content": (InvalidArgumentError, "not int", lambda stack, folder: ("a", 7)),
    "no content": (InvalidArgumentError, "not NoneType", lambda stack, folder: ("a", None)),
    "no name": (InvalidArgumentError, "non-empty string", lambda stack, folder: ("", b"")),
    "file without a name": (InvalidArgumentError, "with a name", lambda stack, folder: io.BytesIO(b"a")),
    "mapping": (InvalidArgumentError, "not dict", lambda stack, folder: ("a", {})),
    "unknown field": (
        InvalidArgumentError,
        "unknown field",
        lambda stack, folder: {"filename": "a", "content": b"", "x": 1},
    ),
    "missing": (LocalFileError, r"none\.pdf: No such file", lambda stack, folder: folder / "none.pdf"),
    "folder": (LocalFileError, "Is a directory", lambda stack, folder: folder),
    "empty device": (InvalidArgumentError, "nothing could be read", lambda stack, folder: Path(os.devnull)),
    "text file": (InvalidArgumentError, "mode 'rb'", text_file),
    "text in memory": (InvalidArgumentError, "mode 'rb'", lambda stack, folder: ("a", io.StringIO("a"))),
    "text in pieces": (InvalidArgumentError, "gives text", lambda stack, folder: ("a", ["text"])),
    "numbers": (InvalidArgumentError, "not int", lambda stack, folder: ("a", [1, 2])),
    "array of numbers": (InvalidArgumentError, "not bytes", lambda stack, folder: ("a", array.array("i", [1]))),
    "closed": (LocalFileError, "closed file", closed),
    "not readable": (
        LocalFileError,
        "not open for reading",
        lambda stack, folder: stack.enter_context((folder / "a").open("wb")),
    ),
    "at its end": (InvalidArgumentError, r"seek\(0\)", at_its_end),
    "at the end of memory": (
        InvalidArgumentError,
        r"seek\(0\)",
        lambda stack, folder: ("a", opened(stack, io.BytesIO(), b"", 5)),
    ),
    "non-blocking": (LocalFileError, "non-blocking", lambda stack, folder: ("a", NonBlocking())),
    "broken": (LocalFileError, "share is gone", lambda stack, folder: ("a", broken())),
    "name that is not Unicode": (
        InvalidArgumentError,
        r"file_inputs\[1\]\.filename is not valid Unicode",
        lambda stack, folder: file(Path(os.fsdecode(os.fsencode(folder) + b"/\xe9.bin")), b"a"),
    ),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_cannot_be_sent_whole_is_refused(
    name: str, send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path
) -> None:
    kind, message, make = REFUSED[name]
    with pytest.raises(kind, match=message):
        send(("first", b"first"), make(stack, tmp_path))
    assert not api.sent


def test_a_pipe_to_which_nobody_writes(send: Callable[..., None], api: API, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(LocalFileError, match=r"it gave nothing for 0\.2 s"):
        send(path, timeout=0.2)
    with pytest.raises(DeadlineExceededError, match="nothing was sent"):
        send(path, deadline=0.2)
    assert not api.sent
    writer = threading.Thread(target=path.write_bytes, args=(LARGE,))
    writer.start()
    send(path)
    writer.join()
    assert api.sent == [[("pipe", LARGE)]] * 2


def test_the_standard_input() -> None:
    code = (
        "import base64, json, pathlib, httpx\n"
        "from cyberdesk import Cyberdesk\n"
        "def respond(request):\n"
        "    print(len(base64.b64decode(json.loads(request.read())['file_inputs'][0]['content'])))\n"
        f"    return httpx.Response(201, json={RUN!r})\n"
        "with Cyberdesk('key', transport=httpx.MockTransport(respond)) as client:\n"
        f"    client.runs.create(workflow_id={RUN['workflow_id']!r}, file_inputs=[pathlib.Path('/dev/stdin')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=LARGE, capture_output=True, check=True)
    assert done.stdout.split() == [str(len(LARGE)).encode()]


def test_calls_that_share_an_open_file_get_all_of_it(api: API, stack: ExitStack, tmp_path: Path) -> None:
    sources = [AGAIN[name](stack, tmp_path) for name in ("open", "in zip")]
    sources.append(AGAIN["spooled"](stack, tmp_path))
    with Cyberdesk("key", transport=httpx.MockTransport(api.respond), retry=QUICK) as client:

        def create() -> None:
            client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=sources)

        threads = [threading.Thread(target=create) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(api.sent) == 12
    assert {content for files in api.sent for _, content in files} == {LARGE}


def test_prepared_files_can_be_sent_again_and_again(
    send: Callable[..., None], api: API, stack: ExitStack, tmp_path: Path
) -> None:
    every = {**ONCE, **AGAIN}
    names = list(every)
    sources: list[Any] = []
    for name, make in every.items():
        (tmp_path / name).mkdir()
        sources.append(make(stack, tmp_path / name))
    prepared = prepare_files(sources)
    for _ in range(2):
        api.sent.clear()
        send(*prepared)
        for files in api.sent:
            whole = [content == LARGE for _, content in files]
            assert [name for name, is_whole in zip(names, whole, strict=True) if not is_whole] == []
        assert len(api.sent) == 2
    prepared.close()
    with pytest.raises(LocalFileError, match="closed"):
        send(prepared[0])


def test_what_can_be_sent_again_without_being_prepared(stack: ExitStack, tmp_path: Path) -> None:
    repeatable = {
        "path",
        "path-like",
        "bytes",
        "model with bytes",
        "model with a path",
        "model with base64",
        "mapping",
    }
    for name, make in {**AGAIN, **ONCE}.items():
        assert can_be_sent_again([("a", b""), make(stack, tmp_path)]) is (name in repeatable), name
    assert can_be_sent_again(None)
    prepared = prepare_files([ONCE["iterator"](stack, tmp_path)])
    stack.callback(prepared.close)
    assert can_be_sent_again(prepared)


async def _pieces() -> AsyncIterator[bytes]:
    for piece in (b"", LARGE[:7], LARGE[7:]):
        yield piece


class AsyncFile:
    def __init__(self) -> None:
        self.name = "async.bin"
        self._file = io.BytesIO(LARGE)

    async def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def test_asynchronous_sources(send: Callable[..., None], api: API, request: pytest.FixtureRequest) -> None:
    if request.node.callspec.params["send"] == "sync":
        for source in (("a", _pieces()), AsyncFile()):
            with pytest.raises(InvalidArgumentError, match="needs AsyncCyberdesk"):
                send(source)
        assert not api.sent
        return
    source = ("a", _pieces())
    send(source, AsyncFile())
    assert [[content for _, content in files] for files in api.sent] == [[LARGE, LARGE]] * 2
    with pytest.raises(InvalidArgumentError, match="read before"):
        send(source)


def test_a_call_that_is_cancelled_while_a_pipe_is_read_ends_at_once(stack: ExitStack) -> None:
    end, begin = os.pipe()
    hanging = stack.enter_context(os.fdopen(end, "rb"))

    async def main() -> None:
        async with AsyncCyberdesk("key", base_url="http://127.0.0.1:9") as client:
            started = time.monotonic()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=[("a", hanging)])
            assert time.monotonic() - started < 30
            os.close(begin)  # ends the read, and with it the thread that was left behind

    asyncio.run(main())
    wait_until(lambda: not any("AnyIO" in thread.name for thread in threading.enumerate()))
