"""Downloads on their way to their target: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import threading
from collections.abc import Generator
from io import BufferedWriter
from pathlib import Path
from typing import cast

from ..errors import InvalidArgumentError, local_file_error


class PartialFile:
    """A download on its way to its target: beside it, under another name, until it is complete.

    The target is what `open(path, "wb")` would write to: a link stays a link, and the file behind it is replaced.
    Only regular files are replaced, never devices, pipes and folders, nor a file that may not be written to.

    A thread may still be in one of the methods when the task that waits for it is cancelled, so they exclude each
    other, and what comes after `discard` does nothing.

    Args:
        target: Where the file shall be.
        overwrite: Whether a file that exists may be replaced.

    Raises:
        InvalidArgumentError: From `check` and `finish`, when the target exists and must not be replaced.
        LocalFileError: From every method but `discard`, when the file system refuses.
    """

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self._given = target
        self._target = target
        self._overwrite = overwrite
        self._path: Path | None = None
        self._file: BufferedWriter | None = None
        self._discarded = False
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raise now what `finish` would raise after the download."""
        with _writing_to(self._given):
            self._replaced_mode()
            if self._overwrite and self._given.is_symlink():
                self._target = self._given.resolve()

    def _replaced_mode(self) -> int | None:
        """The permissions of the file that is replaced; None when there is none."""
        try:
            mode = (self._given.stat() if self._overwrite else self._given.lstat()).st_mode
        except FileNotFoundError:
            return None
        if not self._overwrite:
            raise FileExistsError
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise InvalidArgumentError(f"{self._given} is not a regular file and is not replaced")
        if not os.access(self._given, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return stat.S_IMODE(mode)

    def restart(self) -> None:
        """Begin, or forget what was written because the download starts again."""
        with self._lock, _writing_to(self._given):
            if self._discarded:
                return
            if self._file is None:
                self._path = self._target.with_name(f".{self._target.name[:50]}.{secrets.token_hex(8)}.part")
                self._file = self._path.open("xb")
            self._file.seek(0)
            self._file.truncate()

    def write(self, chunk: bytes) -> None:
        """Append to the file."""
        with self._lock, _writing_to(self._given):
            if self._file is not None:
                self._file.write(chunk)

    def finish(self) -> None:
        """Give the file the target's name, in one step."""
        with self._lock, _writing_to(self._given):
            if self._file is None or self._path is None:
                return
            self._file.close()
            if not self._overwrite:
                _move_to_new(self._path, self._target)
                return
            mode = self._replaced_mode()  # it may have become something else meanwhile
            if mode is not None:
                with contextlib.suppress(OSError):
                    self._path.chmod(mode)
            self._path.replace(self._target)

    def discard(self) -> None:
        """Leave nothing behind; a file that was finished stays."""
        with self._lock:
            self._discarded = True
            file, self._file = self._file, None
            with contextlib.suppress(OSError):
                if file is not None:
                    file.close()
            with contextlib.suppress(OSError, ValueError):
                if self._path is not None:
                    self._path.unlink(missing_ok=True)


def local_path(path: object) -> Path:
    """A path that the caller gave; the current folder when it is None.

    Raises:
        InvalidArgumentError: When it is not a path.
    """
    if path is None:
        return Path()
    if isinstance(path, str | os.PathLike):
        return Path(os.fsdecode(cast("str | os.PathLike[str]", path)))
    raise InvalidArgumentError(f"path must be a path, not {type(path).__name__}")


def is_folder(path: Path) -> bool:
    """Whether a path is an existing folder.

    Raises:
        LocalFileError: When the file system cannot say.
    """
    with _writing_to(path):
        return path.is_dir()


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
    except InvalidArgumentError:
        raise
    except FileExistsError:
        raise InvalidArgumentError(f"{target} exists already: pass overwrite=True to replace it") from None
    except (OSError, ValueError) as error:
        raise local_file_error(f"write {target}", error) from error
