"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import MultipartFile
from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPromptImageUpload(Model):
    """Multipart form for uploading an image to be used in workflow prompts.

    Attributes:
        file: The image, as PNG, JPEG, GIF or WebP of at most 10 MB.
    """

    file: MultipartFile
