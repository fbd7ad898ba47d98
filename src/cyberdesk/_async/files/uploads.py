"""Files that are sent with a call."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, cast

from msgspec import UnsetType

from ..._core.http.request import RequestOptions
from ..._core.http.settings import ClientSettings
from ..._files.limits import Limits
from ..._files.sources import FileContent, FileSource
from ..._files.uploads import Draft, PreparedFiles, close_all, drafts, finished, whole
from ..._generated.models.file_input import FileInput
from ..platform.primitives import cleanup_scope, in_thread
from ..platform.sources import PieceSource

_CLOSE_SECONDS = 10.0


async def prepare_files(sources: Sequence[FileSource], limits: Limits | None = None) -> PreparedFiles:
    """Prepare files once, so that they can be sent several times.

    What can be read only once (pipes, iterators, most file objects) is copied, in memory or on disk. Everything
    else is opened and measured. Whoever prepares files also closes them.

    Args:
        sources: The files.
        limits: How long it may take; for as long as needed when None.

    Raises:
        InvalidArgumentError: When one of them is not a file.
        LocalFileError: When one of them cannot be read, or gives nothing for too long.
        DeadlineExceededError: When it takes too long.
    """
    begun = await in_thread(drafts, sources)
    try:
        for draft in begun:
            await _copy(draft, limits or Limits())
        return await in_thread(finished, begun)
    except BaseException:
        with cleanup_scope(_CLOSE_SECONDS):
            await in_thread(close_all, begun)
        raise


async def _copy(draft: Draft, limits: Limits) -> None:
    """Copy what can be read only once."""
    if not draft.must_be_copied:
        return
    draft.begin_copy()
    source = PieceSource(draft, limits)
    last = time.monotonic()
    try:
        while piece := await _next(source, draft, limits, last):
            await in_thread(draft.write, piece)
            last = time.monotonic()
    finally:
        await source.aclose()
    await in_thread(draft.end_copy)


async def _next(source: PieceSource, draft: Draft, limits: Limits, last: float) -> bytes:
    while True:
        piece = await source.next()
        if piece is not None:
            return piece
        if time.monotonic() >= min(last + limits.idle, limits.ends_at):
            raise limits.exceeded(draft.label)


class Uploaded:
    """The files of a call, ready to be sent inside the block and cleaned up after it.

    Args:
        sources: What the caller gave; None and UNSET are passed on, prepared files stay open.
        settings: The client's settings.
        options: The options of the call. Their `deadline` becomes what the preparation leaves of it.
    """

    def __init__(
        self, sources: Sequence[FileSource] | None | UnsetType, settings: ClientSettings, options: RequestOptions
    ) -> None:
        self._sources = sources
        self._settings = settings
        self._options = options
        self._files: PreparedFiles | None = None

    async def __aenter__(self) -> list[FileInput] | None | UnsetType:
        if self._sources is None or isinstance(self._sources, UnsetType):
            return self._sources
        if isinstance(self._sources, PreparedFiles):
            return list(self._sources)
        limits = Limits.of_call(self._settings, self._options)
        self._files = await prepare_files(self._sources, limits)
        if limits.ends_at < math.inf:
            self._options["deadline"] = limits.ends_at - time.monotonic()
        return list(self._files)

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._files is not None:
            with cleanup_scope(_CLOSE_SECONDS):
                await in_thread(self._files.close)


class UploadedContent:
    """The content of one file, ready to be put into a request inside the block.

    Args:
        content: What the caller gave; a string is base64 already.
        settings: The client's settings.
        options: The options of the call, as for `Uploaded`.
    """

    def __init__(self, content: FileContent | str, settings: ClientSettings, options: RequestOptions) -> None:
        given: Any = FileInput(filename="content", content=content) if isinstance(content, str) else content
        source = given if isinstance(given, FileInput) else ("content", given)
        self._files = Uploaded([source], settings, options)

    async def __aenter__(self) -> str:
        files = await self._files.__aenter__()
        return cast("str", cast("list[FileInput]", files)[0].content)

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._files.__aexit__(exc_type, exc, traceback)


async def read_whole(source: FileSource, settings: ClientSettings, options: RequestOptions) -> bytes:
    """All bytes of a file that is small enough for memory.

    Raises:
        CyberdeskError: As in `prepare_files`.
    """
    files = await prepare_files([source], Limits.of_call(settings, options))
    try:
        return await in_thread(whole, files[0])
    finally:
        with cleanup_scope(_CLOSE_SECONDS):
            await in_thread(files.close)
