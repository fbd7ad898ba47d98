"""The messages of a run's history, in the shape of the API."""

import base64
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, cast

import attrs

__all__ = [
    "Action",
    "Message",
    "closing",
    "image_url",
    "mentions_image",
    "note",
    "opening",
    "step",
    "with_embedded_images",
]

Message = dict[str, Any]


@attrs.frozen
class Action:
    """What a step did on the desktop: the name of the tool and its arguments."""

    tool: str
    arguments: Mapping[str, Any]


def image_url(organization_id: str, name: str) -> str:
    """The reference to a screenshot in a history."""
    return f"supabase://run-images/message-history/{organization_id}/{name}"


def opening(prompt: str, image: str, now: datetime) -> Message:
    """The first message: the task, and a screenshot."""
    return _message("user", [_text(prompt), _image(image)], now)


def step(index: int, text: str, action: Action, image: str, now: datetime, *, cached: bool) -> list[Message]:
    """One step of the agent: its tool call, and a screenshot taken afterwards."""
    tool_id = f"toolu_{index:04d}"
    use = {
        "type": "tool_use",
        "tool_use_id": tool_id,
        "tool_name": action.tool,
        "tool_input": dict(action.arguments),
    }
    result = {"type": "tool_result", "tool_use_id": tool_id, "tool_result": "done"}
    place: Message = {"step_index": index} | ({"event_type": "cached_step"} if cached else {})
    return [
        _message("assistant", [_text(text), use], now) | place,
        _message("user", [result, _image(image)], now) | place,
    ]


def closing(text: str, now: datetime) -> Message:
    """The last message of the agent."""
    return _message("assistant", [_text(text)], now)


def note(text: str, event_type: str, now: datetime) -> Message:
    """A message of the service itself."""
    return _message("system", [_text(text)], now) | {"event_type": event_type}


def mentions_image(history: list[Message] | None, reference: str) -> bool:
    """Whether a history refers to an image."""
    return any(block.get("image_url") == reference for message in history or () for block in _blocks(message))


def with_embedded_images(
    history: list[Message] | None, image: Callable[[str], bytes | None]
) -> list[Message] | None:
    """The history of a run in progress: with images instead of references to them."""
    if history is None:
        return None
    return [
        {**message, "content": [_embedded(block, image) for block in blocks]}
        if (blocks := _blocks(message))
        else message
        for message in history
    ]


def _blocks(message: Message) -> list[Message]:
    # A history can be set by a request, so its content may be anything.
    content: object = message.get("content")
    blocks = cast("list[object]", content) if isinstance(content, list) else []
    return cast("list[Message]", blocks) if all(isinstance(block, dict) for block in blocks) else []


def _embedded(block: Message, image: Callable[[str], bytes | None]) -> Message:
    reference = block.get("image_url")
    content = image(reference) if isinstance(reference, str) else None
    if content is None:
        return block
    kept = {key: value for key, value in block.items() if key != "image_url"}
    return kept | {"image_base64": base64.b64encode(content).decode()}


def _message(role: str, content: list[Message], now: datetime) -> Message:
    return {"role": role, "content": content, "timestamp": now.isoformat().replace("+00:00", "Z")}


def _text(text: str) -> Message:
    return {"type": "text", "text": text}


def _image(reference: str) -> Message:
    return {"type": "image", "image_url": reference}
