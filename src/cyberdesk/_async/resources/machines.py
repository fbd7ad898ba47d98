"""`client.machines`: the desktops that runs are executed on."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Sequence
from typing import Any, Literal, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined, make, moment
from ..._generated.api.computer import cyberdriver_shutdown
from ..._generated.api.machines import (
    create_cyberdriver_web_session,
    create_machine,
    delete_machine,
    get_machine,
    get_machine_pools,
    list_machines,
    update_machine,
    update_machine_pools,
)
from ..._generated.arguments import MachineCreateArguments, MachinePoolUpdateArguments, MachineUpdateArguments
from ..._generated.models.cyberdriver_shutdown_request import CyberdriverShutdownRequest
from ..._generated.models.cyberdriver_web_session_response import CyberdriverWebSessionResponse
from ..._generated.models.machine_create import MachineCreate
from ..._generated.models.machine_pool_update import MachinePoolUpdate
from ..._generated.models.machine_response import MachineResponse
from ..._generated.models.machine_response_with_includes import MachineResponseWithIncludes
from ..._generated.models.machine_status import MachineStatus
from ..._generated.models.machine_update import MachineUpdate
from ..._generated.models.pool_response import PoolResponse
from ..platform.listing import AsyncList, listed
from ._base import Resource


class AsyncMachines(Resource):
    """Desktops that runs are executed on, each with an agent on it."""

    def list(
        self,
        *,
        search: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        status: MachineStatus | str | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        include: Sequence[Literal["pools"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[MachineResponse]:
        """List machines: the first page, or all of them by iterating.

        Args:
            search: Only machines with this text in id, name or hostname.
            name: Only machines with exactly this name, case included; several can have it.
            status: Only machines in this state: `connected`, `disconnected` or `error`.
            created_at_from: Only machines created at this moment or later; without a zone it is UTC.
            created_at_to: Only machines created at this moment or earlier; without a zone it is UTC.
            include: Related objects to include: `pools`, found with the page's `pool(id)`.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all machines.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = await client.machines.list(status="connected", limit=20)
            >>> page.limit
            20
            >>> names = [machine.name async for machine in client.machines.list()]
        """
        request = list_machines.build_request(
            search=search,
            name=name,
            status=status,
            created_at_from=moment(created_at_from),
            created_at_to=moment(created_at_to),
            include=joined(include),
            skip=skip,
            limit=limit,
        )
        return listed(self._pipeline, request, options)

    @overload
    async def create(self, **arguments: Unpack[MachineCreateArguments]) -> MachineResponse: ...

    @overload
    async def create(self, request: MachineCreate, **options: Unpack[RequestOptions]) -> MachineResponse: ...

    async def create(self, request: MachineCreate | None = None, **arguments: Any) -> MachineResponse:
        """Register a machine. Normally its agent does that when it connects for the first time.

        Args:
            request: A `MachineCreate`, in place of the arguments below that are its fields.
            fingerprint: By what the agent identifies itself.
            unkey_key_id: The key the machine is registered with.
            name: A name to show; it need not be unique.
            version: The agent's version.
            hostname: The machine's host name.
            os_info: Its operating system.
            machine_parameters: Inputs for runs on this machine that leave them out. A run's own values beat
                them, and they beat those of pools.
            machine_sensitive_parameters: The same for sensitive inputs. They are stored in a vault; responses
                hold aliases in their place.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The machine.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one machine is created.

        Example:
            >>> machine = await client.machines.create(
            ...     fingerprint="5f2c", unkey_key_id="key_1", machine_parameters={"department": "billing"}
            ... )
        """
        body, options = request_body(MachineCreate, request, arguments)
        return (await self._pipeline.send(create_machine.build_request(body=body), options)).parsed

    async def get(
        self,
        machine_id: UUID | str,
        *,
        include: Sequence[Literal["pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> MachineResponseWithIncludes:
        """Get a machine.

        Args:
            machine_id: The machine.
            include: Related objects to include: `pools`.
            **options: See `RequestOptions`.

        Returns:
            The machine; `reserved_session_id` names the session that holds it.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (await client.machines.get(machine.id)).status
            <MachineStatus.CONNECTED: 'connected'>
        """
        request = get_machine.build_request(machine_id, include=joined(include))
        return (await self._pipeline.send(request, options)).parsed

    async def update(
        self,
        machine_id: UUID | str,
        request: MachineUpdate | None = None,
        **arguments: Unpack[MachineUpdateArguments],
    ) -> MachineResponse:
        """Change a machine. What is left out stays as it is; `None` is sent as null.

        Args:
            machine_id: The machine.
            request: A `MachineUpdate`, in place of the arguments below that are its fields.
            name: A name to show.
            version: The agent's version.
            hostname: The machine's host name.
            os_info: Its operating system.
            status: The state of its agent: `connected`, `disconnected` or `error`.
            is_available: Whether it can take a run.
            alerts_enabled: Whether alerts are sent about it.
            last_seen: When its agent last responded; without a zone it is UTC.
            reserved_session_id: `None` ends its session; `clear_session` does the same.
            machine_parameters: Inputs for runs on this machine that leave them out, all of them anew. `{}`
                clears them.
            machine_sensitive_parameters: The same for sensitive inputs; responses hold aliases in their place.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The machine as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> (await client.machines.update(machine.id, name="Front desk")).name
            'Front desk'
        """
        body, options = request_body(MachineUpdate, request, arguments)
        return (await self._pipeline.send(update_machine.build_request(machine_id, body=body), options)).parsed

    async def clear_session(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> MachineResponse:
        """End the session on a machine: its unfinished runs are cancelled, and the machine is free again.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            The machine as it is now.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> (await client.machines.clear_session(machine.id)).reserved_session_id is None
            True
        """
        return await self.update(machine_id, reserved_session_id=None, **options)

    async def delete(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a machine, its connections, its request logs and its sensitive parameters. Its runs stay.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.machines.delete(old_machine.id)
        """
        await self._pipeline.send(delete_machine.build_request(machine_id), options)

    async def get_pools(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> builtins.list[PoolResponse]:
        """Get the pools that a machine is in.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> names = [pool.name for pool in await client.machines.get_pools(machine.id)]
        """
        return (await self._pipeline.send(get_machine_pools.build_request(machine_id), options)).parsed

    @overload
    async def update_pools(
        self, machine_id: UUID | str, **arguments: Unpack[MachinePoolUpdateArguments]
    ) -> MachineResponse: ...

    @overload
    async def update_pools(
        self, machine_id: UUID | str, request: MachinePoolUpdate, **options: Unpack[RequestOptions]
    ) -> MachineResponse: ...

    async def update_pools(
        self, machine_id: UUID | str, request: MachinePoolUpdate | None = None, **arguments: Any
    ) -> MachineResponse:
        """Put a machine into these pools, and take it out of all others.

        Args:
            machine_id: The machine.
            request: A `MachinePoolUpdate`, in place of the arguments below that are its fields.
            pool_ids: All pools it shall be in; an empty list removes it from every pool.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The machine; `get_pools` returns its pools.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine or pool.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> machine = await client.machines.update_pools(machine.id, pool_ids=[pool.id])
        """
        body, options = request_body(MachinePoolUpdate, request, arguments)
        call = update_machine_pools.build_request(machine_id, body=body)
        return (await self._pipeline.send(call, options)).parsed

    async def create_web_session(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> CyberdriverWebSessionResponse:
        """Prepare a session for viewing and controlling the desktop in a browser.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            What the browser needs: a `token` (secret, not in the repr), `expires_at`, `endpoints`, `public_key`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> session = await client.machines.create_web_session(machine_id)
        """
        request = create_cyberdriver_web_session.build_request(machine_id)
        return (await self._pipeline.send(request, options)).parsed

    async def shutdown(
        self,
        machine_id: UUID | str,
        *,
        source: str | UnsetType = UNSET,
        reason: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Ask the agent on a machine to stop. Without its agent a machine takes no runs.

        Args:
            machine_id: The machine.
            source: Where the request comes from. Server default `cloud-api`.
            reason: Why. Server default `user_disabled_machine`.
            **options: See `RequestOptions`.

        Returns:
            The agent's response.

        Raises:
            PermissionDeniedError: When the key may not do that.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> response = await client.machines.shutdown(machine_id, reason="maintenance")
        """
        body = make(CyberdriverShutdownRequest, source=source, reason=reason)
        request = cyberdriver_shutdown.build_request(str(machine_id), body=body)
        return (await self._pipeline.send(request, options)).parsed
