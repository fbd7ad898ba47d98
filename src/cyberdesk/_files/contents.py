"""Contents that can be read again, each time from their beginning: blocking, used by both clients."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO, cast

from ..errors import InvalidArgumentError

MEMORY_BYTES = 1024 * 1024
"""How much of a copy is kept in memory; what is larger goes to a temporary file."""

MAX_COPY_BYTES = 4 * 1024**3
"""How much is copied before a source counts as endless."""


class Content(ABC):
    """The bytes of a file that is to be sent, as often as an attempt needs them."""

    size: int
    """How many bytes it has."""

    @abstractmethod
    def open(self) -> IO[bytes]:
        """Open it at its beginning; several may be open at the same time."""

    def close(self) -> None:  # noqa: B027  # most contents hold nothing
        """Release what it holds; it cannot be opened any more."""


class BytesContent(Content):
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        return io.BytesIO(self._data)


class PathContent(Content):
    """A regular file, opened by its path for each attempt."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = path.stat().st_size

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        return self._path.open("rb")


class OpenFileContent(Content):
    """A regular file that the caller has open, from its current position; that position is not changed.

    Args:
        file: The caller's file.
    """

    def __init__(self, file: io.BufferedReader | io.BufferedRandom | io.FileIO) -> None:
        if isinstance(file, io.BufferedRandom):
            file.flush()  # what was written must be in the file before it is read past this buffer
        self._start = file.tell()
        self._file = os.fdopen(os.dup(file.fileno()), "rb", buffering=0)
        self.size = max(0, os.fstat(self._file.fileno()).st_size - self._start)
        if self._start and not self.size:
            self._file.close()
            raise at_its_end()

    def open(self) -> IO[bytes]:
        """Open it where the caller's file stood."""
        return cast("IO[bytes]", _PositionedReader(self._file, self._start))

    def close(self) -> None:
        """Close the duplicate of the caller's file descriptor."""
        self._file.close()


class _PositionedReader(io.RawIOBase):
    """Reads from a position of its own, so that readers of one file do not disturb each other."""

    def __init__(self, file: io.FileIO, position: int) -> None:
        self._file = file
        self._position = position

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = os.pread(self._file.fileno(), size, self._position)
        self._position += len(piece)
        return piece


class Copy(Content):
    """A copy of something that can be read only once; it is on disk only when it is large."""

    def __init__(self) -> None:
        self.size = 0
        self._file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES))  # noqa: SIM115  # closed by `close`
        self._lock = threading.Lock()

    def write(self, piece: bytes) -> None:
        """Append to it.

        Raises:
            InvalidArgumentError: When the source seems to be endless.
        """
        with self._lock:
            self._file.seek(self.size)
            self._file.write(piece)
            self.size += len(piece)
        if self.size > MAX_COPY_BYTES:
            raise InvalidArgumentError(f"it has more than {MAX_COPY_BYTES} bytes, or does not end")

    def read_at(self, position: int, size: int) -> bytes:
        """Read a part of it."""
        with self._lock:
            self._file.seek(position)
            return self._file.read(size)

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        if self._file.closed:
            raise ValueError("the prepared files were closed")
        return cast("IO[bytes]", _CopyReader(self))

    def close(self) -> None:
        """Remove the copy."""
        with self._lock:
            self._file.close()


class _CopyReader(io.RawIOBase):
    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._position = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._copy.read_at(self._position, size)
        self._position += len(piece)
        return piece


def at_its_end() -> InvalidArgumentError:
    """The error for an open file that stands at its end: what follows is empty, which nobody means to send."""
    return InvalidArgumentError("the file is at its end: call its seek(0) first")
