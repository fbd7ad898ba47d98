"""Where lazily imported names are. Generated from imports for type checkers. Do not edit."""

MODULES = {
    "cyberdesk": {
        "cyberdesk._async.client": ("AsyncCyberdesk "),
        "cyberdesk._async.platform.aiohttp": ("aiohttp_transport "),
        "cyberdesk._core.http.idempotency": ("IdempotencyConfig "),
        "cyberdesk._core.http.logs": ("enable_logging "),
        "cyberdesk._core.http.request": (
            "CommandOptions MultipartFile Request RequestOptions Response UNSET UnsetType "
        ),
        "cyberdesk._core.http.retry": ("RetryAttempt RetryConfig "),
        "cyberdesk._core.jobs.rows": ("JobProgress RowFailed RowResult RowSucceeded "),
        "cyberdesk._core.models.model": ("is_set "),
        "cyberdesk._files.sources": ("FileSource "),
        "cyberdesk._generated.arguments": ("ChainArguments RowArguments "),
        "cyberdesk._sync.client": ("Cyberdesk "),
        "cyberdesk._version": ("__version__ "),
        "cyberdesk.chains": ("RefValue ref "),
        "cyberdesk.errors": (
            "APIConnectionError APIStatusError APITimeoutError AuthenticationError BadRequestError ChainError "
            "ClientClosedError ConfigurationError ConflictError CyberdeskError DeadlineExceededError "
            "InvalidArgumentError LocalFileError NotFoundError PermissionDeniedError RateLimitError "
            "ReleaseUnconfirmedError ResponseDecodeError ResponseTooLargeError RunCancelledError RunError "
            "RunFailedError ServerError SessionEndedError UnprocessableEntityError ValidationIssue "
            "WaitTimeoutError WebhookSignatureError "
        ),
        "cyberdesk.messages": (
            "ChatMessage MessageContentBlock RunChange RunMessageHistory Screenshot screenshots "
        ),
        "cyberdesk.models": (
            "AddTagsRequest AttachmentType BulkAddTagsRequest ChainStep ConnectionCreate ConnectionResponse "
            "ConnectionStatus ConnectionUpdate FileInput IncludedResource MachineCreate MachinePoolAssignment "
            "MachinePoolUpdate MachineResponse MachineResponseWithIncludes MachineStatus MachineUpdate "
            "ModelConfigurationCreate ModelConfigurationResponse ModelConfigurationUpdate PoolCreate "
            "PoolResponse PoolResponseWithIncludes PoolUpdate PoolWithMachines PostRunCheckFileTargetMode "
            "PostRunCheckStatus PostRunCheckType ProviderCredentialResponse ProviderCredentialUpsert "
            "ReorderRequest RequestLogCreate RequestLogResponse RequestLogUpdate RunAttachmentCreate "
            "RunAttachmentDownloadUrlResponse RunAttachmentResponse RunAttachmentUpdate RunBulkCreate "
            "RunBulkCreateResponse RunCreate RunField RunImageSignedUrlResponse RunListSortMode RunMessage "
            "RunMessageBlock RunPostRunCheckSnapshot RunResponse RunResponseWithIncludes RunRetry RunStatus "
            "RunUpdate TrajectoryCreate TrajectoryResponse TrajectoryUpdate UsageAggregateResponse UsageMode "
            "WorkflowChainCreate WorkflowChainResponse WorkflowCreate WorkflowDuplicateRequest "
            "WorkflowInternalMetadata WorkflowMergeRequest WorkflowModelMetadata WorkflowPostRunCheckResponse "
            "WorkflowPostRunCheckUpsert WorkflowResponse WorkflowResponseWithIncludes WorkflowTagCreate "
            "WorkflowTagGroupCreate WorkflowTagGroupResponse WorkflowTagGroupUpdate WorkflowTagResponse "
            "WorkflowTagUpdate WorkflowUpdate "
        ),
        "cyberdesk.results": ("Failure Result Success capture capture_sync "),
    },
    "cyberdesk._async.lazy": {
        "cyberdesk._async.jobs.job": ("AsyncJob "),
        "cyberdesk._async.resources.computer": ("AsyncComputer "),
        "cyberdesk._async.resources.connections": ("AsyncConnections "),
        "cyberdesk._async.resources.health": ("AsyncHealth "),
        "cyberdesk._async.resources.machines": ("AsyncMachines "),
        "cyberdesk._async.resources.model_configurations": ("AsyncModelConfigurations "),
        "cyberdesk._async.resources.pools": ("AsyncPools "),
        "cyberdesk._async.resources.provider_credentials": ("AsyncProviderCredentials "),
        "cyberdesk._async.resources.request_logs": ("AsyncRequestLogs "),
        "cyberdesk._async.resources.run_attachments": ("AsyncRunAttachments "),
        "cyberdesk._async.resources.runs": ("AsyncRuns "),
        "cyberdesk._async.resources.trajectories": ("AsyncTrajectories "),
        "cyberdesk._async.resources.usage": ("AsyncUsage "),
        "cyberdesk._async.resources.workflow_tag_groups": ("AsyncWorkflowTagGroups "),
        "cyberdesk._async.resources.workflow_tags": ("AsyncWorkflowTags "),
        "cyberdesk._async.resources.workflows": ("AsyncWorkflows "),
        "cyberdesk._async.sessions.chains": ("AsyncChain "),
        "cyberdesk._async.sessions.run_handles": ("AsyncRunHandle "),
        "cyberdesk._async.sessions.sessions": ("AsyncSession "),
        "cyberdesk._raw.aio": ("RawResponses "),
    },
    "cyberdesk._sync.lazy": {
        "cyberdesk._raw.sync": ("RawResponses "),
        "cyberdesk._sync.jobs.job": ("Job "),
        "cyberdesk._sync.resources.computer": ("Computer "),
        "cyberdesk._sync.resources.connections": ("Connections "),
        "cyberdesk._sync.resources.health": ("Health "),
        "cyberdesk._sync.resources.machines": ("Machines "),
        "cyberdesk._sync.resources.model_configurations": ("ModelConfigurations "),
        "cyberdesk._sync.resources.pools": ("Pools "),
        "cyberdesk._sync.resources.provider_credentials": ("ProviderCredentials "),
        "cyberdesk._sync.resources.request_logs": ("RequestLogs "),
        "cyberdesk._sync.resources.run_attachments": ("RunAttachments "),
        "cyberdesk._sync.resources.runs": ("Runs "),
        "cyberdesk._sync.resources.trajectories": ("Trajectories "),
        "cyberdesk._sync.resources.usage": ("Usage "),
        "cyberdesk._sync.resources.workflow_tag_groups": ("WorkflowTagGroups "),
        "cyberdesk._sync.resources.workflow_tags": ("WorkflowTags "),
        "cyberdesk._sync.resources.workflows": ("Workflows "),
        "cyberdesk._sync.sessions.chains": ("Chain "),
        "cyberdesk._sync.sessions.run_handles": ("RunHandle "),
        "cyberdesk._sync.sessions.sessions": ("Session "),
    },
}
