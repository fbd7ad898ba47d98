"""`client.pools`: named groups of machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined, make
from ..._generated.api.pools import (
    add_machines_to_pool,
    create_pool,
    delete_pool,
    get_pool,
    list_pools,
    remove_machines_from_pool,
    update_pool,
)
from ..._generated.models.machine_pool_assignment import MachinePoolAssignment
from ..._generated.models.pool_create import PoolCreate
from ..._generated.models.pool_update import PoolUpdate
from ..platform.listing import AsyncList, listed
from ._base import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal
    from uuid import UUID

    from ..._generated.models.pool_response import PoolResponse
    from ..._generated.models.pool_response_with_includes import PoolResponseWithIncludes
    from ..._generated.models.pool_with_machines import PoolWithMachines


class AsyncPools(Resource):
    """Named groups of machines; runs can ask for a machine of a pool."""

    def list(
        self,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[PoolResponse]:
        """List pools: the first page, or all of them by iterating.

        Args:
            include: Related things to send along: `machines`, found with the page's `machine(id)`.
            skip: How many to pass over. Server default 0.
            limit: How many make a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all pools.

        Raises:
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> page = await client.pools.list(limit=20)
            >>> page.limit
            20
            >>> names = [pool.name async for pool in client.pools.list()]
        """
        request = list_pools.build_request(include=joined(include), skip=skip, limit=limit)
        return listed(self._pipeline, request, options)

    async def create(
        self,
        *,
        name: str,
        description: str | None | UnsetType = UNSET,
        pool_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        pool_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> PoolResponse:
        """Create a pool.

        Args:
            name: Its name.
            description: What it is for.
            pool_parameters: Inputs for runs that name this pool in `pool_ids` and leave them out. A run's own
                values and those of its machine beat them.
            pool_sensitive_parameters: The same for sensitive inputs. They are stored in a vault; answers hold
                aliases in their place.
            **options: See `RequestOptions`.

        Returns:
            The pool.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key, so that at most one pool is created.

        Example:
            >>> pool = await client.pools.create(name="Billing", pool_parameters={"department": "billing"})
            >>> pool.name
            'Billing'
        """
        body = make(
            PoolCreate,
            name=name,
            description=description,
            pool_parameters=pool_parameters,
            pool_sensitive_parameters=pool_sensitive_parameters,
        )
        return (await self._pipeline.send(create_pool.build_request(body=body), options)).parsed

    async def get(
        self,
        pool_id: UUID | str,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        include_machines: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> PoolResponseWithIncludes:
        """Get a pool.

        Args:
            pool_id: The pool.
            include: Related things to send along in `included`: `machines`.
            include_machines: The former way, which fills `machines` instead. Deprecated by the API. Server
                default False.
            **options: See `RequestOptions`.

        Returns:
            The pool.

        Raises:
            NotFoundError: When there is no such pool.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> (await client.pools.get(pool.id)).id == pool.id
            True
        """
        request = get_pool.build_request(pool_id, include=joined(include), include_machines=include_machines)
        return (await self._pipeline.send(request, options)).parsed

    async def update(
        self,
        pool_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        pool_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        pool_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> PoolResponse:
        """Change a pool. What is left out stays as it is; `None` is sent as null.

        Its machines are changed with `add_machines` and `remove_machines`.

        Args:
            pool_id: The pool.
            name: Its name.
            description: What it is for.
            pool_parameters: Inputs for runs that name this pool, all of them anew. `{}` clears them.
            pool_sensitive_parameters: The same for sensitive inputs; answers hold aliases in their place.
            **options: See `RequestOptions`.

        Returns:
            The pool as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> pool = await client.pools.update(pool_id, pool_parameters={})
        """
        body = make(
            PoolUpdate,
            name=name,
            description=description,
            pool_parameters=pool_parameters,
            pool_sensitive_parameters=pool_sensitive_parameters,
        )
        return (await self._pipeline.send(update_pool.build_request(pool_id, body=body), options)).parsed

    async def delete(self, pool_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a pool. Its machines stay.

        Args:
            pool_id: The pool.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such pool.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> await client.pools.delete(pool.id)
        """
        await self._pipeline.send(delete_pool.build_request(pool_id), options)

    async def add_machines(
        self, pool_id: UUID | str, *, machine_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> PoolWithMachines:
        """Put machines into a pool, beside those that are in it.

        Args:
            pool_id: The pool.
            machine_ids: The machines to put in.
            **options: See `RequestOptions`.

        Returns:
            The pool with all its `machines`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool or machine.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> pool = await client.pools.add_machines(pool.id, machine_ids=[machine.id])
            >>> [member.id == machine.id for member in pool.machines]
            [True]
        """
        body = make(MachinePoolAssignment, machine_ids=machine_ids)
        return (await self._pipeline.send(add_machines_to_pool.build_request(pool_id, body=body), options)).parsed

    async def remove_machines(
        self, pool_id: UUID | str, *, machine_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> None:
        """Take machines out of a pool. The machines stay.

        Args:
            pool_id: The pool.
            machine_ids: The machines to take out.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool or machine.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> await client.pools.remove_machines(pool.id, machine_ids=[machine.id])
        """
        body = make(MachinePoolAssignment, machine_ids=machine_ids)
        await self._pipeline.send(remove_machines_from_pool.build_request(pool_id, body=body), options)
