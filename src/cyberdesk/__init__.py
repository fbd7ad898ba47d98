"""Cyberdesk: run computer-use workflows on real desktops.

Nothing is loaded before it is used: importing this package imports no model and no HTTP library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ._lazy import lazy_names

if TYPE_CHECKING:
    from ._async.client import (
        AsyncCyberdesk as AsyncCyberdesk,
    )
    from ._async.platform.aiohttp import (
        aiohttp_transport as aiohttp_transport,
    )
    from ._core.http.idempotency import (
        IdempotencyConfig as IdempotencyConfig,
    )
    from ._core.http.logs import (
        enable_logging as enable_logging,
    )
    from ._core.http.request import (
        UNSET as UNSET,
        CommandOptions as CommandOptions,
        MultipartFile as MultipartFile,
        Request as Request,
        RequestOptions as RequestOptions,
        Response as Response,
        UnsetType as UnsetType,
    )
    from ._core.http.retry import (
        RetryAttempt as RetryAttempt,
        RetryConfig as RetryConfig,
    )
    from ._core.jobs.rows import (
        JobProgress as JobProgress,
        RowFailed as RowFailed,
        RowResult as RowResult,
        RowSucceeded as RowSucceeded,
    )
    from ._core.models.model import (
        is_set as is_set,
    )
    from ._files.sources import FileSource as FileSource
    from ._generated.arguments import (
        ChainArguments as ChainArguments,
        RowArguments as RowArguments,
    )
    from ._sync.client import (
        Cyberdesk as Cyberdesk,
    )
    from ._version import (
        __version__ as __version__,
    )
    from .chains import (
        RefValue as RefValue,
        ref as ref,
    )
    from .errors import (
        APIConnectionError as APIConnectionError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ChainError as ChainError,
        ClientClosedError as ClientClosedError,
        ConfigurationError as ConfigurationError,
        ConflictError as ConflictError,
        CyberdeskError as CyberdeskError,
        DeadlineExceededError as DeadlineExceededError,
        InvalidArgumentError as InvalidArgumentError,
        LocalFileError as LocalFileError,
        NotFoundError as NotFoundError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        ReleaseUnconfirmedError as ReleaseUnconfirmedError,
        ResponseDecodeError as ResponseDecodeError,
        ResponseTooLargeError as ResponseTooLargeError,
        RunCancelledError as RunCancelledError,
        RunError as RunError,
        RunFailedError as RunFailedError,
        ServerError as ServerError,
        SessionEndedError as SessionEndedError,
        UnprocessableEntityError as UnprocessableEntityError,
        ValidationIssue as ValidationIssue,
        WaitTimeoutError as WaitTimeoutError,
        WebhookSignatureError as WebhookSignatureError,
    )
    from .messages import (
        ChatMessage as ChatMessage,
        MessageContentBlock as MessageContentBlock,
        RunChange as RunChange,
        RunMessageHistory as RunMessageHistory,
        Screenshot as Screenshot,
        screenshots as screenshots,
    )
    from .models import (
        AddTagsRequest as AddTagsRequest,
        AttachmentType as AttachmentType,
        BulkAddTagsRequest as BulkAddTagsRequest,
        ChainStep as ChainStep,
        ConnectionCreate as ConnectionCreate,
        ConnectionResponse as ConnectionResponse,
        ConnectionStatus as ConnectionStatus,
        ConnectionUpdate as ConnectionUpdate,
        FileInput as FileInput,
        IncludedResource as IncludedResource,
        MachineCreate as MachineCreate,
        MachinePoolAssignment as MachinePoolAssignment,
        MachinePoolUpdate as MachinePoolUpdate,
        MachineResponse as MachineResponse,
        MachineResponseWithIncludes as MachineResponseWithIncludes,
        MachineStatus as MachineStatus,
        MachineUpdate as MachineUpdate,
        ModelConfigurationCreate as ModelConfigurationCreate,
        ModelConfigurationResponse as ModelConfigurationResponse,
        ModelConfigurationUpdate as ModelConfigurationUpdate,
        PoolCreate as PoolCreate,
        PoolResponse as PoolResponse,
        PoolResponseWithIncludes as PoolResponseWithIncludes,
        PoolUpdate as PoolUpdate,
        PoolWithMachines as PoolWithMachines,
        PostRunCheckFileTargetMode as PostRunCheckFileTargetMode,
        PostRunCheckStatus as PostRunCheckStatus,
        PostRunCheckType as PostRunCheckType,
        ProviderCredentialResponse as ProviderCredentialResponse,
        ProviderCredentialUpsert as ProviderCredentialUpsert,
        ReorderRequest as ReorderRequest,
        RequestLogCreate as RequestLogCreate,
        RequestLogResponse as RequestLogResponse,
        RequestLogUpdate as RequestLogUpdate,
        RunAttachmentCreate as RunAttachmentCreate,
        RunAttachmentDownloadUrlResponse as RunAttachmentDownloadUrlResponse,
        RunAttachmentResponse as RunAttachmentResponse,
        RunAttachmentUpdate as RunAttachmentUpdate,
        RunBulkCreate as RunBulkCreate,
        RunBulkCreateResponse as RunBulkCreateResponse,
        RunCreate as RunCreate,
        RunField as RunField,
        RunImageSignedUrlResponse as RunImageSignedUrlResponse,
        RunListSortMode as RunListSortMode,
        RunMessage as RunMessage,
        RunMessageBlock as RunMessageBlock,
        RunPostRunCheckSnapshot as RunPostRunCheckSnapshot,
        RunResponse as RunResponse,
        RunResponseWithIncludes as RunResponseWithIncludes,
        RunRetry as RunRetry,
        RunStatus as RunStatus,
        RunUpdate as RunUpdate,
        TrajectoryCreate as TrajectoryCreate,
        TrajectoryResponse as TrajectoryResponse,
        TrajectoryUpdate as TrajectoryUpdate,
        UsageAggregateResponse as UsageAggregateResponse,
        UsageMode as UsageMode,
        WorkflowChainCreate as WorkflowChainCreate,
        WorkflowChainResponse as WorkflowChainResponse,
        WorkflowCreate as WorkflowCreate,
        WorkflowDuplicateRequest as WorkflowDuplicateRequest,
        WorkflowInternalMetadata as WorkflowInternalMetadata,
        WorkflowMergeRequest as WorkflowMergeRequest,
        WorkflowModelMetadata as WorkflowModelMetadata,
        WorkflowPostRunCheckResponse as WorkflowPostRunCheckResponse,
        WorkflowPostRunCheckUpsert as WorkflowPostRunCheckUpsert,
        WorkflowResponse as WorkflowResponse,
        WorkflowResponseWithIncludes as WorkflowResponseWithIncludes,
        WorkflowTagCreate as WorkflowTagCreate,
        WorkflowTagGroupCreate as WorkflowTagGroupCreate,
        WorkflowTagGroupResponse as WorkflowTagGroupResponse,
        WorkflowTagGroupUpdate as WorkflowTagGroupUpdate,
        WorkflowTagResponse as WorkflowTagResponse,
        WorkflowTagUpdate as WorkflowTagUpdate,
        WorkflowUpdate as WorkflowUpdate,
    )
    from .results import (
        Failure as Failure,
        Result as Result,
        Success as Success,
        capture as capture,
        capture_sync as capture_sync,
    )
else:
    _load, __all__ = lazy_names(__name__)
    _SUBMODULES = (
        "chains",
        "computer",
        "errors",
        "files",
        "jobs",
        "messages",
        "models",
        "pagination",
        "results",
        "sessions",
        "types",
    )

    def __getattr__(name: str) -> object:
        if name == "CyberdeskClient":
            raise ImportError("there is no CyberdeskClient: use AsyncCyberdesk with `await`, or Cyberdesk without")
        if name in _SUBMODULES:
            return import_module(f".{name}", __name__)
        return _load(name)

    def __dir__() -> list[str]:
        return sorted(__all__)
