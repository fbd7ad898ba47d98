"""Which write is a repetition of which, and what it is answered."""

import enum
from collections.abc import Callable, MutableMapping
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import attrs

__all__ = ["RETENTION", "Answered", "IdempotencyStore", "KeyEntry", "Scope", "Verdict", "is_stored"]

RETENTION = timedelta(hours=24)

_NOT_FINAL = {401, 408, 409, 429}

Answer = TypeVar("Answer")


class Verdict(enum.Enum):
    """What to do with a write that carries a key."""

    EXECUTE = enum.auto()
    REPLAY = enum.auto()
    IN_PROGRESS = enum.auto()
    OTHER_REQUEST = enum.auto()


@attrs.frozen
class Scope:
    """Where a key counts: the same text under another method or path is another key."""

    key: str
    method: str
    path: str


@attrs.frozen
class Answered:
    """An answer that was given, in full."""

    status: int
    body: bytes
    headers: dict[str, str]


@attrs.frozen
class KeyEntry(Generic[Answer]):
    """A key that was used: for which request, when, and what it was answered, if it was."""

    fingerprint: bytes
    since: datetime
    answer: Answer | None = None


def is_stored(status: int) -> bool:
    """Whether an answer with this status is final, so that a repetition gets it again."""
    return 200 <= status < 500 and status not in _NOT_FINAL


class IdempotencyStore(Generic[Answer]):
    """The keys seen so far, with the answers that were given.

    Args:
        now: the clock.
        entries: where they are kept.
    """

    def __init__(self, now: Callable[[], datetime], entries: MutableMapping[Scope, KeyEntry[Answer]]) -> None:
        self._now = now
        self._entries = entries

    def begin(self, scope: Scope, fingerprint: bytes) -> tuple[Verdict, Answer | None]:
        """Claim a key for a request, or learn what became of it before.

        Args:
            scope: the key and where it was used.
            fingerprint: a digest of what the request asks for.

        Returns:
            The verdict, and the stored answer when it is to be replayed.
        """
        self._forget_expired()
        entry = self._entries.get(scope)
        if entry is None:
            self._entries[scope] = KeyEntry(fingerprint, self._now())
            return Verdict.EXECUTE, None
        if entry.fingerprint != fingerprint:
            return Verdict.OTHER_REQUEST, None
        if entry.answer is None:
            return Verdict.IN_PROGRESS, None
        return Verdict.REPLAY, entry.answer

    def finish(self, scope: Scope, status: int, answer: Answer) -> None:
        """Keep the answer of a claimed key, or give the key free when the answer is not final."""
        if is_stored(status):
            self._entries[scope] = attrs.evolve(self._entries[scope], answer=answer)
        else:
            del self._entries[scope]

    def _forget_expired(self) -> None:
        horizon = self._now() - RETENTION
        # Entries are in order of their time, so the first young one ends the search.
        while self._entries:
            scope, oldest = next(iter(self._entries.items()))
            if oldest.since > horizon or oldest.answer is None:
                break
            del self._entries[scope]
