"""Duplicating and merging workflows."""

import attrs

from cyberdesk.emulator._rules.errors import BadRequest
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._rules.workflows.deletion import delete_workflow
from cyberdesk.emulator._rules.workflows.prompt_images import copy_images
from cyberdesk.emulator._rules.workflows.trajectories import copy_to_workflow
from cyberdesk.emulator._rules.workflows.updates import merge_checks
from cyberdesk.emulator._rules.workflows.versions import CONTENT, save_version
from cyberdesk.emulator._state import RunRecord, State, WorkflowRecord

__all__ = ["duplicate_workflow", "merge_workflow"]

_MAX_NAME_LENGTH = 255


def duplicate_workflow(
    state: State, source: WorkflowRecord, *, with_trajectories: bool, stamp: Stamp
) -> WorkflowRecord:
    """Copy a workflow with everything but its versions; of its trajectories only generated ones, if requested."""
    duplicate = attrs.evolve(
        source,
        id=stamp.new_id(),
        name=f"(Copy) {source.name or ''}".strip()[:_MAX_NAME_LENGTH],
        main_prompt=copy_images(state, source.main_prompt, stamp.now),
        post_run_checks=merge_checks([], source.post_run_checks, stamp),
        tag_ids=list(source.tag_ids),
        old_versions=[],
        created_at=stamp.now,
        updated_at=stamp.now,
    )
    state.workflows[duplicate.id] = duplicate
    if with_trajectories:
        _copy_trajectories(state, source, duplicate, only_generated=True, stamp=stamp)
    return duplicate


def merge_workflow(
    state: State, source: WorkflowRecord, target: WorkflowRecord, *, copy_trajectories: bool, stamp: Stamp
) -> list[RunRecord]:
    """Copy everything except the name from the source to the target, and delete the source.

    Returns:
        The runs that ended by it.

    Raises:
        BadRequest: source and target are the same workflow.
    """
    if source.id == target.id:
        raise BadRequest("A workflow cannot be merged into itself")
    save_version(target)
    for field in CONTENT:
        setattr(target, field, getattr(source, field))
    target.handler_of = source.handler_of or target.handler_of
    target.post_run_checks = merge_checks([], source.post_run_checks, stamp)
    target.tag_ids = list(source.tag_ids)
    target.updated_at = stamp.now
    if copy_trajectories:
        _copy_trajectories(state, source, target, only_generated=False, stamp=stamp)
    return delete_workflow(state, source, stamp.now)


def _copy_trajectories(
    state: State, source: WorkflowRecord, target: WorkflowRecord, *, only_generated: bool, stamp: Stamp
) -> None:
    for trajectory in list(state.trajectories.values()):
        if trajectory.workflow_id == source.id and (trajectory.is_generated or not only_generated):
            copy_to_workflow(state, trajectory, target, stamp)
