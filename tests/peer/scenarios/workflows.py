"""Workflows with their versions, copies and merges, and the images of their prompts."""

from pathlib import Path

from openapi_client.cyberdesk_cloud_client.api.workflows import (
    get_workflow_versions_v1_workflows_workflow_id_versions_get as versions,
)
from support import World, fetched, good

from cyberdesk import WorkflowCreate, WorkflowUpdate

GIF = b"GIF89a" + bytes(20)


async def main(world: World) -> None:
    client = world.client()
    await create_and_change(world, client)
    await copy_and_merge(world, client)
    await prompt_images(world, client)
    client.close()


async def create_and_change(world, client) -> None:
    body = {
        "name": "Patient Data Extraction",
        "main_prompt": "Open the chart of {patient}",
        "output_schema": '{"type": "object"}',
        "includes_file_exports": True,
        "post_run_checks": [{"name": "Has a file", "type": "run_attachment_exists", "filename": "a.txt"}],
    }
    workflow = good(await client.workflows.create(WorkflowCreate.from_dict(body)))
    path = str(workflow.id)
    assert workflow.includes_input_variables is True
    assert [check.name for check in workflow.post_run_checks] == ["Has a file"]
    changed = good(await client.workflows.update(path, WorkflowUpdate(main_prompt="Close the chart")))
    assert (changed.name, changed.main_prompt) == (body["name"], "Close the chart")
    assert changed.includes_input_variables is False
    history = versions.sync(path, client=client._client)
    assert len(history) == 1
    assert history[0].additional_properties["main_prompt"] == body["main_prompt"]

    assert good(client.workflows.get_sync(path)).to_dict()["id"] == path
    page = good(await client.workflows.list(search="patient data"))
    assert [str(item.id) for item in page.items] == [path]
    bare = good(await client.workflows.list(limit=1, include=["tags", "post_run_checks"]))
    assert bare.items[0].post_run_checks is not None
    assert good(await client.workflows.delete(path)) == {"success": True}
    assert (await client.workflows.get(path)).error.status_code == 404


async def copy_and_merge(world, client) -> None:
    copy = good(await client.workflows.duplicate(world.workflows["read"], include_trajectories=True))
    assert copy.name.startswith("(Copy)")
    assert str(copy.id) != world.workflows["read"]
    good(await client.workflows.update(str(copy.id), WorkflowUpdate(main_prompt="Find {patient} at once")))
    merged = good(client.workflows.merge_sync(str(copy.id), target_workflow_id=world.workflows["read"]))
    assert (str(merged.id), merged.name) == (world.workflows["read"], "read")
    assert merged.main_prompt == "Find {patient} at once"


async def prompt_images(world, client) -> None:
    Path("button.gif").write_bytes(GIF)
    image = good(await client.workflows.upload_prompt_image(file_path="button.gif"))
    assert (image.content_type, image.size_bytes) == ("image/gif", len(GIF))
    assert image.supabase_url.startswith("supabase://")
    assert (await fetched(image.signed_url)).content == GIF
    good(client.workflows.upload_prompt_image_sync(file_content=GIF, filename="other.gif"))
    listed = good(await client.workflows.list_prompt_images())
    assert len(listed) == 2
    path = next(item.path for item in listed if item.supabase_url == image.supabase_url)
    signed = good(await client.workflows.get_prompt_image_signed_url(path))
    assert (await fetched(signed.signed_url)).content == GIF
    good(await client.workflows.delete_prompt_image(path))
    assert len(good(await client.workflows.list_prompt_images())) == 1
