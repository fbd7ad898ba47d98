"""Downloads on their way to their place: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from collections.abc import Generator
from io import BufferedWriter
from pathlib import Path

from ..errors import InvalidArgumentError, local_file_error


class PartialFile:
    """A download on its way to its place: beside the target under another name until it is whole.

    A thread may still be in one of the methods when the task that waits for it is cancelled, so they exclude each
    other, and what comes after `discard` does nothing.

    Raises:
        InvalidArgumentError: From `check` and `finish`, when the target exists and must not be overwritten.
        LocalFileError: From every method but `discard`, when the disk says no.
    """

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self._target = target
        self._overwrite = overwrite
        self._path = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.part")
        self._file: BufferedWriter | None = None
        self._discarded = False
        self._lock = threading.Lock()

    def check(self) -> None:
        """Complain now of what `finish` would complain of after the download."""
        with _writing_to(self._target), contextlib.suppress(FileNotFoundError):
            self._target.lstat()
            if not self._overwrite:
                raise FileExistsError

    def restart(self) -> None:
        """Begin, or forget what was written because the download starts again."""
        with self._lock, _writing_to(self._target):
            if self._discarded:
                return
            if self._file is None:
                self._file = self._path.open("xb")
            self._file.seek(0)
            self._file.truncate()

    def write(self, chunk: bytes) -> None:
        """Append to the file."""
        with self._lock, _writing_to(self._target):
            if self._file is not None:
                self._file.write(chunk)

    def finish(self) -> None:
        """Put the file in its place, in one step."""
        with self._lock, _writing_to(self._target):
            if self._file is None:
                return
            self._file.close()
            if self._overwrite:
                self._path.replace(self._target)
            else:
                _move_to_new(self._path, self._target)

    def discard(self) -> None:
        """Leave nothing behind; a file that was finished stays."""
        with self._lock:
            self._discarded = True
            file, self._file = self._file, None
            with contextlib.suppress(OSError):
                if file is not None:
                    file.close()
            with contextlib.suppress(OSError, ValueError):
                self._path.unlink(missing_ok=True)


def _move_to_new(source: Path, target: Path) -> None:
    """Rename without replacing what may have appeared meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        target.touch(exist_ok=False)
        try:
            source.replace(target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _writing_to(target: Path) -> Generator[None, None, None]:
    try:
        yield
    except FileExistsError:
        raise InvalidArgumentError(f"{target} exists already: pass overwrite=True to replace it") from None
    except (OSError, ValueError) as error:
        raise local_file_error(f"write {target}", error) from error
