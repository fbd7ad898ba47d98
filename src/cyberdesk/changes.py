"""What changes of a run while it goes on."""

from __future__ import annotations

import attrs

from ._core.waiting.polling import is_terminal
from ._generated.models.run_message import RunMessage
from ._generated.models.run_response_with_includes import RunResponseWithIncludes
from ._generated.models.run_status import RunStatus

__all__ = ["RunChange"]


@attrs.frozen
class RunChange:
    """What changed of a run between two looks: its status, its conversation, or both.

    Attributes:
        run: The run as it is now, with everything.
        previous_status: Its status before; None with the first change, which tells how the run is found.
        messages: The messages that came since, the oldest first; with the first change, all there are.

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
        """The status now."""
        return self.run.status

    @property
    def status_changed(self) -> bool:
        """Whether the status is another than before; True with the first change."""
        return self.status != self.previous_status

    @property
    def has_ended(self) -> bool:
        """Whether the run has ended, so that nothing will change any more."""
        return is_terminal(self.status)


def change_between(before: RunResponseWithIncludes | None, now: RunResponseWithIncludes) -> RunChange | None:
    """What changed of a run; None when nothing did.

    Messages are only ever appended. When there are fewer than before, the run was started anew, and all are new.
    """
    history = now.run_message_history or []
    known = 0 if before is None else len(before.run_message_history or [])
    new = tuple(history[known:] if len(history) >= known else history)
    if before is not None and before.status == now.status and not new:
        return None
    return RunChange(run=now, previous_status=None if before is None else before.status, messages=new)
