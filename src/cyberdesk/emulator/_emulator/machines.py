"""Machines, pools and desktops."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Literal
from uuid import UUID

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._emulator.base import EmulatorPart
from cyberdesk.emulator._rules.machines.connections import connect, disconnect
from cyberdesk.emulator._state import MachineRecord, MachineStatus
from cyberdesk.emulator._views import Machine, Pool, machine_snapshot, pool_snapshot

__all__ = ["Machines"]


class Machines(EmulatorPart):
    """The part of `CyberdeskEmulator` for machines, pools and desktops."""

    @property
    def machines(self) -> tuple[Machine, ...]:
        """All machines at present, in order of creation."""
        return self._call(lambda: tuple(map(machine_snapshot, self._backend.state.machines.values())))

    @property
    def pools(self) -> tuple[Pool, ...]:
        """All pools at present, in order of creation."""
        return self._call(lambda: tuple(map(pool_snapshot, self._backend.state.pools.values())))

    def add_machine(
        self,
        *,
        name: str | None = None,
        pools: Iterable[Pool | UUID | str] = (),
        parameters: Mapping[str, Any] | None = None,
        sensitive_parameters: Mapping[str, Any] | None = None,
        physical_server_id: str | None = None,
        keepalive_for: UUID | str | None = None,
    ) -> Machine:
        """Add a connected machine, on which waiting runs may start at once.

        Args:
            name: its name; numbered when None.
            pools: its pools, or their ids.
            parameters: its `machine_parameters`.
            sensitive_parameters: its `machine_sensitive_parameters`.
            physical_server_id: its `physical_server_id`.
            keepalive_for: another machine, which gets this one as its `linked_keepalive_machine_id`.

        Raises:
            KeyError: there is no such pool, or no machine `keepalive_for`.

        Example:
            >>> emulator = CyberdeskEmulator(machines=0)
            >>> pool = emulator.add_pool("Front desk")
            >>> machine = emulator.add_machine(name="Left", pools=[pool], parameters={"site": "north"})
            >>> machine.name, machine.pool_ids == (pool.id,)
            ('Left', True)
        """
        pool_ids = [pool.id if isinstance(pool, Pool) else UUID(str(pool)) for pool in pools]
        fields = {
            "name": name,
            "pool_ids": pool_ids,
            "machine_parameters": _copied(parameters),
            "machine_sensitive_parameters": _copied(sensitive_parameters),
            "physical_server_id": physical_server_id,
        }
        return self._call(lambda: self._add_machine(fields, keepalive_for))

    def disconnect(
        self, machine_id: UUID | str, *, status: Literal["disconnected", "error"] = "disconnected"
    ) -> Machine:
        """Disconnect a machine, as when its network fails.

        The run on it ends as `error`, which releases its session; runs that wait for it keep waiting.
        Webhook endpoints are notified (`downed_machines`).

        Args:
            machine_id: the machine.
            status: its new status: `disconnected`, or `error` for a machine that does not respond.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> emulator.disconnect(emulator.machines[0].id).status
            'disconnected'
        """

        def lose() -> Machine:
            machine = self._machine(machine_id)
            was_up = machine.status is MachineStatus.CONNECTED
            ended = disconnect(self._backend.state, machine, MachineStatus(status), self._backend.stamp())
            self._backend.engine.settle(ended)
            if was_up:
                self._backend.events.machines_down([machine], f"The machine is {status}")
            return machine_snapshot(machine)

        return self._call(lose)

    def reconnect(self, machine_id: UUID | str) -> Machine:
        """Reconnect a machine, with a new connection; runs that wait for it may start.

        Args:
            machine_id: the machine.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> machine = emulator.disconnect(emulator.machines[0].id)
            >>> emulator.reconnect(machine.id).status
            'connected'
        """

        def join() -> Machine:
            machine = self._machine(machine_id)
            connect(self._backend.state, machine, self._backend.stamp())
            self._backend.engine.settle()
            return machine_snapshot(machine)

        return self._call(join)

    def add_pool(
        self,
        name: str,
        *,
        description: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        sensitive_parameters: Mapping[str, Any] | None = None,
    ) -> Pool:
        """Add a pool without machines; `add_machine` adds machines to it.

        Args:
            name: its name.
            description: its description.
            parameters: its `pool_parameters`.
            sensitive_parameters: its `pool_sensitive_parameters`.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> emulator.add_pool("Front desk", parameters={"site": "north"}).name
            'Front desk'
        """
        fields = {
            "name": name,
            "description": description,
            "pool_parameters": _copied(parameters),
            "pool_sensitive_parameters": _copied(sensitive_parameters),
        }
        return self._call(lambda: pool_snapshot(self._backend.add_pool(fields)))

    def desktop(self, machine_id: UUID | str | None = None) -> Desktop:
        """The desktop of a machine: its screen, its files, and the responses of its shell.

        Args:
            machine_id: the machine; the first one when None.

        Raises:
            KeyError: there is no such machine.

        Example:
            >>> emulator = CyberdeskEmulator()
            >>> desktop = emulator.desktop()
            >>> desktop.write_file("~/order.txt", "Doe")
            >>> desktop.run("type order.txt").stdout
            'Doe'
        """

        def find() -> UUID:
            machines = self._backend.state.machines
            wanted = UUID(str(machine_id)) if machine_id is not None else next(iter(machines), None)
            if wanted is None or wanted not in machines:
                raise KeyError(f"No machine {machine_id}")
            return wanted

        return Desktop(self._backend.engine.services.desktops, self._call(find), self._call)

    def _machine(self, machine_id: UUID | str) -> MachineRecord:
        machine = self._backend.state.machines.get(UUID(str(machine_id)))
        if machine is None:
            raise KeyError(f"No machine {machine_id}")
        return machine

    def _add_machine(self, fields: dict[str, Any], keepalive_for: UUID | str | None = None) -> Machine:
        partner = None if keepalive_for is None else self._machine(keepalive_for)
        for pool_id in fields["pool_ids"]:
            if pool_id not in self._backend.state.pools:
                raise KeyError(f"No pool {pool_id}")
        number = len(self._backend.state.machines) + 1
        fields |= {
            "name": fields["name"] or f"Machine {number}",
            "hostname": f"emulated-{number}",
            "os_info": "Windows 11 (emulated)",
            "fingerprint": f"emulated-{number}",
            "unkey_key_id": "key_emulator",
        }
        machine = self._backend.add_machine(fields)
        if partner is not None:
            partner.linked_keepalive_machine_id = machine.id
        return machine_snapshot(machine)


def _copied(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else copy.deepcopy(dict(values))
