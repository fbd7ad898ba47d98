"""The faults of one emulator: adding and removing them."""

import json as json_text
import math
import random
import threading
from collections.abc import Iterator, Mapping

from cyberdesk.emulator._rules.http.faults import Fault, FaultKind, Match, choose_fault
from cyberdesk.emulator._rules.http.patterns import parse_pattern
from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["Faults"]


class Faults:
    """The faults of an emulator. `len`, `in` and loops use the order in which they were added.

    Of several faults that match a request the first one that is not used up applies. All methods can be called
    from any thread, also before the start.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator
        >>> with CyberdeskEmulator() as emulator:
        ...     fault = emulator.faults.add("GET /v1/runs", status=503, headers={"Retry-After": "0"}, times=2)
        ...     with emulator.client() as client:
        ...         client.runs.list().total, fault.hits
        (0, 2)
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def add(
        self,
        match: Match = "*",
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        body: bytes | None = None,
        reset: bool = False,
        lose_response: bool = False,
        truncate: bool | int = False,
        drip: float | None = None,
        delay: float = 0.0,
        times: int | None = None,
        probability: float = 1.0,
    ) -> Fault:
        """Add a fault. Name one of `status`, `reset`, `lose_response`, `truncate`, `drip`, or a `delay`.

        Args:
            match: the requests it may apply to: a method and a path, `POST /v1/runs`, where `{name}` stands for
                one segment and `*` for anything; or a predicate that is called with each request (its `status` is
                then 0).
            status: respond with this status; the request has no effect.
            headers: the headers of that response, such as `Retry-After`.
            json: its body; `{"detail": ...}` when neither this nor `body` is given.
            body: its body, of any kind.
            reset: reset the connection; the request has no effect.
            lose_response: process the request, then reset the connection instead of sending the response.
            truncate: close the connection in the middle of the response's body, or after this many bytes. A
                response without a body is sent completely.
            drip: send the response's body in up to ten pieces over this many seconds of the emulator's clock.
            delay: wait this many seconds of the emulator's clock first. The request is processed then, even if
                the client has disconnected.
            times: how many requests it applies to; None for all.
            probability: the probability that it applies to a matching request; drawn with the emulator's seed.

        Returns:
            The fault; `hits` counts the requests it has applied to.

        Raises:
            ValueError: the arguments contradict each other, or one of them is out of range.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     lost = emulator.faults.add("POST /v1/pools", lose_response=True, times=1)
            ...     pool = client.pools.create(name="Front desk")  # sent again under the same idempotency key
            ...     lost.hits, len(emulator.pools)
            (1, 1)
        """
        kinds = {
            FaultKind.STATUS: status is not None,
            FaultKind.RESET: reset,
            FaultKind.LOST_RESPONSE: lose_response,
            FaultKind.TRUNCATED: truncate is not False,
            FaultKind.DRIP: drip is not None,
        }
        if isinstance(match, str):
            parse_pattern(match)
        _check_ranges(status, delay, times, probability, drip)
        if status is None and (headers is not None or json is not None or body is not None):
            raise ValueError("headers, json and body describe a response: pass its status, too")
        fault = Fault(
            match=match,
            kind=_kind([kind for kind, is_wanted in kinds.items() if is_wanted], delay),
            times=times,
            probability=probability,
            delay=delay,
            status=status,
            headers=_headers(headers, is_json=body is None),
            body=_body(status, json, body),
            kept_bytes=None if isinstance(truncate, bool) else truncate,
            drip_seconds=drip or 0.0,
        )
        with self._lock:
            self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Remove a fault.

        Raises:
            ValueError: it was not added, or was removed.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> fault = emulator.faults.add("POST /v1/runs", reset=True)
            >>> emulator.faults.remove(fault)
            >>> len(emulator.faults)
            0
        """
        with self._lock:
            if fault not in self._faults:
                raise ValueError("fault was not added to this emulator, or was removed")
            self._faults.remove(fault)

    def clear(self) -> None:
        """Remove all faults.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> fault = emulator.faults.add(delay=1)
            >>> emulator.faults.clear()
            >>> fault in emulator.faults
            False
        """
        with self._lock:
            self._faults.clear()

    def take(self, request: ReceivedRequest) -> Fault | None:
        """Return the fault that applies to a request, and count it; called by the emulator."""
        with self._lock:
            faults = tuple(self._faults)
        # Outside the lock, because a predicate may access the faults.
        fault = choose_fault(faults, request, self._chance.random) if faults else None
        if fault is not None:
            fault.hits += 1
        return fault

    def __len__(self) -> int:
        return len(self._faults)

    def __iter__(self) -> Iterator[Fault]:
        with self._lock:
            return iter(tuple(self._faults))


def _kind(wanted: list[FaultKind], delay: float) -> FaultKind:
    if len(wanted) > 1:
        raise ValueError(f"A fault has one effect, not {' and '.join(wanted)}: add a fault for each")
    if not wanted and not delay:
        raise ValueError("A fault needs an effect: pass status, reset, lose_response, truncate, drip or delay")
    return wanted[0] if wanted else FaultKind.DELAY


def _check_ranges(
    status: int | None, delay: float, times: int | None, probability: float, drip: float | None
) -> None:
    if status is not None and not 200 <= status <= 599:
        raise ValueError(f"status must be from 200 to 599, not {status}")
    for name, seconds in (("delay", delay), ("drip", drip or 0.0)):
        if not (math.isfinite(seconds) and seconds >= 0):
            raise ValueError(f"{name} must be a non-negative number of seconds, not {seconds}")
    if times is not None and times < 1:
        raise ValueError(f"times must be at least 1, or None, not {times}")
    if not 0 < probability <= 1:
        raise ValueError(f"probability must be above 0 and at most 1, not {probability}")


def _headers(headers: Mapping[str, str] | None, *, is_json: bool) -> dict[str, str]:
    given = {name.lower(): value for name, value in (headers or {}).items()}
    return {"content-type": "application/json", **given} if is_json else given


def _body(status: int | None, json: object, body: bytes | None) -> bytes:
    if json is not None and body is not None:
        raise ValueError("json and body exclude each other")
    if status is None or body is not None:
        return body or b""
    # 204 and 304 never have a body.
    if status in (204, 304):
        return b""
    return json_text.dumps({"detail": "Fault on purpose"} if json is None else json).encode()
