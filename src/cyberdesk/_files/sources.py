"""What callers may give as a file, and how each kind of it is read: blocking, used by both clients."""

from __future__ import annotations

import inspect
import io
import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from .._generated.models.file_input import FileInput
from ..errors import InvalidArgumentError
from .contents import BytesContent, Content, OpenFileContent, PathContent, at_its_end
from .readers import BLOCK_BYTES, ObjectReader, PieceReader, PipeReader, ProcReader, Reader, gave_nothing

FileContent: TypeAlias = (
    bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO | Iterable[bytes] | AsyncIterable[bytes]
)
"""What a file holds: bytes, a path, an open binary file, or an iterable of bytes."""

FileSource: TypeAlias = FileInput | os.PathLike[str] | BinaryIO | tuple[str, FileContent] | Mapping[str, object]
"""A file to send: a path, an open binary file with a name, a `(name, content)` pair or a `FileInput`."""


class AsyncPieces:
    """A source that only asynchronous code can read.

    Args:
        source: An asynchronous iterable of bytes, or an object whose `read` is a coroutine function.
    """

    def __init__(self, source: Any) -> None:
        self._source = source
        self.kind = type(source).__name__

    def finish(self, size: int) -> None:
        """Check, at the end, that an iterator was not used up before."""
        is_once = hasattr(self._source, "__anext__") or hasattr(self._source, "read")
        if is_once and not size:
            raise gave_nothing()

    def __aiter__(self) -> AsyncIterator[object]:
        read = getattr(self._source, "read", None)
        return _reads(read) if read is not None else aiter(self._source)


async def _reads(read: Any) -> AsyncIterator[object]:
    while piece := await read(BLOCK_BYTES):
        yield piece


def name_of(source: object) -> str:
    """The name of a file that was given without one.

    Raises:
        InvalidArgumentError: When it has none.
    """
    if isinstance(source, os.PathLike):
        name: object = os.fspath(cast("os.PathLike[str]", source))
    elif isinstance(source, io.IOBase):
        name = getattr(source, "name", None)
    else:
        # Uploads in web frameworks may have the name of a form's field as `name`.
        name = getattr(source, "filename", None) or getattr(source, "name", None)
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    found = Path(name).name if isinstance(name, str | Path) else ""
    if not found:
        raise unknown_source(source)
    return found


def unknown_source(source: object) -> InvalidArgumentError:
    """The error for something that is not a file."""
    if isinstance(source, str):
        return InvalidArgumentError("a file input is not a string: give a Path, or a (name, content) pair")
    return InvalidArgumentError(
        "a file input is a Path, an open binary file with a name, a (name, content) pair or a FileInput, "
        f"not {type(source).__name__}"
    )


def open_source(content: object) -> Content | Reader | AsyncPieces:
    """How a content is read: again for each attempt where that is certain to give the same, else once.

    Raises:
        InvalidArgumentError: When it is not a content of a file.
        OSError: When it cannot be read; also ValueError.
    """
    content = _synchronous_file(content)
    if isinstance(content, bytes):
        return BytesContent(content)
    if isinstance(content, os.PathLike):
        return _open_path(_path(content))
    if isinstance(content, io.TextIOBase):
        raise InvalidArgumentError("it is open for text: open it with mode 'rb'")
    if callable(getattr(content, "read", None)):
        return _open_file(content)
    if hasattr(content, "__aiter__"):
        return AsyncPieces(content)
    buffer = _buffer(content)
    if buffer is not None:
        return BytesContent(buffer)
    if isinstance(content, Iterable) and not isinstance(content, str | Mapping):
        return PieceReader(cast("Iterable[object]", content))
    raise InvalidArgumentError(
        f"a content is bytes, a Path, an open binary file or an iterable of bytes, not {type(content).__name__}"
    )


def can_be_opened_again(content: object) -> bool:
    """Whether a content can be read again, with the same result, without being copied first."""
    if isinstance(content, bytes | str):
        return True
    try:
        return isinstance(content, os.PathLike) and stat.S_ISREG(_path(content).stat().st_mode)
    except (OSError, ValueError):
        return True  # whatever is wrong with it will be wrong again


def _synchronous_file(content: Any) -> Any:
    """The file inside an asynchronous wrapper, such as an upload in a web framework."""
    if inspect.iscoroutinefunction(getattr(content, "read", None)):
        inner: Any = getattr(content, "file", None)
        if callable(getattr(inner, "read", None)) and not inspect.iscoroutinefunction(inner.read):
            return inner
    return content


def _path(content: object) -> Path:
    return Path(os.fsdecode(cast("os.PathLike[str]", content)))


def _open_path(path: Path) -> Content | Reader:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(21, os.strerror(21))
    if not stat.S_ISREG(status.st_mode):
        return PipeReader(path)
    if status.st_size == 0:
        return ProcReader(path)
    path.open("rb").close()  # what cannot be opened is refused before anything is sent
    return PathContent(path)


def _open_file(file: Any) -> Content | Reader | AsyncPieces:
    if inspect.iscoroutinefunction(file.read):
        return AsyncPieces(file)
    if isinstance(file, io.IOBase) and not file.readable():
        raise ValueError("it is not open for reading")
    kind = type(file)
    if kind is io.BytesIO:
        memory = cast("io.BytesIO", file)
        start, data = memory.tell(), memory.getvalue()
        if start and start >= len(data):
            raise at_its_end()
        return BytesContent(data[start:])
    # Other classes with a file descriptor may give something else than what is in the file, as gzip's do.
    if kind in (io.BufferedReader, io.BufferedRandom, io.FileIO) and _is_regular(file):
        return OpenFileContent(file)
    return ObjectReader(file)


def _is_regular(file: Any) -> bool:
    if not hasattr(os, "pread"):
        return False
    status = os.fstat(file.fileno())
    return stat.S_ISREG(status.st_mode) and status.st_size > 0


def _buffer(content: Any) -> bytes | None:
    """A copy of what an object with a buffer holds, as its owner may change it meanwhile."""
    try:
        view = memoryview(content)
    except TypeError:
        return None
    with view:
        if view.format not in ("B", "b", "c"):
            raise InvalidArgumentError(f"its items ({type(content).__name__}) are not bytes: encode it first")
        return view.tobytes()
