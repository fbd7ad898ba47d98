"""Contents of files that are small enough for memory: blocking, used by both clients."""

from __future__ import annotations

import base64
import os
from pathlib import Path, PurePath
from typing import IO, cast

from .._core.http.request import File
from ..errors import InvalidArgumentError, local_file_error

_IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""The media types that prompts may show; the system's own table does not know all of them everywhere."""


def prompt_image(
    *,
    file_path: str | os.PathLike[str] | None,
    file_content: bytes | IO[bytes] | None,
    filename: str | None,
    content_type: str | None,
) -> File:
    """Read an image into the form in which it is uploaded.

    Raises:
        LocalFileError: When the file cannot be read.
        InvalidArgumentError: When there is not exactly one of path and content.
    """
    if (file_path is None) == (file_content is None):
        raise InvalidArgumentError("give either file_path or file_content")
    path = None if file_path is None else Path(file_path)
    content = file_content if path is None else _read(path)
    if not isinstance(content, bytes) and not callable(getattr(content, "read", None)):
        raise InvalidArgumentError(f"file_content is bytes or an open binary file, not {type(content).__name__}")
    name = filename or (path.name if path is not None else "image")
    guessed = _IMAGE_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    return File(content=cast("bytes | IO[bytes]", content), filename=name, content_type=content_type or guessed)


def base64_content(source: bytes | Path | str) -> str:
    """The content of a file as base64; text is taken to be that already.

    Raises:
        LocalFileError: When the file cannot be read.
        InvalidArgumentError: When the source is of no known kind, or text that is no base64.
    """
    if isinstance(source, str):
        try:
            base64.b64decode(source, validate=True)
        except ValueError:
            raise InvalidArgumentError("content must be bytes, a Path, or text in base64") from None
        return source
    if isinstance(source, Path):
        source = _read(source)
    if not isinstance(source, bytes | bytearray | memoryview):
        raise InvalidArgumentError(
            f"content must be bytes, a Path, or text in base64, not {type(source).__name__}"
        )
    return base64.b64encode(source).decode("ascii")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise local_file_error(f"read {path}", error) from error
