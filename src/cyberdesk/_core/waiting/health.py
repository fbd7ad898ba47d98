"""Whether something responds, and when to try it again."""

from __future__ import annotations

import math

import attrs


@attrs.define
class Health:
    """The failures of a server, or of one kind of its requests.

    Attributes:
        failures: How many there were in a row.
        failing_since: When they began.
        failed_at: When the last one was.
        succeeded_at: When a request succeeded last.
        not_before: When to try again.
    """

    failures: int = 0
    failing_since: float = math.inf
    failed_at: float = -math.inf
    succeeded_at: float = -math.inf
    not_before: float = -math.inf

    def failed(self, now: float, pause: float) -> None:
        """Take a failure into account, and pause for a number of seconds."""
        self.failures += 1
        self.failing_since = min(self.failing_since, now)
        self.failed_at = now
        self.not_before = max(self.not_before, now + pause)

    def recovered(self, now: float) -> bool:
        """Take a success into account; tells whether there were failures before it."""
        was_failing = self.failures > 0
        self.failures, self.failing_since = 0, math.inf
        self.succeeded_at = now
        return was_failing
