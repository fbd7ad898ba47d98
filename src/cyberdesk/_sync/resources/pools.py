"""`client.pools`: named groups of machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined
from ..._generated.api.pools import (
    add_machines_to_pool,
    create_pool,
    delete_pool,
    get_pool,
    list_pools,
    remove_machines_from_pool,
    update_pool,
)
from ..._generated.arguments import MachinePoolAssignmentArguments, PoolCreateArguments, PoolUpdateArguments
from ..._generated.models.machine_pool_assignment import MachinePoolAssignment
from ..._generated.models.pool_create import PoolCreate
from ..._generated.models.pool_response import PoolResponse
from ..._generated.models.pool_response_with_includes import PoolResponseWithIncludes
from ..._generated.models.pool_update import PoolUpdate
from ..._generated.models.pool_with_machines import PoolWithMachines
from ..paging import Page
from ..platform.listing import listed
from ._base import Resource


class Pools(Resource):
    """Named groups of machines; runs can require a machine of a pool."""

    def list(
        self,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[PoolResponse]:
        """List pools: the first page, or all of them by iterating.

        Args:
            include: Related objects to include: `machines`, found with the page's `machine(id)`.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all pools.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = client.pools.list(limit=20)
            >>> page.limit
            20
            >>> names = [pool.name for pool in client.pools.list()]
        """
        request = list_pools.build_request(include=joined(include), skip=skip, limit=limit)
        return listed(self._pipeline, request, options)

    @overload
    def create(self, **arguments: Unpack[PoolCreateArguments]) -> PoolResponse: ...

    @overload
    def create(self, request: PoolCreate, **options: Unpack[RequestOptions]) -> PoolResponse: ...

    def create(self, request: PoolCreate | None = None, **arguments: Any) -> PoolResponse:
        """Create a pool.

        Args:
            request: A `PoolCreate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it is for.
            pool_parameters: Inputs for runs that name this pool in `pool_ids` and leave them out. A run's own
                values and those of its machine beat them.
            pool_sensitive_parameters: The same for sensitive inputs. They are stored in a vault; responses hold
                aliases in their place.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The pool.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one pool is created.

        Example:
            >>> pool = client.pools.create(name="Billing", pool_parameters={"department": "billing"})
            >>> pool.name
            'Billing'
        """
        body, options = request_body(PoolCreate, request, arguments)
        return (self._pipeline.send(create_pool.build_request(body=body), options)).parsed

    def get(
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
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (client.pools.get(pool.id)).id == pool.id
            True
        """
        request = get_pool.build_request(pool_id, include=joined(include), include_machines=include_machines)
        return (self._pipeline.send(request, options)).parsed

    def update(
        self,
        pool_id: UUID | str,
        request: PoolUpdate | None = None,
        **arguments: Unpack[PoolUpdateArguments],
    ) -> PoolResponse:
        """Change a pool. What is left out stays as it is; `None` is sent as null.

        Its machines are changed with `add_machines` and `remove_machines`.

        Args:
            pool_id: The pool.
            request: A `PoolUpdate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it is for.
            pool_parameters: Inputs for runs that name this pool, all of them anew. `{}` clears them.
            pool_sensitive_parameters: The same for sensitive inputs; responses hold aliases in their place.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The pool as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> pool = client.pools.update(pool_id, pool_parameters={})
        """
        body, options = request_body(PoolUpdate, request, arguments)
        return (self._pipeline.send(update_pool.build_request(pool_id, body=body), options)).parsed

    def delete(self, pool_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a pool. Its machines stay.

        Args:
            pool_id: The pool.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such pool.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.pools.delete(pool.id)
        """
        self._pipeline.send(delete_pool.build_request(pool_id), options)

    @overload
    def add_machines(
        self, pool_id: UUID | str, **arguments: Unpack[MachinePoolAssignmentArguments]
    ) -> PoolWithMachines: ...

    @overload
    def add_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment, **options: Unpack[RequestOptions]
    ) -> PoolWithMachines: ...

    def add_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment | None = None, **arguments: Any
    ) -> PoolWithMachines:
        """Put machines into a pool, beside those that are in it.

        Args:
            pool_id: The pool.
            request: A `MachinePoolAssignment`, in place of the arguments below that are its fields.
            machine_ids: The machines to put in.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The pool with all its `machines`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool or machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> pool = client.pools.add_machines(pool.id, machine_ids=[machine.id])
            >>> [member.id == machine.id for member in pool.machines]
            [True]
        """
        body, options = request_body(MachinePoolAssignment, request, arguments)
        return (self._pipeline.send(add_machines_to_pool.build_request(pool_id, body=body), options)).parsed

    @overload
    def remove_machines(
        self, pool_id: UUID | str, **arguments: Unpack[MachinePoolAssignmentArguments]
    ) -> None: ...

    @overload
    def remove_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment, **options: Unpack[RequestOptions]
    ) -> None: ...

    def remove_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment | None = None, **arguments: Any
    ) -> None:
        """Take machines out of a pool. The machines stay.

        Args:
            pool_id: The pool.
            request: A `MachinePoolAssignment`, in place of the arguments below that are its fields.
            machine_ids: The machines to take out.
            **arguments: See `RequestOptions` for the options of every call.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such pool or machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.pools.remove_machines(pool.id, machine_ids=[machine.id])
        """
        body, options = request_body(MachinePoolAssignment, request, arguments)
        self._pipeline.send(remove_machines_from_pool.build_request(pool_id, body=body), options)
