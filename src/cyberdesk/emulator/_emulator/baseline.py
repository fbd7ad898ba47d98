"""The state to which an emulator is reset."""

import copy
from uuid import UUID

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._state import WorkflowRecord

__all__ = ["Baseline"]


class Baseline:
    """The state of the start, and the workflows added in Python since then, which a reset keeps."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._origin = backend.snapshot()
        self._added: dict[UUID, WorkflowRecord] = {}
        self._ids_given = backend.state.ids_given

    def has(self, workflow_id: UUID) -> bool:
        """Whether this workflow was added in Python."""
        return workflow_id in self._added

    def add(self, workflow: WorkflowRecord) -> None:
        """Store a copy of a workflow."""
        self._added[workflow.id] = copy.deepcopy(workflow)
        self._ids_given = self._backend.state.ids_given

    def restore(self) -> None:
        """Restore the state, except for webhook endpoints, which are kept."""
        state = self._backend.state
        endpoints = dict(state.endpoints)
        self._backend.restore(self._origin, resume=False)
        for endpoint_id, endpoint in endpoints.items():
            state.endpoints[endpoint_id] = endpoint
        for workflow in self._added.values():
            state.workflows[workflow.id] = copy.deepcopy(workflow)
        state.ids_given = self._ids_given
        self._backend.requests.clear()
        self._backend.faults.clear()
