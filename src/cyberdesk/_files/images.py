"""Images of prompts and of conversations."""

from __future__ import annotations

import base64
from pathlib import PurePath

from ..errors import ResponseDecodeError

_IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""The media types that prompts may show; the system's own table does not know all of them everywhere."""


def image_type(filename: str) -> str:
    """The media type that goes with the end of a name."""
    return _IMAGE_TYPES.get(PurePath(filename).suffix.lower(), "application/octet-stream")


def decoded_image(text: str) -> bytes:
    """An image that a message holds as base64, or as a data URL.

    Raises:
        ResponseDecodeError: When it is not valid base64.
    """
    _, _, content = text.rpartition(",")
    try:
        return base64.b64decode(content, validate=True)
    except ValueError as error:
        raise ResponseDecodeError(f"the image in the message is not valid base64: {error}") from None
