"""Generated from the source of the package. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import builtins
import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, Unpack, overload
from uuid import UUID

from .._core.http.request import UNSET, RequestOptions, Response, UnsetType
from .._files.sources import FileContent
from .._generated.arguments import (
    AddTagsRequestArguments,
    BulkAddTagsRequestArguments,
    ConnectionCreateArguments,
    ConnectionUpdateArguments,
    MachineCreateArguments,
    MachinePoolAssignmentArguments,
    MachinePoolUpdateArguments,
    MachineUpdateArguments,
    ModelConfigurationCreateArguments,
    ModelConfigurationUpdateArguments,
    PoolCreateArguments,
    PoolUpdateArguments,
    ProviderCredentialUpsertArguments,
    ReorderRequestArguments,
    RequestLogCreateArguments,
    RequestLogUpdateArguments,
    RunAttachmentCreateArguments,
    RunAttachmentUpdateArguments,
    RunBulkCreateArguments,
    RunCreateAndWaitArguments,
    RunCreateArguments,
    RunRetryArguments,
    RunUpdateArguments,
    TrajectoryCreateArguments,
    TrajectoryUpdateArguments,
    WorkflowChainCreateArguments,
    WorkflowCreateArguments,
    WorkflowDuplicateRequestArguments,
    WorkflowMergeRequestArguments,
    WorkflowTagCreateArguments,
    WorkflowTagGroupCreateArguments,
    WorkflowTagGroupUpdateArguments,
    WorkflowTagUpdateArguments,
    WorkflowUpdateArguments,
)
from .._generated.models.add_tags_request import AddTagsRequest
from .._generated.models.attachment_type import AttachmentType
from .._generated.models.bulk_add_tags_request import BulkAddTagsRequest
from .._generated.models.connection_create import ConnectionCreate
from .._generated.models.connection_response import ConnectionResponse
from .._generated.models.connection_status import ConnectionStatus
from .._generated.models.connection_update import ConnectionUpdate
from .._generated.models.cyberdriver_web_session_response import CyberdriverWebSessionResponse
from .._generated.models.display_dimensions import DisplayDimensions
from .._generated.models.machine_create import MachineCreate
from .._generated.models.machine_pool_assignment import MachinePoolAssignment
from .._generated.models.machine_pool_update import MachinePoolUpdate
from .._generated.models.machine_response import MachineResponse
from .._generated.models.machine_response_with_includes import MachineResponseWithIncludes
from .._generated.models.machine_status import MachineStatus
from .._generated.models.machine_update import MachineUpdate
from .._generated.models.machines_health_check_response import MachinesHealthCheckResponse
from .._generated.models.model_configuration_create import ModelConfigurationCreate
from .._generated.models.model_configuration_response import ModelConfigurationResponse
from .._generated.models.model_configuration_update import ModelConfigurationUpdate
from .._generated.models.mouse_position import MousePosition
from .._generated.models.pool_create import PoolCreate
from .._generated.models.pool_response import PoolResponse
from .._generated.models.pool_response_with_includes import PoolResponseWithIncludes
from .._generated.models.pool_update import PoolUpdate
from .._generated.models.pool_with_machines import PoolWithMachines
from .._generated.models.provider_credential_response import ProviderCredentialResponse
from .._generated.models.provider_credential_slot import ProviderCredentialSlot
from .._generated.models.provider_credential_upsert import ProviderCredentialUpsert
from .._generated.models.provider_credential_validation_response import ProviderCredentialValidationResponse
from .._generated.models.reorder_request import ReorderRequest
from .._generated.models.request_log_create import RequestLogCreate
from .._generated.models.request_log_response import RequestLogResponse
from .._generated.models.request_log_update import RequestLogUpdate
from .._generated.models.run_attachment_create import RunAttachmentCreate
from .._generated.models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse
from .._generated.models.run_attachment_response import RunAttachmentResponse
from .._generated.models.run_attachment_update import RunAttachmentUpdate
from .._generated.models.run_bulk_create import RunBulkCreate
from .._generated.models.run_bulk_create_response import RunBulkCreateResponse
from .._generated.models.run_create import RunCreate
from .._generated.models.run_field import RunField
from .._generated.models.run_image_signed_url_response import RunImageSignedUrlResponse
from .._generated.models.run_list_sort_mode import RunListSortMode
from .._generated.models.run_llm_cost_total_response import RunLlmCostTotalResponse
from .._generated.models.run_llm_costs_response import RunLlmCostsResponse
from .._generated.models.run_response import RunResponse
from .._generated.models.run_response_with_includes import RunResponseWithIncludes
from .._generated.models.run_retry import RunRetry
from .._generated.models.run_status import RunStatus
from .._generated.models.run_update import RunUpdate
from .._generated.models.trajectory_create import TrajectoryCreate
from .._generated.models.trajectory_response import TrajectoryResponse
from .._generated.models.trajectory_response_with_includes import TrajectoryResponseWithIncludes
from .._generated.models.trajectory_update import TrajectoryUpdate
from .._generated.models.usage_aggregate_response import UsageAggregateResponse
from .._generated.models.usage_mode import UsageMode
from .._generated.models.workflow_chain_create import WorkflowChainCreate
from .._generated.models.workflow_chain_response import WorkflowChainResponse
from .._generated.models.workflow_create import WorkflowCreate
from .._generated.models.workflow_duplicate_request import WorkflowDuplicateRequest
from .._generated.models.workflow_merge_request import WorkflowMergeRequest
from .._generated.models.workflow_prompt_image_list_item import WorkflowPromptImageListItem
from .._generated.models.workflow_prompt_image_response import WorkflowPromptImageResponse
from .._generated.models.workflow_prompt_image_signed_url_response import WorkflowPromptImageSignedUrlResponse
from .._generated.models.workflow_response import WorkflowResponse
from .._generated.models.workflow_response_with_includes import WorkflowResponseWithIncludes
from .._generated.models.workflow_tag_create import WorkflowTagCreate
from .._generated.models.workflow_tag_group_create import WorkflowTagGroupCreate
from .._generated.models.workflow_tag_group_response import WorkflowTagGroupResponse
from .._generated.models.workflow_tag_group_update import WorkflowTagGroupUpdate
from .._generated.models.workflow_tag_response import WorkflowTagResponse
from .._generated.models.workflow_tag_update import WorkflowTagUpdate
from .._generated.models.workflow_update import WorkflowUpdate
from .._sync.paging import Page
from ..computer import CommandResult, FileEntry, WrittenFile
from ..messages import Screenshot


class RawComputer(Protocol):
    """`Computer`, returning whole responses."""

    def get_screenshot(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[bytes]: ...
    def get_display_dimensions(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[DisplayDimensions]: ...
    def get_mouse_position(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[MousePosition]: ...
    def mouse_move(
        self, machine_id: UUID | str, *, x: int, y: int, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    def mouse_click(
        self,
        machine_id: UUID | str,
        *,
        x: int | None | UnsetType = UNSET,
        y: int | None | UnsetType = UNSET,
        button: str | UnsetType = UNSET,
        down: bool | None | UnsetType = UNSET,
        clicks: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    def mouse_drag(
        self,
        machine_id: UUID | str,
        *,
        start_x: int,
        start_y: int,
        to_x: int,
        to_y: int,
        duration: float | None | UnsetType = UNSET,
        button: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    def mouse_scroll(
        self,
        machine_id: UUID | str,
        *,
        direction: str,
        amount: int,
        x: int | None | UnsetType = UNSET,
        y: int | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    def keyboard_type(
        self, machine_id: UUID | str, *, text: str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    def keyboard_key(
        self,
        machine_id: UUID | str,
        *,
        text: str,
        down: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    def copy_to_clipboard(
        self, machine_id: UUID | str, *, text: str = "text", **options: Unpack[RequestOptions]
    ) -> Response[str]: ...
    def fs_list(
        self, machine_id: UUID | str, *, path: str | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[list[FileEntry]]: ...
    def fs_read(
        self, machine_id: UUID | str, *, path: str, **options: Unpack[RequestOptions]
    ) -> Response[bytes]: ...
    def fs_write(
        self,
        machine_id: UUID | str,
        *,
        path: str,
        content: FileContent | str,
        mode: str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WrittenFile]: ...
    def powershell_exec(
        self,
        machine_id: UUID | str,
        *,
        command: str,
        same_session: bool | UnsetType = UNSET,
        working_directory: str | None | UnsetType = UNSET,
        session_id: str | None | UnsetType = UNSET,
        command_timeout: float | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[CommandResult]: ...
    def powershell_session(
        self,
        machine_id: UUID | str,
        *,
        action: str,
        session_id: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...
    def powershell_simple(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    def powershell_test(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    def diagnostics(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    def keepalive_enable(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def keepalive_disable(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def keepalive_activity(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def update(
        self,
        machine_id: UUID | str,
        *,
        version: str | UnsetType = UNSET,
        restart: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...


class RawConnections(Protocol):
    """`Connections`, returning whole responses."""

    def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        status: ConnectionStatus | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[ConnectionResponse]]: ...
    @overload
    def create(
        self, machine_id: UUID | str, **arguments: Unpack[ConnectionCreateArguments]
    ) -> Response[ConnectionResponse]: ...
    @overload
    def create(
        self, machine_id: ConnectionCreate, /, **options: Unpack[RequestOptions]
    ) -> Response[ConnectionResponse]: ...
    def get(
        self, connection_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[ConnectionResponse]: ...
    def update(
        self,
        connection_id: UUID | str,
        request: ConnectionUpdate | None = None,
        **arguments: Unpack[ConnectionUpdateArguments],
    ) -> Response[ConnectionResponse]: ...
    def delete(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawHealth(Protocol):
    """`Health`, returning whole responses."""

    def check(self, **options: Unpack[RequestOptions]) -> Response[dict[str, str]]: ...
    def check_database(self, **options: Unpack[RequestOptions]) -> Response[Any]: ...
    def check_machines(self, **options: Unpack[RequestOptions]) -> Response[MachinesHealthCheckResponse]: ...


class RawMachines(Protocol):
    """`Machines`, returning whole responses."""

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
    ) -> Response[Page[MachineResponse]]: ...
    @overload
    def create(self, **arguments: Unpack[MachineCreateArguments]) -> Response[MachineResponse]: ...
    @overload
    def create(self, request: MachineCreate, **options: Unpack[RequestOptions]) -> Response[MachineResponse]: ...
    def get(
        self,
        machine_id: UUID | str,
        *,
        include: Sequence[Literal["pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[MachineResponseWithIncludes]: ...
    def update(
        self,
        machine_id: UUID | str,
        request: MachineUpdate | None = None,
        **arguments: Unpack[MachineUpdateArguments],
    ) -> Response[MachineResponse]: ...
    def clear_session(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[MachineResponse]: ...
    def delete(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def get_pools(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[PoolResponse]]: ...
    @overload
    def update_pools(
        self, machine_id: UUID | str, **arguments: Unpack[MachinePoolUpdateArguments]
    ) -> Response[MachineResponse]: ...
    @overload
    def update_pools(
        self, machine_id: UUID | str, request: MachinePoolUpdate, **options: Unpack[RequestOptions]
    ) -> Response[MachineResponse]: ...
    def create_web_session(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[CyberdriverWebSessionResponse]: ...
    def shutdown(
        self,
        machine_id: UUID | str,
        *,
        source: str | UnsetType = UNSET,
        reason: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...


class RawModelConfigurations(Protocol):
    """`ModelConfigurations`, returning whole responses."""

    def list(self, **options: Unpack[RequestOptions]) -> Response[builtins.list[ModelConfigurationResponse]]: ...
    def get(
        self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[ModelConfigurationResponse]: ...
    @overload
    def create(
        self, **arguments: Unpack[ModelConfigurationCreateArguments]
    ) -> Response[ModelConfigurationResponse]: ...
    @overload
    def create(
        self, request: ModelConfigurationCreate, **options: Unpack[RequestOptions]
    ) -> Response[ModelConfigurationResponse]: ...
    def update(
        self,
        model_configuration_id: UUID | str,
        request: ModelConfigurationUpdate | None = None,
        **arguments: Unpack[ModelConfigurationUpdateArguments],
    ) -> Response[ModelConfigurationResponse]: ...
    def delete(self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawPools(Protocol):
    """`Pools`, returning whole responses."""

    def list(
        self,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[PoolResponse]]: ...
    @overload
    def create(self, **arguments: Unpack[PoolCreateArguments]) -> Response[PoolResponse]: ...
    @overload
    def create(self, request: PoolCreate, **options: Unpack[RequestOptions]) -> Response[PoolResponse]: ...
    def get(
        self,
        pool_id: UUID | str,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        include_machines: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[PoolResponseWithIncludes]: ...
    def update(
        self, pool_id: UUID | str, request: PoolUpdate | None = None, **arguments: Unpack[PoolUpdateArguments]
    ) -> Response[PoolResponse]: ...
    def delete(self, pool_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    @overload
    def add_machines(
        self, pool_id: UUID | str, **arguments: Unpack[MachinePoolAssignmentArguments]
    ) -> Response[PoolWithMachines]: ...
    @overload
    def add_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment, **options: Unpack[RequestOptions]
    ) -> Response[PoolWithMachines]: ...
    @overload
    def remove_machines(
        self, pool_id: UUID | str, **arguments: Unpack[MachinePoolAssignmentArguments]
    ) -> Response[None]: ...
    @overload
    def remove_machines(
        self, pool_id: UUID | str, request: MachinePoolAssignment, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...


class RawProviderCredentials(Protocol):
    """`ProviderCredentials`, returning whole responses."""

    def list(self, **options: Unpack[RequestOptions]) -> Response[builtins.list[ProviderCredentialResponse]]: ...
    def upsert(
        self,
        slot: ProviderCredentialSlot | str,
        request: ProviderCredentialUpsert | None = None,
        **arguments: Unpack[ProviderCredentialUpsertArguments],
    ) -> Response[ProviderCredentialResponse]: ...
    def delete(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> Response[ProviderCredentialResponse]: ...
    def validate(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> Response[ProviderCredentialValidationResponse]: ...


class RawRequestLogs(Protocol):
    """`RequestLogs`, returning whole responses."""

    def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        method: str | UnsetType = UNSET,
        status_code: int | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RequestLogResponse]]: ...
    def get(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[RequestLogResponse]: ...
    @overload
    def create(
        self, machine_id: UUID | str, **arguments: Unpack[RequestLogCreateArguments]
    ) -> Response[RequestLogResponse]: ...
    @overload
    def create(
        self, machine_id: RequestLogCreate, /, **options: Unpack[RequestOptions]
    ) -> Response[RequestLogResponse]: ...
    def update(
        self,
        log_id: UUID | str,
        request: RequestLogUpdate | None = None,
        **arguments: Unpack[RequestLogUpdateArguments],
    ) -> Response[RequestLogResponse]: ...
    def delete(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawRunAttachments(Protocol):
    """`RunAttachments`, returning whole responses."""

    def list(
        self,
        *,
        run_id: UUID | str | UnsetType = UNSET,
        attachment_type: AttachmentType | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RunAttachmentResponse]]: ...
    @overload
    def create(
        self, run_id: UUID | str, **arguments: Unpack[RunAttachmentCreateArguments]
    ) -> Response[RunAttachmentResponse]: ...
    @overload
    def create(
        self, run_id: RunAttachmentCreate, /, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentResponse]: ...
    def get(
        self, attachment_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentResponse]: ...
    def update(
        self,
        attachment_id: UUID | str,
        request: RunAttachmentUpdate | None = None,
        **arguments: Unpack[RunAttachmentUpdateArguments],
    ) -> Response[RunAttachmentResponse]: ...
    def delete(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def download(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[bytes]: ...
    def save_to_file(
        self,
        attachment_id: UUID | str,
        path: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
        on_progress: Callable[[int, int | None], object] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Response[Path]: ...
    def get_download_url(
        self, attachment_id: UUID | str, *, expires_in: int | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentDownloadUrlResponse]: ...


class RawRuns(Protocol):
    """`Runs`, returning whole responses."""

    @overload
    def bulk_create(
        self, workflow_id: UUID | str, **arguments: Unpack[RunBulkCreateArguments]
    ) -> Response[RunBulkCreateResponse]: ...
    @overload
    def bulk_create(
        self, workflow_id: RunBulkCreate, /, **options: Unpack[RequestOptions]
    ) -> Response[RunBulkCreateResponse]: ...
    @overload
    def chain(self, **arguments: Unpack[WorkflowChainCreateArguments]) -> Response[WorkflowChainResponse]: ...
    @overload
    def chain(
        self, request: WorkflowChainCreate, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowChainResponse]: ...
    def get_trajectory(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    def generate_trajectory(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    def get_image_signed_url(
        self,
        run_id: UUID | str,
        *,
        image_url: str,
        expires_in: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunImageSignedUrlResponse]: ...
    def get_llm_costs(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[RunLlmCostsResponse]: ...
    def download_screenshot(
        self, run_id: UUID | str, screenshot: Screenshot, **options: Unpack[RequestOptions]
    ) -> Response[bytes]: ...
    def create(
        self, workflow_id: UUID | str | RunCreate, **arguments: Unpack[RunCreateArguments]
    ) -> Response[RunResponse]: ...
    def create_and_wait(
        self,
        workflow_id: UUID | str | RunCreate,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
        **arguments: Unpack[RunCreateAndWaitArguments],
    ) -> Response[RunResponseWithIncludes]: ...
    def get(
        self,
        run_id: UUID | str,
        *,
        include: Sequence[Literal["workflow", "machine", "machine.pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponseWithIncludes]: ...
    def list(
        self,
        *,
        workflow_id: UUID | str | UnsetType = UNSET,
        machine_id: UUID | str | UnsetType = UNSET,
        session_id: UUID | str | UnsetType = UNSET,
        status: RunStatus | str | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        sort_mode: RunListSortMode | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deep_search: bool | UnsetType = UNSET,
        fields: Sequence[RunField | str] | UnsetType = UNSET,
        include: Sequence[Literal["workflow", "machine", "machine.pools"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RunResponse]]: ...
    def update(
        self, run_id: UUID | str, request: RunUpdate | None = None, **arguments: Unpack[RunUpdateArguments]
    ) -> Response[RunResponse]: ...
    def delete(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def retry(
        self, run_id: UUID | str, request: RunRetry | None = None, **arguments: Unpack[RunRetryArguments]
    ) -> Response[RunResponse]: ...


class RawTrajectories(Protocol):
    """`Trajectories`, returning whole responses."""

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
    ) -> Response[Page[TrajectoryResponse]]: ...
    def get(
        self,
        trajectory_id: UUID | str,
        *,
        include: Sequence[str] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[TrajectoryResponseWithIncludes]: ...
    def get_latest_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    @overload
    def create(
        self, workflow_id: UUID | str, **arguments: Unpack[TrajectoryCreateArguments]
    ) -> Response[TrajectoryResponse]: ...
    @overload
    def create(
        self, workflow_id: TrajectoryCreate, /, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    def update(
        self,
        trajectory_id: UUID | str,
        request: TrajectoryUpdate | None = None,
        **arguments: Unpack[TrajectoryUpdateArguments],
    ) -> Response[TrajectoryResponse]: ...
    def duplicate(
        self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    def delete(self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawUsage(Protocol):
    """`Usage`, returning whole responses."""

    def aggregate(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str,
        to_date: datetime.datetime | datetime.date | str,
        mode: UsageMode | str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[UsageAggregateResponse]: ...
    def list_llm_costs(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RunLlmCostTotalResponse]]: ...


class RawWorkflowTagGroups(Protocol):
    """`WorkflowTagGroups`, returning whole responses."""

    def list(self, **options: Unpack[RequestOptions]) -> Response[builtins.list[WorkflowTagGroupResponse]]: ...
    @overload
    def create(
        self, **arguments: Unpack[WorkflowTagGroupCreateArguments]
    ) -> Response[WorkflowTagGroupResponse]: ...
    @overload
    def create(
        self, request: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagGroupResponse]: ...
    def get(
        self, group_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagGroupResponse]: ...
    def update(
        self,
        group_id: UUID | str,
        request: WorkflowTagGroupUpdate | None = None,
        **arguments: Unpack[WorkflowTagGroupUpdateArguments],
    ) -> Response[WorkflowTagGroupResponse]: ...
    def delete(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    @overload
    def reorder(self, **arguments: Unpack[ReorderRequestArguments]) -> Response[None]: ...
    @overload
    def reorder(self, request: ReorderRequest, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawWorkflowTags(Protocol):
    """`WorkflowTags`, returning whole responses."""

    def list(
        self, *, include_archived: bool | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    @overload
    def create(self, **arguments: Unpack[WorkflowTagCreateArguments]) -> Response[WorkflowTagResponse]: ...
    @overload
    def create(
        self, request: WorkflowTagCreate, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagResponse]: ...
    def get(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[WorkflowTagResponse]: ...
    def update(
        self,
        tag_id: UUID | str,
        request: WorkflowTagUpdate | None = None,
        **arguments: Unpack[WorkflowTagUpdateArguments],
    ) -> Response[WorkflowTagResponse]: ...
    def delete(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def archive(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[WorkflowTagResponse]: ...
    def unarchive(
        self, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagResponse]: ...
    @overload
    def reorder(self, **arguments: Unpack[ReorderRequestArguments]) -> Response[None]: ...
    @overload
    def reorder(self, request: ReorderRequest, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def get_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    @overload
    def add_to_workflow(
        self, workflow_id: UUID | str, **arguments: Unpack[AddTagsRequestArguments]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    @overload
    def add_to_workflow(
        self, workflow_id: UUID | str, request: AddTagsRequest, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    def remove_from_workflow(
        self, workflow_id: UUID | str, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    @overload
    def bulk_add_to_workflows(self, **arguments: Unpack[BulkAddTagsRequestArguments]) -> Response[None]: ...
    @overload
    def bulk_add_to_workflows(
        self, request: BulkAddTagsRequest, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...


class RawWorkflows(Protocol):
    """`Workflows`, returning whole responses."""

    def upload_prompt_image(
        self,
        *,
        file_path: str | os.PathLike[str] | None = None,
        file_content: FileContent | None = None,
        filename: str | None = None,
        content_type: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowPromptImageResponse]: ...
    def list_prompt_images(
        self, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowPromptImageListItem]]: ...
    def get_prompt_image_signed_url(
        self, path: str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowPromptImageSignedUrlResponse]: ...
    def delete_prompt_image(self, path: str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def list(
        self,
        *,
        search: str | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        tag_ids: Sequence[UUID | str] | UnsetType = UNSET,
        include: Sequence[Literal["tags", "post_run_checks"]] | UnsetType = UNSET,
        include_tags: bool | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[WorkflowResponse]]: ...
    @overload
    def create(self, **arguments: Unpack[WorkflowCreateArguments]) -> Response[WorkflowResponse]: ...
    @overload
    def create(self, request: WorkflowCreate, **options: Unpack[RequestOptions]) -> Response[WorkflowResponse]: ...
    def get(
        self,
        workflow_id: UUID | str,
        *,
        include: Sequence[Literal["tags", "post_run_checks"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowResponseWithIncludes]: ...
    def update(
        self,
        workflow_id: UUID | str,
        request: WorkflowUpdate | None = None,
        **arguments: Unpack[WorkflowUpdateArguments],
    ) -> Response[WorkflowResponse]: ...
    def delete(self, workflow_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def get_versions(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[dict[str, Any]]]: ...
    def duplicate(
        self,
        workflow_id: UUID | str,
        request: WorkflowDuplicateRequest | None = None,
        **arguments: Unpack[WorkflowDuplicateRequestArguments],
    ) -> Response[WorkflowResponse]: ...
    def merge(
        self,
        workflow_id: UUID | str,
        target_workflow_id: UUID | str | WorkflowMergeRequest,
        **arguments: Unpack[WorkflowMergeRequestArguments],
    ) -> Response[WorkflowResponse]: ...


class RawResponses(Protocol):
    """`client.with_raw_response`."""

    @property
    def computer(self) -> RawComputer: ...
    @property
    def connections(self) -> RawConnections: ...
    @property
    def health(self) -> RawHealth: ...
    @property
    def machines(self) -> RawMachines: ...
    @property
    def model_configurations(self) -> RawModelConfigurations: ...
    @property
    def pools(self) -> RawPools: ...
    @property
    def provider_credentials(self) -> RawProviderCredentials: ...
    @property
    def request_logs(self) -> RawRequestLogs: ...
    @property
    def run_attachments(self) -> RawRunAttachments: ...
    @property
    def runs(self) -> RawRuns: ...
    @property
    def trajectories(self) -> RawTrajectories: ...
    @property
    def usage(self) -> RawUsage: ...
    @property
    def workflow_tag_groups(self) -> RawWorkflowTagGroups: ...
    @property
    def workflow_tags(self) -> RawWorkflowTags: ...
    @property
    def workflows(self) -> RawWorkflows: ...
