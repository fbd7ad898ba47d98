"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunPostRunCheckSnapshot(Model):
    """A post-run check as it was when the run started, with its result. Later edits of the workflow do not change it.

    Attributes:
        status: State of the check; see `PostRunCheckStatus`.
        post_run_check_id: Check of the workflow this snapshot was taken from.
        snapshot_version: Version number of the snapshot.
        type: What the check examines; see `PostRunCheckType`.
        order: Position of the check among the checks of its workflow.
        file_target_mode: How the attachments to examine are picked: by exact names, by a regular expression, or by
            one name per item of a loop input.
        file_names: Attachment file names to look for, for the `exact` mode.
        file_name_regex: Regular expression for attachment file names, for the `regex` mode.
        expected_match_count: Number of attachments that have to match.
        expected_match_count_ref: Reference from which the expected number of matches is taken. Its syntax is not
            documented.
        loop_input: Input that supplies the items for the `loop_items` mode.
        loop_item_filename_template: Template that yields the file name for an item, for the `loop_items` mode. Its
            syntax is not documented.
        allow_missing_attachments: Whether attachments may be absent. Default false.
        check_prompt: Instruction for checks that are judged by a model.
        model: Model configuration to use for checks that are judged by a model.
        started_at: When the check began; null before that.
        ended_at: When the check finished; null until then.
        error_message: Error text, if the check did not pass or could not be carried out.
        messages: Remarks produced by the check.
        matched_filenames: Names of the attachments that matched.
    """

    status: PostRunCheckStatus
    id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    post_run_check_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    snapshot_version: int | None | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    type: PostRunCheckType | None | UnsetType = UNSET
    order: int | None | UnsetType = UNSET
    file_target_mode: PostRunCheckFileTargetMode | None | UnsetType = UNSET
    file_names: list[str] | None | UnsetType = UNSET
    file_name_regex: str | None | UnsetType = UNSET
    expected_match_count: int | None | UnsetType = UNSET
    expected_match_count_ref: str | None | UnsetType = UNSET
    loop_input: str | None | UnsetType = UNSET
    loop_item_filename_template: str | None | UnsetType = UNSET
    allow_missing_attachments: bool | UnsetType = UNSET
    check_prompt: str | None | UnsetType = UNSET
    model: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    started_at: datetime.datetime | None | UnsetType = UNSET
    ended_at: datetime.datetime | None | UnsetType = UNSET
    error_message: str | None | UnsetType = UNSET
    messages: list[str] | None | UnsetType = UNSET
    matched_filenames: list[str] | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.started_at, datetime.datetime) and self.started_at.tzinfo is None:
            self.started_at = self.started_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.ended_at, datetime.datetime) and self.ended_at.tzinfo is None:
            self.ended_at = self.ended_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .post_run_check_file_target_mode import PostRunCheckFileTargetMode  # noqa: E402
from .post_run_check_status import PostRunCheckStatus  # noqa: E402
from .post_run_check_type import PostRunCheckType  # noqa: E402
