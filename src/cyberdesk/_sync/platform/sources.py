"""Reading what can be read only once. Written by hand on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._files.sources import AsyncPieces
from ...errors import InvalidArgumentError

if TYPE_CHECKING:
    from ..._files.limits import Limits
    from ..._files.uploads import Draft

_SLICE_SECONDS = 0.1


class PieceSource:
    """The pieces of a file that is being prepared.

    Args:
        draft: The file.
        limits: How long it may take.

    Raises:
        InvalidArgumentError: When only asynchronous code can read it.
    """

    def __init__(self, draft: Draft, limits: Limits) -> None:
        if isinstance(draft.source, AsyncPieces):
            raise InvalidArgumentError(
                f"cannot send {draft.label}: {draft.source.kind} is asynchronous and needs AsyncCyberdesk"
            )
        self._draft = draft
        self._limits = limits

    def next(self) -> bytes | None:
        """The next piece; empty at the end, and None when there was none yet.

        An object of the caller's own is read for as long as its `read` blocks.
        """
        return self._draft.read(min(_SLICE_SECONDS, self._limits.seconds()))

    def close(self) -> None:
        """There is nothing to end."""
