"""Reading what can be read only once. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread

from ..._files.readers import as_piece
from ..._files.sources import AsyncPieces
from ..._files.uploads import reading
from .primitives import cleanup_scope, in_thread

if TYPE_CHECKING:
    from ..._files.limits import Limits
    from ..._files.readers import Reader
    from ..._files.uploads import Draft

_CLOSE_SECONDS = 2.0
# Short, as a thread that waits cannot be cancelled.
_SLICE_SECONDS = 0.1
_LEFT_BEHIND = "; the thread that reads it is left behind, and ends when the read does"


class PieceSource:
    """The pieces of a file that is being prepared.

    Args:
        draft: The file.
        limits: How long it may take.
    """

    def __init__(self, draft: Draft, limits: Limits) -> None:
        self._draft = draft
        self._limits = limits
        self._pieces: AsyncIterator[object] | None = None
        if isinstance(draft.source, AsyncPieces):
            with reading(draft.label):
                self._pieces = aiter(draft.source)

    async def next(self) -> bytes | None:
        """The next piece; empty at the end, and None when there was none yet.

        Raises:
            CyberdeskError: When the source fails, or gives nothing for too long.
        """
        draft = self._draft
        if self._pieces is None and self._is_bounded:
            return await in_thread(draft.read, min(_SLICE_SECONDS, self._limits.seconds()))
        with anyio.move_on_after(self._limits.seconds()) as scope:
            if self._pieces is None:
                # The thread is left behind when it hangs: nothing can end a read.
                return await anyio.to_thread.run_sync(draft.read, _SLICE_SECONDS, abandon_on_cancel=True)
            with reading(draft.label):
                async for piece in self._pieces:
                    if data := as_piece(piece):
                        return data
            return b""
        if scope.cancelled_caught:
            raise self._limits.exceeded(draft.label, _LEFT_BEHIND if self._pieces is None else "")
        return None

    async def aclose(self) -> None:
        """End an asynchronous generator that was left in the middle."""
        close = getattr(self._pieces, "aclose", None)
        if close is not None:
            with cleanup_scope(_CLOSE_SECONDS):
                await close()

    @property
    def _is_bounded(self) -> bool:
        source: Reader = self._draft.source  # type: ignore[assignment]  # what is asynchronous is handled before
        return source.is_bounded
