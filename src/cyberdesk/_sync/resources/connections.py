"""`client.connections`: records of the agents' connections to Cyberdesk."""

from __future__ import annotations

from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._generated.api.connections import (
    create_connection,
    delete_connection,
    get_connection,
    list_connections,
    update_connection,
)
from ..._generated.arguments import ConnectionCreateArguments, ConnectionUpdateArguments
from ..._generated.models.connection_create import ConnectionCreate
from ..._generated.models.connection_response import ConnectionResponse
from ..._generated.models.connection_status import ConnectionStatus
from ..._generated.models.connection_update import ConnectionUpdate
from ..paging import Page
from ..platform.listing import listed
from ._base import Resource


class Connections(Resource):
    """Records of when which machine's agent was connected. Normally the server writes them itself."""

    def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        status: ConnectionStatus | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[ConnectionResponse]:
        """List connections: the first page, or all of them by iterating.

        Args:
            machine_id: Only connections of this machine.
            status: Only connections in this state: `connected`, `disconnected` or `error`.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all connections.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = client.connections.list(machine_id=machine_id, status="connected")
            >>> since = [connection.connected_at for connection in page.items]
        """
        request = list_connections.build_request(machine_id=machine_id, status=status, skip=skip, limit=limit)
        return listed(self._pipeline, request, options)

    @overload
    def create(
        self, machine_id: UUID | str, **arguments: Unpack[ConnectionCreateArguments]
    ) -> ConnectionResponse: ...

    @overload
    def create(self, machine_id: ConnectionCreate, /, **options: Unpack[RequestOptions]) -> ConnectionResponse: ...

    def create(self, machine_id: UUID | str | ConnectionCreate, **arguments: Any) -> ConnectionResponse:
        """Record a connection.

        Args:
            websocket_id: The websocket through which the agent is connected.
            machine_id: The agent's machine. Or a `ConnectionCreate`, in place of all of these.
            ip_address: The address from which it connected.
            user_agent: Its user agent string.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The record.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one record is created.

        Example:
            >>> connection = client.connections.create(websocket_id="ws_1", machine_id=machine_id)
        """
        body, options = request_body(ConnectionCreate, machine_id, arguments, id_field="machine_id")
        return (self._pipeline.send(create_connection.build_request(body=body), options)).parsed

    def get(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> ConnectionResponse:
        """Get a connection.

        Args:
            connection_id: The connection.
            **options: See `RequestOptions`.

        Returns:
            The record.

        Raises:
            NotFoundError: When there is no such connection.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> connection = client.connections.get(connection_id)
        """
        return (self._pipeline.send(get_connection.build_request(connection_id), options)).parsed

    def update(
        self,
        connection_id: UUID | str,
        request: ConnectionUpdate | None = None,
        **arguments: Unpack[ConnectionUpdateArguments],
    ) -> ConnectionResponse:
        """Change the record of a connection. What is left out stays as it is; `None` is sent as null.

        Args:
            connection_id: The connection.
            request: A `ConnectionUpdate`, in place of the arguments below that are its fields.
            status: Its state: `connected`, `disconnected` or `error`.
            last_ping: When the agent last responded; without a zone it is UTC.
            disconnected_at: When it ended; without a zone it is UTC.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The record as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such connection.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> connection = client.connections.update(connection_id, status="disconnected")
        """
        body, options = request_body(ConnectionUpdate, request, arguments)
        call = update_connection.build_request(connection_id, body=body)
        return (self._pipeline.send(call, options)).parsed

    def delete(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete the record of a connection.

        Args:
            connection_id: The connection.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such connection.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.connections.delete(connection_id)
        """
        self._pipeline.send(delete_connection.build_request(connection_id), options)
