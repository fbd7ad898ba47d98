"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunMessage(Model):
    """One message of a run's conversation between the agent, its tools and the model.

    Attributes:
        role: `user`, `assistant` or `system`.
        content: What was said, in blocks.
        timestamp: When, as ISO 8601 text.
        trajectory_id: The trajectory that was replayed, if one was.
        trajectory_label: Its name.
        step_index: Which of its steps.
        loop_uuid: The loop that the message belongs to.
        iteration_index: Which round of the loop.
        event_type: What a message stands for that nobody said.
    """

    role: str | None = None
    content: list[RunMessageBlock] | None = None
    timestamp: str | None = None
    trajectory_id: str | None = None
    trajectory_label: str | None = None
    step_index: int | None = None
    loop_uuid: str | None = None
    iteration_index: int | None = None
    event_type: str | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_message_block import RunMessageBlock  # noqa: E402
