"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RequestLogResponse(Model):
    """Log record of a request made to a machine. Deleting a machine removes its request logs.

    Attributes:
        request_id: Identifier of the logged request.
        method: HTTP method.
        path: Path of the request.
        machine_id: Machine the request was made to.
        completed_at: When the request was completed; may be null.
        status_code: HTTP status of the response, if there was one.
        request_size_bytes: Size of the request in bytes.
        response_size_bytes: Size of the response in bytes.
        duration_ms: Duration in milliseconds.
        error_message: Error text, if the request failed.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
    """

    request_id: str
    method: str
    path: str
    id: UUID
    machine_id: UUID
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    status_code: int | None = None
    request_size_bytes: int | None = None
    response_size_bytes: int | None = None
    duration_ms: int | None = None
    error_message: str | None = None
    organization_id: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.completed_at, datetime.datetime) and self.completed_at.tzinfo is None:
            self.completed_at = self.completed_at.replace(tzinfo=datetime.timezone.utc)
