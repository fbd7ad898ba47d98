"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RequestLogUpdate(Model):
    """Partial update of a request log record; leave a field out to keep its value.

    Attributes:
        status_code: HTTP status of the response, if there was one.
        response_size_bytes: Size of the response in bytes.
        completed_at: When the request was completed; may be null.
        duration_ms: Duration in milliseconds.
        error_message: Error text, if the request failed.
    """

    status_code: int | None | UnsetType = UNSET
    response_size_bytes: int | None | UnsetType = UNSET
    completed_at: datetime.datetime | None | UnsetType = UNSET
    duration_ms: int | None | UnsetType = UNSET
    error_message: str | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.completed_at, datetime.datetime) and self.completed_at.tzinfo is None:
            self.completed_at = self.completed_at.replace(tzinfo=datetime.timezone.utc)
