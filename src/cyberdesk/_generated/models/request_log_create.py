"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RequestLogCreate(Model):
    """Creates a log record for a request made to a machine.

    Attributes:
        request_id: Identifier of the logged request.
        method: HTTP method.
        path: Path of the request.
        machine_id: Machine the request was made to.
        status_code: HTTP status of the response, if there was one.
        request_size_bytes: Size of the request in bytes.
        response_size_bytes: Size of the response in bytes.
        duration_ms: Duration in milliseconds.
        error_message: Error text, if the request failed.
    """

    request_id: str
    method: str
    path: str
    machine_id: UUID = attrs.field(converter=to_id)
    status_code: int | None | UnsetType = UNSET
    request_size_bytes: int | None | UnsetType = UNSET
    response_size_bytes: int | None | UnsetType = UNSET
    duration_ms: int | None | UnsetType = UNSET
    error_message: str | None | UnsetType = UNSET
