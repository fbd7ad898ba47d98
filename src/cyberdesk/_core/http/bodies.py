"""JSON bodies, some of which hold files that are too large for memory."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from typing import IO

import attrs
import msgspec

from ...errors import InvalidArgumentError
from ..models.json_values import allow, check_json, find_text_error, simplified
from ..refs import Ref, as_json


class Streamed(ABC):
    """A file whose content is read while it is sent, as base64; it is opened again for each attempt."""

    size: int
    """How many bytes it has."""

    @abstractmethod
    def open(self) -> IO[bytes]:
        """Open it at its beginning. Several may be open at the same time."""

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


allow(Streamed)


def base64_length(size: int) -> int:
    """The length of the base64 of a number of bytes."""
    return (size + 2) // 3 * 4


def encode(value: object) -> bytes | StreamedBody:
    """Encode a body as JSON. Fields that are UNSET are left out.

    `Streamed` files may stand in place of strings, and references in place of any value.

    Raises:
        InvalidArgumentError: When JSON cannot express something in it exactly; the message names the place.
        RecursionError: When it is nested too deeply, or contains itself.
    """
    check_json(value)
    files: list[tuple[bytes, Streamed]] = []

    def hook(item: object) -> object:
        if isinstance(item, Ref):
            return as_json(item)
        if not isinstance(item, Streamed):
            return simplified(item)
        # Nobody can know this text, so nothing else in the body can be taken for it.
        mark = uuid.uuid4().hex
        files.append((f'"{mark}"'.encode(), item))
        return mark

    try:
        content = msgspec.json.encode(value, enc_hook=hook)
    except UnicodeEncodeError as error:
        raise InvalidArgumentError(find_text_error(value) or str(error)) from None
    if not files:
        return content
    pieces: list[bytes | Streamed] = []
    for mark, file in files:
        before, _, content = content.partition(mark)
        pieces += [before + b'"', file]
        content = b'"' + content
    return StreamedBody((*pieces, content))
