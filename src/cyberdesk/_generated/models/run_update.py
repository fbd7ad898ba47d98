"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunUpdate(Model):
    """Partial update of a run, mainly meant for internal use. The usual reason to send one is to cancel the run with
    `status` set to `cancelled`; there is no separate operation for that.

    Attributes:
        status: New state. Send `cancelled` to cancel the run.
        error: Error messages, or null when there are none.
        output_data: Structured result of the run.
        output_attachment_ids: Ids of the attachments the run exported. Files are exported only when the workflow
            has `includes_file_exports` set and the agent marks them.
        run_message_history: Transcript of the agent as a list of messages, each with a `role` (`user`, `assistant`
            or `system`) and a list of content blocks of type `text`, `image`, `tool_use` or `tool_result`.
            Screenshots of a processed run appear as `image_url` values starting with `supabase://run-images/`, to
            be exchanged for a signed URL; blocks of a run in progress may carry base64 image data instead. Can be
            large.
        input_values: Input values stored for the run.
        usage_metadata: Usage figures of the run.
        post_run_checks: Snapshots of the post-run checks with their results.
        started_at: When execution began; null while the run is still scheduling.
        ended_at: When the run finished; null until then.
        release_session_after: Release the reserved machine when this run ends. This holds for every outcome:
            success, failure or cancellation.
    """

    status: RunStatus | None | UnsetType = UNSET
    error: list[str] | None | UnsetType = UNSET
    output_data: dict[str, Any] | None | UnsetType = UNSET
    output_attachment_ids: list[str] | None | UnsetType = UNSET
    run_message_history: list[dict[str, Any]] | None | UnsetType = UNSET
    input_values: dict[str, Any] | None | UnsetType = UNSET
    usage_metadata: dict[str, Any] | None | UnsetType = UNSET
    post_run_checks: list[RunPostRunCheckSnapshot] | None | UnsetType = UNSET
    started_at: datetime.datetime | None | UnsetType = UNSET
    ended_at: datetime.datetime | None | UnsetType = UNSET
    release_session_after: bool | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.started_at, datetime.datetime) and self.started_at.tzinfo is None:
            self.started_at = self.started_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.ended_at, datetime.datetime) and self.ended_at.tzinfo is None:
            self.ended_at = self.ended_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_post_run_check_snapshot import RunPostRunCheckSnapshot  # noqa: E402
from .run_status import RunStatus  # noqa: E402
