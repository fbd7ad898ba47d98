"""Compressed bodies, unpacked whole and never beyond a limit."""

from __future__ import annotations

import math
import zlib
from typing import Any

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_LAYERS = 3


class UnpackFailure(Exception):
    """The body is not what its `Content-Encoding` says."""


class CutShort(UnpackFailure):
    """The compressed body ends too early: some of it was lost on the way."""


class TooLarge(UnpackFailure):
    """The body is larger than the limit."""


def encodings(header: str) -> list[str]:
    """The encodings a `Content-Encoding` header names, those that change nothing left out."""
    names = [name.strip().lower() for name in header.split(",")]
    return [name for name in names if name not in ("", "identity")]


def unpack(content: bytes, header: str, limit: float) -> bytes:
    """Undo the encodings of a body.

    Args:
        content: The body as it was sent.
        header: The value of `Content-Encoding`.
        limit: The most bytes that may come out.

    Raises:
        CutShort: When the end is missing.
        TooLarge: When more than the limit would come out.
        UnpackFailure: When it is corrupt, or an encoding is unknown.
    """
    names = encodings(header)
    if len(names) > _MAX_LAYERS:
        raise UnpackFailure(f"{len(names)} encodings on top of each other")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            content = _gunzip(content, limit)
        elif name == "deflate":
            content = _inflate(content, limit)
        else:
            raise UnpackFailure("it has an encoding that was not asked for")
    return content


def _gunzip(content: bytes, limit: float) -> bytes:
    parts: list[bytes] = []
    while content:
        part, content = _decompress(zlib.decompressobj(zlib.MAX_WBITS | 16), content, limit)
        parts.append(part)
        limit -= len(part)
        # Several members may follow each other; some servers pad the last one.
        if content and not content.startswith(_GZIP_MAGIC):
            if content.strip(b"\0"):
                raise UnpackFailure("something follows its end")
            break
    return b"".join(parts)


def _inflate(content: bytes, limit: float) -> bytes:
    if not content:
        return b""
    try:
        return _decompress(zlib.decompressobj(), content, limit)[0]
    except (CutShort, TooLarge):
        raise
    except UnpackFailure:
        # "deflate" should mean zlib's format, but some servers send the bare stream.
        return _decompress(zlib.decompressobj(-zlib.MAX_WBITS), content, limit)[0]


def _decompress(decompressor: Any, content: bytes, limit: float) -> tuple[bytes, bytes]:
    # One more than allowed tells a body that fills the limit from one that exceeds it; 0 would mean no limit.
    most = 0 if math.isinf(limit) else int(limit) + 1
    try:
        plain: bytes = decompressor.decompress(content, most)
    except zlib.error as error:
        raise UnpackFailure(str(error)) from None
    if most and len(plain) >= most:
        raise TooLarge
    if not decompressor.eof:
        raise CutShort("the compressed data ends too early")
    unused: bytes = decompressor.unused_data
    return plain, unused
