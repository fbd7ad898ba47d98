"""Files that go along with a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UnsetType

from ..._files.uploads import Uploads
from ..platform.primitives import cleanup_scope, in_thread, spool

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from ..._files.uploads import FileSource
    from ..._generated.models.file_input import FileInput

_CLOSE_SECONDS = 10.0


class Uploaded:
    """The files of a call, ready to be sent inside the block and cleaned up after it.

    Args:
        sources: What the user gave; None and UNSET are passed on.
    """

    def __init__(self, sources: Sequence[FileSource] | None | UnsetType) -> None:
        self._sources = sources
        self._uploads: Uploads | None = None

    def __enter__(self) -> list[FileInput] | None | UnsetType:
        if self._sources is None or isinstance(self._sources, UnsetType):
            return self._sources
        self._uploads = uploads = Uploads(self._sources)
        try:
            for index, chunks in uploads.streams:
                spool(uploads.spool(index), chunks)
            return in_thread(uploads.models)
        except BaseException:
            self._close()
            raise

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._uploads is not None:
            with cleanup_scope(_CLOSE_SECONDS):
                in_thread(self._uploads.close)
