"""Tags, groups of which a workflow has one tag at most, archiving and order."""

from support import World, good


async def main(world: World) -> None:
    client = world.client()
    await tags(world, client)
    await groups(world, client)
    client.close()


async def tags(world, client) -> None:
    tag = good(await client.workflow_tags.create("Production", description="Ready", emoji="🚀", color="green"))
    other = good(client.workflow_tags.create_sync("Later"))
    assert (tag.name, tag.emoji, tag.color) == ("Production", "🚀", "green")
    changed = good(await client.workflow_tags.update(tag.id, name="Live", emoji="✨"))
    assert (changed.name, changed.emoji, changed.description) == ("Live", "✨", "Ready")
    added = good(await client.workflow_tags.add_to_workflow(world.workflows["read"], [tag.id, other.id]))
    assert {item.id for item in added} == {tag.id, other.id}
    good(await client.workflow_tags.bulk_add_to_workflows(list(world.workflows.values()), [tag.id]))
    counted = {item.id: item.workflow_count for item in good(await client.workflow_tags.list())}
    assert counted == {tag.id: len(world.workflows), other.id: 1}
    page = good(await client.workflows.list(tag_ids=f"{tag.id},{other.id}", include=["tags"]))
    assert [str(item.id) for item in page.items] == [world.workflows["read"]]
    assert {item.id for item in page.items[0].tags} == {tag.id, other.id}
    good(await client.workflow_tags.remove_from_workflow(world.workflows["read"], tag.id))
    assert [item.id for item in good(await client.workflow_tags.get_for_workflow(world.workflows["read"]))] == [
        other.id
    ]

    archived = good(await client.workflow_tags.archive(other.id))
    assert archived.is_archived is True
    assert [item.id for item in good(await client.workflow_tags.list())] == [tag.id]
    assert len(good(await client.workflow_tags.list(include_archived=True))) == 2
    assert (await client.workflow_tags.add_to_workflow(world.workflows["echo"], [other.id])).error is not None
    assert good(await client.workflow_tags.unarchive(other.id)).is_archived is False
    good(await client.workflow_tags.reorder([other.id, tag.id]))
    assert [item.id for item in good(await client.workflow_tags.list())] == [other.id, tag.id]
    good(await client.workflow_tags.delete(other.id))
    assert (await client.workflow_tags.get(other.id)).error.status_code == 404


async def groups(world, client) -> None:
    group = good(await client.workflow_tag_groups.create("Priority", emoji="🔥", color="red"))
    second = good(await client.workflow_tag_groups.create("Team"))
    low, high = [good(await client.workflow_tags.create(name, group_id=group.id)) for name in ("Low", "High")]
    for tag in (low, high):
        good(await client.workflow_tags.add_to_workflow(world.workflows["book"], [tag.id]))
    mine = good(await client.workflow_tags.get_for_workflow(world.workflows["book"]))
    assert high.id in {tag.id for tag in mine}
    assert low.id not in {tag.id for tag in mine}
    assert good(await client.workflow_tag_groups.update(group.id, name="Urgency")).name == "Urgency"
    good(await client.workflow_tag_groups.reorder([second.id, group.id]))
    assert [found.id for found in good(await client.workflow_tag_groups.list())] == [second.id, group.id]
    assert good(await client.workflow_tag_groups.get(group.id)).name == "Urgency"
    good(await client.workflow_tag_groups.delete(group.id))
    assert good(await client.workflow_tags.get(high.id)).group_id is None
