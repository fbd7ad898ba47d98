"""The files of a job's rows: blocking, used by both clients."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ..errors import CyberdeskError, InvalidArgumentError, local_file_error
from .uploads import BLOCK_BYTES, StreamedFile

if TYPE_CHECKING:
    from .._generated.models.file_input import FileInput
    from .uploads import FileSource


class OpenFiles:
    """Open files that the rows of one job may share."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def copied(self, sources: Sequence[FileSource]) -> Sequence[FileSource]:
        """The same files, but of those that are open, a copy is sent.

        Several rows may be given the same open file, and a row may be created when its file is closed already.
        """
        if not isinstance(sources, list | tuple):
            return sources  # refused later
        return [self._copied(source) for source in cast("Sequence[Any]", sources)]

    def _copied(self, source: Any) -> Any:
        name, file = source if isinstance(source, tuple) and len(cast("Any", source)) == 2 else (None, source)
        if isinstance(file, io.TextIOBase) or not (hasattr(file, "read") and hasattr(file, "seek")):
            return source
        name = name or getattr(file, "name", None)
        if not isinstance(name, str) or not file.seekable():
            return source
        return (name.replace("\\", "/").rpartition("/")[2], self._read(cast("BinaryIO", file)))

    def _read(self, file: BinaryIO) -> Iterator[bytes]:
        with self._lock:
            start = file.tell()
            try:
                while block := file.read(BLOCK_BYTES):
                    yield block
            finally:
                file.seek(start)


def digest_of(files: Sequence[FileInput]) -> str:
    """A digest of all that is sent for some files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(
            repr((file.filename, file.target_path, file.cleanup_imports_after_run)).encode(errors="replace")
        )
        digest.update(_digest_of_content(file.content))
    return digest.hexdigest()[:32]


def unreadable(index: int | None, error: Exception) -> CyberdeskError:
    """The error of a row whose files cannot be read; without an index, of files that all rows share."""
    if isinstance(error, CyberdeskError):
        return error
    files = "the files of all rows" if index is None else f"the files of row {index}"
    if isinstance(error, OSError):
        own: CyberdeskError = local_file_error(f"read {files}", error)
    else:
        own = InvalidArgumentError(f"reading {files} raised {type(error).__name__}: {error}")
    own.__cause__ = error
    return own


def _digest_of_content(content: object) -> bytes:
    digest = hashlib.sha256()
    if isinstance(content, StreamedFile):
        with content.open() as file:
            while block := content.read(file):
                digest.update(block)
    else:
        digest.update(str(content).encode(errors="replace"))
    return digest.digest()
