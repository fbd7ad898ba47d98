"""Bodies that are read while they are sent."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ..._core.http.bodies import StreamedBody, base64_length
from ...errors import LocalFileError
from ..platform.primitives import in_thread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from ..._core.http.bodies import Streamed
    from ..._core.http.hidden import Hidden


class BodyStream:
    """Sends a body in pieces, from its beginning for every attempt.

    The iterator is not a generator: a server that responds early leaves it in the middle, and `aclose` then
    closes the file that is open.
    """

    def __init__(self, body: StreamedBody) -> None:
        self._body = body
        self._open: IO[bytes] | None = None

    @classmethod
    def of(cls, content: Hidden[bytes | StreamedBody | None]) -> BodyStream | None:
        """The stream of a body in pieces; None for any other."""
        body = content.reveal()
        return cls(body) if isinstance(body, StreamedBody) else None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Pieces(self, iter(self._body.pieces))

    async def start(self, file: Streamed) -> IO[bytes]:
        """Open a file of the body."""
        await self.aclose()
        self._open = await in_thread(file.open)
        return self._open

    async def aclose(self) -> None:
        """Close the file that is open."""
        file, self._open = self._open, None
        if file is not None:
            await in_thread(file.close)


class _Pieces:
    def __init__(self, stream: BodyStream, pieces: Iterator[bytes | Streamed]) -> None:
        self._stream = stream
        self._pieces = pieces
        self._current: tuple[Streamed, IO[bytes]] | None = None
        self._remaining = 0

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        while True:
            if self._current is None:
                piece = next(self._pieces, None)
                if piece is None:
                    raise StopAsyncIteration
                if isinstance(piece, bytes):
                    return piece
                self._current = piece, await self._stream.start(piece)
                self._remaining = base64_length(piece.size)
            block = await self._next_block(*self._current)
            if block:
                return block
            self._current = None

    async def _next_block(self, file: Streamed, opened: IO[bytes]) -> bytes:
        block = await in_thread(file.read, opened)
        self._remaining -= len(block)
        if self._remaining < 0 or (not block and self._remaining):
            # The length was announced, and a body of another length would be the same as a broken connection.
            raise LocalFileError(f"{file!r} changed while it was sent")
        if not block:
            await self._stream.aclose()
        return block
