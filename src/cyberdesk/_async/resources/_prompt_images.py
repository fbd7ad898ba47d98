"""The part of `client.workflows` that is about images in prompts."""

from __future__ import annotations

import builtins
import os
from pathlib import Path
from typing import Unpack, cast

from ..._core.http.request import MultipartFile, RequestOptions
from ..._files.images import image_type
from ..._files.sources import FileContent, name_of
from ..._generated.api.workflows import (
    delete_workflow_prompt_image,
    get_workflow_prompt_image_signed_url,
    list_workflow_prompt_images,
    upload_workflow_prompt_image,
)
from ..._generated.models.workflow_prompt_image_list_item import WorkflowPromptImageListItem
from ..._generated.models.workflow_prompt_image_response import WorkflowPromptImageResponse
from ..._generated.models.workflow_prompt_image_signed_url_response import (
    WorkflowPromptImageSignedUrlResponse,
)
from ..._generated.models.workflow_prompt_image_upload import WorkflowPromptImageUpload
from ...errors import InvalidArgumentError
from ..files.uploads import read_whole
from ._base import Resource


class AsyncPromptImages(Resource):
    """Images that prompts show to the agent."""

    async def upload_prompt_image(
        self,
        *,
        file_path: str | os.PathLike[str] | None = None,
        file_content: FileContent | None = None,
        filename: str | None = None,
        content_type: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> WorkflowPromptImageResponse:
        """Upload an image for prompts: PNG, JPEG, GIF or WebP, up to 10 MB.

        Args:
            file_path: The file to upload. Either this or `file_content` is needed.
            file_content: Its content: bytes, an open binary file, or an iterable of bytes.
            filename: The name to store it under; the server may change it. Default: the file's own name, or
                `image`.
            content_type: Its media type. Default: guessed from the end of the name (`.png`, `.jpg`, `.jpeg`,
                `.gif`, `.webp`), else `application/octet-stream`.
            **options: See `RequestOptions`.

        Returns:
            The image. Its `supabase_url` goes into prompts: `<img src="supabase://...">`; `signed_url` shows it
            to anybody for an hour.

        Raises:
            InvalidArgumentError: When there is not exactly one of file and content; nothing was sent.
            LocalFileError: When the file cannot be read; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that it is stored once.

        Example:
            >>> image = await client.workflows.upload_prompt_image(file_content=b"GIF89a", filename="button.gif")
            >>> prompt = f'<p>Click on this:</p><img src="{image.supabase_url}">'
        """
        if (file_path is None) == (file_content is None):
            raise InvalidArgumentError("give either file_path or file_content")
        content = file_content if file_path is None else Path(file_path)
        name = filename or ("image" if file_path is None else name_of(Path(file_path)))
        data = await read_whole((name, cast("FileContent", content)), self._pipeline.settings, options)
        file = MultipartFile(content=data, filename=name, content_type=content_type or image_type(name))
        request = upload_workflow_prompt_image.build_request(body=WorkflowPromptImageUpload(file=file))
        return (await self._pipeline.send(request, options)).parsed

    async def list_prompt_images(
        self, **options: Unpack[RequestOptions]
    ) -> builtins.list[WorkflowPromptImageListItem]:
        """List the images for prompts.

        Args:
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages. Their `path` is what the other methods take.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> paths = [image.path for image in await client.workflows.list_prompt_images()]
        """
        return (await self._pipeline.send(list_workflow_prompt_images.build_request(), options)).parsed

    async def get_prompt_image_signed_url(
        self, path: str, **options: Unpack[RequestOptions]
    ) -> WorkflowPromptImageSignedUrlResponse:
        """Get a URL that shows an image to anybody for a while.

        Args:
            path: The image's path, `<organisation>/prompt-assets/<name>`.
            **options: See `RequestOptions`.

        Returns:
            The `signed_url`, and `expires_in` in seconds. Its repr does not show the URL.

        Raises:
            NotFoundError: When there is no such image.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> image, *_ = await client.workflows.list_prompt_images()
            >>> signed = await client.workflows.get_prompt_image_signed_url(image.path)
            >>> signed.expires_in
            3600
        """
        request = get_workflow_prompt_image_signed_url.build_request(path=path)
        return (await self._pipeline.send(request, options)).parsed

    async def delete_prompt_image(self, path: str, **options: Unpack[RequestOptions]) -> None:
        """Delete an image. The API does not document what happens to prompts that show it.

        Args:
            path: The image's path, `<organisation>/prompt-assets/<name>`.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such image.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> image, *_ = await client.workflows.list_prompt_images()
            >>> await client.workflows.delete_prompt_image(image.path)
        """
        await self._pipeline.send(delete_workflow_prompt_image.build_request(path=path), options)
