"""Ids as arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ...errors import InvalidArgumentError, ResponseDecodeError, shorten

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from .request import Response


def as_uuid(name: str, value: UUID | str) -> UUID:
    """Read an id, or raise `InvalidArgumentError` naming the argument."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        raise InvalidArgumentError(f"{name} must be a UUID, not {shorten(repr(value), 80)}") from None


def response_of_run(
    response: Response[RunResponseWithIncludes], run_id: UUID | str
) -> Response[RunResponseWithIncludes]:
    """The response, if it is the requested run: a faulty cache may send another one.

    Raises:
        ResponseDecodeError: If it is another run.
    """
    requested = as_uuid("run_id", run_id)
    if response.parsed.id == requested:
        return response
    raise ResponseDecodeError(
        f"the response to get_run is another run: {response.parsed.id} instead of {requested}",
        is_mismatch=True,
        status_code=response.status_code,
        request_id=response.request_id,
        method="GET",
        path="/v1/runs/{run_id}",
        attempts=response.attempts,
    )
