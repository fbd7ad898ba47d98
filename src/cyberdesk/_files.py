"""Work on local files: blocking, used by both clients (the asynchronous one calls it in a thread)."""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
import threading
from collections.abc import Generator, Mapping, Sequence
from io import BufferedWriter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from msgspec import UNSET, UnsetType

from ._core.arguments import from_mapping, make
from .errors import InvalidArgumentError, LocalFileError

if TYPE_CHECKING:
    from ._generated.models.file_input import FileInput

    FileSource: TypeAlias = FileInput | Path | tuple[str, bytes] | Mapping[str, object]


def file_inputs(sources: Sequence[FileSource] | None | UnsetType) -> list[FileInput] | None | UnsetType:
    """Read files into the form in which they are sent: base64 in JSON.

    Raises:
        LocalFileError: When a file cannot be read.
        InvalidArgumentError: When a source is of no known kind.
    """
    if sources is None or sources is UNSET:
        return sources
    if isinstance(sources, str | bytes | Path | Mapping) or not isinstance(sources, Sequence):
        raise InvalidArgumentError("file_inputs must be a list of files")
    return [_file_input(source) for source in sources]


def encoded_content(source: bytes | str | Path) -> str:
    """What a file shall hold, in base64: bytes, text (as UTF-8), or what a local file holds.

    Raises:
        LocalFileError: When the file cannot be read.
        InvalidArgumentError: When it is nothing of these.
    """
    kind = type(source).__name__
    if isinstance(source, Path):
        source = _read(source)
    elif isinstance(source, str):
        try:
            source = source.encode()
        except UnicodeEncodeError:
            raise InvalidArgumentError("content is no valid text") from None
    elif not isinstance(source, bytes | bytearray | memoryview):
        raise InvalidArgumentError(f"content is bytes, text or a Path, not {kind}")
    return base64.b64encode(source).decode("ascii")


def _file_input(source: object) -> FileInput:
    from ._generated.models.file_input import FileInput  # noqa: PLC0415  # loaded when first used

    if isinstance(source, FileInput):
        return source
    if isinstance(source, Mapping):
        return from_mapping(FileInput, cast("Mapping[str, object]", source))
    if isinstance(source, Path):
        name, content = source.name, _read(source)
    elif _is_pair(source):
        name, content = source
    else:
        raise InvalidArgumentError(
            f"a file input is a Path, a (name, bytes) pair or a FileInput, not {type(source).__name__}"
        )
    return make(FileInput, filename=name, content=base64.b64encode(content).decode("ascii"))


def _is_pair(source: object) -> TypeGuard[tuple[str, bytes]]:
    if not isinstance(source, tuple):
        return False
    parts = cast("tuple[object, ...]", source)
    return len(parts) == 2 and isinstance(parts[1], bytes | bytearray | memoryview)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _local_error("read", path, error) from error


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
        raise _local_error("write", target, error) from error


def _local_error(what: str, path: Path, error: OSError | ValueError) -> LocalFileError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return LocalFileError(f"cannot {what} {path}: {reason}")
