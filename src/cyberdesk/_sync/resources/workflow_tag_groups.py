"""`client.workflow_tag_groups`: groups of tags that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import make
from ..._generated.api.workflow_tag_groups import (
    create_tag_group,
    delete_tag_group,
    get_tag_group,
    list_tag_groups,
    reorder_tag_groups,
    update_tag_group,
)
from ..._generated.models.reorder_request import ReorderRequest
from ..._generated.models.workflow_tag_group_create import WorkflowTagGroupCreate
from ..._generated.models.workflow_tag_group_update import WorkflowTagGroupUpdate
from ._base import Resource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from uuid import UUID

    from ..._generated.models.workflow_tag_group_response import WorkflowTagGroupResponse


class WorkflowTagGroups(Resource):
    """Groups of tags: a workflow carries at most one tag of a group."""

    def list(self, **options: Unpack[RequestOptions]) -> builtins.list[WorkflowTagGroupResponse]:
        """List the groups.

        Args:
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages.

        Raises:
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> names = [group.name for group in client.workflow_tag_groups.list()]
        """
        return (self._pipeline.send(list_tag_groups.build_request(), options)).parsed

    def create(
        self,
        *,
        name: str,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> WorkflowTagGroupResponse:
        """Create a group.

        Args:
            name: Its name.
            description: What it is for.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            **options: See `RequestOptions`.

        Returns:
            The group.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key, so that at most one group is created.

        Example:
            >>> group = client.workflow_tag_groups.create(name="Stage")
        """
        body = make(WorkflowTagGroupCreate, name=name, description=description, emoji=emoji, color=color)
        return (self._pipeline.send(create_tag_group.build_request(body=body), options)).parsed

    def get(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> WorkflowTagGroupResponse:
        """Get a group.

        Args:
            group_id: The group.
            **options: See `RequestOptions`.

        Returns:
            The group.

        Raises:
            NotFoundError: When there is no such group.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> group = client.workflow_tag_groups.get(group_id)
        """
        return (self._pipeline.send(get_tag_group.build_request(group_id), options)).parsed

    def update(
        self,
        group_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> WorkflowTagGroupResponse:
        """Change a group. What is left out stays as it is; `None` is sent as null.

        Args:
            group_id: The group.
            name: Its name.
            description: What it is for.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            **options: See `RequestOptions`.

        Returns:
            The group as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such group.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> group = client.workflow_tag_groups.update(group_id, description="How far it is")
        """
        body = make(WorkflowTagGroupUpdate, name=name, description=description, emoji=emoji, color=color)
        return (self._pipeline.send(update_tag_group.build_request(group_id, body=body), options)).parsed

    def delete(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a group. Its tags stay, without a group.

        Args:
            group_id: The group.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such group.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tag_groups.delete(group_id)
        """
        self._pipeline.send(delete_tag_group.build_request(group_id), options)

    def reorder(self, ids: Sequence[UUID | str], **options: Unpack[RequestOptions]) -> None:
        """Put groups into another order.

        Args:
            ids: The groups; the place in this list becomes a group's `order`.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such group.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tag_groups.reorder([other_group_id, group_id])
        """
        body = make(ReorderRequest, ids=ids)
        self._pipeline.send(reorder_tag_groups.build_request(body=body), options)
