"""Preparing the caller's files for a request: blocking, used by both clients."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Generator, Mapping, Sequence
from os import PathLike
from typing import IO, TypeGuard, cast, overload

import attrs

from .._core.http.bodies import Streamed
from .._core.http.request import UnsetType
from .._core.models.arguments import from_mapping
from .._core.models.json_values import is_a
from .._generated.models.file_input import FileInput
from ..errors import CyberdeskError, InvalidArgumentError, LocalFileError, shorten
from .contents import Content, Copy
from .readers import BLOCK_BYTES, Reader
from .sources import (
    AsyncPieces,
    FileContent,
    FileSource,
    can_be_opened_again,
    name_of,
    open_source,
    unknown_source,
)

INLINE_BYTES = 64 * 1024
"""Up to which size a file is read at once, as streaming it would cost more than its memory."""


class StreamedFile(Streamed):
    """A content that is read while it is sent.

    Args:
        label: The file's path or name, for errors.
        content: What is in it.
    """

    def __init__(self, label: str, content: Content) -> None:
        self.label = label
        self.size = content.size
        self._content = content

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        with reading(self.label):
            return self._content.open()

    def read(self, file: IO[bytes]) -> bytes:
        """Read the next piece as base64."""
        return base64.b64encode(self.read_block(file))

    def read_block(self, file: IO[bytes]) -> bytes:
        """Read the next piece as it is; all but the last have the same length."""
        # A raw file may give less than it is asked for, and only whole blocks of base64 can be put together.
        parts: list[bytes] = []
        missing = BLOCK_BYTES
        with reading(self.label):
            while missing > 0 and (part := file.read(missing)):
                parts.append(part)
                missing -= len(part)
        return b"".join(parts)

    def whole(self) -> bytes:
        """All of it in memory."""
        with contextlib.closing(self.open()) as file:
            blocks = list(iter(lambda: self.read_block(file), b""))
        content = b"".join(blocks)
        if len(content) != self.size:
            raise LocalFileError(f"{self.label} changed while it was read")
        return content

    def __repr__(self) -> str:
        return f"StreamedFile({self.label!r}, {self.size} bytes)"


class PreparedFiles(Sequence[FileInput]):
    """Files that were read or opened once, and can be sent as often as needed until `close`.

    They may stand wherever files are given: `client.runs.create(workflow_id, file_inputs=prepared)`.
    """

    def __init__(self) -> None:
        self._files: list[FileInput] = []
        self._contents: list[Content] = []

    def add(self, file: FileInput, content: Content | None = None) -> None:
        """Append a file, and what is to be closed with it."""
        self._files.append(file)
        if content is not None:
            self._contents.append(content)

    def close(self) -> None:
        """Remove the copies that were made, and close what was opened."""
        contents, self._contents = self._contents, []
        for content in contents:
            content.close()

    @overload
    def __getitem__(self, index: int) -> FileInput: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FileInput]: ...
    def __getitem__(self, index: int | slice) -> FileInput | Sequence[FileInput]:
        return self._files[index]

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"PreparedFiles({[file.filename for file in self._files]})"


class Draft:
    """One file that is being prepared.

    Attributes:
        label: Its path or name, for errors.
        source: How it is read: a `Content` can be sent as it is, the others have to be copied first.
        copy: The copy, once it was begun.
    """

    def __init__(self, given: object) -> None:
        self._model, content = _parts(given)
        self.label = printable(content if is_a(content, PathLike) else self._model.filename)
        self.source: Content | Reader | AsyncPieces | None = None
        self.copy: Copy | None = None
        if not isinstance(content, str | Streamed):  # strings are base64 already, or refused
            with reading(self.label):
                self.source = open_source(content)

    @property
    def must_be_copied(self) -> bool:
        """Whether it can be read only once."""
        return self.source is not None and not isinstance(self.source, Content)

    def begin_copy(self) -> None:
        """Make the copy, which is still empty."""
        self.copy = Copy()

    def read(self, seconds: float) -> bytes | None:
        """The next piece of a source that is read once; see `Reader`."""
        with reading(self.label):
            return cast("Reader", self.source).read(seconds)

    def write(self, piece: bytes) -> None:
        """Append to the copy."""
        with reading(self.label):
            cast("Copy", self.copy).write(piece)

    def end_copy(self) -> None:
        """Send the copy from now on."""
        with reading(self.label):
            if isinstance(self.source, Reader):
                self.source.finish()
            elif isinstance(self.source, AsyncPieces):
                self.source.finish(cast("Copy", self.copy).size)
        self.close_source()
        self.source, self.copy = self.copy, None

    def finish(self, files: PreparedFiles) -> None:
        """Return the file, together with what it holds, which the caller owns from now on."""
        content = cast("Content | None", self.source)
        if content is None:
            files.add(self._model)
            return
        streamed = StreamedFile(self.label, content)
        if content.size > INLINE_BYTES:
            files.add(_with_content(self._model, streamed), content)
        else:
            text = base64.b64encode(streamed.whole()).decode("ascii")
            content.close()
            files.add(_with_content(self._model, text))
        self.source = None

    def close(self) -> None:
        """Give up: close and remove everything."""
        self.close_source()
        for content in (self.source, self.copy):
            if isinstance(content, Content):
                content.close()

    def close_source(self) -> None:
        """Leave what was read once as it was found."""
        if isinstance(self.source, Reader):
            with contextlib.suppress(OSError):
                self.source.close()


def drafts(given: Sequence[FileSource]) -> list[Draft]:
    """Begin to prepare the files of a call.

    Raises:
        InvalidArgumentError: When it is not a list of files.
        LocalFileError: When one of them cannot be read.
    """
    if isinstance(given, str | bytes | PathLike | Mapping) or not isinstance(given, Sequence):
        raise InvalidArgumentError("file_inputs must be a list of files")
    begun: list[Draft] = []
    try:
        begun.extend(map(Draft, given))
    except BaseException:
        close_all(begun)
        raise
    return begun


def finished(begun: Sequence[Draft]) -> PreparedFiles:
    """The files, once everything that can be read only once was copied."""
    files = PreparedFiles()
    try:
        for draft in begun:
            draft.finish(files)
    except BaseException:
        files.close()
        close_all(begun)
        raise
    return files


def close_all(begun: Sequence[Draft]) -> None:
    """Give up what was begun."""
    for draft in begun:
        draft.close()


def whole(file: FileInput) -> bytes:
    """The bytes of a file that was prepared."""
    content: object = file.content
    return content.whole() if isinstance(content, StreamedFile) else base64.b64decode(cast("str", content))


def text_content(content: FileContent | str) -> FileContent:
    """What a file shall hold, where a string is text: it is written as UTF-8.

    Raises:
        InvalidArgumentError: When the string is not valid Unicode.
    """
    try:
        return content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError:
        raise InvalidArgumentError("content is not valid Unicode text (it holds a lone surrogate)") from None


def base64_content(content: FileContent | str) -> FileContent | str:
    """What a file shall hold, where a string is base64.

    Raises:
        InvalidArgumentError: When the string is not valid base64.
    """
    if isinstance(content, str):
        try:
            base64.b64decode(content, validate=True)
        except ValueError:
            raise InvalidArgumentError("content must be bytes, a Path, or a string in base64") from None
    return content


def can_be_sent_again(files: Sequence[FileSource] | None | UnsetType) -> bool:
    """Whether a later call with the same files would send the same bytes, without their being prepared first.

    True for prepared files, bytes, base64 and the paths of regular files. False for what is open, iterators,
    pipes, and buffers that their owner may change.
    """
    if isinstance(files, PreparedFiles) or not isinstance(files, Sequence):
        return True
    return all(_is_repeatable(given) for given in files)


def _is_repeatable(given: object) -> bool:
    if isinstance(given, FileInput):
        content: object = given.content
    elif isinstance(given, Mapping):
        content = cast("Mapping[str, object]", given).get("content", b"")
    else:
        content = given[1] if _is_pair(given) else given
    return isinstance(content, Streamed) or can_be_opened_again(content)


@contextlib.contextmanager
def reading(label: str) -> Generator[None, None, None]:
    """Name the file in errors, and turn what a source of the caller's own raises into one of ours."""
    try:
        yield
    except (InvalidArgumentError, LocalFileError) as error:
        raise type(error)(f"cannot send {label}: {error.message}") from error.__cause__
    except CyberdeskError:
        raise
    except Exception as error:  # the file may be an object of the caller's own
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        raise LocalFileError(f"cannot read {label}: {shorten(reason, 200)}") from error


def printable(name: object) -> str:
    """A name that any log can hold."""
    return str(name).encode("utf-8", "backslashreplace").decode()


def _parts(given: object) -> tuple[FileInput, object]:
    """A file as the API has it, still without its content, and the content."""
    if isinstance(given, FileInput):
        return given, given.content
    if isinstance(given, Mapping):
        fields = cast("Mapping[str, object]", given)
        content = fields.get("content")
        if content is None or isinstance(content, str):
            return from_mapping(FileInput, fields), content or ""
        return from_mapping(FileInput, {**fields, "content": ""}), content
    if _is_pair(given):
        name, content = given
        if not isinstance(name, str) or not name:
            raise InvalidArgumentError("the name of a (name, content) pair must be a non-empty string")
        if isinstance(content, str):
            raise InvalidArgumentError(f"the content of {printable(name)} is a string: encode it to bytes")
    else:
        if is_a(given, str | bytes | bytearray | memoryview):
            raise unknown_source(given)
        name, content = name_of(given), given
    return FileInput(filename=name, content=""), content


def _with_content(file: FileInput, content: str | StreamedFile) -> FileInput:
    return attrs.evolve(file, content=cast("str", content))


def _is_pair(given: object) -> TypeGuard[tuple[object, object]]:
    return isinstance(given, tuple) and len(cast("tuple[object, ...]", given)) == 2
