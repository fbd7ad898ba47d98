"""Contents that are downloaded and read piece by piece."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self, cast

from ..._core.http.request import Request, RequestOptions
from ...errors import ClientClosedError, local_file_error
from ..http.pipeline import Pipeline
from ..platform.primitives import cleanup_scope, in_thread

_PIECE_BYTES = 256 * 1024
_MEMORY_BYTES = 1024 * 1024
_CLOSE_SECONDS = 10.0


class Download:
    """The content of a file, fetched on entering the block and iterated over inside it.

    Attributes:
        size: How many bytes it has.

    Example:
        >>> with client.run_attachments.stream(attachment.id) as content:
        ...     pieces = [piece for piece in content]
    """

    def __init__(self, pipeline: Pipeline, request: Request[bytes], options: RequestOptions) -> None:
        self._pipeline = pipeline
        self._request = request
        self._options = options
        self._file: IO[bytes] | None = None
        self.size = 0

    def __enter__(self) -> Self:
        # On disk only when it is large.
        self._file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=_MEMORY_BYTES))  # noqa: SIM115  # closed on exit
        try:
            self._pipeline.send(self._request, self._options, sink=self._fill)
            in_thread(self._file.seek, 0)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._file is None:
            raise ClientClosedError("the download is over: it is read inside its block")
        piece = in_thread(self._file.read, _PIECE_BYTES)
        if not piece:
            raise StopIteration
        return piece

    def _fill(self, chunks: Iterator[bytes], total: int | None) -> None:
        file = cast("IO[bytes]", self._file)
        self.size = 0
        try:
            in_thread(file.seek, 0)
            in_thread(file.truncate)
            for chunk in chunks:
                in_thread(file.write, chunk)
                self.size += len(chunk)
        except OSError as error:
            raise local_file_error("write a temporary file", error) from error

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with cleanup_scope(_CLOSE_SECONDS):
                in_thread(file.close)
