"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model
from ..._core.request import File


@model
class WorkflowPromptImageUpload(Model):
    """Multipart form for uploading an image to be used in workflow prompts.

    Attributes:
        file: The image, as PNG, JPEG, GIF or WebP of at most 10 MB.
    """

    file: File
