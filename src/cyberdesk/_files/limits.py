"""How long the preparation of files may take."""

from __future__ import annotations

import math
import time

import attrs

from .._core.http.request import RequestOptions
from .._core.http.settings import ClientSettings, checked_seconds
from ..errors import ConfigurationError, DeadlineExceededError, InvalidArgumentError, LocalFileError


@attrs.frozen
class Limits:
    """The time limits of a preparation.

    Attributes:
        idle: Seconds for which a source may give nothing.
        ends_at: The monotonic time at which the deadline of the call is over.
    """

    idle: float = math.inf
    ends_at: float = math.inf

    @classmethod
    def of_call(cls, settings: ClientSettings, options: RequestOptions) -> Limits:
        """The limits of a call: its `timeout` for each piece of a source, and its `deadline` for everything.

        Raises:
            InvalidArgumentError: When one of them is not a number of seconds.
        """
        try:
            idle = checked_seconds("timeout", options.get("timeout", settings.timeout))
            deadline = checked_seconds("deadline", options.get("deadline", settings.deadline))
        except ConfigurationError as error:
            raise InvalidArgumentError(error.message) from None
        return cls(
            math.inf if idle is None else idle,
            math.inf if deadline is None else time.monotonic() + deadline,
        )

    def seconds(self) -> float:
        """How long to wait for the next piece."""
        return max(0.0, min(self.idle, self.ends_at - time.monotonic()))

    def exceeded(self, label: str, note: str = "") -> LocalFileError | DeadlineExceededError:
        """The error for a source that gave nothing for too long.

        Args:
            label: The source.
            note: What else to say about it.
        """
        if time.monotonic() >= self.ends_at:
            return DeadlineExceededError(f"the deadline ended before {label} was read; nothing was sent{note}")
        return LocalFileError(f"cannot read {label}: it gave nothing for {self.idle:g} s{note}")
