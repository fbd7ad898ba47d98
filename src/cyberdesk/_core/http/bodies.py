"""JSON bodies that hold files too large for memory."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from typing import IO

import attrs
import msgspec

from ..sessions.refs import Ref, as_json


class Streamed(ABC):
    """A file whose content is read while it is sent, as base64; it is opened again for each attempt."""

    size: int
    """How many bytes it has."""

    @abstractmethod
    def open(self) -> IO[bytes]:
        """Open it, positioned at its beginning."""

    @abstractmethod
    def read(self, file: IO[bytes]) -> bytes:
        """Read the next piece of the opened file, encoded; nothing at its end."""


@attrs.frozen(eq=False)
class StreamedBody:
    """A body in pieces: bytes as they are, and files between them.

    Attributes:
        pieces: In the order in which they are sent.
    """

    pieces: tuple[bytes | Streamed, ...] = attrs.field(repr=False)

    @property
    def length(self) -> int:
        """How many bytes will be sent."""
        return sum(len(piece) if isinstance(piece, bytes) else base64_length(piece.size) for piece in self.pieces)


def base64_length(size: int) -> int:
    """The length of the base64 of a number of bytes."""
    return (size + 2) // 3 * 4


def encode(value: object) -> bytes | StreamedBody:
    """Encode a body as JSON. Fields that are UNSET are left out.

    `Streamed` files may stand in place of strings, and references in place of any value.

    Raises:
        TypeError: When something in it cannot be written as JSON.
    """
    files: list[tuple[bytes, Streamed]] = []

    def hook(item: object) -> str | dict[str, str]:
        if isinstance(item, Ref):
            return as_json(item)
        if not isinstance(item, Streamed):
            raise TypeError(f"a {type(item).__name__} cannot be written as JSON")
        # This string is random, so nothing else in the body can be mistaken for it.
        mark = uuid.uuid4().hex
        files.append((f'"{mark}"'.encode(), item))
        return mark

    content = msgspec.json.encode(value, enc_hook=hook)
    if not files:
        return content
    pieces: list[bytes | Streamed] = []
    for mark, file in files:
        before, _, content = content.partition(mark)
        pieces += [before + b'"', file]
        content = b'"' + content
    return StreamedBody((*pieces, content))
