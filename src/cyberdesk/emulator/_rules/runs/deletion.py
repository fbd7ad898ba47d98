"""Deleting runs, with their files."""

from datetime import datetime

from cyberdesk.emulator._rules.files.attachments import delete_attachments
from cyberdesk.emulator._rules.runs.life_cycle import cancel_runs
from cyberdesk.emulator._state import RunRecord, State

__all__ = ["delete_run"]


def delete_run(state: State, run: RunRecord, now: datetime) -> list[RunRecord]:
    """Cancel a run if it has not ended, and delete it with its files; its trajectories stay without it."""
    ended = cancel_runs(state, [run], "Cancelled because the run was deleted", now)
    for trajectory in state.trajectories.values():
        if trajectory.run_id == run.id:
            trajectory.run_id = None
    delete_attachments(state, [*run.input_attachment_ids, *run.output_attachment_ids])
    del state.runs[run.id]
    return ended
