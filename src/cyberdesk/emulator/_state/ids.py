"""Ids: random, or from a seed."""

import hashlib
import itertools
import secrets
import uuid
from uuid import UUID

from cyberdesk.emulator._state import RunRecord, State

__all__ = ["Ids"]


class Ids:
    """New ids of records and of requests.

    Args:
        seed: makes the ids reproducible; random when None.
        state: stores how many ids of records were given, so that a restart does not repeat them.
    """

    def __init__(self, seed: int | str | None, state: State) -> None:
        self._seed = seed
        self._state = state
        # Separate from those of records, because polling must not change these.
        self._requests = itertools.count(1)

    def record(self) -> UUID:
        """An id for something new."""
        if self._seed is None:
            return uuid.uuid4()
        self._state.ids_given += 1
        return self._seeded(f"record {self._state.ids_given}")

    def of_run(self, run: RunRecord) -> UUID:
        """An id for something that a run makes while it is executed.

        Runs and requests are concurrent, so with a common count ids would depend on timing.
        """
        if self._seed is None:
            return uuid.uuid4()
        run.ids_given += 1
        return self._seeded(f"run {run.id} {run.ids_given}")

    def request(self) -> str:
        """An id for a request."""
        number = uuid.uuid4() if self._seed is None else self._seeded(f"request {next(self._requests)}")
        return f"req_{number.hex}"

    def secret(self) -> bytes:
        """A key to sign links with."""
        return secrets.token_bytes(32) if self._seed is None else self._seeded("links").bytes * 2

    def _seeded(self, name: str) -> UUID:
        digest = hashlib.blake2b(f"{self._seed}\0{name}".encode(), digest_size=16).digest()
        return UUID(bytes=digest, version=4)
