"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPromptImageResponse(Model):
    """An image that has just been uploaded for use in workflow prompts.

    Attributes:
        supabase_url: Permanent reference starting with `supabase://`, to be used as image source in prompt HTML.
        signed_url: URL for viewing the image without further authentication until it expires. Valid for one hour.
        filename: File name after sanitising, which may differ from the uploaded one.
        content_type: Media type of the image.
        size_bytes: Size in bytes.
    """

    __secret_fields__ = frozenset(
        {
            "signed_url",
        }
    )

    supabase_url: str
    signed_url: str
    filename: str
    content_type: str
    size_bytes: int
