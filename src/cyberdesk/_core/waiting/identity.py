"""Whether a response is the run that was requested."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ...errors import ResponseDecodeError
from ..http.ids import as_uuid

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..http.request import Response


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
