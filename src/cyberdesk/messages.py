"""The conversation of a run: its messages, how it grows, and the screenshots in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ._core.waiting.changes import RunChange
from ._generated.models.run_message import RunMessage
from ._generated.models.run_message_block import RunMessageBlock

if TYPE_CHECKING:
    from ._generated.models.run_response import RunResponse
    from ._generated.models.run_response_with_includes import RunResponseWithIncludes

__all__ = ["ChatMessage", "MessageContentBlock", "RunChange", "RunMessageHistory", "Screenshot", "screenshots"]

# Their names in the guide of the TypeScript SDK.
ChatMessage = RunMessage
MessageContentBlock = RunMessageBlock
RunMessageHistory = list[RunMessage]


@attrs.frozen
class Screenshot:
    """An image in a run's conversation.

    Attributes:
        message_index: The position of its message in `run_message_history`, from 0.
        timestamp: The time of the message, as the message says.
        image_url: Where it is stored, once the run has ended; `runs.get_image_signed_url` turns it into a link.
        image_base64: The image itself, while the run is in progress.
    """

    message_index: int
    timestamp: str | None
    image_url: str | None
    image_base64: str | None = attrs.field(repr=False)


def screenshots(run: RunResponse | RunResponseWithIncludes) -> list[Screenshot]:
    """List the screenshots of a run, the oldest first.

    Args:
        run: A run with its `run_message_history`, which lists omit unless it is among their `fields`.

    Returns:
        One `Screenshot` for each image; none when the history was not sent.

    Example:
        >>> screenshots(run)
        []
    """
    return [
        Screenshot(index, message.timestamp, block.image_url, block.image_base64)
        for index, message in enumerate(run.run_message_history or [])
        for block in message.content or []
        if block.image_url or block.image_base64
    ]
