"""`client.run_attachments`: files that go into runs and come out of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from ..._core.filenames import safe_name
from ..._core.request import UNSET, RequestOptions, UnsetType
from ..._downloads import PartialFile
from ..._generated.api.run_attachments import (
    download_run_attachment,
    get_run_attachment,
    get_run_attachment_download_url,
    list_run_attachments,
)
from .._listing import AsyncList, listed
from .._primitives import cleanup_scope, in_thread
from ._base import Resource

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator
    from uuid import UUID

    from ..._generated.models.attachment_type import AttachmentType
    from ..._generated.models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse
    from ..._generated.models.run_attachment_response import RunAttachmentResponse


class AsyncRunAttachments(Resource):
    """Files of runs: what was put in, and what came out."""

    def list(
        self,
        *,
        run_id: UUID | str | UnsetType = UNSET,
        attachment_type: AttachmentType | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[RunAttachmentResponse]:
        """List attachments: the first page, or all of them by iterating.

        Args:
            run_id: Only those of this run.
            attachment_type: Only `input` or only `output` files.
            skip: How many to pass over. Server default 0.
            limit: How many make a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all attachments.

        Raises:
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> page = await client.run_attachments.list(run_id=run.id, attachment_type="output")
            >>> [attachment.filename for attachment in page.items]
            ['invoice.txt']
        """
        request = list_run_attachments.build_request(
            run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit
        )
        return listed(self._pipeline, request, options)

    async def get(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> RunAttachmentResponse:
        """Get what is known about an attachment; its content comes with `download`.

        Args:
            attachment_id: The attachment.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such attachment.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> (await client.run_attachments.get(attachment.id)).content_type
            'text/plain'
        """
        return (await self._pipeline.send(get_run_attachment.build_request(attachment_id), options)).parsed

    async def download(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> bytes:
        """Download an attachment into memory; `save_to_file` suits large ones.

        Args:
            attachment_id: The attachment.
            **options: See `RequestOptions`.

        Returns:
            The whole content.

        Raises:
            NotFoundError: When there is no such attachment.
            CyberdeskError: When the content did not arrive whole, retries included.

        Example:
            >>> await client.run_attachments.download(attachment.id)
            b'Total: 1,250.00 EUR'
        """
        request = download_run_attachment.build_request(attachment_id)
        return (await self._pipeline.send(request, options)).parsed

    async def save_to_file(
        self,
        attachment_id: UUID | str,
        path: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
        **options: Unpack[RequestOptions],
    ) -> Path:
        """Download an attachment into a file, in constant memory.

        The content goes to a temporary file beside the target, which takes the target's name when it is whole;
        a download that fails leaves nothing behind.

        Args:
            attachment_id: The attachment.
            path: A file to write, or an existing folder, in which the file gets the attachment's own name,
                reduced to a safe one. Default: the current folder.
            overwrite: Whether a file that exists may be replaced.
            **options: See `RequestOptions`.

        Returns:
            Where the file is.

        Raises:
            NotFoundError: When there is no such attachment.
            InvalidArgumentError: When the file exists already.
            LocalFileError: When the file cannot be written.
            CyberdeskError: When the content did not arrive whole, retries included.

        Example:
            >>> (await client.run_attachments.save_to_file(attachment.id, folder)).name
            'invoice.txt'
        """
        target = Path() if path is None else Path(path)
        if await in_thread(target.is_dir):
            attachment = await self.get(attachment_id, **options)
            target = target / safe_name(attachment.filename, fallback=str(attachment.id))
        part = PartialFile(target, overwrite=overwrite)
        await in_thread(part.check)

        async def sink(chunks: AsyncIterator[bytes]) -> None:
            await in_thread(part.restart)
            async for chunk in chunks:
                await in_thread(part.write, chunk)

        try:
            request = download_run_attachment.build_request(attachment_id)
            await self._pipeline.send(request, options, sink=sink)
            await in_thread(part.finish)
        finally:
            with cleanup_scope(10):
                await in_thread(part.discard)
        return target

    async def get_download_url(
        self,
        attachment_id: UUID | str,
        *,
        expires_in: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> RunAttachmentDownloadUrlResponse:
        """Get a URL from which anybody can download an attachment for a while, such as a browser.

        Args:
            attachment_id: The attachment.
            expires_in: Seconds until the URL stops working, 10 to 3600. Server default 300.
            **options: See `RequestOptions`.

        Returns:
            The `url`, and `expires_in` in seconds. Its repr does not show the URL, which works without a key.

        Raises:
            NotFoundError: When there is no such attachment.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> (await client.run_attachments.get_download_url(attachment.id, expires_in=600)).expires_in
            600
        """
        request = get_run_attachment_download_url.build_request(attachment_id, expires_in=expires_in)
        return (await self._pipeline.send(request, options)).parsed
