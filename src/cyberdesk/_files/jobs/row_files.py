"""The files of a job's rows: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence

from ..._generated.models.file_input import FileInput
from ...errors import CyberdeskError, InvalidArgumentError, local_file_error
from ..uploads import StreamedFile


def digest_of(files: Sequence[FileInput]) -> str:
    """A digest of all that is sent for some files."""
    digest = hashlib.sha256()
    for file in files:
        about = (file.filename, file.target_path, file.cleanup_imports_after_run)
        digest.update(repr(about).encode(errors="replace"))
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
        with contextlib.closing(content.open()) as file:
            while block := content.read(file):
                digest.update(block)
    else:
        digest.update(str(content).encode(errors="replace"))
    return digest.digest()
