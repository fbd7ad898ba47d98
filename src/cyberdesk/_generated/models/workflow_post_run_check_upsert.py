"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowPostRunCheckUpsert(Model):
    """A post-run check to store with a workflow. Which of the optional fields are needed depends on `type` and
    `file_target_mode`.

    Attributes:
        type: What the check examines; see `PostRunCheckType`.
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
        id: Id of an existing check to change. Leave it out for a new check.
    """

    name: str
    type: PostRunCheckType
    description: str | None | UnsetType = UNSET
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
    id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .post_run_check_file_target_mode import PostRunCheckFileTargetMode  # noqa: E402
from .post_run_check_type import PostRunCheckType  # noqa: E402
