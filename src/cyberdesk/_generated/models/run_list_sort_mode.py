"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class RunListSortMode(OpenEnum):
    """Order of a list of runs: `activity` puts active work first and then recent completions (the default),
    `created_at_desc` is strictly newest first.
    """

    ACTIVITY = "activity"
    CREATED_AT_DESC = "created_at_desc"
