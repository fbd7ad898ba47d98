"""Machines, pools, who belongs to what, and connections."""

from cyberdesk.client import MachinePoolAssignment, MachinePoolUpdate, PoolCreate, PoolUpdate
from support import World, good

from cyberdesk import ConnectionCreate, ConnectionStatus, MachineCreate, MachineStatus, MachineUpdate


async def main(world: World) -> None:
    client = world.client()
    await machines(world, client)
    await pools(world, client)
    await connections(world, client)
    client.close()


async def machines(world, client) -> None:
    page = good(await client.machines.list(status=MachineStatus.CONNECTED))
    assert [str(machine.id) for machine in page.items] == world.machines
    new = MachineCreate.from_dict(
        {
            "fingerprint": "f-1",
            "unkey_key_id": "key-1",
            "name": "Epic EHR Machine",
            "machine_parameters": {"site": "north"},
            "machine_sensitive_parameters": {"pin": "1234"},
        }
    )
    machine = good(await client.machines.create(new))
    path = str(machine.id)
    assert set(machine.machine_sensitive_parameters.additional_properties) == {"pin"}
    assert good(client.machines.list_sync(search="epic ehr")).total == 1
    assert good(client.machines.list_sync(name="Epic EHR Machine")).items[0].id == machine.id
    assert good(await client.machines.get(path)).name == "Epic EHR Machine"
    changed = good(await client.machines.update(path, MachineUpdate(name="Updated", status=MachineStatus.ERROR)))
    assert (changed.name, changed.status) == ("Updated", MachineStatus.ERROR)
    assert good(await client.machines.delete(path)) == {"success": True}
    assert (await client.machines.get(path)).error.status_code == 404


async def pools(world, client) -> None:
    pool = good(await client.pools.create(PoolCreate(name="Customer A", description="All of Customer A")))
    other = good(client.pools.create_sync(PoolCreate(name="Has Excel")))
    assert good(await client.pools.list()).total == 2
    changed = good(await client.pools.update(str(pool.id), PoolUpdate(description="Updated")))
    assert (changed.name, changed.description) == ("Customer A", "Updated")
    assigned = MachinePoolAssignment.from_dict({"machine_ids": world.machines})
    filled = good(await client.pools.add_machines(str(pool.id), assigned))
    assert [str(machine.id) for machine in filled.machines] == world.machines
    assert filled.machine_count == 2
    good(client.machines.update_pools_sync(world.machines[0], MachinePoolUpdate(pool_ids=[pool.id, other.id])))
    assert len(good(await client.machines.get_pools(world.machines[0]))) == 2

    machine = good(await client.machines.get(world.machines[0], include=["pools"]))
    assert {item.additional_properties["name"] for item in machine.included} == {"Customer A", "Has Excel"}
    page = good(await client.pools.list(include=["machines"]))
    assert [str(item.id) for item in page.included] == world.machines
    legacy = good(client.pools.get_sync(str(pool.id), True))
    assert len(legacy.machines) == 2
    assert len(good(await client.pools.get(str(pool.id), include=["machines"])).included) == 2

    first = MachinePoolAssignment.from_dict({"machine_ids": world.machines[:1]})
    good(await client.pools.remove_machines(str(pool.id), first))
    assert [str(found.id) for found in good(await client.machines.get_pools(world.machines[0]))] == [str(other.id)]
    good(await client.pools.delete(str(other.id)))
    assert good(await client.machines.get_pools(world.machines[0])) == []


async def connections(world, client) -> None:
    page = good(await client.connections.list(status=ConnectionStatus.CONNECTED))
    assert {str(found.machine_id) for found in page.items} == set(world.machines)
    new = ConnectionCreate.from_dict({"websocket_id": "ws", "machine_id": world.machines[0]})
    made = good(client.connections.create_sync(new))
    found = good(await client.connections.list(machine_id=world.machines[0])).items
    assert made.id in {item.id for item in found}
