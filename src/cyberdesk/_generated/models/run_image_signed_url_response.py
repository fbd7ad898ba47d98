"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunImageSignedUrlResponse(Model):
    """A signed URL for a screenshot of a run.

    Attributes:
        supabase_url: The `image_url` that was asked for, as found in the message history of the run.
        signed_url: URL that fetches the image without further authentication until it expires.
        expires_in: How long the URL stays valid, in seconds. 10 to 3600 can be requested, 3600 is the default.
    """

    __secret_fields__ = frozenset(
        {
            "signed_url",
        }
    )

    supabase_url: str
    signed_url: str
    expires_in: int
