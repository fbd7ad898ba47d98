"""Idempotency: which write repeats which earlier one, and which response is replayed."""

import enum
from collections.abc import Callable, MutableMapping
from datetime import datetime, timedelta

import attrs

from cyberdesk.emulator._state.idempotency import IdempotencyRecord, IdempotencyScope, StoredResponse

__all__ = ["RETENTION", "IdempotencyStore", "Verdict", "is_stored"]

RETENTION = timedelta(hours=24)

_NOT_FINAL = {401, 408, 409, 429}


class Verdict(enum.Enum):
    """What to do with a write that carries a key."""

    EXECUTE = enum.auto()
    REPLAY = enum.auto()
    IN_PROGRESS = enum.auto()
    OTHER_REQUEST = enum.auto()


def is_stored(status: int) -> bool:
    """Whether a response with this status is final, so that a repetition of the request gets it again."""
    return 200 <= status < 500 and status not in _NOT_FINAL


class IdempotencyStore:
    """The keys that were used, with the responses that were sent.

    Args:
        now: the clock.
        records: where the keys are kept.
    """

    def __init__(
        self, now: Callable[[], datetime], records: MutableMapping[IdempotencyScope, IdempotencyRecord]
    ) -> None:
        self._now = now
        self._records = records

    def begin(self, scope: IdempotencyScope, fingerprint: bytes) -> tuple[Verdict, StoredResponse | None]:
        """Claim a key for a request, or find the earlier request that has used it.

        Args:
            scope: the key and where it was used.
            fingerprint: a digest of the request's content.

        Returns:
            The verdict, and the stored response when it is to be replayed.
        """
        self._remove_expired()
        record = self._records.get(scope)
        if record is None:
            self._records[scope] = IdempotencyRecord(fingerprint, self._now())
            return Verdict.EXECUTE, None
        if record.fingerprint != fingerprint:
            return Verdict.OTHER_REQUEST, None
        if record.response is None:
            return Verdict.IN_PROGRESS, None
        return Verdict.REPLAY, record.response

    def finish(self, scope: IdempotencyScope, response: StoredResponse) -> None:
        """Store the response to a claimed key, or release the key when the response is not final."""
        if is_stored(response.status):
            self._records[scope] = attrs.evolve(self._records[scope], response=response)
        else:
            del self._records[scope]

    def _remove_expired(self) -> None:
        horizon = self._now() - RETENTION
        # Records are ordered by time, so the first one that has not expired ends the search.
        while self._records:
            scope, oldest = next(iter(self._records.items()))
            if oldest.since > horizon or oldest.response is None:
                break
            del self._records[scope]
