"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPromptImageListItem(Model):
    """An image stored for use in workflow prompts.

    Attributes:
        supabase_url: Permanent reference starting with `supabase://`, to be used as image source in prompt HTML.
        path: Storage path, of the form `organisation/prompt-assets/name`; needed to sign or delete the image.
        created_at: When the image was stored, if known.
        size_bytes: Size in bytes, if known.
    """

    supabase_url: str
    path: str
    filename: str
    created_at: datetime.datetime | None = None
    size_bytes: int | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.created_at, datetime.datetime) and self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
