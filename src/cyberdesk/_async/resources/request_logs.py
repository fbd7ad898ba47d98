"""`client.request_logs`: records of requests to machines."""

from __future__ import annotations

from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._generated.api.request_logs import (
    create_request_log,
    delete_request_log,
    get_request_log,
    list_request_logs,
    update_request_log,
)
from ..._generated.arguments import RequestLogCreateArguments, RequestLogUpdateArguments
from ..._generated.models.request_log_create import RequestLogCreate
from ..._generated.models.request_log_response import RequestLogResponse
from ..._generated.models.request_log_update import RequestLogUpdate
from ..platform.listing import AsyncList, listed
from ._base import Resource


class AsyncRequestLogs(Resource):
    """Records of requests to machines. They are deleted with their machine."""

    def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        method: str | UnsetType = UNSET,
        status_code: int | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[RequestLogResponse]:
        """List request logs: the first page, or all of them by iterating.

        Args:
            machine_id: Only those of this machine.
            method: Only those with this HTTP method.
            status_code: Only those with this HTTP status.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all logs.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = await client.request_logs.list(machine_id=machine_id, limit=20)
            >>> slow = [log.path for log in page.items if (log.duration_ms or 0) > 1000]
            >>> paths = [log.path async for log in client.request_logs.list(status_code=500)]
        """
        request = list_request_logs.build_request(
            machine_id=machine_id, method=method, status_code=status_code, skip=skip, limit=limit
        )
        return listed(self._pipeline, request, options)

    async def get(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> RequestLogResponse:
        """Get a request log.

        Args:
            log_id: The log's `id`.
            **options: See `RequestOptions`.

        Returns:
            The log; without a recorded end, its `completed_at` is None.

        Raises:
            NotFoundError: When there is no such log.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> log = await client.request_logs.get(log_id)
            >>> is_open = log.completed_at is None
        """
        return (await self._pipeline.send(get_request_log.build_request(log_id), options)).parsed

    @overload
    async def create(
        self, machine_id: UUID | str, **arguments: Unpack[RequestLogCreateArguments]
    ) -> RequestLogResponse: ...

    @overload
    async def create(
        self, machine_id: RequestLogCreate, /, **options: Unpack[RequestOptions]
    ) -> RequestLogResponse: ...

    async def create(self, machine_id: UUID | str | RequestLogCreate, **arguments: Any) -> RequestLogResponse:
        """Record a request to a machine. Its outcome can follow with `update`.

        Args:
            request_id: A name for the request.
            method: Its HTTP method.
            path: Its path.
            machine_id: The machine it went to. Or a `RequestLogCreate`, in place of all of these.
            status_code: The HTTP status of the response.
            request_size_bytes: The size of the request.
            response_size_bytes: The size of the response.
            duration_ms: How long it took, in milliseconds.
            error_message: What went wrong.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The log.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> log = await client.request_logs.create(
            ...     request_id="req_1", method="GET", path="/v1/display", machine_id=machine_id
            ... )
        """
        body, options = request_body(RequestLogCreate, machine_id, arguments, id_field="machine_id")
        return (await self._pipeline.send(create_request_log.build_request(body=body), options)).parsed

    async def update(
        self,
        log_id: UUID | str,
        request: RequestLogUpdate | None = None,
        **arguments: Unpack[RequestLogUpdateArguments],
    ) -> RequestLogResponse:
        """Record the outcome of a request. What is left out stays as it is; `None` is sent as null.

        Args:
            log_id: The log's `id`.
            request: A `RequestLogUpdate`, in place of the arguments below that are its fields.
            status_code: The HTTP status of the response.
            response_size_bytes: The size of the response.
            completed_at: When it ended; without a zone it is UTC.
            duration_ms: How long it took, in milliseconds.
            error_message: What went wrong.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The log as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such log.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> log = await client.request_logs.update(log_id, status_code=200, duration_ms=120)
        """
        body, options = request_body(RequestLogUpdate, request, arguments)
        return (await self._pipeline.send(update_request_log.build_request(log_id, body=body), options)).parsed

    async def delete(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a request log.

        Args:
            log_id: The log's `id`.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such log.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.request_logs.delete(log_id)
        """
        await self._pipeline.send(delete_request_log.build_request(log_id), options)
