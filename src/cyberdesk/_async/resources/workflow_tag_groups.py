"""`client.workflow_tag_groups`: groups of tags that exclude each other."""

from __future__ import annotations

import builtins
from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import RequestOptions
from ..._generated.api.workflow_tag_groups import (
    create_tag_group,
    delete_tag_group,
    get_tag_group,
    list_tag_groups,
    reorder_tag_groups,
    update_tag_group,
)
from ..._generated.arguments import (
    ReorderRequestArguments,
    WorkflowTagGroupCreateArguments,
    WorkflowTagGroupUpdateArguments,
)
from ..._generated.models.reorder_request import ReorderRequest
from ..._generated.models.workflow_tag_group_create import WorkflowTagGroupCreate
from ..._generated.models.workflow_tag_group_response import WorkflowTagGroupResponse
from ..._generated.models.workflow_tag_group_update import WorkflowTagGroupUpdate
from ._base import Resource


class AsyncWorkflowTagGroups(Resource):
    """Groups of tags: a workflow carries at most one tag of a group."""

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[WorkflowTagGroupResponse]:
        """List the groups.

        Args:
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> names = [group.name for group in await client.workflow_tag_groups.list()]
        """
        return (await self._pipeline.send(list_tag_groups.build_request(), options)).parsed

    @overload
    async def create(self, **arguments: Unpack[WorkflowTagGroupCreateArguments]) -> WorkflowTagGroupResponse: ...

    @overload
    async def create(
        self, request: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
    ) -> WorkflowTagGroupResponse: ...

    async def create(
        self, request: WorkflowTagGroupCreate | None = None, **arguments: Any
    ) -> WorkflowTagGroupResponse:
        """Create a group.

        Args:
            request: A `WorkflowTagGroupCreate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it is for.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The group.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one group is created.

        Example:
            >>> group = await client.workflow_tag_groups.create(name="Stage")
        """
        body, options = request_body(WorkflowTagGroupCreate, request, arguments)
        return (await self._pipeline.send(create_tag_group.build_request(body=body), options)).parsed

    async def get(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> WorkflowTagGroupResponse:
        """Get a group.

        Args:
            group_id: The group.
            **options: See `RequestOptions`.

        Returns:
            The group.

        Raises:
            NotFoundError: When there is no such group.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> group = await client.workflow_tag_groups.get(group_id)
        """
        return (await self._pipeline.send(get_tag_group.build_request(group_id), options)).parsed

    async def update(
        self,
        group_id: UUID | str,
        request: WorkflowTagGroupUpdate | None = None,
        **arguments: Unpack[WorkflowTagGroupUpdateArguments],
    ) -> WorkflowTagGroupResponse:
        """Change a group. What is left out stays as it is; `None` is sent as null.

        Args:
            group_id: The group.
            request: A `WorkflowTagGroupUpdate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it is for.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The group as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such group.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> group = await client.workflow_tag_groups.update(group_id, description="How far it is")
        """
        body, options = request_body(WorkflowTagGroupUpdate, request, arguments)
        return (await self._pipeline.send(update_tag_group.build_request(group_id, body=body), options)).parsed

    async def delete(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a group. Its tags stay, without a group.

        Args:
            group_id: The group.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such group.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.workflow_tag_groups.delete(group_id)
        """
        await self._pipeline.send(delete_tag_group.build_request(group_id), options)

    @overload
    async def reorder(self, **arguments: Unpack[ReorderRequestArguments]) -> None: ...

    @overload
    async def reorder(self, request: ReorderRequest, **options: Unpack[RequestOptions]) -> None: ...

    async def reorder(self, request: ReorderRequest | None = None, **arguments: Any) -> None:
        """Put groups into another order.

        Args:
            request: A `ReorderRequest`, in place of the arguments below that are its fields.
            ids: The groups; the place in this list becomes a group's `order`.
            **arguments: See `RequestOptions` for the options of every call.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such group.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.workflow_tag_groups.reorder(ids=[other_group_id, group_id])
        """
        body, options = request_body(ReorderRequest, request, arguments)
        await self._pipeline.send(reorder_tag_groups.build_request(body=body), options)
