"""Work on local files: blocking, used by both clients (the asynchronous one calls it in a thread)."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from msgspec import UNSET, UnsetType

from ._core.arguments import make
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


def _file_input(source: object) -> FileInput:
    from ._generated.models.file_input import FileInput  # noqa: PLC0415  # loaded when first used

    if isinstance(source, FileInput):
        return source
    if isinstance(source, Mapping):
        return make(FileInput, **cast("Mapping[str, object]", source))
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
    except OSError as error:
        raise _local_error("read", path, error) from error


class PartialFile:
    """A download on its way to its place: beside the target under another name until it is whole.

    Raises:
        InvalidArgumentError: When the target exists and must not be overwritten.
        LocalFileError: From every method, when the disk says no.
    """

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self._target = target
        self._overwrite = overwrite
        if not overwrite and os.path.lexists(target):
            raise _exists(target)
        self._path = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.part")
        try:
            self._file = self._path.open("xb")
        except OSError as error:
            raise _local_error("write", target, error) from error

    def restart(self) -> None:
        """Forget what was written, because the download starts again."""
        self._file.seek(0)
        self._file.truncate()

    def write(self, chunk: bytes) -> None:
        """Append to the file."""
        try:
            self._file.write(chunk)
        except OSError as error:
            raise _local_error("write", self._target, error) from error

    def finish(self) -> None:
        """Put the file in its place, in one step."""
        try:
            self._file.close()
            if not self._overwrite:
                self._target.touch(exist_ok=False)
            self._path.replace(self._target)
        except FileExistsError:
            raise _exists(self._target) from None
        except OSError as error:
            raise _local_error("write", self._target, error) from error

    def discard(self) -> None:
        """Leave nothing behind; a file that was finished stays."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def _local_error(what: str, path: Path, error: OSError) -> LocalFileError:
    return LocalFileError(f"cannot {what} {path}: {error.strerror or error}")


def _exists(target: Path) -> InvalidArgumentError:
    return InvalidArgumentError(f"{target} exists already: pass overwrite=True to replace it")
