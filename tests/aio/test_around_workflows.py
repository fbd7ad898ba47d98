"""What people do around workflows, against the emulator: pictures in prompts, tags, trajectories, drafts."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from cyberdesk import APIStatusError, AsyncCyberdesk, BadRequestError, NotFoundError
from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, returns

PNG = b"\x89PNG\r\n\x1a\n"


def click(run: RunContext) -> Outcome:
    """Take one step on the desktop."""
    run.desktop.click(10, 20)
    run.step("I click on OK")
    return returns()


def content_of(url: str) -> bytes:
    """What a signed URL shows to anybody."""
    return httpx.get(url).raise_for_status().content


async def test_a_picture_goes_from_a_file_into_a_prompt_and_its_copy(
    client: AsyncCyberdesk, tmp_path: Path
) -> None:
    file = tmp_path / "the button.png"
    # Larger than what a server keeps in memory for one part of a form.
    file.write_bytes(PNG + bytes(3 * 1024 * 1024))
    image = await client.workflows.upload_prompt_image(file_path=file)
    assert (image.filename, image.content_type) == ("the_button.png", "image/png")
    assert content_of(image.signed_url) == file.read_bytes()

    workflow = await client.workflows.create(main_prompt=f'<img src="{image.supabase_url}">')
    copy = await client.workflows.duplicate(workflow.id)
    first, second = await client.workflows.list_prompt_images()
    assert (first.supabase_url in workflow.main_prompt, second.supabase_url in copy.main_prompt) == (True, True)
    await client.workflows.delete_prompt_image(first.path)
    with pytest.raises(NotFoundError):
        await client.workflows.get_prompt_image_signed_url(first.path)
    signed = await client.workflows.get_prompt_image_signed_url(second.path)
    assert content_of(signed.signed_url) == file.read_bytes()


async def test_a_repeated_upload_is_stored_once(client: AsyncCyberdesk) -> None:
    images = [
        await client.workflows.upload_prompt_image(file_content=PNG, filename="a.png", idempotency_key="k")
        for _ in range(2)
    ]

    assert images[0].supabase_url == images[1].supabase_url
    assert len(await client.workflows.list_prompt_images()) == 1


async def test_what_is_no_picture_is_refused(client: AsyncCyberdesk) -> None:
    with pytest.raises(BadRequestError, match="not a PNG"):
        await client.workflows.upload_prompt_image(file_content=b"%PDF", filename="a.png")
    with pytest.raises(APIStatusError) as refused:
        await client.workflows.upload_prompt_image(file_content=PNG + bytes(10 * 1024 * 1024), filename="a.png")
    assert refused.value.status_code == 413


async def test_workflows_are_found_by_their_tags(client: AsyncCyberdesk) -> None:
    stage = await client.workflow_tag_groups.create(name="Stage")
    draft = await client.workflow_tags.create(name="Draft", group_id=stage.id)
    live = await client.workflow_tags.create(name="Live", group_id=stage.id)
    ours = await client.workflow_tags.create(name="Ours", emoji="🏠")
    workflows = [await client.workflows.create(main_prompt="x", name=name) for name in ("a", "b")]
    ids = [workflow.id for workflow in workflows]
    await client.workflow_tags.bulk_add_to_workflows(workflow_ids=ids, tag_ids=[draft.id, ours.id])
    await client.workflow_tags.add_to_workflow(ids[0], tag_ids=[live.id])

    page = await client.workflows.list(tag_ids=[live.id, ours.id], include=["tags"])
    [found] = page.items
    assert found.id == ids[0]
    assert [tag.name for tag in found.tags or ()] == ["Ours", "Live"]
    counts = {tag.name: tag.workflow_count for tag in await client.workflow_tags.list()}
    assert counts == {"Draft": 1, "Live": 1, "Ours": 2}

    await client.workflow_tags.archive(draft.id)
    with pytest.raises(BadRequestError, match="archived"):
        await client.workflow_tags.add_to_workflow(ids[0], tag_ids=[draft.id])
    assert [tag.name for tag in await client.workflow_tags.get_for_workflow(ids[0])] == ["Ours", "Live"]


async def test_a_trajectory_goes_from_a_run_to_its_approval(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    workflow = emulator.add_workflow(click, name="Look up")
    run = await client.runs.create(workflow_id=workflow.id)
    await client.wait_for_run(run, timeout=10, poll_interval=0.02)
    recorded = await client.runs.get_trajectory(run.id)
    assert [step["func_name"] for step in recorded.trajectory_data] == ["computer"]
    assert (await client.trajectories.list(workflow_id=workflow.id)).total == 0
    generated = await client.runs.generate_trajectory(run.id)
    await client.trajectories.update(generated.id, is_approved=True)

    page = await client.trajectories.list(is_approved=True, include=["workflow"])
    [trajectory] = page.items
    assert trajectory.id == generated.id == recorded.id
    included = page.workflow(trajectory.workflow_id)
    assert included is not None
    assert included.name == "Look up"
    assert (await client.trajectories.get_latest_for_workflow(workflow.id)).id == generated.id


async def test_a_draft_takes_the_place_of_what_it_was_copied_from(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    live = emulator.add_workflow(returns({"by": "handler"}), name="Look up", main_prompt="old")
    draft = await client.workflows.duplicate(live.id)
    assert draft.name == "(Copy) Look up"
    await client.workflows.update(draft.id, main_prompt="new")
    merged = await client.workflows.merge(draft.id, target_workflow_id=live.id)

    assert (merged.id, merged.name, merged.main_prompt) == (live.id, "Look up", "new")
    assert [version["main_prompt"] for version in await client.workflows.get_versions(live.id)] == ["old"]
    with pytest.raises(NotFoundError):
        await client.workflows.get(draft.id)
    run = await client.runs.create(workflow_id=live.id)
    assert (await client.wait_for_run(run, timeout=10, poll_interval=0.02)).output_data == {"by": "handler"}
