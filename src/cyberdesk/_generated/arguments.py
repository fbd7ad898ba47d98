"""The keyword arguments of methods, by request model. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Required, TypedDict
from uuid import UUID

from .._core.http.request import CommandOptions, RequestOptions, UnsetType
from .._files.sources import FileSource
from . import models

__all__ = [
    "AddTagsRequestArguments",
    "BulkAddTagsRequestArguments",
    "ChainArguments",
    "ConnectionCreateArguments",
    "ConnectionUpdateArguments",
    "MachineCreateArguments",
    "MachinePoolAssignmentArguments",
    "MachinePoolUpdateArguments",
    "MachineUpdateArguments",
    "ModelConfigurationCreateArguments",
    "ModelConfigurationUpdateArguments",
    "PoolCreateArguments",
    "PoolUpdateArguments",
    "ProviderCredentialUpsertArguments",
    "ReorderRequestArguments",
    "RequestLogCreateArguments",
    "RequestLogUpdateArguments",
    "RowArguments",
    "RunAttachmentCreateArguments",
    "RunAttachmentUpdateArguments",
    "RunBulkCreateArguments",
    "RunCreateAndWaitArguments",
    "RunCreateArguments",
    "RunRetryArguments",
    "RunUpdateArguments",
    "SessionChainArguments",
    "SessionRunAndWaitArguments",
    "SessionRunArguments",
    "StepArguments",
    "TrajectoryCreateArguments",
    "TrajectoryUpdateArguments",
    "WorkflowChainCreateArguments",
    "WorkflowCreateArguments",
    "WorkflowDuplicateRequestArguments",
    "WorkflowMergeRequestArguments",
    "WorkflowTagCreateArguments",
    "WorkflowTagGroupCreateArguments",
    "WorkflowTagGroupUpdateArguments",
    "WorkflowTagUpdateArguments",
    "WorkflowUpdateArguments",
]


class AddTagsRequestArguments(RequestOptions, total=False):
    """See `AddTagsRequest` and `RequestOptions`."""

    tag_ids: Required[Sequence[UUID | str]]


class BulkAddTagsRequestArguments(RequestOptions, total=False):
    """See `BulkAddTagsRequest` and `RequestOptions`."""

    workflow_ids: Required[Sequence[UUID | str]]
    tag_ids: Required[Sequence[UUID | str]]


class ConnectionCreateArguments(RequestOptions, total=False):
    """See `ConnectionCreate` and `RequestOptions`."""

    websocket_id: Required[str]
    ip_address: str | None | UnsetType
    user_agent: str | None | UnsetType


class ConnectionUpdateArguments(RequestOptions, total=False):
    """See `ConnectionUpdate` and `RequestOptions`."""

    status: models.ConnectionStatus | str | None | UnsetType
    last_ping: datetime.datetime | datetime.date | str | None | UnsetType
    disconnected_at: datetime.datetime | datetime.date | str | None | UnsetType


class MachineCreateArguments(RequestOptions, total=False):
    """See `MachineCreate` and `RequestOptions`."""

    fingerprint: Required[str]
    unkey_key_id: Required[str]
    name: str | None | UnsetType
    version: str | None | UnsetType
    hostname: str | None | UnsetType
    os_info: str | None | UnsetType
    machine_parameters: Mapping[str, Any] | None | UnsetType
    machine_sensitive_parameters: Mapping[str, str] | None | UnsetType


class MachinePoolAssignmentArguments(RequestOptions, total=False):
    """See `MachinePoolAssignment` and `RequestOptions`."""

    machine_ids: Required[Sequence[UUID | str]]


class MachinePoolUpdateArguments(RequestOptions, total=False):
    """See `MachinePoolUpdate` and `RequestOptions`."""

    pool_ids: Required[Sequence[UUID | str]]


class MachineUpdateArguments(RequestOptions, total=False):
    """See `MachineUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    version: str | None | UnsetType
    hostname: str | None | UnsetType
    os_info: str | None | UnsetType
    status: models.MachineStatus | str | None | UnsetType
    is_available: bool | None | UnsetType
    alerts_enabled: bool | None | UnsetType
    last_seen: datetime.datetime | datetime.date | str | None | UnsetType
    reserved_session_id: UUID | str | None | UnsetType
    machine_parameters: Mapping[str, Any] | None | UnsetType
    machine_sensitive_parameters: Mapping[str, str] | None | UnsetType


class ModelConfigurationCreateArguments(RequestOptions, total=False):
    """See `ModelConfigurationCreate` and `RequestOptions`."""

    name: Required[str]
    provider: Required[str]
    model: Required[str]
    description: str | None | UnsetType
    temperature: float | None | UnsetType
    max_tokens: int | None | UnsetType
    timeout_seconds: float | None | UnsetType
    max_retries: int | None | UnsetType
    additional_params: Mapping[str, Any] | None | UnsetType
    agent_harness_version_string: str | None | UnsetType
    is_computer_use_model: bool | UnsetType
    is_archived: bool | UnsetType
    api_key: str | None | UnsetType


class ModelConfigurationUpdateArguments(RequestOptions, total=False):
    """See `ModelConfigurationUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    description: str | None | UnsetType
    provider: str | None | UnsetType
    model: str | None | UnsetType
    api_key: str | None | UnsetType
    clear_api_key: bool | None | UnsetType
    temperature: float | None | UnsetType
    max_tokens: int | None | UnsetType
    timeout_seconds: float | None | UnsetType
    max_retries: int | None | UnsetType
    additional_params: Mapping[str, Any] | None | UnsetType
    agent_harness_version_string: str | None | UnsetType
    is_computer_use_model: bool | None | UnsetType
    is_archived: bool | None | UnsetType


class PoolCreateArguments(RequestOptions, total=False):
    """See `PoolCreate` and `RequestOptions`."""

    name: Required[str]
    description: str | None | UnsetType
    pool_parameters: Mapping[str, Any] | None | UnsetType
    pool_sensitive_parameters: Mapping[str, str] | None | UnsetType


class PoolUpdateArguments(RequestOptions, total=False):
    """See `PoolUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    description: str | None | UnsetType
    pool_parameters: Mapping[str, Any] | None | UnsetType
    pool_sensitive_parameters: Mapping[str, str] | None | UnsetType


class ProviderCredentialUpsertArguments(RequestOptions, total=False):
    """See `ProviderCredentialUpsert` and `RequestOptions`."""

    api_key: str | None | UnsetType
    service_account_json: str | None | UnsetType
    bedrock_auth_mode: models.BedrockAuthMode | str | None | UnsetType
    aws_access_key_id: str | None | UnsetType
    aws_secret_access_key: str | None | UnsetType
    aws_region: str | None | UnsetType


class ReorderRequestArguments(RequestOptions, total=False):
    """See `ReorderRequest` and `RequestOptions`."""

    ids: Required[Sequence[UUID | str]]


class RequestLogCreateArguments(RequestOptions, total=False):
    """See `RequestLogCreate` and `RequestOptions`."""

    request_id: Required[str]
    method: Required[str]
    path: Required[str]
    status_code: int | None | UnsetType
    request_size_bytes: int | None | UnsetType
    response_size_bytes: int | None | UnsetType
    duration_ms: int | None | UnsetType
    error_message: str | None | UnsetType


class RequestLogUpdateArguments(RequestOptions, total=False):
    """See `RequestLogUpdate` and `RequestOptions`."""

    status_code: int | None | UnsetType
    response_size_bytes: int | None | UnsetType
    completed_at: datetime.datetime | datetime.date | str | None | UnsetType
    duration_ms: int | None | UnsetType
    error_message: str | None | UnsetType


class RunAttachmentCreateArguments(RequestOptions, total=False):
    """See `RunAttachmentCreate` and `RequestOptions`."""

    filename: Required[str]
    content: Required[bytes | Path | str]
    content_type: Required[str]
    attachment_type: Required[models.AttachmentType | str]
    target_path: str | None | UnsetType
    cleanup_imports_after_run: bool | UnsetType
    expires_at: datetime.datetime | datetime.date | str | None | UnsetType


class RunAttachmentUpdateArguments(RequestOptions, total=False):
    """See `RunAttachmentUpdate` and `RequestOptions`."""

    expires_at: datetime.datetime | datetime.date | str | None | UnsetType


class RunBulkCreateArguments(RequestOptions, total=False):
    """See `RunBulkCreate` and `RequestOptions`."""

    count: Required[int]
    is_priority: bool | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType
    session_id: UUID | str | None | UnsetType
    start_session: bool | None | UnsetType


class RunCreateArguments(RequestOptions, total=False):
    """See `RunCreate` and `RequestOptions`."""

    is_priority: bool | UnsetType
    main_prompt: str | None | UnsetType
    main_agent_model_id: UUID | str | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType
    session_id: UUID | str | None | UnsetType
    start_session: bool | None | UnsetType
    session_alias: str | None | UnsetType
    release_session_after: bool | None | UnsetType


class RunRetryArguments(RequestOptions, total=False):
    """See `RunRetry` and `RequestOptions`."""

    input_values: Mapping[str, Any] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    reuse_session: bool | None | UnsetType
    session_id: UUID | str | None | UnsetType
    start_session: bool | None | UnsetType
    session_alias: str | None | UnsetType
    release_session_after: bool | None | UnsetType
    is_priority: bool | None | UnsetType


class RunUpdateArguments(RequestOptions, total=False):
    """See `RunUpdate` and `RequestOptions`."""

    status: models.RunStatus | str | None | UnsetType
    error: Sequence[str] | None | UnsetType
    output_data: Mapping[str, Any] | None | UnsetType
    output_attachment_ids: Sequence[str] | None | UnsetType
    run_message_history: Sequence[Mapping[str, Any]] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    usage_metadata: Mapping[str, Any] | None | UnsetType
    post_run_checks: Sequence[models.RunPostRunCheckSnapshot | Mapping[str, Any]] | None | UnsetType
    started_at: datetime.datetime | datetime.date | str | None | UnsetType
    ended_at: datetime.datetime | datetime.date | str | None | UnsetType
    release_session_after: bool | None | UnsetType


class TrajectoryCreateArguments(RequestOptions, total=False):
    """See `TrajectoryCreate` and `RequestOptions`."""

    trajectory_data: Required[Sequence[Mapping[str, Any]]]
    dimensions: Required[Mapping[str, int]]
    name: str | None | UnsetType
    description: str | None | UnsetType
    run_id: UUID | str | None | UnsetType
    original_input_values: Mapping[str, Any] | None | UnsetType
    is_approved: bool | UnsetType


class TrajectoryUpdateArguments(RequestOptions, total=False):
    """See `TrajectoryUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    description: str | None | UnsetType
    trajectory_data: Sequence[Mapping[str, Any]] | None | UnsetType
    is_approved: bool | None | UnsetType
    is_main: bool | None | UnsetType


class WorkflowChainCreateArguments(RequestOptions, total=False):
    """See `WorkflowChainCreate` and `RequestOptions`."""

    steps: Required[Sequence[models.ChainStep | Mapping[str, Any]]]
    is_priority: bool | UnsetType
    shared_input_values: Mapping[str, Any] | None | UnsetType
    shared_sensitive_input_values: Mapping[str, Any] | None | UnsetType
    shared_file_inputs: Sequence[FileSource] | None | UnsetType
    keep_session_after_completion: bool | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    session_id: UUID | str | None | UnsetType


class WorkflowCreateArguments(RequestOptions, total=False):
    """See `WorkflowCreate` and `RequestOptions`."""

    main_prompt: Required[str]
    name: str | None | UnsetType
    input_schema: str | None | UnsetType
    output_schema: str | None | UnsetType
    includes_file_exports: bool | UnsetType
    is_webhooks_enabled: bool | UnsetType
    terminal_command_allowlist: Sequence[str] | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    post_run_check_failure_cleanup_prompt: str | None | UnsetType
    post_run_checks: Sequence[models.WorkflowPostRunCheckUpsert | Mapping[str, Any]] | None | UnsetType


class WorkflowDuplicateRequestArguments(RequestOptions, total=False):
    """See `WorkflowDuplicateRequest` and `RequestOptions`."""

    include_trajectories: bool | UnsetType


class WorkflowMergeRequestArguments(RequestOptions, total=False):
    """See `WorkflowMergeRequest` and `RequestOptions`."""

    copy_trajectories: bool | UnsetType


class WorkflowTagCreateArguments(RequestOptions, total=False):
    """See `WorkflowTagCreate` and `RequestOptions`."""

    name: Required[str]
    description: str | None | UnsetType
    emoji: str | None | UnsetType
    color: str | None | UnsetType
    group_id: UUID | str | None | UnsetType


class WorkflowTagGroupCreateArguments(RequestOptions, total=False):
    """See `WorkflowTagGroupCreate` and `RequestOptions`."""

    name: Required[str]
    description: str | None | UnsetType
    emoji: str | None | UnsetType
    color: str | None | UnsetType


class WorkflowTagGroupUpdateArguments(RequestOptions, total=False):
    """See `WorkflowTagGroupUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    description: str | None | UnsetType
    emoji: str | None | UnsetType
    color: str | None | UnsetType


class WorkflowTagUpdateArguments(RequestOptions, total=False):
    """See `WorkflowTagUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    description: str | None | UnsetType
    emoji: str | None | UnsetType
    color: str | None | UnsetType
    group_id: UUID | str | None | UnsetType
    is_archived: bool | None | UnsetType


class WorkflowUpdateArguments(RequestOptions, total=False):
    """See `WorkflowUpdate` and `RequestOptions`."""

    name: str | None | UnsetType
    main_prompt: str | None | UnsetType
    input_schema: str | None | UnsetType
    output_schema: str | None | UnsetType
    includes_file_exports: bool | None | UnsetType
    is_webhooks_enabled: bool | None | UnsetType
    terminal_command_allowlist: Sequence[str] | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    post_run_check_failure_cleanup_prompt: str | None | UnsetType
    workflow_metadata: models.WorkflowInternalMetadataUpdate | Mapping[str, Any] | None | UnsetType
    post_run_checks: Sequence[models.WorkflowPostRunCheckUpsert | Mapping[str, Any]] | None | UnsetType


class RunCreateAndWaitArguments(CommandOptions, total=False):
    """See `RunCreate` and `CommandOptions`."""

    is_priority: bool | UnsetType
    main_prompt: str | None | UnsetType
    main_agent_model_id: UUID | str | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType
    session_id: UUID | str | None | UnsetType
    start_session: bool | None | UnsetType
    session_alias: str | None | UnsetType
    release_session_after: bool | None | UnsetType


class SessionRunArguments(RequestOptions, total=False):
    """See `RunCreate` and `RequestOptions`."""

    is_priority: bool | UnsetType
    main_prompt: str | None | UnsetType
    main_agent_model_id: UUID | str | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType


class SessionRunAndWaitArguments(CommandOptions, total=False):
    """See `RunCreate` and `CommandOptions`."""

    is_priority: bool | UnsetType
    main_prompt: str | None | UnsetType
    main_agent_model_id: UUID | str | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType


class RowArguments(TypedDict, total=False):
    """See `RunCreate`."""

    is_priority: bool | UnsetType
    main_prompt: str | None | UnsetType
    main_agent_model_id: UUID | str | None | UnsetType
    model_metadata: models.WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    input_values: Mapping[str, Any] | None | UnsetType
    file_inputs: Sequence[FileSource] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType


class StepArguments(TypedDict, total=False):
    """See `ChainStep`."""

    input_values: Mapping[str, Any] | None | UnsetType
    sensitive_input_values: Mapping[str, Any] | None | UnsetType


class ChainArguments(TypedDict, total=False):
    """See `WorkflowChainCreate`."""

    is_priority: bool | UnsetType
    shared_input_values: Mapping[str, Any] | None | UnsetType
    shared_sensitive_input_values: Mapping[str, Any] | None | UnsetType
    shared_file_inputs: Sequence[FileSource] | None | UnsetType
    keep_session_after_completion: bool | None | UnsetType
    machine_id: UUID | str | None | UnsetType
    pool_ids: Sequence[UUID | str] | None | UnsetType
    session_id: UUID | str | None | UnsetType


class SessionChainArguments(TypedDict, total=False):
    """See `WorkflowChainCreate`."""

    is_priority: bool | UnsetType
    shared_input_values: Mapping[str, Any] | None | UnsetType
    shared_sensitive_input_values: Mapping[str, Any] | None | UnsetType
    shared_file_inputs: Sequence[FileSource] | None | UnsetType
