"""One emulated Cyberdesk: its state, its engine, and what both need."""

import random
import secrets
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from cyberdesk.emulator._clock import Clock
from cyberdesk.emulator._deliveries import Deliveries
from cyberdesk.emulator._engine import Engine
from cyberdesk.emulator._events import Events
from cyberdesk.emulator._faults import Faults
from cyberdesk.emulator._rate_limiter import RateLimiter
from cyberdesk.emulator._rules.changes import keep_parameters, merge_checks
from cyberdesk.emulator._rules.connections import connect
from cyberdesk.emulator._rules.idempotency import IdempotencyStore
from cyberdesk.emulator._rules.refusals import NotFound, Stamp
from cyberdesk.emulator._settings import Settings
from cyberdesk.emulator._state import MachineRecord, PoolRecord, State, WorkflowRecord

if TYPE_CHECKING:
    from cyberdesk.emulator._snapshots import ReceivedRequest

__all__ = ["Backend", "find"]

Key = TypeVar("Key", UUID, str)
Record = TypeVar("Record")


class Backend:
    """What the operations of the API work on. It belongs to the server's event loop."""

    def __init__(self, settings: Settings, clock: Clock, new_id: Callable[[], UUID] = uuid.uuid4) -> None:
        self.settings = settings
        self.clock = clock
        self.state = State()
        self.engine = Engine(self.state, settings, clock, new_id)
        self.deliveries = Deliveries(self.state, clock, new_id)
        self.events = Events(self.state, self.deliveries)
        self.engine.on_end = self.events.run_ended
        # Any, because the answers are of the HTTP layer, which the state must not know.
        self.idempotency: IdempotencyStore[Any] = IdempotencyStore(clock.now)
        self.requests: deque[ReceivedRequest] = deque(maxlen=settings.max_logged_requests)
        self.faults = Faults(random.Random())  # noqa: S311  # chance, not secrets
        self.rate_limiter = settings.rate_limit and RateLimiter(settings.rate_limit, clock.now)
        self.link_key = secrets.token_bytes(32)
        self._new_id = new_id

    def start(self) -> None:
        """Take up what is to be done, in the event loop."""
        self.engine.resume()
        self.deliveries.resume()

    async def stop(self) -> None:
        """Cancel all that is under way and wait for it."""
        await self.engine.stop()
        await self.deliveries.stop()

    def stamp(self) -> Stamp:
        """The present moment and a source of ids, for rules that create something."""
        return Stamp(self.clock.now(), self._new_id)

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
        """Create a machine from the fields of a request, and let it take what is waiting."""
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
