"""Deleting workflows, with their runs and trajectories."""

from datetime import datetime

from cyberdesk.emulator._rules.runs.deletion import delete_run
from cyberdesk.emulator._state import RunRecord, State, WorkflowRecord

__all__ = ["delete_workflow"]


def delete_workflow(state: State, workflow: WorkflowRecord, now: datetime) -> list[RunRecord]:
    """Delete a workflow with all its trajectories and runs."""
    for trajectory_id in [item.id for item in state.trajectories.values() if item.workflow_id == workflow.id]:
        del state.trajectories[trajectory_id]
    ended: list[RunRecord] = []
    for run in [run for run in state.runs.values() if run.workflow_id == workflow.id]:
        ended += delete_run(state, run, now)
    del state.workflows[workflow.id]
    return ended
