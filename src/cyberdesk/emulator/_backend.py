"""One emulated Cyberdesk: its state, its engine, and their services."""

import asyncio
import contextlib
import random
from collections import deque
from collections.abc import Generator, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from cyberdesk.emulator._execution.engine import Engine
from cyberdesk.emulator._faults import Faults
from cyberdesk.emulator._rate_limiter import RateLimiter
from cyberdesk.emulator._rules.errors import NotFound
from cyberdesk.emulator._rules.http.idempotency import IdempotencyStore
from cyberdesk.emulator._rules.machines.connections import connect
from cyberdesk.emulator._rules.machines.updates import keep_parameters
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._rules.workflows.updates import merge_checks
from cyberdesk.emulator._settings import EmulatorSettings
from cyberdesk.emulator._state import MachineRecord, PoolRecord, State, WorkflowRecord
from cyberdesk.emulator._state.ids import Ids
from cyberdesk.emulator._state.storage.file import StateFile
from cyberdesk.emulator._state.storage.snapshots import Snapshot, put_back, take
from cyberdesk.emulator._time.clock import Clock
from cyberdesk.emulator._webhooks.deliveries import Deliveries
from cyberdesk.emulator._webhooks.events import Events

if TYPE_CHECKING:
    from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["Backend", "find"]

Key = TypeVar("Key", UUID, str)
Record = TypeVar("Record")


class Backend:
    """What the operations of the API work on; used in the emulator's event loop.

    Args:
        settings: the options of the emulator.
        clock: its clock.
        seed: makes ids reproducible.
        path: the state file, if any.

    Raises:
        StateFileError: the file cannot be used.
    """

    def __init__(
        self,
        settings: EmulatorSettings,
        clock: Clock,
        seed: int | str | None = None,
        path: str | PathLike[str] | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.state = State()
        self.ids = Ids(seed, self.state)
        self._steps = 0
        self._commit_due: asyncio.Handle | None = None
        self._file = None if path is None else StateFile(path, self.state, self._commit_soon)
        self.is_new = self._file is None or self._file.saved_at is None
        if self._file is not None and self._file.saved_at is not None:
            clock.resume_from(self._file.saved_at)
        self.state.link_key = self.state.link_key or self.ids.secret()
        self.engine = Engine(self.state, settings, clock, self.ids.of_run)
        self.deliveries = Deliveries(self.state, clock, self.commit)
        self.events = Events(self.state, self.deliveries, self.ids)
        self.engine.on_end = self.events.run_ended
        self.idempotency = IdempotencyStore(clock.now, self.state.idempotency_keys)
        self.requests: deque[ReceivedRequest] = deque(maxlen=settings.max_logged_requests)
        self.faults = Faults(random.Random(seed))  # noqa: S311  # chance, not secrets
        limit = settings.rate_limit
        self.rate_limiter = None if limit is None else RateLimiter(limit, clock)
        if not self.is_new:
            self.commit()

    @property
    def link_key(self) -> bytes:
        """The key that signs links to files."""
        return self.state.link_key

    def start(self) -> None:
        """Start or continue runs and deliveries."""
        self.engine.resume()
        self.deliveries.resume()

    async def stop(self) -> None:
        """Cancel everything in progress and wait for its end."""
        if self.rate_limiter is not None:
            self.rate_limiter.pause()
        await self.engine.stop()
        await self.deliveries.stop()

    def stamp(self) -> Stamp:
        """The present time and a source of ids, for rules that create something."""
        return Stamp(self.clock.now(), self.ids.record)

    @contextlib.contextmanager
    def step(self) -> Generator[None]:
        """A block without `await` whose changes belong together: a state file gets all of them or none."""
        self._steps += 1
        try:
            yield
        finally:
            self._steps -= 1
            self.commit()

    def commit(self) -> None:
        """Write the changes to the state file, unless a step is in progress, which writes them at its end."""
        if self._file is not None and not self._steps:
            if self._commit_due is not None:
                self._commit_due.cancel()
                self._commit_due = None
            self._file.commit(self.clock.now())

    def _commit_soon(self) -> None:
        """Commit the engine's changes of this iteration of the event loop in one transaction.

        No client can have observed it before: every response and every delivery commits on its own.
        """
        if self._steps or self._commit_due is not None:
            return
        with contextlib.suppress(RuntimeError):  # outside the event loop all changes are steps
            self._commit_due = asyncio.get_running_loop().call_soon(self.commit)

    def close(self) -> None:
        """Write all changes to the state file, and close it."""
        if self._file is not None:
            self._file.commit(self.clock.now(), always=True)
            self._file.close()
            self._file = None

    def snapshot(self) -> Snapshot:
        """A copy of the state."""
        return take(self.state, self.clock.now())

    def restore(self, snapshot: Snapshot, *, resume: bool) -> None:
        """Restore a snapshot; work in progress is cancelled, and started again if `resume`."""
        self.engine.pause()
        self.deliveries.pause()
        if self.rate_limiter is not None:
            self.rate_limiter.pause()
        with self.step():
            put_back(self.state, snapshot)
            self.clock.resume_from(snapshot.taken_at)
            if resume:
                self.start()

    def add_workflow(self, fields: dict[str, Any], workflow_id: UUID | None = None) -> WorkflowRecord:
        """Create a workflow from the fields of a request."""
        stamp = self.stamp()
        fields["post_run_checks"] = merge_checks([], fields.get("post_run_checks") or [], stamp)
        workflow = WorkflowRecord(
            **fields,
            id=workflow_id or stamp.new_id(),
            created_at=stamp.now,
            updated_at=stamp.now,
        )
        self.state.workflows[workflow.id] = workflow
        return workflow

    def add_machine(self, fields: dict[str, Any]) -> MachineRecord:
        """Create a machine from the fields of a request, and schedule waiting runs."""
        stamp = self.stamp()
        secrets = fields.pop("machine_sensitive_parameters", None)
        machine = MachineRecord(**fields, id=stamp.new_id(), created_at=stamp.now, last_seen=stamp.now)
        machine.sensitive_parameter_aliases = keep_parameters(self.state, machine.id, secrets, stamp)
        self.state.machines[machine.id] = machine
        connect(self.state, machine, stamp)
        self.engine.settle()
        return machine

    def add_pool(self, fields: dict[str, Any]) -> PoolRecord:
        """Create a pool from the fields of a request."""
        stamp = self.stamp()
        secrets = fields.pop("pool_sensitive_parameters", None)
        pool = PoolRecord(**fields, id=stamp.new_id(), created_at=stamp.now, updated_at=stamp.now)
        pool.sensitive_parameter_aliases = keep_parameters(self.state, pool.id, secrets, stamp)
        self.state.pools[pool.id] = pool
        return pool


def find(records: Mapping[Key, Record], kind: str, record_id: Key) -> Record:
    """The record with this id.

    Raises:
        NotFound: there is none.
    """
    try:
        return records[record_id]
    except KeyError:
        raise NotFound(kind, record_id) from None
