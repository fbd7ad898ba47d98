"""Files of the user's own on their way into a run: blocking, used by both clients."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import tempfile
from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias, TypeGuard, cast

from .._core.http.bodies import Streamed
from .._core.http.request import UnsetType
from .._core.models.arguments import from_mapping
from .._core.models.model import Model
from .._generated.models.file_input import FileInput
from ..errors import InvalidArgumentError, LocalFileError, local_file_error

FileContent: TypeAlias = bytes | Path | BinaryIO | Iterable[bytes] | AsyncIterable[bytes]
FileSource: TypeAlias = FileInput | Path | BinaryIO | tuple[str, FileContent] | Mapping[str, object]

BLOCK_BYTES = 3 * 64 * 1024
"""How much of a file is read at once: a multiple of three, so that the pieces of base64 fit together."""

INLINE_BYTES = 64 * 1024
"""Up to which size a file is read at once, as streaming it would cost more than its memory."""

SPOOL_BYTES = 1024 * 1024


class StreamedFile(Streamed):
    """A file, a file object or bytes, read while it is sent.

    Args:
        name: What it is called.
        source: A path, an open binary file that can be rewound, or bytes.
    """

    def __init__(self, name: str, source: Path | BinaryIO | bytes) -> None:
        self.name = name
        self._source = source
        self._start = 0
        try:
            self.size = self._measure()
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        try:
            if isinstance(self._source, Path):
                return self._source.open("rb")
            if isinstance(self._source, bytes | bytearray | memoryview):
                return io.BytesIO(self._source)
            self._source.seek(self._start)
            return cast("IO[bytes]", _Borrowed(self._source))
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error

    def read(self, file: IO[bytes]) -> bytes:
        """Read the next piece as base64."""
        try:
            return base64.b64encode(file.read(BLOCK_BYTES))
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error

    def _measure(self) -> int:
        if isinstance(self._source, Path):
            with self._source.open("rb") as file:
                return os.fstat(file.fileno()).st_size
        if isinstance(self._source, bytes | bytearray | memoryview):
            return len(self._source)
        self._start = self._source.tell()
        return self._source.seek(0, os.SEEK_END) - self._start

    def _unreadable(self, error: OSError | ValueError) -> LocalFileError:
        what = self._source if isinstance(self._source, Path) else self.name
        return local_file_error(f"read {what}", error)

    def __repr__(self) -> str:
        return f"StreamedFile({self.name!r}, {self.size} bytes)"


class _Borrowed(io.RawIOBase):
    """A file object of the user's own, which stays open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        # A raw file may give less than it is asked for, and only whole blocks can be put together.
        parts: list[bytes] = []
        while size > 0 and (part := self._file.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


class Uploads:
    """The files of one call. `sources` are the parts that only the caller can read, if it has to.

    Args:
        inputs: What the user gave.

    Raises:
        InvalidArgumentError: When it is no list of files.
    """

    def __init__(self, inputs: Sequence[FileSource]) -> None:
        if isinstance(inputs, str | bytes | Path | Mapping) or not isinstance(inputs, Sequence):
            raise InvalidArgumentError("file_inputs must be a list of files")
        self._inputs: list[object] = list(inputs)
        self._spools: list[IO[bytes]] = []

    @property
    def streams(self) -> list[tuple[int, Any]]:
        """Asynchronous iterables among the inputs, each with its place; they have to be spooled first."""
        return [
            (index, pair[1])
            for index, pair in enumerate(self._inputs)
            if _is_pair(pair) and hasattr(pair[1], "__aiter__")
        ]

    def spool(self, index: int) -> IO[bytes]:
        """Make a temporary file in place of an input; it is on disk only when it is large."""
        file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES))  # noqa: SIM115  # see close
        self._spools.append(file)
        source = self._inputs[index]
        name = source[0] if _is_pair(source) else _name_of(source)
        self._inputs[index] = (name, file)
        return file

    def models(self) -> list[FileInput]:
        """What is sent for the inputs.

        Raises:
            LocalFileError: When a file cannot be read.
            InvalidArgumentError: When an input is of no known kind.
        """
        for file in self._spools:
            file.seek(0)
        return [self._model(index) for index in range(len(self._inputs))]

    def close(self) -> None:
        """Remove the temporary files."""
        for file in self._spools:
            file.close()

    def _model(self, index: int) -> FileInput:
        source = self._inputs[index]
        if isinstance(source, FileInput):
            return source
        if isinstance(source, Mapping):
            return from_mapping(FileInput, cast("Mapping[str, object]", source))
        name, content = source if _is_pair(source) else (_name_of(source), source)
        file = StreamedFile(name, self._rewindable(index, name, content))
        if file.size > INLINE_BYTES:
            return FileInput(filename=name, content=cast("str", file))
        with contextlib.closing(file.open()) as opened:
            return FileInput(filename=name, content=file.read(opened).decode("ascii"))

    def _rewindable(self, index: int, name: str, content: object) -> Path | BinaryIO | bytes:
        """What can be read again for another attempt: the input itself, or a copy of what can be read but once."""
        if isinstance(content, Path | bytes | bytearray | memoryview):
            return cast("Path | bytes", content)
        if isinstance(content, io.TextIOBase):
            raise InvalidArgumentError(f"the file {name} is open for text: open it with mode 'rb'")
        if hasattr(content, "read") and hasattr(content, "seek"):
            file = cast("BinaryIO", content)
            return file if file.seekable() else self._spooled(index, iter(lambda: file.read(BLOCK_BYTES), b""))
        if isinstance(content, Iterable) and not isinstance(content, str):
            return self._spooled(index, cast("Iterable[bytes]", content))
        raise _unknown(content)

    def _spooled(self, index: int, chunks: Iterable[bytes]) -> BinaryIO:
        file = self.spool(index)
        for chunk in chunks:
            file.write(chunk)
        file.seek(0)
        return cast("BinaryIO", file)


def can_be_read_again(sources: Sequence[FileSource] | None | UnsetType) -> bool:
    """Whether a later call with the same files would send the same: not what is open, nor an iterator."""
    if sources is None or isinstance(sources, UnsetType):
        return True
    contents = (source[1] if _is_pair(source) else source for source in sources)
    return all(isinstance(content, Path | bytes | Mapping | Model) for content in contents)


def encoded_content(source: bytes | str | Path) -> str | StreamedFile:
    """What a file shall hold, in base64: bytes, text (as UTF-8), or a local file, read while it is sent if large.

    Raises:
        LocalFileError: When the file cannot be read.
        InvalidArgumentError: When it is nothing of these.
    """
    kind = type(source).__name__
    if isinstance(source, str):
        try:
            source = source.encode()
        except UnicodeEncodeError:
            raise InvalidArgumentError("content is no valid text") from None
    if not isinstance(source, Path | bytes | bytearray | memoryview):
        raise InvalidArgumentError(f"content is bytes, text or a Path, not {kind}")
    file = StreamedFile("content", source)
    if file.size > INLINE_BYTES:
        return file
    with contextlib.closing(file.open()) as opened:
        return file.read(opened).decode("ascii")


def _is_pair(source: object) -> TypeGuard[tuple[str, Any]]:
    return isinstance(source, tuple) and len(cast("tuple[object, ...]", source)) == 2


def _name_of(source: object) -> str:
    name = source if isinstance(source, Path) else getattr(source, "name", None)
    if not isinstance(name, Path | str):
        raise _unknown(source)
    return Path(name).name


def _unknown(source: object) -> InvalidArgumentError:
    return InvalidArgumentError(
        "a file input is a Path, an open binary file with a name, a (name, content) pair or a FileInput, "
        f"not {type(source).__name__}"
    )
