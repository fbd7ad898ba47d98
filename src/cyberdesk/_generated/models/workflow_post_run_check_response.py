"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPostRunCheckResponse(Model):
    """A post-run check of a workflow, carried out after the main execution of a run and before its final status is
    decided.

    Attributes:
        type: What the check examines; see `PostRunCheckType`.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
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
    """

    name: str
    type: PostRunCheckType
    id: UUID
    organization_id: str
    order: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    description: str | None = None
    file_target_mode: PostRunCheckFileTargetMode | None = None
    file_names: list[str] | None = None
    file_name_regex: str | None = None
    expected_match_count: int | None = None
    expected_match_count_ref: str | None = None
    loop_input: str | None = None
    loop_item_filename_template: str | None = None
    allow_missing_attachments: bool | None = None
    check_prompt: str | None = None
    model: UUID | None = None
    user_id: UUID | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .post_run_check_file_target_mode import PostRunCheckFileTargetMode  # noqa: E402
from .post_run_check_type import PostRunCheckType  # noqa: E402
