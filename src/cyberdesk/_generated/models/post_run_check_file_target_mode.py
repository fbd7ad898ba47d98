"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class PostRunCheckFileTargetMode(OpenEnum):
    """How a post-run check picks attachments: `exact` by listed names, `regex` by a pattern, `loop_items` by one name
    for each item of an input.
    """

    EXACT = "exact"
    LOOP_ITEMS = "loop_items"
    REGEX = "regex"
