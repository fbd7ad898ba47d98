"""What has changed of a run between two fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .polling import is_terminal

if TYPE_CHECKING:
    from ..._generated.models.run_message import RunMessage
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..._generated.models.run_status import RunStatus


@attrs.frozen
class RunChange:
    """What has changed of a run since it was last fetched: its status, its conversation, or both.

    Attributes:
        run: The run as it is now, with all its fields.
        previous_status: Its status before; None for the first change, which shows the run as it was found.
        messages: The messages that are new, the oldest first; for the first change, all there are.

    Example:
        >>> async for change in client.watch_run(run):
        ...     if change.status_changed:
        ...         print(change.status.value)
        success
    """

    run: RunResponseWithIncludes = attrs.field(repr=False)
    previous_status: RunStatus | None
    messages: tuple[RunMessage, ...]

    @property
    def status(self) -> RunStatus:
        """The current status."""
        return self.run.status

    @property
    def status_changed(self) -> bool:
        """Whether the status differs from the previous one; True for the first change."""
        return self.status != self.previous_status

    @property
    def has_ended(self) -> bool:
        """Whether the run has ended, so that nothing will change any more."""
        return is_terminal(self.status)


def change_between(before: RunResponseWithIncludes | None, now: RunResponseWithIncludes) -> RunChange | None:
    """What has changed of a run; None when nothing has.

    Messages are only ever appended. When there are fewer than before, the run was started again, and all are new.
    """
    history = now.run_message_history or []
    known = 0 if before is None else len(before.run_message_history or [])
    new = tuple(history[known:] if len(history) >= known else history)
    if before is not None and before.status == now.status and not new:
        return None
    return RunChange(run=now, previous_status=None if before is None else before.status, messages=new)
