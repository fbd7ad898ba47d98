"""What can go wrong on purpose, and with which request it does."""

import enum
import itertools
from collections.abc import Callable, Iterable, Mapping

import attrs

from cyberdesk.emulator._rules.http.patterns import parse_pattern
from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["Fault", "FaultKind", "Match", "choose_fault", "cut", "drops"]

Match = str | Callable[[ReceivedRequest], bool]
"""Requests by a pattern such as `POST /v1/runs`, or by a function that looks at each one."""


class FaultKind(enum.StrEnum):
    """What a fault does to the request it hits."""

    STATUS = "status"
    RESET = "reset"
    LOST_RESPONSE = "lost response"
    TRUNCATED = "truncated"
    DRIP = "drip"
    DELAY = "delay"


@attrs.define(kw_only=True, eq=False)
class Fault:
    """Something that goes wrong on purpose; `emulator.faults.add` makes them.

    Attributes:
        match: the requests it may hit.
        kind: what it does to them.
        times: how many it hits; None for all.
        probability: how likely it hits one that matches.
        delay: the seconds, on the emulator's clock, by which it holds up a request.
        status: the status of the answer that comes instead.
        headers: the headers of that answer.
        body: the body of that answer.
        kept_bytes: how much of a truncated body arrives.
        drip_seconds: how long a dripping body takes.
        hits: how many requests it has hit.
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
        """Whether it will hit nothing any more."""
        return self.times is not None and self.hits >= self.times


def choose_fault(faults: Iterable[Fault], request: ReceivedRequest, draw: Callable[[], float]) -> Fault | None:
    """The first fault that hits a request.

    Args:
        faults: in the order in which they were added.
        request: what was received.
        draw: a number from 0 to 1, asked for only when a fault that is not certain matches.
    """
    for fault in faults:
        if fault.is_spent or not _means(fault.match, request):
            continue
        if fault.probability >= 1 or draw() < fault.probability:
            return fault
    return None


def cut(body: bytes, kept_bytes: int | None) -> bytes:
    """What is left of a truncated body: half of it unless said otherwise, and never all."""
    wanted = len(body) // 2 if kept_bytes is None else kept_bytes
    return body[: max(0, min(wanted, len(body) - 1))]


def drops(body: bytes, *, most: int = 10) -> list[bytes]:
    """A body in pieces of the same size, not more than so many."""
    size = max(1, -(-len(body) // most))
    bounds = itertools.pairwise([*range(0, len(body), size), len(body)])
    return [body[start:end] for start, end in bounds]


def _means(match: Match, request: ReceivedRequest) -> bool:
    if isinstance(match, str):
        return parse_pattern(match).matches(request.method, request.path)
    return bool(match(request))
