"""`client.run_attachments`: input and output files of runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Unpack, overload
from uuid import UUID

import attrs

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._files.downloads import PartialFile, is_folder, local_path
from ..._files.filenames import safe_name
from ..._files.uploads import base64_content
from ..._generated.api.run_attachments import (
    create_run_attachment,
    delete_run_attachment,
    download_run_attachment,
    get_run_attachment,
    get_run_attachment_download_url,
    list_run_attachments,
    update_run_attachment,
)
from ..._generated.arguments import RunAttachmentCreateArguments, RunAttachmentUpdateArguments
from ..._generated.models.attachment_type import AttachmentType
from ..._generated.models.run_attachment_create import RunAttachmentCreate
from ..._generated.models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse
from ..._generated.models.run_attachment_response import RunAttachmentResponse
from ..._generated.models.run_attachment_update import RunAttachmentUpdate
from ..files.downloads import Download
from ..files.uploads import UploadedContent
from ..paging import Page
from ..platform.callbacks import checked_callback
from ..platform.listing import listed
from ..platform.primitives import cleanup_scope, in_thread, notify
from ._base import Resource


class RunAttachments(Resource):
    """Input and output files of runs."""

    def list(
        self,
        *,
        run_id: UUID | str | UnsetType = UNSET,
        attachment_type: AttachmentType | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[RunAttachmentResponse]:
        """List attachments: the first page, or all of them by iterating.

        Args:
            run_id: Only those of this run.
            attachment_type: Only `input` or only `output` files.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all attachments.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = client.run_attachments.list(run_id=run.id, attachment_type="output")
            >>> [attachment.filename for attachment in page.items]
            ['invoice.txt']
        """
        request = list_run_attachments.build_request(
            run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit
        )
        return listed(self._pipeline, request, options)

    @overload
    def create(
        self, run_id: UUID | str, **arguments: Unpack[RunAttachmentCreateArguments]
    ) -> RunAttachmentResponse: ...

    @overload
    def create(
        self, run_id: RunAttachmentCreate, /, **options: Unpack[RequestOptions]
    ) -> RunAttachmentResponse: ...

    def create(self, run_id: UUID | str | RunAttachmentCreate, **arguments: Any) -> RunAttachmentResponse:
        """Attach a file to a run that exists. Files for a new run go into its `file_inputs` instead.

        Args:
            run_id: The run. Or a `RunAttachmentCreate`, in place of all of these.
            filename: The file's name.
            content: What is in it: bytes, a `Path`, an open binary file, an iterable of bytes, or a string in
                base64.
            content_type: Its media type, such as `text/plain`.
            attachment_type: `input` for a file that goes to the machine, `output` for one that came from it.
            target_path: Where to put it on the machine. Server default: below `~/CyberdeskTransfers/`.
            cleanup_imports_after_run: Remove it from the machine when the run has ended. Server default False.
            expires_at: When it expires; without a zone it is UTC. Server default: never.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The attachment.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            LocalFileError: When the file cannot be read; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one attachment is created.

        Example:
            >>> attachment = client.run_attachments.create(
            ...     run_id=run_id,
            ...     filename="note.txt",
            ...     content=b"Paid.",
            ...     content_type="text/plain",
            ...     attachment_type="output",
            ... )
        """
        given = run_id.content if isinstance(run_id, RunAttachmentCreate) else arguments.pop("content", "")
        source = base64_content(given)
        fields = arguments if isinstance(run_id, RunAttachmentCreate) else {**arguments, "content": ""}
        body, options = request_body(RunAttachmentCreate, run_id, fields, id_field="run_id")
        with UploadedContent(source, self._pipeline.settings, options) as content:
            request = create_run_attachment.build_request(body=attrs.evolve(body, content=content))
            return (self._pipeline.send(request, options)).parsed

    def get(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> RunAttachmentResponse:
        """Get the record of an attachment; `download` gets its content.

        Args:
            attachment_id: The attachment.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such attachment.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (client.run_attachments.get(attachment.id)).content_type
            'text/plain'
        """
        return (self._pipeline.send(get_run_attachment.build_request(attachment_id), options)).parsed

    def update(
        self,
        attachment_id: UUID | str,
        request: RunAttachmentUpdate | None = None,
        **arguments: Unpack[RunAttachmentUpdateArguments],
    ) -> RunAttachmentResponse:
        """Set when an attachment expires; nothing else of it can be changed.

        Args:
            attachment_id: The attachment.
            request: A `RunAttachmentUpdate`, in place of the arguments below that are its fields.
            expires_at: The moment, in UTC if it has no zone; `None` means never.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The attachment as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such attachment.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> attachment = client.run_attachments.update(attachment_id, expires_at="2030-01-01")
        """
        body, options = request_body(RunAttachmentUpdate, request, arguments)
        call = update_run_attachment.build_request(attachment_id, body=body)
        return (self._pipeline.send(call, options)).parsed

    def delete(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete an attachment and its file.

        Args:
            attachment_id: The attachment.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such attachment.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.run_attachments.delete(attachment.id)
        """
        self._pipeline.send(delete_run_attachment.build_request(attachment_id), options)

    def download(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> bytes:
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
            >>> client.run_attachments.download(attachment.id)
            b'Total: 1,250.00 EUR'
        """
        request = download_run_attachment.build_request(attachment_id)
        return (self._pipeline.send(request, options)).parsed

    def save_to_file(
        self,
        attachment_id: UUID | str,
        path: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
        on_progress: Callable[[int, int | None], object] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Path:
        """Download an attachment into a file, in constant memory.

        The content goes to a temporary file beside the target, which takes the target's name when it is whole;
        a download that fails leaves nothing behind.

        Args:
            attachment_id: The attachment.
            path: A file to write, or an existing folder, in which the file gets the attachment's own name,
                reduced to a safe one. Default: the current folder.
            overwrite: Whether a file that exists may be replaced. A link stays a link, and the file behind it is
                replaced. Devices, pipes and folders are never replaced.
            on_progress: Called with the bytes that have arrived and the bytes there are, or None where the server
                does not state it. It starts again from 0 when an attempt is repeated. What it raises ends the
                download. With `Cyberdesk` it may be a coroutine function.
            **options: See `RequestOptions`.

        Returns:
            Where the file is.

        Raises:
            NotFoundError: When there is no such attachment.
            InvalidArgumentError: When the file exists already, or `on_progress` cannot be called.
            LocalFileError: When the file cannot be written.
            CyberdeskError: When the content did not arrive whole, retries included.

        Example:
            >>> (client.run_attachments.save_to_file(attachment.id, folder)).name
            'invoice.txt'
        """
        checked_callback("on_progress", on_progress)
        target = local_path(path)
        if in_thread(is_folder, target):
            attachment = self.get(attachment_id, **options)
            target = target / safe_name(attachment.filename, fallback=str(attachment.id))
        part = PartialFile(target, overwrite=overwrite)
        in_thread(part.check)

        def sink(chunks: Iterator[bytes], total: int | None) -> None:
            in_thread(part.restart)
            done = 0
            for chunk in chunks:
                in_thread(part.write, chunk)
                done += len(chunk)
                if on_progress is not None:
                    notify(on_progress, done, total)

        try:
            request = download_run_attachment.build_request(attachment_id)
            self._pipeline.send(request, options, sink=sink)
            in_thread(part.finish)
        finally:
            with cleanup_scope(10):
                in_thread(part.discard)
        return target

    def stream(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Download:
        """Read an attachment piece by piece, in constant memory.

        It is downloaded to a temporary file first, so that an interrupted transfer is repeated before the first
        piece is returned, and the pieces are complete.

        Args:
            attachment_id: The attachment.
            **options: See `RequestOptions`.

        Returns:
            A context manager, whose block iterates over the pieces; its `size` is the number of bytes.

        Raises:
            NotFoundError: On entering, when there is no such attachment.
            CyberdeskError: On entering, when the content did not arrive whole, retries included.

        Example:
            >>> with client.run_attachments.stream(attachment.id) as content:
            ...     for piece in content:
            ...         print(content.size, piece)
            19 b'Total: 1,250.00 EUR'
        """
        return Download(self._pipeline, download_run_attachment.build_request(attachment_id), options)

    def get_download_url(
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
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (client.run_attachments.get_download_url(attachment.id, expires_in=600)).expires_in
            600
        """
        request = get_run_attachment_download_url.build_request(attachment_id, expires_in=expires_in)
        return (self._pipeline.send(request, options)).parsed
