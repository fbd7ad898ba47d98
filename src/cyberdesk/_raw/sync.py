"""Generated from the resources' signatures, for type checkers. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, Unpack
from uuid import UUID

from .._core.request import UNSET, RequestOptions, Response, UnsetType
from .._generated.models.attachment_type import AttachmentType
from .._generated.models.chain_step import ChainStep
from .._generated.models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse
from .._generated.models.run_attachment_response import RunAttachmentResponse
from .._generated.models.run_bulk_create_response import RunBulkCreateResponse
from .._generated.models.run_field import RunField
from .._generated.models.run_list_sort_mode import RunListSortMode
from .._generated.models.run_post_run_check_snapshot import RunPostRunCheckSnapshot
from .._generated.models.run_response import RunResponse
from .._generated.models.run_response_with_includes import RunResponseWithIncludes
from .._generated.models.run_status import RunStatus
from .._generated.models.workflow_chain_response import WorkflowChainResponse
from .._generated.models.workflow_model_metadata import WorkflowModelMetadata
from .._sync.paging import Page
from .._uploads import FileSource


class RawRunAttachments(Protocol):
    """`RunAttachments`, returning whole answers."""

    def list(
        self,
        *,
        run_id: UUID | str | UnsetType = UNSET,
        attachment_type: AttachmentType | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RunAttachmentResponse]]: ...
    def get(
        self, attachment_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentResponse]: ...
    def download(self, attachment_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[bytes]: ...
    def save_to_file(
        self,
        attachment_id: UUID | str,
        path: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
        **options: Unpack[RequestOptions],
    ) -> Response[Path]: ...
    def get_download_url(
        self, attachment_id: UUID | str, *, expires_in: int | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> Response[RunAttachmentDownloadUrlResponse]: ...


class RawRuns(Protocol):
    """`Runs`, returning whole answers."""

    def create(
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
    def get(
        self, run_id: UUID | str, *, include: Sequence[str] | UnsetType = UNSET, **options: Unpack[RequestOptions]
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
        include: Sequence[str] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[Page[RunResponse]]: ...
    def update(
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
        started_at: datetime.datetime | None | UnsetType = UNSET,
        ended_at: datetime.datetime | None | UnsetType = UNSET,
        release_session_after: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Response[RunResponse]: ...
    def delete(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> Response[None]: ...
    def retry(
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
    def bulk_create(
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
    def chain(
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


class RawResponses(Protocol):
    """`client.with_raw_response`."""

    @property
    def run_attachments(self) -> RawRunAttachments: ...
    @property
    def runs(self) -> RawRuns: ...
