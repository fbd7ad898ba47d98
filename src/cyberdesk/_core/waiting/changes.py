"""What has changed of a run between two fetches."""

from __future__ import annotations

import attrs

from ..._generated.models.run_message import RunMessage
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.run_status import RunStatus
from .polling import is_terminal


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


class ChangeTracker:
    """Finds what has changed of a run from one fetch to the next, and gives each message once.

    Messages are only ever appended. A history that lacks messages which were given before is out of date, as a
    server's replicas lag. One that differs from what was given is that of a run that was started again: what
    differs is new.
    """

    def __init__(self) -> None:
        self._last: RunResponseWithIncludes | None = None
        self._given: list[RunMessage] = []

    def change_to(self, run: RunResponseWithIncludes) -> RunChange | None:
        """What has changed of a run; None when nothing has."""
        before, self._last = self._last, run
        new = self._new_of(run.run_message_history or [])
        if before is not None and before.status == run.status and not new:
            return None
        return RunChange(run=run, previous_status=None if before is None else before.status, messages=tuple(new))

    def _new_of(self, history: list[RunMessage]) -> list[RunMessage]:
        common = 0
        for given, message in zip(self._given, history, strict=False):
            if given != message:
                break
            common += 1
        new = history[common:]
        if new:
            self._given = list(history)
        return new
