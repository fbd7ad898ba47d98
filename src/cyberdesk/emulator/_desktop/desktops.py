"""The desktops of all machines."""

import fnmatch
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from cyberdesk.emulator._desktop.files import add_standard_folders
from cyberdesk.emulator._desktop.shell import CommandOutput
from cyberdesk.emulator._state import DesktopRecord, State

__all__ = ["CommandResponse", "Desktops"]

_MAX_ACTIONS = 1000

CommandResponse = CommandOutput | str | Callable[[str], "CommandOutput | str"]


class Desktops:
    """The desktops of all machines, and the scripted responses of their shells.

    Args:
        state: where the desktops are kept.
        now: the emulator's time.
    """

    def __init__(self, state: State, now: Callable[[], datetime]) -> None:
        self.now = now
        self._state = state
        self._scripts: dict[UUID, list[tuple[str, CommandResponse]]] = {}

    def record(self, machine_id: UUID) -> DesktopRecord:
        """The record of the desktop of an existing machine; created on first use."""
        if machine_id not in self._state.desktops:
            machine = self._state.machines[machine_id]
            desktop = DesktopRecord(hostname=machine.hostname or "DESKTOP")
            add_standard_folders(desktop, self.now())
            self._state.desktops[machine_id] = desktop
        # Looked up for each action, because the state treats looked-up records as changed.
        return self._state.desktops[machine_id]

    def actions(self, machine_id: UUID, last: int = _MAX_ACTIONS) -> tuple[dict[str, Any], ...]:
        """The last actions on a desktop, oldest first; at most as many as are kept."""
        count = self.record(machine_id).action_count
        numbers = range(max(0, count - min(last, _MAX_ACTIONS)), count)
        return tuple(dict(self._state.actions[machine_id, number]) for number in numbers)

    def note_action(self, machine_id: UUID, action: dict[str, Any]) -> None:
        """Store an action on a desktop."""
        desktop = self.record(machine_id)
        self._state.actions[machine_id, desktop.action_count] = action
        desktop.action_count += 1
        self._state.actions.pop((machine_id, desktop.action_count - _MAX_ACTIONS - 1), None)

    def script(self, machine_id: UUID, pattern: str, response: CommandResponse) -> None:
        """Set the response of a machine's shell to commands that match a pattern."""
        self._scripts.setdefault(machine_id, []).append((pattern, response))

    def scripted(self, machine_id: UUID, command: str) -> CommandOutput | None:
        """The scripted response to a command, or None."""
        # The latest one wins, so that a test can replace it.
        for pattern, response in reversed(self._scripts.get(machine_id, [])):
            if fnmatch.fnmatchcase(command.strip().lower(), pattern.strip().lower()):
                result = response(command) if callable(response) else response
                return CommandOutput(stdout=result) if isinstance(result, str) else result
        return None
