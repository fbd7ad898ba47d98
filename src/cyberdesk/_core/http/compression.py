"""Compressed bodies, decompressed piece by piece and never beyond a limit."""

from __future__ import annotations

import io
import zlib
from typing import Any

MAX_RATIO = 200
"""How many times its compressed size a body may have. What the API sends has a ratio of 5 to 50."""

RATIO_APPLIES_FROM = 8 * 1024 * 1024
"""A body that is smaller than this, decompressed, may have any ratio."""

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_LAYERS = 3
_PIECE = 256 * 1024


class DecompressionFailure(Exception):
    """The body is not what its `Content-Encoding` says."""


class BodyCutShort(DecompressionFailure):
    """The compressed body ends too early: some of it was lost on the way."""


class BodyTooLarge(DecompressionFailure):
    """The body is larger than the limit."""


def encodings(header: str) -> list[str]:
    """The encodings that a `Content-Encoding` header names, without those that change nothing."""
    names = [name.strip().lower() for name in header.split(",")]
    return [name for name in names if name not in ("", "identity")]


def decompress(content: bytes, header: str, limit: float) -> bytes:
    """Undo the encodings of a body.

    Args:
        content: The body as it was sent.
        header: The value of `Content-Encoding`.
        limit: The most bytes that may come out.

    Raises:
        BodyCutShort: When the end is missing.
        BodyTooLarge: When more than the limit would come out, or far more than such a body can honestly have.
        DecompressionFailure: When it is corrupt, or an encoding is unknown.
    """
    names = encodings(header)
    if len(names) > _MAX_LAYERS:
        raise DecompressionFailure(f"it has {len(names)} layers of encodings")
    for name in reversed(names):
        most = min(limit, max(RATIO_APPLIES_FROM, MAX_RATIO * len(content)))
        if name in ("gzip", "x-gzip"):
            content = _gunzip(content, most)
        elif name == "deflate":
            content = _inflate(content, most)
        else:
            raise DecompressionFailure("it has an encoding that was not asked for")
    return content


def _gunzip(content: bytes, most: float) -> bytes:
    output = io.BytesIO()
    while content:
        content = _run(zlib.decompressobj(zlib.MAX_WBITS | 16), content, output, most)
        # Several members may follow each other; some servers pad the last one.
        if content and not content.startswith(_GZIP_MAGIC):
            if content.strip(b"\0"):
                raise DecompressionFailure("something follows its end")
            break
    return output.getvalue()


def _inflate(content: bytes, most: float) -> bytes:
    if not content:
        return b""
    output = io.BytesIO()
    try:
        _run(zlib.decompressobj(), content, output, most)
    except (BodyCutShort, BodyTooLarge):
        raise
    except DecompressionFailure:
        # "deflate" should mean zlib's format, but some servers send the bare stream.
        output = io.BytesIO()
        _run(zlib.decompressobj(-zlib.MAX_WBITS), content, output, most)
    return output.getvalue()


def _run(decompressor: Any, content: bytes, output: io.BytesIO, most: float) -> bytes:
    """Decompress one stream into the output; returns what follows its end."""
    while not decompressor.eof:
        try:
            piece: bytes = decompressor.decompress(content, _PIECE)
        except zlib.error as error:
            raise DecompressionFailure(str(error)) from None
        if not piece and not decompressor.eof and not decompressor.unconsumed_tail:
            raise BodyCutShort("the compressed data ends too early")
        output.write(piece)
        if output.tell() > most:
            raise BodyTooLarge
        content = decompressor.unconsumed_tail
    rest: bytes = decompressor.unused_data
    return rest
