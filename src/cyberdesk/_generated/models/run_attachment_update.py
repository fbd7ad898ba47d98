"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunAttachmentUpdate(Model):
    """Changes the expiry of an attachment, the only thing that can be changed.

    Attributes:
        expires_at: When the attachment expires, or null when no expiry is set.
    """

    expires_at: datetime.datetime | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.expires_at, datetime.datetime) and self.expires_at.tzinfo is None:
            self.expires_at = self.expires_at.replace(tzinfo=datetime.timezone.utc)
