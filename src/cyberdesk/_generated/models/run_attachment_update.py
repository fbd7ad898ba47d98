"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

from ..._core.model import Model, model
from ..._core.request import UNSET, UnsetType


@model
class RunAttachmentUpdate(Model):
    """Changes the expiry of an attachment, the only thing that can be changed.

    Attributes:
        expires_at: When the attachment expires, or null when no expiry is set.
    """

    expires_at: datetime.datetime | None | UnsetType = UNSET
