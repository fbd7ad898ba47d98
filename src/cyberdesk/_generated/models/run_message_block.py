"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunMessageBlock(Model):
    """A part of a message: text, an image, the use of a tool, or the result of a tool.

    Attributes:
        type: `text`, `image`, `tool_use` or `tool_result`.
        text: The text.
        image_url: Where a finished run's image is stored; sign it to see it.
        image_base64: The image itself, while the run is in progress.
        tool_use_id: Joins the use of a tool with its result.
        tool_name: The tool.
        tool_input: What the tool was given.
        tool_result: What the tool returned.
        error: What went wrong in it.
        trajectory_id: The trajectory that was replayed, if one was.
        trajectory_label: Its name.
        step_signature_hash: Identifies the step.
        step_index: Which step of the trajectory.
    """

    type: str | None = None
    text: str | None = None
    image_url: str | None = None
    image_base64: str | None = None
    tool_use_id: str | None = None
    tool_name: str | None = None
    tool_input: Any | None = None
    tool_result: Any | None = None
    error: Any | None = None
    trajectory_id: str | None = None
    trajectory_label: str | None = None
    step_signature_hash: str | None = None
    step_index: int | None = None
