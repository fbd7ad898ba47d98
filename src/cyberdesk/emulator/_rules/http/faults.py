"""Faults, and which request each of them applies to."""

import enum
import itertools
from collections.abc import Callable, Iterable, Mapping

import attrs

from cyberdesk.emulator._rules.http.patterns import parse_pattern
from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["Fault", "FaultKind", "Match", "choose_fault", "cut", "drops"]

Match = str | Callable[[ReceivedRequest], bool]
"""Requests by a pattern such as `POST /v1/runs`, or by a predicate."""


class FaultKind(enum.StrEnum):
    """The effect of a fault on a request."""

    STATUS = "status"
    RESET = "reset"
    LOST_RESPONSE = "lost response"
    TRUNCATED = "truncated"
    DRIP = "drip"
    DELAY = "delay"


@attrs.define(kw_only=True, eq=False)
class Fault:
    """A fault injected into requests; created by `emulator.faults.add`.

    Attributes:
        match: the requests that it may apply to.
        kind: its effect.
        times: how many requests it applies to; None for all.
        probability: the probability that it applies to a matching request.
        delay: by how many seconds of the emulator's clock it delays a request.
        status: the status of the response that replaces the original one.
        headers: the headers of that response.
        body: the body of that response.
        kept_bytes: how many bytes of a truncated body are sent.
        drip_seconds: how long sending a slow body takes.
        hits: how many requests it has applied to.
    """

    match: Match = "*"
    kind: FaultKind = FaultKind.DELAY
    times: int | None = None
    probability: float = 1.0
    delay: float = 0.0
    status: int | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    body: bytes = b""
    kept_bytes: int | None = None
    drip_seconds: float = 0.0
    hits: int = 0

    @property
    def is_spent(self) -> bool:
        """Whether it has applied to `times` requests."""
        return self.times is not None and self.hits >= self.times


def choose_fault(faults: Iterable[Fault], request: ReceivedRequest, draw: Callable[[], float]) -> Fault | None:
    """The first fault that applies to a request.

    Args:
        faults: in the order in which they were added.
        request: what was received.
        draw: returns a number from 0 to 1; called only for faults with a probability below 1.
    """
    for fault in faults:
        if fault.is_spent or not _means(fault.match, request):
            continue
        if fault.probability >= 1 or draw() < fault.probability:
            return fault
    return None


def cut(body: bytes, kept_bytes: int | None) -> bytes:
    """The beginning of a truncated body: half of it by default, and never all of it."""
    wanted = len(body) // 2 if kept_bytes is None else kept_bytes
    return body[: max(0, min(wanted, len(body) - 1))]


def drops(body: bytes, *, most: int = 10) -> list[bytes]:
    """A body in at most `most` pieces of equal size."""
    size = max(1, -(-len(body) // most))
    bounds = itertools.pairwise([*range(0, len(body), size), len(body)])
    return [body[start:end] for start, end in bounds]


def _means(match: Match, request: ReceivedRequest) -> bool:
    if isinstance(match, str):
        return parse_pattern(match).matches(request.method, request.path)
    return bool(match(request))
