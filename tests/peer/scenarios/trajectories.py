"""Trajectories of workflows: made by hand, from runs, approved and copied."""

from support import World, finished, good

from cyberdesk import RunCreate, TrajectoryCreate, TrajectoryUpdate

STEP = {"func_name": "click", "kwargs": {"x": 640, "y": 360}}


async def main(world: World) -> None:
    client = world.client()
    workflow_id = world.workflows["read"]
    run = await finished(
        client, good(await client.runs.create(RunCreate.from_dict({"workflow_id": workflow_id}))).id
    )
    body = {
        "workflow_id": workflow_id,
        "trajectory_data": [STEP],
        "dimensions": {"width": 1280, "height": 720},
        "name": "By hand",
        "run_id": str(run.id),
    }
    made = good(await client.trajectories.create(TrajectoryCreate.from_dict(body)))
    path = str(made.id)
    assert (made.is_approved, made.is_generated, made.is_main) == (False, False, False)
    assert good(await client.trajectories.list()).total == 0
    hidden = good(await client.trajectories.list(is_generated=False, include=["workflow"]))
    assert [item.id for item in hidden.items] == [made.id]
    assert [str(item.id) for item in hidden.included] == [workflow_id]

    changed = good(await client.trajectories.update(path, TrajectoryUpdate(name="Approved", is_approved=True)))
    assert (changed.name, changed.is_approved, changed.has_been_approved) == ("Approved", True, True)
    assert changed.trajectory_data[0].additional_properties == STEP
    assert good(client.trajectories.get_sync(path, include=["workflow"])).included[0].type_ == "workflow"
    assert good(await client.trajectories.get_latest_for_workflow(workflow_id)).id == made.id
    assert good(await client.runs.get_trajectory(str(run.id))).id == made.id
    generated = good(await client.runs.generate_trajectory(str(run.id)))
    assert generated.is_generated is True
    assert good(await client.trajectories.list(workflow_id=workflow_id)).total == 1

    copy = good(await client.trajectories.duplicate(path))
    assert copy.name == "Approved (Copy)"
    assert copy.is_approved is False
    good(await client.trajectories.delete(path))
    assert (await client.trajectories.get(path)).error.status_code == 404
    client.close()
