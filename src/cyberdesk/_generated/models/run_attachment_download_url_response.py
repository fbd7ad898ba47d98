"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunAttachmentDownloadUrlResponse(Model):
    """A signed URL that downloads an attachment without further authentication.

    Attributes:
        url: Signed URL; opening it forces a download. Anyone who has it can fetch the file until it expires.
        expires_in: How long the URL stays valid, in seconds. 10 to 3600 can be requested, 300 is the default.
    """

    __secret_fields__ = frozenset(
        {
            "url",
        }
    )

    url: str
    expires_in: int
