"""What the emulator shows to the code that uses it: immutable copies of records."""

import copy
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._state import MachineRecord, PoolRecord, RunRecord, WorkflowRecord

__all__ = [
    "Machine",
    "Pool",
    "ReceivedRequest",
    "Run",
    "Workflow",
    "machine_snapshot",
    "pool_snapshot",
    "run_snapshot",
    "workflow_snapshot",
]


@attrs.frozen(kw_only=True)
class Workflow:
    """A workflow at the time of the access."""

    id: UUID
    name: str | None
    main_prompt: str
    includes_file_exports: bool
    input_schema: str | None
    output_schema: str | None


@attrs.frozen(kw_only=True)
class Machine:
    """A machine at the time of the access.

    Attributes:
        run_id: the run that uses the machine, if any.
        reserved_session_id: the session that has reserved the machine, if any.
    """

    id: UUID
    name: str | None
    status: str
    is_available: bool
    pool_ids: tuple[UUID, ...]
    run_id: UUID | None
    reserved_session_id: UUID | None


@attrs.frozen(kw_only=True)
class Pool:
    """A pool at the time of the access."""

    id: UUID
    name: str
    description: str | None


@attrs.frozen(kw_only=True)
class Run:
    """A run at the time of the access.

    Attributes:
        attempt: 1 for the first execution, one more for each retry.
        sensitive_input_names: the names of the sensitive inputs; their values are never shown.
    """

    id: UUID
    workflow_id: UUID
    machine_id: UUID | None
    status: str
    attempt: int
    session_id: UUID | None
    session_alias: str | None
    input_values: Mapping[str, Any] | None
    sensitive_input_names: tuple[str, ...]
    output_data: Mapping[str, Any] | None
    error: tuple[str, ...]
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


@attrs.frozen(kw_only=True)
class ReceivedRequest:
    """A request that the emulator has received.

    Attributes:
        path: the path with its query string.
        headers: names in lower case; the value of `authorization` is masked.
        body: the first MiB of the body.
        status: the status code of the response; 0 when a fault prevented one.
        request_id: the `x-request-id` of the response.
        fault: the kind of the fault that applied to the request, such as `reset`; None without one.
        received_at: when the response began, by the emulator's clock.
    """

    method: str
    path: str
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes = attrs.field(repr=False)
    status: int
    request_id: str
    received_at: datetime
    fault: str | None = None

    @property
    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: it is not JSON, or longer than what is kept of it.
        """
        return json.loads(self.body)


def workflow_snapshot(workflow: WorkflowRecord) -> Workflow:
    return Workflow(
        id=workflow.id,
        name=workflow.name,
        main_prompt=workflow.main_prompt,
        includes_file_exports=workflow.includes_file_exports,
        input_schema=workflow.input_schema,
        output_schema=workflow.output_schema,
    )


def machine_snapshot(machine: MachineRecord) -> Machine:
    return Machine(
        id=machine.id,
        name=machine.name,
        status=str(machine.status),
        is_available=machine.is_available,
        pool_ids=tuple(machine.pool_ids),
        run_id=machine.run_id,
        reserved_session_id=machine.reserved_session_id,
    )


def pool_snapshot(pool: PoolRecord) -> Pool:
    return Pool(id=pool.id, name=pool.name, description=pool.description)


def run_snapshot(run: RunRecord) -> Run:
    return Run(
        id=run.id,
        workflow_id=run.workflow_id,
        machine_id=run.machine_id,
        status=str(run.status),
        attempt=run.attempt,
        session_id=run.session_id,
        session_alias=run.session_alias,
        input_values=copy.deepcopy(run.input_values),
        sensitive_input_names=tuple(run.sensitive_input_aliases or ()),
        output_data=copy.deepcopy(run.output_data),
        error=tuple(run.error or ()),
        created_at=run.created_at,
        started_at=run.started_at,
        ended_at=run.ended_at,
    )
