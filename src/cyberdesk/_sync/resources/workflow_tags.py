"""`client.workflow_tags`: labels on workflows."""

from __future__ import annotations

import builtins
from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._generated.api.workflow_tags import (
    archive_tag,
    create_tag,
    delete_tag,
    get_tag,
    list_tags,
    reorder_tags,
    unarchive_tag,
    update_tag,
)
from ..._generated.api.workflows import (
    add_tags_to_workflow,
    bulk_add_tags_to_workflows,
    get_workflow_tags,
    remove_tag_from_workflow,
)
from ..._generated.arguments import (
    AddTagsRequestArguments,
    BulkAddTagsRequestArguments,
    ReorderRequestArguments,
    WorkflowTagCreateArguments,
    WorkflowTagUpdateArguments,
)
from ..._generated.models.add_tags_request import AddTagsRequest
from ..._generated.models.bulk_add_tags_request import BulkAddTagsRequest
from ..._generated.models.reorder_request import ReorderRequest
from ..._generated.models.workflow_tag_create import WorkflowTagCreate
from ..._generated.models.workflow_tag_response import WorkflowTagResponse
from ..._generated.models.workflow_tag_update import WorkflowTagUpdate
from ._base import Resource


class WorkflowTags(Resource):
    """Labels on workflows: the tags themselves, and which workflow carries which."""

    def list(
        self, *, include_archived: bool | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> builtins.list[WorkflowTagResponse]:
        """List tags: those without a group first, then group by group, in their order.

        Args:
            include_archived: List archived tags, too. Server default False.
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages. `workflow_count` is the number of workflows that carry a tag.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> names = [tag.name for tag in client.workflow_tags.list(include_archived=True)]
        """
        request = list_tags.build_request(include_archived=include_archived)
        return (self._pipeline.send(request, options)).parsed

    @overload
    def create(self, **arguments: Unpack[WorkflowTagCreateArguments]) -> WorkflowTagResponse: ...

    @overload
    def create(self, request: WorkflowTagCreate, **options: Unpack[RequestOptions]) -> WorkflowTagResponse: ...

    def create(self, request: WorkflowTagCreate | None = None, **arguments: Any) -> WorkflowTagResponse:
        """Create a tag.

        Args:
            request: A `WorkflowTagCreate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it means.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            group_id: The group it belongs to; a workflow carries at most one tag of a group.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The tag.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one tag is created.

        Example:
            >>> tag = client.workflow_tags.create(name="Production", color="green", group_id=group_id)
        """
        body, options = request_body(WorkflowTagCreate, request, arguments)
        return (self._pipeline.send(create_tag.build_request(body=body), options)).parsed

    def get(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> WorkflowTagResponse:
        """Get a tag.

        Args:
            tag_id: The tag.
            **options: See `RequestOptions`.

        Returns:
            The tag.

        Raises:
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> tag = client.workflow_tags.get(tag_id)
        """
        return (self._pipeline.send(get_tag.build_request(tag_id), options)).parsed

    def update(
        self,
        tag_id: UUID | str,
        request: WorkflowTagUpdate | None = None,
        **arguments: Unpack[WorkflowTagUpdateArguments],
    ) -> WorkflowTagResponse:
        """Change a tag. What is left out stays as it is; `None` is sent as null.

        Args:
            tag_id: The tag.
            request: A `WorkflowTagUpdate`, in place of the arguments below that are its fields.
            name: Its name.
            description: What it means.
            emoji: An emoji to show beside its name.
            color: A colour, such as `green`.
            group_id: The group it belongs to; `None` takes it out of its group.
            is_archived: Whether it is archived; see `archive`.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The tag as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> tag = client.workflow_tags.update(tag_id, name="Live", group_id=None)
        """
        body, options = request_body(WorkflowTagUpdate, request, arguments)
        return (self._pipeline.send(update_tag.build_request(tag_id, body=body), options)).parsed

    def delete(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a tag; no workflow carries it any more. `archive` leaves it where it is.

        Args:
            tag_id: The tag.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tags.delete(tag_id)
        """
        self._pipeline.send(delete_tag.build_request(tag_id), options)

    def archive(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> WorkflowTagResponse:
        """Archive a tag: workflows keep it, but it is not listed and no other workflow can get it.

        Args:
            tag_id: The tag.
            **options: See `RequestOptions`.

        Returns:
            The tag as it is now.

        Raises:
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> (client.workflow_tags.archive(tag_id)).is_archived
            True
        """
        return (self._pipeline.send(archive_tag.build_request(tag_id), options)).parsed

    def unarchive(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> WorkflowTagResponse:
        """Restore an archived tag.

        Args:
            tag_id: The tag.
            **options: See `RequestOptions`.

        Returns:
            The tag as it is now.

        Raises:
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> tag = client.workflow_tags.unarchive(tag_id)
        """
        return (self._pipeline.send(unarchive_tag.build_request(tag_id), options)).parsed

    @overload
    def reorder(self, **arguments: Unpack[ReorderRequestArguments]) -> None: ...

    @overload
    def reorder(self, request: ReorderRequest, **options: Unpack[RequestOptions]) -> None: ...

    def reorder(self, request: ReorderRequest | None = None, **arguments: Any) -> None:
        """Put tags into another order.

        Args:
            request: A `ReorderRequest`, in place of the arguments below that are its fields.
            ids: The tags; the place in this list becomes a tag's `order`.
            **arguments: See `RequestOptions` for the options of every call.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tags.reorder(ids=[other_tag_id, tag_id])
        """
        body, options = request_body(ReorderRequest, request, arguments)
        self._pipeline.send(reorder_tags.build_request(body=body), options)

    def get_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> builtins.list[WorkflowTagResponse]:
        """Get the tags that a workflow carries, archived ones among them.

        Args:
            workflow_id: The workflow.
            **options: See `RequestOptions`.

        Returns:
            All of them; this list has no pages.

        Raises:
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> names = [tag.name for tag in client.workflow_tags.get_for_workflow(workflow_id)]
        """
        return (self._pipeline.send(get_workflow_tags.build_request(workflow_id), options)).parsed

    @overload
    def add_to_workflow(
        self, workflow_id: UUID | str, **arguments: Unpack[AddTagsRequestArguments]
    ) -> builtins.list[WorkflowTagResponse]: ...

    @overload
    def add_to_workflow(
        self, workflow_id: UUID | str, request: AddTagsRequest, **options: Unpack[RequestOptions]
    ) -> builtins.list[WorkflowTagResponse]: ...

    def add_to_workflow(
        self, workflow_id: UUID | str, request: AddTagsRequest | None = None, **arguments: Any
    ) -> builtins.list[WorkflowTagResponse]:
        """Put tags on a workflow. A tag of a group takes the place of that group's other tag.

        Args:
            workflow_id: The workflow.
            request: A `AddTagsRequest`, in place of the arguments below that are its fields.
            tag_ids: The tags; archived ones are refused.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            An array of tags, as the API returns it; `get_for_workflow` returns what the workflow carries.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such workflow or tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> tags = client.workflow_tags.add_to_workflow(workflow_id, tag_ids=[tag_id])
        """
        body, options = request_body(AddTagsRequest, request, arguments)
        call = add_tags_to_workflow.build_request(workflow_id, body=body)
        return (self._pipeline.send(call, options)).parsed

    def remove_from_workflow(
        self, workflow_id: UUID | str, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> None:
        """Take a tag off a workflow.

        Args:
            workflow_id: The workflow.
            tag_id: The tag.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such workflow or tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tags.remove_from_workflow(workflow_id, tag_id)
        """
        self._pipeline.send(remove_tag_from_workflow.build_request(workflow_id, tag_id), options)

    @overload
    def bulk_add_to_workflows(self, **arguments: Unpack[BulkAddTagsRequestArguments]) -> None: ...

    @overload
    def bulk_add_to_workflows(self, request: BulkAddTagsRequest, **options: Unpack[RequestOptions]) -> None: ...

    def bulk_add_to_workflows(self, request: BulkAddTagsRequest | None = None, **arguments: Any) -> None:
        """Put tags on many workflows. A tag of a group takes the place of that group's other tag.

        Args:
            request: A `BulkAddTagsRequest`, in place of the arguments below that are its fields.
            workflow_ids: The workflows.
            tag_ids: The tags that each of them gets; archived ones are refused.
            **arguments: See `RequestOptions` for the options of every call.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such workflow or tag.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.workflow_tags.bulk_add_to_workflows(workflow_ids=[workflow_id], tag_ids=[tag_id])
        """
        body, options = request_body(BulkAddTagsRequest, request, arguments)
        self._pipeline.send(bulk_add_tags_to_workflows.build_request(body=body), options)
