"""Generated from the resources' signatures, for type checkers. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import builtins
import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, Unpack
from uuid import UUID

from .._async.paging import AsyncPage
from .._core.http.request import UNSET, CommandOptions, RequestOptions, Response, UnsetType
from .._files.sources import FileContent, FileSource
from .._generated.models.attachment_type import AttachmentType
from .._generated.models.bedrock_auth_mode import BedrockAuthMode
from .._generated.models.chain_step import ChainStep
from .._generated.models.connection_response import ConnectionResponse
from .._generated.models.connection_status import ConnectionStatus
from .._generated.models.cyberdriver_web_session_response import CyberdriverWebSessionResponse
from .._generated.models.display_dimensions import DisplayDimensions
from .._generated.models.machine_response import MachineResponse
from .._generated.models.machine_response_with_includes import MachineResponseWithIncludes
from .._generated.models.machine_status import MachineStatus
from .._generated.models.machines_health_check_response import MachinesHealthCheckResponse
from .._generated.models.model_configuration_response import ModelConfigurationResponse
from .._generated.models.mouse_position import MousePosition
from .._generated.models.pool_response import PoolResponse
from .._generated.models.pool_response_with_includes import PoolResponseWithIncludes
from .._generated.models.pool_with_machines import PoolWithMachines
from .._generated.models.provider_credential_response import ProviderCredentialResponse
from .._generated.models.provider_credential_slot import ProviderCredentialSlot
from .._generated.models.provider_credential_validation_response import ProviderCredentialValidationResponse
from .._generated.models.request_log_response import RequestLogResponse
from .._generated.models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse
from .._generated.models.run_attachment_response import RunAttachmentResponse
from .._generated.models.run_bulk_create_response import RunBulkCreateResponse
from .._generated.models.run_field import RunField
from .._generated.models.run_image_signed_url_response import RunImageSignedUrlResponse
from .._generated.models.run_list_sort_mode import RunListSortMode
from .._generated.models.run_llm_cost_total_response import RunLlmCostTotalResponse
from .._generated.models.run_llm_costs_response import RunLlmCostsResponse
from .._generated.models.run_post_run_check_snapshot import RunPostRunCheckSnapshot
from .._generated.models.run_response import RunResponse
from .._generated.models.run_response_with_includes import RunResponseWithIncludes
from .._generated.models.run_status import RunStatus
from .._generated.models.trajectory_response import TrajectoryResponse
from .._generated.models.trajectory_response_with_includes import TrajectoryResponseWithIncludes
from .._generated.models.usage_aggregate_response import UsageAggregateResponse
from .._generated.models.usage_mode import UsageMode
from .._generated.models.workflow_chain_response import WorkflowChainResponse
from .._generated.models.workflow_internal_metadata_update import WorkflowInternalMetadataUpdate
from .._generated.models.workflow_model_metadata import WorkflowModelMetadata
from .._generated.models.workflow_post_run_check_upsert import WorkflowPostRunCheckUpsert
from .._generated.models.workflow_prompt_image_list_item import WorkflowPromptImageListItem
from .._generated.models.workflow_prompt_image_response import WorkflowPromptImageResponse
from .._generated.models.workflow_prompt_image_signed_url_response import WorkflowPromptImageSignedUrlResponse
from .._generated.models.workflow_response import WorkflowResponse
from .._generated.models.workflow_response_with_includes import WorkflowResponseWithIncludes
from .._generated.models.workflow_tag_group_response import WorkflowTagGroupResponse
from .._generated.models.workflow_tag_response import WorkflowTagResponse
from ..computer import CommandResult, FileEntry, WrittenFile
from ..messages import Screenshot


class RawComputer(Protocol):
    """`AsyncComputer`, returning whole answers."""

    async def get_screenshot(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[bytes]: ...
    async def get_display_dimensions(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[DisplayDimensions]: ...
    async def get_mouse_position(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[MousePosition]: ...
    async def mouse_move(
        self, machine_id: UUID | str, *, x: int, y: int, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def mouse_click(
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
    async def mouse_drag(
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
    async def mouse_scroll(
        self,
        machine_id: UUID | str,
        *,
        direction: str,
        amount: int,
        x: int | None | UnsetType = UNSET,
        y: int | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    async def keyboard_type(
        self, machine_id: UUID | str, *, text: str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def keyboard_key(
        self,
        machine_id: UUID | str,
        *,
        text: str,
        down: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...
    async def copy_to_clipboard(
        self, machine_id: UUID | str, *, text: str = "text", **options: Unpack[RequestOptions]
    ) -> Response[str]: ...
    async def fs_list(
        self, machine_id: UUID | str, *, path: str | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[list[FileEntry]]: ...
    async def fs_read(
        self, machine_id: UUID | str, *, path: str, **options: Unpack[RequestOptions]
    ) -> Response[bytes]: ...
    async def fs_write(
        self,
        machine_id: UUID | str,
        *,
        path: str,
        content: FileContent | str,
        mode: str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WrittenFile]: ...
    async def powershell_exec(
        self,
        machine_id: UUID | str,
        *,
        command: str,
        same_session: bool | UnsetType = UNSET,
        working_directory: str | None | UnsetType = UNSET,
        session_id: str | None | UnsetType = UNSET,
        timeout: float | None | UnsetType = UNSET,
        **options: Unpack[CommandOptions],
    ) -> Response[CommandResult]: ...
    async def powershell_session(
        self,
        machine_id: UUID | str,
        *,
        action: str,
        session_id: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...
    async def powershell_simple(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    async def powershell_test(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    async def diagnostics(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[dict[str, Any]]: ...
    async def keepalive_enable(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def keepalive_disable(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def keepalive_activity(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def update(
        self,
        machine_id: UUID | str,
        *,
        version: str | UnsetType = UNSET,
        restart: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...


class RawConnections(Protocol):
    """`AsyncConnections`, returning whole answers."""

    async def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        status: ConnectionStatus | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[AsyncPage[ConnectionResponse]]: ...
    async def create(
        self,
        *,
        websocket_id: str,
        machine_id: UUID | str,
        ip_address: str | None | UnsetType = UNSET,
        user_agent: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[ConnectionResponse]: ...
    async def get(
        self, connection_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[ConnectionResponse]: ...
    async def update(
        self,
        connection_id: UUID | str,
        *,
        status: ConnectionStatus | str | None | UnsetType = UNSET,
        last_ping: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        disconnected_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[ConnectionResponse]: ...
    async def delete(self, connection_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawHealth(Protocol):
    """`AsyncHealth`, returning whole answers."""

    async def check(self, **options: Unpack[RequestOptions]) -> Response[dict[str, str]]: ...
    async def check_database(self, **options: Unpack[RequestOptions]) -> Response[Any]: ...
    async def check_machines(self, **options: Unpack[RequestOptions]) -> Response[MachinesHealthCheckResponse]: ...


class RawMachines(Protocol):
    """`AsyncMachines`, returning whole answers."""

    async def list(
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
    ) -> Response[AsyncPage[MachineResponse]]: ...
    async def create(
        self,
        *,
        fingerprint: str,
        unkey_key_id: str,
        name: str | None | UnsetType = UNSET,
        version: str | None | UnsetType = UNSET,
        hostname: str | None | UnsetType = UNSET,
        os_info: str | None | UnsetType = UNSET,
        machine_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        machine_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[MachineResponse]: ...
    async def get(
        self,
        machine_id: UUID | str,
        *,
        include: Sequence[Literal["pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[MachineResponseWithIncludes]: ...
    async def update(
        self,
        machine_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        version: str | None | UnsetType = UNSET,
        hostname: str | None | UnsetType = UNSET,
        os_info: str | None | UnsetType = UNSET,
        status: MachineStatus | str | None | UnsetType = UNSET,
        is_available: bool | None | UnsetType = UNSET,
        alerts_enabled: bool | None | UnsetType = UNSET,
        last_seen: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        reserved_session_id: UUID | str | None | UnsetType = UNSET,
        machine_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        machine_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[MachineResponse]: ...
    async def clear_session(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[MachineResponse]: ...
    async def delete(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def get_pools(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[PoolResponse]]: ...
    async def update_pools(
        self, machine_id: UUID | str, *, pool_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> Response[MachineResponse]: ...
    async def create_web_session(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[CyberdriverWebSessionResponse]: ...
    async def shutdown(
        self,
        machine_id: UUID | str,
        *,
        source: str | UnsetType = UNSET,
        reason: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[dict[str, Any]]: ...


class RawModelConfigurations(Protocol):
    """`AsyncModelConfigurations`, returning whole answers."""

    async def list(
        self, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[ModelConfigurationResponse]]: ...
    async def get(
        self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[ModelConfigurationResponse]: ...
    async def create(
        self,
        *,
        name: str,
        provider: str,
        model: str,
        description: str | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_tokens: int | None | UnsetType = UNSET,
        timeout_seconds: float | None | UnsetType = UNSET,
        max_retries: int | None | UnsetType = UNSET,
        additional_params: Mapping[str, Any] | None | UnsetType = UNSET,
        agent_harness_version_string: str | None | UnsetType = UNSET,
        is_computer_use_model: bool | UnsetType = UNSET,
        is_archived: bool | UnsetType = UNSET,
        api_key: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[ModelConfigurationResponse]: ...
    async def update(
        self,
        model_configuration_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        provider: str | None | UnsetType = UNSET,
        model: str | None | UnsetType = UNSET,
        api_key: str | None | UnsetType = UNSET,
        clear_api_key: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_tokens: int | None | UnsetType = UNSET,
        timeout_seconds: float | None | UnsetType = UNSET,
        max_retries: int | None | UnsetType = UNSET,
        additional_params: Mapping[str, Any] | None | UnsetType = UNSET,
        agent_harness_version_string: str | None | UnsetType = UNSET,
        is_computer_use_model: bool | None | UnsetType = UNSET,
        is_archived: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[ModelConfigurationResponse]: ...
    async def delete(
        self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...


class RawPools(Protocol):
    """`AsyncPools`, returning whole answers."""

    async def list(
        self,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[AsyncPage[PoolResponse]]: ...
    async def create(
        self,
        *,
        name: str,
        description: str | None | UnsetType = UNSET,
        pool_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        pool_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[PoolResponse]: ...
    async def get(
        self,
        pool_id: UUID | str,
        *,
        include: Sequence[Literal["machines"]] | UnsetType = UNSET,
        include_machines: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[PoolResponseWithIncludes]: ...
    async def update(
        self,
        pool_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        pool_parameters: Mapping[str, Any] | None | UnsetType = UNSET,
        pool_sensitive_parameters: Mapping[str, str] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[PoolResponse]: ...
    async def delete(self, pool_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def add_machines(
        self, pool_id: UUID | str, *, machine_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> Response[PoolWithMachines]: ...
    async def remove_machines(
        self, pool_id: UUID | str, *, machine_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> Response[None]: ...


class RawProviderCredentials(Protocol):
    """`AsyncProviderCredentials`, returning whole answers."""

    async def list(
        self, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[ProviderCredentialResponse]]: ...
    async def upsert(
        self,
        slot: ProviderCredentialSlot | str,
        *,
        api_key: str | None | UnsetType = UNSET,
        service_account_json: str | None | UnsetType = UNSET,
        bedrock_auth_mode: BedrockAuthMode | str | None | UnsetType = UNSET,
        aws_access_key_id: str | None | UnsetType = UNSET,
        aws_secret_access_key: str | None | UnsetType = UNSET,
        aws_region: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[ProviderCredentialResponse]: ...
    async def delete(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> Response[ProviderCredentialResponse]: ...
    async def validate(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> Response[ProviderCredentialValidationResponse]: ...


class RawRequestLogs(Protocol):
    """`AsyncRequestLogs`, returning whole answers."""

    async def list(
        self,
        *,
        machine_id: UUID | str | UnsetType = UNSET,
        method: str | UnsetType = UNSET,
        status_code: int | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[AsyncPage[RequestLogResponse]]: ...
    async def get(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[RequestLogResponse]: ...
    async def create(
        self,
        *,
        request_id: str,
        method: str,
        path: str,
        machine_id: UUID | str,
        status_code: int | None | UnsetType = UNSET,
        request_size_bytes: int | None | UnsetType = UNSET,
        response_size_bytes: int | None | UnsetType = UNSET,
        duration_ms: int | None | UnsetType = UNSET,
        error_message: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RequestLogResponse]: ...
    async def update(
        self,
        log_id: UUID | str,
        *,
        status_code: int | None | UnsetType = UNSET,
        response_size_bytes: int | None | UnsetType = UNSET,
        completed_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        duration_ms: int | None | UnsetType = UNSET,
        error_message: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RequestLogResponse]: ...
    async def delete(self, log_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawRunAttachments(Protocol):
    """`AsyncRunAttachments`, returning whole answers."""

    async def list(
        self,
        *,
        run_id: UUID | str | UnsetType = UNSET,
        attachment_type: AttachmentType | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[AsyncPage[RunAttachmentResponse]]: ...
    async def create(
        self,
        *,
        run_id: UUID | str,
        filename: str,
        content: FileContent | str,
        content_type: str,
        attachment_type: AttachmentType | str,
        target_path: str | None | UnsetType = UNSET,
        cleanup_imports_after_run: bool | UnsetType = UNSET,
        expires_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunAttachmentResponse]: ...
    async def get(
        self, attachment_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentResponse]: ...
    async def update(
        self,
        attachment_id: UUID | str,
        *,
        expires_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunAttachmentResponse]: ...
    async def delete(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def download(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[bytes]: ...
    async def save_to_file(
        self,
        attachment_id: UUID | str,
        path: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
        on_progress: Callable[[int, int | None], object] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Response[Path]: ...
    async def get_download_url(
        self, attachment_id: UUID | str, *, expires_in: int | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentDownloadUrlResponse]: ...


class RawRuns(Protocol):
    """`AsyncRuns`, returning whole answers."""

    async def bulk_create(
        self,
        *,
        workflow_id: UUID | str,
        count: int,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        sensitive_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        start_session: bool | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunBulkCreateResponse]: ...
    async def chain(
        self,
        *,
        steps: Sequence[ChainStep | Mapping[str, Any]],
        shared_inputs: Mapping[str, Any] | None | UnsetType = UNSET,
        shared_sensitive_inputs: Mapping[str, Any] | None | UnsetType = UNSET,
        shared_file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        keep_session_after_completion: bool | None | UnsetType = UNSET,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowChainResponse]: ...
    async def get_trajectory(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    async def generate_trajectory(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    async def get_image_signed_url(
        self,
        run_id: UUID | str,
        *,
        image_url: str,
        expires_in: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunImageSignedUrlResponse]: ...
    async def get_llm_costs(
        self, run_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[RunLlmCostsResponse]: ...
    async def download_screenshot(
        self, run_id: UUID | str, screenshot: Screenshot, **options: Unpack[RequestOptions]
    ) -> Response[bytes]: ...
    async def create(
        self,
        *,
        workflow_id: UUID | str,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        sensitive_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        start_session: bool | None | UnsetType = UNSET,
        session_alias: str | None | UnsetType = UNSET,
        release_session_after: bool | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        main_prompt: str | None | UnsetType = UNSET,
        main_agent_model_id: UUID | str | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponse]: ...
    async def create_and_wait(
        self,
        *,
        workflow_id: UUID | str,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        sensitive_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        start_session: bool | None | UnsetType = UNSET,
        session_alias: str | None | UnsetType = UNSET,
        release_session_after: bool | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        main_prompt: str | None | UnsetType = UNSET,
        main_agent_model_id: UUID | str | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
        **options: Unpack[CommandOptions],
    ) -> Response[RunResponseWithIncludes]: ...
    async def get(
        self,
        run_id: UUID | str,
        *,
        include: Sequence[Literal["workflow", "machine", "machine.pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponseWithIncludes]: ...
    async def list(
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
    ) -> Response[AsyncPage[RunResponse]]: ...
    async def update(
        self,
        run_id: UUID | str,
        *,
        status: RunStatus | str | None | UnsetType = UNSET,
        error: Sequence[str] | None | UnsetType = UNSET,
        output_data: Mapping[str, Any] | None | UnsetType = UNSET,
        output_attachment_ids: Sequence[str] | None | UnsetType = UNSET,
        run_message_history: Sequence[Mapping[str, Any]] | None | UnsetType = UNSET,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        usage_metadata: Mapping[str, Any] | None | UnsetType = UNSET,
        post_run_checks: Sequence[RunPostRunCheckSnapshot | Mapping[str, Any]] | None | UnsetType = UNSET,
        started_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        ended_at: datetime.datetime | datetime.date | str | None | UnsetType = UNSET,
        release_session_after: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponse]: ...
    async def delete(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def retry(
        self,
        run_id: UUID | str,
        *,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        sensitive_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        reuse_session: bool | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        start_session: bool | None | UnsetType = UNSET,
        session_alias: str | None | UnsetType = UNSET,
        release_session_after: bool | None | UnsetType = UNSET,
        is_priority: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponse]: ...


class RawTrajectories(Protocol):
    """`AsyncTrajectories`, returning whole answers."""

    async def list(
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
    ) -> Response[AsyncPage[TrajectoryResponse]]: ...
    async def get(
        self,
        trajectory_id: UUID | str,
        *,
        include: Sequence[str] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[TrajectoryResponseWithIncludes]: ...
    async def get_latest_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    async def create(
        self,
        *,
        workflow_id: UUID | str,
        trajectory_data: Sequence[Mapping[str, Any]],
        dimensions: Mapping[str, int],
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        run_id: UUID | str | None | UnsetType = UNSET,
        original_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        is_approved: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[TrajectoryResponse]: ...
    async def update(
        self,
        trajectory_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        trajectory_data: Sequence[Mapping[str, Any]] | None | UnsetType = UNSET,
        is_approved: bool | None | UnsetType = UNSET,
        is_main: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[TrajectoryResponse]: ...
    async def duplicate(
        self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[TrajectoryResponse]: ...
    async def delete(self, trajectory_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawUsage(Protocol):
    """`AsyncUsage`, returning whole answers."""

    async def aggregate(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str,
        to_date: datetime.datetime | datetime.date | str,
        mode: UsageMode | str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[UsageAggregateResponse]: ...
    async def list_llm_costs(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[AsyncPage[RunLlmCostTotalResponse]]: ...


class RawWorkflowTagGroups(Protocol):
    """`AsyncWorkflowTagGroups`, returning whole answers."""

    async def list(
        self, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagGroupResponse]]: ...
    async def create(
        self,
        *,
        name: str,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowTagGroupResponse]: ...
    async def get(
        self, group_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagGroupResponse]: ...
    async def update(
        self,
        group_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowTagGroupResponse]: ...
    async def delete(self, group_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def reorder(self, ids: Sequence[UUID | str], **options: Unpack[RequestOptions]) -> Response[None]: ...


class RawWorkflowTags(Protocol):
    """`AsyncWorkflowTags`, returning whole answers."""

    async def list(
        self, *, include_archived: bool | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    async def create(
        self,
        *,
        name: str,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        group_id: UUID | str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowTagResponse]: ...
    async def get(
        self, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagResponse]: ...
    async def update(
        self,
        tag_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        emoji: str | None | UnsetType = UNSET,
        color: str | None | UnsetType = UNSET,
        group_id: UUID | str | None | UnsetType = UNSET,
        is_archived: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowTagResponse]: ...
    async def delete(self, tag_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def archive(
        self, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagResponse]: ...
    async def unarchive(
        self, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowTagResponse]: ...
    async def reorder(self, ids: Sequence[UUID | str], **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def get_for_workflow(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    async def add_to_workflow(
        self, workflow_id: UUID | str, *, tag_ids: Sequence[UUID | str], **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowTagResponse]]: ...
    async def remove_from_workflow(
        self, workflow_id: UUID | str, tag_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[None]: ...
    async def bulk_add_to_workflows(
        self,
        *,
        workflow_ids: Sequence[UUID | str],
        tag_ids: Sequence[UUID | str],
        **options: Unpack[RequestOptions],
    ) -> Response[None]: ...


class RawWorkflows(Protocol):
    """`AsyncWorkflows`, returning whole answers."""

    async def upload_prompt_image(
        self,
        *,
        file_path: str | os.PathLike[str] | None = None,
        file_content: FileContent | None = None,
        filename: str | None = None,
        content_type: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowPromptImageResponse]: ...
    async def list_prompt_images(
        self, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[WorkflowPromptImageListItem]]: ...
    async def get_prompt_image_signed_url(
        self, path: str, **options: Unpack[RequestOptions]
    ) -> Response[WorkflowPromptImageSignedUrlResponse]: ...
    async def delete_prompt_image(self, path: str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def list(
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
    ) -> Response[AsyncPage[WorkflowResponse]]: ...
    async def create(
        self,
        *,
        main_prompt: str,
        name: str | None | UnsetType = UNSET,
        input_schema: str | None | UnsetType = UNSET,
        output_schema: str | None | UnsetType = UNSET,
        includes_file_exports: bool | UnsetType = UNSET,
        is_webhooks_enabled: bool | UnsetType = UNSET,
        terminal_command_allowlist: Sequence[str] | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        post_run_check_failure_cleanup_prompt: str | None | UnsetType = UNSET,
        post_run_checks: Sequence[WorkflowPostRunCheckUpsert | Mapping[str, Any]] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowResponse]: ...
    async def get(
        self,
        workflow_id: UUID | str,
        *,
        include: Sequence[Literal["tags", "post_run_checks"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowResponseWithIncludes]: ...
    async def update(
        self,
        workflow_id: UUID | str,
        *,
        name: str | None | UnsetType = UNSET,
        main_prompt: str | None | UnsetType = UNSET,
        input_schema: str | None | UnsetType = UNSET,
        output_schema: str | None | UnsetType = UNSET,
        includes_file_exports: bool | None | UnsetType = UNSET,
        is_webhooks_enabled: bool | None | UnsetType = UNSET,
        terminal_command_allowlist: Sequence[str] | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        post_run_check_failure_cleanup_prompt: str | None | UnsetType = UNSET,
        workflow_metadata: WorkflowInternalMetadataUpdate | Mapping[str, Any] | None | UnsetType = UNSET,
        post_run_checks: Sequence[WorkflowPostRunCheckUpsert | Mapping[str, Any]] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowResponse]: ...
    async def delete(self, workflow_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    async def get_versions(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[builtins.list[dict[str, Any]]]: ...
    async def duplicate(
        self,
        workflow_id: UUID | str,
        *,
        include_trajectories: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[WorkflowResponse]: ...
    async def merge(
        self,
        workflow_id: UUID | str,
        *,
        target_workflow_id: UUID | str,
        copy_trajectories: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
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
