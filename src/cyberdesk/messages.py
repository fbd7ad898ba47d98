"""The conversation of a run: its messages, and the screenshots in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ._generated.models.run_message import RunMessage
from ._generated.models.run_message_block import RunMessageBlock

if TYPE_CHECKING:
    from ._generated.models.run_response import RunResponse
    from ._generated.models.run_response_with_includes import RunResponseWithIncludes

__all__ = ["ChatMessage", "MessageContentBlock", "RunMessageHistory", "Screenshot", "screenshots"]

# The names that these have elsewhere.
ChatMessage = RunMessage
MessageContentBlock = RunMessageBlock
RunMessageHistory = list[RunMessage]


@attrs.frozen
class Screenshot:
    """An image in a run's conversation.

    Attributes:
        message_index: Which message of `run_message_history` it is in, from 0.
        timestamp: When, as the message says.
        image_url: Where it is stored, once the run has ended: `runs.get_image_signed_url` makes a link of it.
        image_base64: The image itself, while the run goes on.
    """

    message_index: int
    timestamp: str | None
    image_url: str | None
    image_base64: str | None = attrs.field(repr=False)


def screenshots(run: RunResponse | RunResponseWithIncludes) -> list[Screenshot]:
    """List the screenshots of a run, the oldest first.

    Args:
        run: A run with its `run_message_history`; lists leave that out unless it is among their `fields`.

    Returns:
        One entry for each image; none when the history was not sent.

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
