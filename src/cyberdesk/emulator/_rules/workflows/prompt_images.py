"""Images for prompts: their types, names and references."""

import re
from datetime import datetime

from cyberdesk._files.filenames import safe_name
from cyberdesk.emulator._rules.errors import BadRequest, FileTooLarge
from cyberdesk.emulator._state import ORGANIZATION_ID, PromptImageRecord, State

__all__ = ["MAX_BYTES", "copy_images", "image_type", "path_of", "store_image", "supabase_url"]

MAX_BYTES = 10 * 1024 * 1024

_BUCKET = "supabase://workflow-prompt-images/"
# Names consist of these characters and do not end in a dot, which would end a sentence.
_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_REFERENCE = re.compile(re.escape(_BUCKET) + r"(?P<path>[A-Za-z0-9._/-]*[A-Za-z0-9_-])")


def image_type(content: bytes) -> str | None:
    """The media type of an image by its first bytes, or None when prompts cannot show it."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return None


def store_image(state: State, filename: str, content: bytes, now: datetime) -> PromptImageRecord:
    """Store an image under a safe name; an existing one with that name is kept, as prompts may show it.

    Raises:
        BadRequest: it is not an image of a known type.
        FileTooLarge: it has more than `MAX_BYTES`.
    """
    if len(content) > MAX_BYTES:
        raise FileTooLarge(f"The image is larger than {MAX_BYTES} bytes")
    content_type = image_type(content)
    if content_type is None:
        raise BadRequest("The file is not a PNG, JPEG, GIF or WebP image")
    path = _free_path(state, _NAME.sub("_", safe_name(filename, "image")).strip(".") or "image")
    image = PromptImageRecord(path=path, content=content, content_type=content_type, created_at=now)
    state.prompt_images[path] = image
    return image


def path_of(filename: str) -> str:
    """The path of an image of this name in the storage."""
    return f"{ORGANIZATION_ID}/prompt-assets/{filename}"


def supabase_url(image: PromptImageRecord) -> str:
    """The reference to an image in a prompt."""
    return _BUCKET + image.path


def copy_images(state: State, prompt: str, now: datetime) -> str:
    """The prompt, with copies of all stored images that it shows."""
    copies: dict[str, str] = {}

    def of_copy(match: re.Match[str]) -> str:
        image = state.prompt_images.get(match["path"])
        if image is None:
            return match[0]
        if image.path not in copies:
            copies[image.path] = supabase_url(store_image(state, image.filename, image.content, now))
        return copies[image.path]

    return _REFERENCE.sub(of_copy, prompt)


def _free_path(state: State, name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    path, number = path_of(name), 1
    while path in state.prompt_images:
        number += 1
        path = path_of(f"{stem}-{number}{dot}{suffix}")
    return path
