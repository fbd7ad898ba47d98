"""Sources that can be read only once, read piece by piece into a copy: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import weakref
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import InvalidArgumentError, LocalFileError
from .contents import at_its_end

BLOCK_BYTES = 3 * 64 * 1024
"""How much of a file is read at once: a multiple of three, so that the pieces of base64 fit together."""


class Reader(ABC):
    """A source that is read once, from where it stands to its end.

    Attributes:
        is_bounded: Whether `read` returns in time whatever the source does.
    """

    is_bounded = False

    @abstractmethod
    def read(self, seconds: float) -> bytes | None:
        """The next piece; empty at the end, and None when nothing came within some seconds."""

    @abstractmethod
    def finish(self) -> None:
        """Check, at the end, that nothing can be missing.

        Raises:
            InvalidArgumentError: When it may have been read before.
        """

    def close(self) -> None:  # noqa: B027  # most readers hold nothing
        """Leave the source as it was found, as far as it can be."""


class PipeReader(Reader):
    """A path that is not a regular file: a named pipe, the standard input, a device.

    It is opened without blocking, as opening a pipe waits for somebody who writes.
    """

    is_bounded = hasattr(select, "poll")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        self._size = 0

    def read(self, seconds: float) -> bytes | None:
        """The next piece."""
        if self._fd is None:
            return b""
        if self.is_bounded and not _is_readable(self._fd, seconds):
            return None
        try:
            piece = os.read(self._fd, BLOCK_BYTES)
        except BlockingIOError:
            return None
        self._size += len(piece)
        return piece

    def finish(self) -> None:
        """Check that something came."""
        if not self._size:
            raise gave_nothing()

    def close(self) -> None:
        """Close it."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)


class ProcReader(Reader):
    """A regular file that says it is empty, as those below `/proc` do, and may not be."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")

    def read(self, seconds: float) -> bytes | None:
        """The next piece."""
        return self._file.read(BLOCK_BYTES)

    def finish(self) -> None:
        """It may be empty."""

    def close(self) -> None:
        """Close it."""
        self._file.close()


class ObjectReader(Reader):
    """An object with a `read` method that belongs to the caller: it stays open, and is put back where it stood.

    Uploads that share an object take turns, so that each gets all of it.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._turn = _turn_of(file)
        self._has_turn = False
        self._is_closed = False
        self._start: int | None = None
        self._size = 0
        # A thread that reads may be left behind, and what it needs is then closed beside it.
        self._reading = threading.Lock()

    def read(self, seconds: float) -> bytes | None:
        """The next piece; it blocks for as long as the object does."""
        with self._reading:
            try:
                return self._read(seconds)
            finally:
                if self._is_closed:
                    self._end_turn()

    def _read(self, seconds: float) -> bytes | None:
        if not self._has_turn:
            if not self._turn.lock.acquire(timeout=seconds):
                return None
            self._has_turn = True
            self._start = _position(self._file)
        # Of a pipe, what there is; a full block would be waited for.
        read = getattr(self._file, "read1", None) or self._file.read
        piece: object = read(BLOCK_BYTES)
        if piece is None:
            raise LocalFileError("it is non-blocking and has nothing to read yet")
        data = as_piece(piece)
        self._size += len(data)
        return data

    def finish(self) -> None:
        """Check that the object did not stand at its end."""
        if self._size:
            return
        if self._start is None:
            raise gave_nothing()
        if self._start > 0:
            raise at_its_end()

    def close(self) -> None:
        """Put it back where it stood, and let the next one read it; a read that hangs does so when it ends."""
        self._is_closed = True
        if self._reading.acquire(blocking=False):
            try:
                self._end_turn()
            finally:
                self._reading.release()

    def _end_turn(self) -> None:
        if not self._has_turn:
            return
        self._has_turn = False
        try:
            if self._start is not None:
                with contextlib.suppress(Exception):
                    self._file.seek(self._start)
        finally:
            self._turn.lock.release()


class PieceReader(Reader):
    """An iterable of pieces."""

    def __init__(self, pieces: Iterable[object]) -> None:
        self._pieces: Iterator[object] = iter(pieces)
        self._is_once = self._pieces is pieces
        self._size = 0

    def read(self, seconds: float) -> bytes | None:
        """The next piece that is not empty."""
        for piece in self._pieces:
            data = as_piece(piece)
            if data:
                self._size += len(data)
                return data
        return b""

    def finish(self) -> None:
        """Check that an iterator was not used up before."""
        if self._is_once and not self._size:
            raise gave_nothing()


def as_piece(piece: object) -> bytes:
    """What a source gave, as bytes.

    Raises:
        InvalidArgumentError: When it gave something else.
    """
    if isinstance(piece, bytes):
        return piece
    if isinstance(piece, bytearray | memoryview):
        return bytes(piece)
    if isinstance(piece, str):
        raise InvalidArgumentError("it gives text: open it with mode 'rb', or encode the text")
    raise InvalidArgumentError(f"it must give bytes, not {type(piece).__name__}")


def gave_nothing() -> InvalidArgumentError:
    """The error for a source that is read once and gave nothing, which nobody means to send."""
    return InvalidArgumentError(
        "nothing could be read from it: it was read before, or is empty; an empty file is sent as b''"
    )


def _is_readable(fd: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _position(file: Any) -> int | None:
    """Where a file stands, if it can go back there."""
    try:
        position = file.tell()
        file.seek(position)
    except Exception:  # an object of the caller's own may raise anything
        return None
    return position if isinstance(position, int) else None


class _Turn:
    """The lock of one object, kept for as long as somebody reads it."""

    def __init__(self, file: object) -> None:
        self.file = file  # so that its id names nothing else meanwhile
        self.lock = threading.Lock()


_turns: weakref.WeakValueDictionary[int, _Turn] = weakref.WeakValueDictionary()
_turns_lock = threading.Lock()


def _turn_of(file: object) -> _Turn:
    with _turns_lock:
        turn = _turns.get(id(file))
        if turn is None:
            turn = _turns[id(file)] = _Turn(file)
        return turn
