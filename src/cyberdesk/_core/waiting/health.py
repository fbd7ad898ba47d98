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
        failed_at: When the last one was that counts.
        succeeded_at: When a request succeeded last.
        not_before: When to try again.
    """

    failures: int = 0
    failing_since: float = math.inf
    failed_at: float = -math.inf
    succeeded_at: float = -math.inf
    not_before: float = -math.inf

    def counts(self, sent_at: float) -> bool:
        """Whether a request's failure adds to the row: requests that were sent together fail together, as one."""
        return self.failures == 0 or sent_at >= self.failed_at

    def failed(self, sent_at: float, now: float, pause: float) -> None:
        """Take a failure into account.

        Args:
            sent_at: When the request was sent that failed.
            now: The time.
            pause: Seconds to pause.
        """
        if self.counts(sent_at):
            self.failures += 1
            self.failed_at = now
        self.failing_since = min(self.failing_since, now)
        self.not_before = max(self.not_before, now + pause)

    def failures_with(self, sent_at: float) -> int:
        """How many failures in a row there are if a request that was sent at a time has failed, too."""
        return self.failures + self.counts(sent_at)

    def recovered(self, now: float) -> bool:
        """Take a success into account; returns whether there were failures before it."""
        was_failing = self.failures > 0
        self.failures, self.failing_since = 0, math.inf
        self.succeeded_at = now
        return was_failing
