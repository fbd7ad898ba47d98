"""Which machines a list shows, and in which order."""

from collections.abc import Iterable

from cyberdesk.emulator._rules.listing import TimeRange, contains_text
from cyberdesk.emulator._state import MachineRecord

__all__ = ["select_machines"]


def select_machines(
    machines: Iterable[MachineRecord],
    *,
    search: str | None,
    name: str | None,
    status: str | None,
    created: TimeRange,
) -> list[MachineRecord]:
    """The machines that match, in order of creation; `search` is matched against id, name and hostname."""
    found = [
        machine
        for machine in machines
        if machine.created_at in created
        and (name is None or machine.name == name)
        and (status is None or machine.status == status)
        and contains_text(search, str(machine.id), machine.name, machine.hostname)
    ]
    return sorted(found, key=lambda machine: machine.created_at)
