"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPromptImageSignedUrlResponse(Model):
    """A fresh signed URL for a prompt image.

    Attributes:
        supabase_url: Permanent reference starting with `supabase://`, to be used as image source in prompt HTML.
        signed_url: URL for viewing the image without further authentication until it expires.
        expires_in: How long the URL stays valid, in seconds.
    """

    __secret_fields__ = frozenset(
        {
            "signed_url",
        }
    )

    supabase_url: str
    signed_url: str
    expires_in: int
