"""`client.trajectories`: recorded executions of workflows, which later runs replay."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined, moment
from ..._generated.api.trajectories import (
    create_trajectory,
    delete_trajectory,
    duplicate_trajectory,
    get_latest_trajectory_for_workflow,
    get_trajectory,
    list_trajectories,
    update_trajectory,
)
from ..._generated.arguments import TrajectoryCreateArguments, TrajectoryUpdateArguments
from ..._generated.models.trajectory_create import TrajectoryCreate
from ..._generated.models.trajectory_response import TrajectoryResponse
from ..._generated.models.trajectory_response_with_includes import TrajectoryResponseWithIncludes
from ..._generated.models.trajectory_update import TrajectoryUpdate
from ..platform.listing import AsyncList, listed
from ._base import Resource


class AsyncTrajectories(Resource):
    """Recorded executions of workflows. Later runs replay the approved ones."""

    def list(
        self,
        *,
        search: str | UnsetType = UNSET,
        workflow_id: UUID | str | UnsetType = UNSET,
        run_id: UUID | str | UnsetType = UNSET,
        is_approved: bool | UnsetType = UNSET,
        is_generated: bool | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        include: Sequence[str] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncList[TrajectoryResponse]:
        """List trajectories: the first page, or all of them by iterating.

        Beware: what `create` and `duplicate` make is only listed with `is_generated=False`.

        Args:
            search: Only those with this text in id, name or description.
            workflow_id: Only those of this workflow.
            run_id: Only those of this run.
            is_approved: Only approved ones, or only those that are not.
            is_generated: Only those made from runs, or only others. Server default True.
            created_at_from: Only those created at this moment or later; without a zone it is UTC.
            created_at_to: Only those created at this moment or earlier; without a zone it is UTC.
            updated_at_from: Only those changed last at this moment or later; without a zone it is UTC.
            updated_at_to: Only those changed last at this moment or earlier; without a zone it is UTC.
            include: Related objects to include: `workflow`.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all trajectories.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = await client.trajectories.list(workflow_id=workflow_id, include=["workflow"], limit=20)
            >>> workflows = [page.workflow(trajectory.workflow_id) for trajectory in page.items]
            >>> names = [trajectory.name async for trajectory in client.trajectories.list(is_approved=True)]
        """
        request = list_trajectories.build_request(
            search=search,
            workflow_id=workflow_id,
            run_id=run_id,
            is_approved=is_approved,
            is_generated=is_generated,
            created_at_from=moment(created_at_from),
            created_at_to=moment(created_at_to),
            updated_at_from=moment(updated_at_from),
            updated_at_to=moment(updated_at_to),
            include=joined(include),
            skip=skip,
            limit=limit,
        )
        return listed(self._pipeline, request, options)

    async def get(
        self,
        trajectory_id: UUID | str,
        *,
        include: Sequence[str] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> TrajectoryResponseWithIncludes:
        """Get a trajectory with its steps.

        Args:
            trajectory_id: The trajectory.
            include: Related objects to include: `workflow`.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> trajectory = await client.trajectories.get(trajectory_id)
            >>> is_replayed = trajectory.is_approved
        """
        request = get_trajectory.build_request(trajectory_id, include=joined(include))
        return (await self._pipeline.send(request, options)).parsed

    async def get_latest_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> TrajectoryResponse:
        """Get the trajectory of a workflow that was changed last.

        Args:
            workflow_id: The workflow.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such workflow, or it has no trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> changed = (await client.trajectories.get_latest_for_workflow(workflow_id)).updated_at
        """
        request = get_latest_trajectory_for_workflow.build_request(workflow_id)
        return (await self._pipeline.send(request, options)).parsed

    @overload
    async def create(
        self, workflow_id: UUID | str, **arguments: Unpack[TrajectoryCreateArguments]
    ) -> TrajectoryResponse: ...

    @overload
    async def create(
        self, workflow_id: TrajectoryCreate, /, **options: Unpack[RequestOptions]
    ) -> TrajectoryResponse: ...

    async def create(self, workflow_id: UUID | str | TrajectoryCreate, **arguments: Any) -> TrajectoryResponse:
        """Store a trajectory. It counts as not generated, so `list` shows it only with `is_generated=False`.

        Args:
            workflow_id: The workflow it leads through. Or a `TrajectoryCreate`, in place of all of these.
            trajectory_data: Its steps, at least one. Steps of the server's own have `func_name`, `args`,
                `kwargs`, `pre_check_snapshot` and `result`.
            dimensions: Integers by name, such as the `width` and `height` of the screen in pixels; which
                names the server knows is not documented.
            name: A name.
            description: What it does.
            run_id: The run it was recorded in.
            original_input_values: The inputs of that run.
            is_approved: Whether runs may replay it. Server default False.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The trajectory.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> trajectory = await client.trajectories.create(
            ...     workflow_id=workflow_id,
            ...     trajectory_data=[{"func_name": "click", "kwargs": {"x": 640, "y": 360}}],
            ...     dimensions={"width": 1280, "height": 720},
            ... )
        """
        body, options = request_body(TrajectoryCreate, workflow_id, arguments, id_field="workflow_id")
        return (await self._pipeline.send(create_trajectory.build_request(body=body), options)).parsed

    async def update(
        self,
        trajectory_id: UUID | str,
        request: TrajectoryUpdate | None = None,
        **arguments: Unpack[TrajectoryUpdateArguments],
    ) -> TrajectoryResponse:
        """Change a trajectory. What is left out stays as it is; `None` is sent as null.

        Args:
            trajectory_id: The trajectory.
            request: A `TrajectoryUpdate`, in place of the arguments below that are its fields.
            name: A name.
            description: What it does.
            trajectory_data: Steps in place of the present ones.
            is_approved: Whether runs may replay it.
            is_main: Whether it is its workflow's main one.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The trajectory as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> trajectory = await client.trajectories.update(trajectory_id, is_approved=True)
        """
        body, options = request_body(TrajectoryUpdate, request, arguments)
        call = update_trajectory.build_request(trajectory_id, body=body)
        return (await self._pipeline.send(call, options)).parsed

    async def duplicate(self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]) -> TrajectoryResponse:
        """Copy a trajectory with its images. The copy is not approved, and its name ends in `(Copy)`.

        Args:
            trajectory_id: The trajectory.
            **options: See `RequestOptions`.

        Returns:
            The copy.

        Raises:
            NotFoundError: When there is no such trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> copy = await client.trajectories.duplicate(trajectory_id)
        """
        return (await self._pipeline.send(duplicate_trajectory.build_request(trajectory_id), options)).parsed

    async def delete(self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a trajectory.

        Args:
            trajectory_id: The trajectory.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.trajectories.delete(trajectory_id)
        """
        await self._pipeline.send(delete_trajectory.build_request(trajectory_id), options)
