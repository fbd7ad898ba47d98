"""All models and enums of the API, each loaded when it is first used. Do not edit: see CONTRIBUTING.md."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .add_tags_request import AddTagsRequest as AddTagsRequest
    from .attachment_type import AttachmentType as AttachmentType
    from .bedrock_auth_mode import BedrockAuthMode as BedrockAuthMode
    from .bulk_add_tags_request import BulkAddTagsRequest as BulkAddTagsRequest
    from .chain_step import ChainStep as ChainStep
    from .connection_create import ConnectionCreate as ConnectionCreate
    from .connection_page import ConnectionPage as ConnectionPage
    from .connection_response import ConnectionResponse as ConnectionResponse
    from .connection_status import ConnectionStatus as ConnectionStatus
    from .connection_update import ConnectionUpdate as ConnectionUpdate
    from .copy_to_clipboard_request import CopyToClipboardRequest as CopyToClipboardRequest
    from .cyberdriver_connection_authorization_request import (
        CyberdriverConnectionAuthorizationRequest as CyberdriverConnectionAuthorizationRequest,
    )
    from .cyberdriver_connection_token_request import (
        CyberdriverConnectionTokenRequest as CyberdriverConnectionTokenRequest,
    )
    from .cyberdriver_connection_token_response import (
        CyberdriverConnectionTokenResponse as CyberdriverConnectionTokenResponse,
    )
    from .cyberdriver_shutdown_request import CyberdriverShutdownRequest as CyberdriverShutdownRequest
    from .cyberdriver_update_request import CyberdriverUpdateRequest as CyberdriverUpdateRequest
    from .cyberdriver_web_session_endpoints import CyberdriverWebSessionEndpoints as CyberdriverWebSessionEndpoints
    from .cyberdriver_web_session_response import CyberdriverWebSessionResponse as CyberdriverWebSessionResponse
    from .display_dimensions import DisplayDimensions as DisplayDimensions
    from .downed_machine import DownedMachine as DownedMachine
    from .downed_machines_event import DownedMachinesEvent as DownedMachinesEvent
    from .file_input import FileInput as FileInput
    from .file_write_request import FileWriteRequest as FileWriteRequest
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .included_resource import IncludedResource as IncludedResource
    from .keyboard_key_request import KeyboardKeyRequest as KeyboardKeyRequest
    from .keyboard_type_request import KeyboardTypeRequest as KeyboardTypeRequest
    from .machine_create import MachineCreate as MachineCreate
    from .machine_health_check_error import MachineHealthCheckError as MachineHealthCheckError
    from .machine_page import MachinePage as MachinePage
    from .machine_pool_assignment import MachinePoolAssignment as MachinePoolAssignment
    from .machine_pool_update import MachinePoolUpdate as MachinePoolUpdate
    from .machine_response import MachineResponse as MachineResponse
    from .machine_response_with_includes import MachineResponseWithIncludes as MachineResponseWithIncludes
    from .machine_status import MachineStatus as MachineStatus
    from .machine_update import MachineUpdate as MachineUpdate
    from .machines_health_check_response import MachinesHealthCheckResponse as MachinesHealthCheckResponse
    from .machines_health_check_response_scope import (
        MachinesHealthCheckResponseScope as MachinesHealthCheckResponseScope,
    )
    from .machines_health_check_response_status import (
        MachinesHealthCheckResponseStatus as MachinesHealthCheckResponseStatus,
    )
    from .model_configuration_create import ModelConfigurationCreate as ModelConfigurationCreate
    from .model_configuration_response import ModelConfigurationResponse as ModelConfigurationResponse
    from .model_configuration_update import ModelConfigurationUpdate as ModelConfigurationUpdate
    from .mouse_click_request import MouseClickRequest as MouseClickRequest
    from .mouse_drag_request import MouseDragRequest as MouseDragRequest
    from .mouse_move_request import MouseMoveRequest as MouseMoveRequest
    from .mouse_position import MousePosition as MousePosition
    from .mouse_scroll_request import MouseScrollRequest as MouseScrollRequest
    from .oidc_auth_request import OidcAuthRequest as OidcAuthRequest
    from .oidc_auth_response import OidcAuthResponse as OidcAuthResponse
    from .pool_create import PoolCreate as PoolCreate
    from .pool_page import PoolPage as PoolPage
    from .pool_response import PoolResponse as PoolResponse
    from .pool_response_with_includes import PoolResponseWithIncludes as PoolResponseWithIncludes
    from .pool_update import PoolUpdate as PoolUpdate
    from .pool_with_machines import PoolWithMachines as PoolWithMachines
    from .post_run_check_file_target_mode import PostRunCheckFileTargetMode as PostRunCheckFileTargetMode
    from .post_run_check_status import PostRunCheckStatus as PostRunCheckStatus
    from .post_run_check_type import PostRunCheckType as PostRunCheckType
    from .power_shell_exec_request import PowerShellExecRequest as PowerShellExecRequest
    from .power_shell_session_request import PowerShellSessionRequest as PowerShellSessionRequest
    from .provider_credential_auth_type import ProviderCredentialAuthType as ProviderCredentialAuthType
    from .provider_credential_display_metadata import (
        ProviderCredentialDisplayMetadata as ProviderCredentialDisplayMetadata,
    )
    from .provider_credential_response import ProviderCredentialResponse as ProviderCredentialResponse
    from .provider_credential_slot import ProviderCredentialSlot as ProviderCredentialSlot
    from .provider_credential_source import ProviderCredentialSource as ProviderCredentialSource
    from .provider_credential_status import ProviderCredentialStatus as ProviderCredentialStatus
    from .provider_credential_upsert import ProviderCredentialUpsert as ProviderCredentialUpsert
    from .provider_credential_validation_check import (
        ProviderCredentialValidationCheck as ProviderCredentialValidationCheck,
    )
    from .provider_credential_validation_response import (
        ProviderCredentialValidationResponse as ProviderCredentialValidationResponse,
    )
    from .reorder_request import ReorderRequest as ReorderRequest
    from .request_log_create import RequestLogCreate as RequestLogCreate
    from .request_log_page import RequestLogPage as RequestLogPage
    from .request_log_response import RequestLogResponse as RequestLogResponse
    from .request_log_update import RequestLogUpdate as RequestLogUpdate
    from .run_attachment_create import RunAttachmentCreate as RunAttachmentCreate
    from .run_attachment_download_url_response import (
        RunAttachmentDownloadUrlResponse as RunAttachmentDownloadUrlResponse,
    )
    from .run_attachment_page import RunAttachmentPage as RunAttachmentPage
    from .run_attachment_response import RunAttachmentResponse as RunAttachmentResponse
    from .run_attachment_update import RunAttachmentUpdate as RunAttachmentUpdate
    from .run_bulk_create import RunBulkCreate as RunBulkCreate
    from .run_bulk_create_response import RunBulkCreateResponse as RunBulkCreateResponse
    from .run_completed_event import RunCompletedEvent as RunCompletedEvent
    from .run_completed_webhook_run_payload import RunCompletedWebhookRunPayload as RunCompletedWebhookRunPayload
    from .run_create import RunCreate as RunCreate
    from .run_field import RunField as RunField
    from .run_image_signed_url_response import RunImageSignedUrlResponse as RunImageSignedUrlResponse
    from .run_list_sort_mode import RunListSortMode as RunListSortMode
    from .run_llm_cost_page import RunLlmCostPage as RunLlmCostPage
    from .run_llm_cost_row import RunLlmCostRow as RunLlmCostRow
    from .run_llm_cost_total_response import RunLlmCostTotalResponse as RunLlmCostTotalResponse
    from .run_llm_costs_response import RunLlmCostsResponse as RunLlmCostsResponse
    from .run_message import RunMessage as RunMessage
    from .run_message_block import RunMessageBlock as RunMessageBlock
    from .run_page import RunPage as RunPage
    from .run_post_run_check_snapshot import RunPostRunCheckSnapshot as RunPostRunCheckSnapshot
    from .run_response import RunResponse as RunResponse
    from .run_response_with_includes import RunResponseWithIncludes as RunResponseWithIncludes
    from .run_retry import RunRetry as RunRetry
    from .run_status import RunStatus as RunStatus
    from .run_update import RunUpdate as RunUpdate
    from .trajectory_create import TrajectoryCreate as TrajectoryCreate
    from .trajectory_page import TrajectoryPage as TrajectoryPage
    from .trajectory_response import TrajectoryResponse as TrajectoryResponse
    from .trajectory_response_with_includes import TrajectoryResponseWithIncludes as TrajectoryResponseWithIncludes
    from .trajectory_update import TrajectoryUpdate as TrajectoryUpdate
    from .usage_aggregate_response import UsageAggregateResponse as UsageAggregateResponse
    from .usage_mode import UsageMode as UsageMode
    from .validation_error import ValidationError as ValidationError
    from .workflow_chain_create import WorkflowChainCreate as WorkflowChainCreate
    from .workflow_chain_response import WorkflowChainResponse as WorkflowChainResponse
    from .workflow_create import WorkflowCreate as WorkflowCreate
    from .workflow_duplicate_request import WorkflowDuplicateRequest as WorkflowDuplicateRequest
    from .workflow_internal_metadata import WorkflowInternalMetadata as WorkflowInternalMetadata
    from .workflow_internal_metadata_update import WorkflowInternalMetadataUpdate as WorkflowInternalMetadataUpdate
    from .workflow_merge_request import WorkflowMergeRequest as WorkflowMergeRequest
    from .workflow_model_metadata import WorkflowModelMetadata as WorkflowModelMetadata
    from .workflow_page import WorkflowPage as WorkflowPage
    from .workflow_post_run_check_response import WorkflowPostRunCheckResponse as WorkflowPostRunCheckResponse
    from .workflow_post_run_check_upsert import WorkflowPostRunCheckUpsert as WorkflowPostRunCheckUpsert
    from .workflow_prompt_image_list_item import WorkflowPromptImageListItem as WorkflowPromptImageListItem
    from .workflow_prompt_image_response import WorkflowPromptImageResponse as WorkflowPromptImageResponse
    from .workflow_prompt_image_signed_url_response import (
        WorkflowPromptImageSignedUrlResponse as WorkflowPromptImageSignedUrlResponse,
    )
    from .workflow_prompt_image_upload import WorkflowPromptImageUpload as WorkflowPromptImageUpload
    from .workflow_response import WorkflowResponse as WorkflowResponse
    from .workflow_response_with_includes import WorkflowResponseWithIncludes as WorkflowResponseWithIncludes
    from .workflow_tag_create import WorkflowTagCreate as WorkflowTagCreate
    from .workflow_tag_group_create import WorkflowTagGroupCreate as WorkflowTagGroupCreate
    from .workflow_tag_group_response import WorkflowTagGroupResponse as WorkflowTagGroupResponse
    from .workflow_tag_group_update import WorkflowTagGroupUpdate as WorkflowTagGroupUpdate
    from .workflow_tag_response import WorkflowTagResponse as WorkflowTagResponse
    from .workflow_tag_update import WorkflowTagUpdate as WorkflowTagUpdate
    from .workflow_update import WorkflowUpdate as WorkflowUpdate

_MODULES = {
    "AddTagsRequest": "add_tags_request",
    "AttachmentType": "attachment_type",
    "BedrockAuthMode": "bedrock_auth_mode",
    "BulkAddTagsRequest": "bulk_add_tags_request",
    "ChainStep": "chain_step",
    "ConnectionCreate": "connection_create",
    "ConnectionPage": "connection_page",
    "ConnectionResponse": "connection_response",
    "ConnectionStatus": "connection_status",
    "ConnectionUpdate": "connection_update",
    "CopyToClipboardRequest": "copy_to_clipboard_request",
    "CyberdriverConnectionAuthorizationRequest": "cyberdriver_connection_authorization_request",
    "CyberdriverConnectionTokenRequest": "cyberdriver_connection_token_request",
    "CyberdriverConnectionTokenResponse": "cyberdriver_connection_token_response",
    "CyberdriverShutdownRequest": "cyberdriver_shutdown_request",
    "CyberdriverUpdateRequest": "cyberdriver_update_request",
    "CyberdriverWebSessionEndpoints": "cyberdriver_web_session_endpoints",
    "CyberdriverWebSessionResponse": "cyberdriver_web_session_response",
    "DisplayDimensions": "display_dimensions",
    "DownedMachine": "downed_machine",
    "DownedMachinesEvent": "downed_machines_event",
    "FileInput": "file_input",
    "FileWriteRequest": "file_write_request",
    "HTTPValidationError": "http_validation_error",
    "IncludedResource": "included_resource",
    "KeyboardKeyRequest": "keyboard_key_request",
    "KeyboardTypeRequest": "keyboard_type_request",
    "MachineCreate": "machine_create",
    "MachineHealthCheckError": "machine_health_check_error",
    "MachinePage": "machine_page",
    "MachinePoolAssignment": "machine_pool_assignment",
    "MachinePoolUpdate": "machine_pool_update",
    "MachineResponse": "machine_response",
    "MachineResponseWithIncludes": "machine_response_with_includes",
    "MachineStatus": "machine_status",
    "MachineUpdate": "machine_update",
    "MachinesHealthCheckResponse": "machines_health_check_response",
    "MachinesHealthCheckResponseScope": "machines_health_check_response_scope",
    "MachinesHealthCheckResponseStatus": "machines_health_check_response_status",
    "ModelConfigurationCreate": "model_configuration_create",
    "ModelConfigurationResponse": "model_configuration_response",
    "ModelConfigurationUpdate": "model_configuration_update",
    "MouseClickRequest": "mouse_click_request",
    "MouseDragRequest": "mouse_drag_request",
    "MouseMoveRequest": "mouse_move_request",
    "MousePosition": "mouse_position",
    "MouseScrollRequest": "mouse_scroll_request",
    "OidcAuthRequest": "oidc_auth_request",
    "OidcAuthResponse": "oidc_auth_response",
    "PoolCreate": "pool_create",
    "PoolPage": "pool_page",
    "PoolResponse": "pool_response",
    "PoolResponseWithIncludes": "pool_response_with_includes",
    "PoolUpdate": "pool_update",
    "PoolWithMachines": "pool_with_machines",
    "PostRunCheckFileTargetMode": "post_run_check_file_target_mode",
    "PostRunCheckStatus": "post_run_check_status",
    "PostRunCheckType": "post_run_check_type",
    "PowerShellExecRequest": "power_shell_exec_request",
    "PowerShellSessionRequest": "power_shell_session_request",
    "ProviderCredentialAuthType": "provider_credential_auth_type",
    "ProviderCredentialDisplayMetadata": "provider_credential_display_metadata",
    "ProviderCredentialResponse": "provider_credential_response",
    "ProviderCredentialSlot": "provider_credential_slot",
    "ProviderCredentialSource": "provider_credential_source",
    "ProviderCredentialStatus": "provider_credential_status",
    "ProviderCredentialUpsert": "provider_credential_upsert",
    "ProviderCredentialValidationCheck": "provider_credential_validation_check",
    "ProviderCredentialValidationResponse": "provider_credential_validation_response",
    "ReorderRequest": "reorder_request",
    "RequestLogCreate": "request_log_create",
    "RequestLogPage": "request_log_page",
    "RequestLogResponse": "request_log_response",
    "RequestLogUpdate": "request_log_update",
    "RunAttachmentCreate": "run_attachment_create",
    "RunAttachmentDownloadUrlResponse": "run_attachment_download_url_response",
    "RunAttachmentPage": "run_attachment_page",
    "RunAttachmentResponse": "run_attachment_response",
    "RunAttachmentUpdate": "run_attachment_update",
    "RunBulkCreate": "run_bulk_create",
    "RunBulkCreateResponse": "run_bulk_create_response",
    "RunCompletedEvent": "run_completed_event",
    "RunCompletedWebhookRunPayload": "run_completed_webhook_run_payload",
    "RunCreate": "run_create",
    "RunField": "run_field",
    "RunImageSignedUrlResponse": "run_image_signed_url_response",
    "RunListSortMode": "run_list_sort_mode",
    "RunLlmCostPage": "run_llm_cost_page",
    "RunLlmCostRow": "run_llm_cost_row",
    "RunLlmCostTotalResponse": "run_llm_cost_total_response",
    "RunLlmCostsResponse": "run_llm_costs_response",
    "RunMessage": "run_message",
    "RunMessageBlock": "run_message_block",
    "RunPage": "run_page",
    "RunPostRunCheckSnapshot": "run_post_run_check_snapshot",
    "RunResponse": "run_response",
    "RunResponseWithIncludes": "run_response_with_includes",
    "RunRetry": "run_retry",
    "RunStatus": "run_status",
    "RunUpdate": "run_update",
    "TrajectoryCreate": "trajectory_create",
    "TrajectoryPage": "trajectory_page",
    "TrajectoryResponse": "trajectory_response",
    "TrajectoryResponseWithIncludes": "trajectory_response_with_includes",
    "TrajectoryUpdate": "trajectory_update",
    "UsageAggregateResponse": "usage_aggregate_response",
    "UsageMode": "usage_mode",
    "ValidationError": "validation_error",
    "WorkflowChainCreate": "workflow_chain_create",
    "WorkflowChainResponse": "workflow_chain_response",
    "WorkflowCreate": "workflow_create",
    "WorkflowDuplicateRequest": "workflow_duplicate_request",
    "WorkflowInternalMetadata": "workflow_internal_metadata",
    "WorkflowInternalMetadataUpdate": "workflow_internal_metadata_update",
    "WorkflowMergeRequest": "workflow_merge_request",
    "WorkflowModelMetadata": "workflow_model_metadata",
    "WorkflowPage": "workflow_page",
    "WorkflowPostRunCheckResponse": "workflow_post_run_check_response",
    "WorkflowPostRunCheckUpsert": "workflow_post_run_check_upsert",
    "WorkflowPromptImageListItem": "workflow_prompt_image_list_item",
    "WorkflowPromptImageResponse": "workflow_prompt_image_response",
    "WorkflowPromptImageSignedUrlResponse": "workflow_prompt_image_signed_url_response",
    "WorkflowPromptImageUpload": "workflow_prompt_image_upload",
    "WorkflowResponse": "workflow_response",
    "WorkflowResponseWithIncludes": "workflow_response_with_includes",
    "WorkflowTagCreate": "workflow_tag_create",
    "WorkflowTagGroupCreate": "workflow_tag_group_create",
    "WorkflowTagGroupResponse": "workflow_tag_group_response",
    "WorkflowTagGroupUpdate": "workflow_tag_group_update",
    "WorkflowTagResponse": "workflow_tag_response",
    "WorkflowTagUpdate": "workflow_tag_update",
    "WorkflowUpdate": "workflow_update",
}

if not TYPE_CHECKING:
    __all__ = tuple(_MODULES)


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
