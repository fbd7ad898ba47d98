"""`client.connections`: records of the agents' connections to Cyberdesk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import make, moment
from ..._generated.api.connections import (
    create_connection,
    delete_connection,
    get_connection,
    list_connections,
    update_connection,
)
from ..._generated.models.connection_create import ConnectionCreate
from ..._generated.models.connection_update import ConnectionUpdate
from ..platform.listing import AsyncList, listed
from ._base import Resource

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from ..._generated.models.connection_response import ConnectionResponse
    from ..._generated.models.connection_status import ConnectionStatus


class AsyncConnections(Resource):
    """Records of when which machine's agent was connected. Normally the server writes them itself."""

    def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        status: ConnectionStatus | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[ConnectionResponse]:
        """List connections: the first page, or all of them by iterating.

        Args:
            machine_id: Only connections of this machine.
            status: Only connections in this state: `connected`, `disconnected` or `error`.
            skip: How many to pass over. Server default 0.
            limit: How many make a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all connections.

        Raises:
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> page = await client.connections.list(machine_id=machine_id, status="connected")
            >>> since = [connection.connected_at for connection in page.items]
        """
        request = list_connections.build_request(machine_id=machine_id, status=status, skip=skip, limit=limit)
        return listed(self._pipeline, request, options)

    async def create(
        self,
        *,
        websocket_id: str,
        machine_id: UUID | str,
        ip_address: str | None | UnsetType = UNSET,
        user_agent: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> ConnectionResponse:
        """Record a connection.

        Args:
            websocket_id: The websocket through which the agent is connected.
            machine_id: The agent's machine.
            ip_address: From where it connected.
            user_agent: What it calls itself.
            **options: See `RequestOptions`.

        Returns:
            The record.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key, so that at most one record is created.

        Example:
            >>> connection = await client.connections.create(websocket_id="ws_1", machine_id=machine_id)
        """
        body = make(
            ConnectionCreate,
            websocket_id=websocket_id,
            machine_id=machine_id,
            ip_address=ip_address,
            user_agent=user_agent,
        )
        return (await self._pipeline.send(create_connection.build_request(body=body), options)).parsed

    async def get(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> ConnectionResponse:
        """Get a connection.

        Args:
            connection_id: The connection.
            **options: See `RequestOptions`.

        Returns:
            The record.

        Raises:
            NotFoundError: When there is no such connection.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> connection = await client.connections.get(connection_id)
        """
        return (await self._pipeline.send(get_connection.build_request(connection_id), options)).parsed

    async def update(
        self,
        connection_id: UUID | str,
        *,
        status: ConnectionStatus | str | None | UnsetType = UNSET,
        last_ping: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        disconnected_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> ConnectionResponse:
        """Change the record of a connection. What is left out stays as it is; `None` is sent as null.

        Args:
            connection_id: The connection.
            status: Its state: `connected`, `disconnected` or `error`.
            last_ping: When the agent last gave a sign of life; without a zone it is UTC.
            disconnected_at: When it ended; without a zone it is UTC.
            **options: See `RequestOptions`.

        Returns:
            The record as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such connection.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> connection = await client.connections.update(connection_id, status="disconnected")
        """
        body = make(
            ConnectionUpdate,
            status=status,
            last_ping=moment(last_ping),
            disconnected_at=moment(disconnected_at),
        )
        request = update_connection.build_request(connection_id, body=body)
        return (await self._pipeline.send(request, options)).parsed

    async def delete(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete the record of a connection.

        Args:
            connection_id: The connection.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such connection.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> await client.connections.delete(connection_id)
        """
        await self._pipeline.send(delete_connection.build_request(connection_id), options)
