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
    """The desktops of all machines, and the commands that were scripted for them.

    Args:
        state: where the desktops are kept.
        now: the emulator's time.
    """

    def __init__(self, state: State, now: Callable[[], datetime]) -> None:
        self.now = now
        self._state = state
        self._scripts: dict[UUID, list[tuple[str, CommandResponse]]] = {}

    def record(self, machine_id: UUID) -> DesktopRecord:
        """What the desktop of a machine, which must exist, remembers; made when it is first asked for."""
        if machine_id not in self._state.desktops:
            machine = self._state.machines[machine_id]
            desktop = DesktopRecord(hostname=machine.hostname or "DESKTOP")
            add_standard_folders(desktop, self.now())
            self._state.desktops[machine_id] = desktop
        # Looked up for each action: the state takes note of what was looked up.
        return self._state.desktops[machine_id]

    def actions(self, machine_id: UUID, last: int = _MAX_ACTIONS) -> tuple[dict[str, Any], ...]:
        """The last things that were done on a desktop, the oldest first; no more than are kept."""
        count = self.record(machine_id).action_count
        numbers = range(max(0, count - min(last, _MAX_ACTIONS)), count)
        return tuple(dict(self._state.actions[machine_id, number]) for number in numbers)

    def note_action(self, machine_id: UUID, action: dict[str, Any]) -> None:
        """Remember what was done on a desktop."""
        desktop = self.record(machine_id)
        self._state.actions[machine_id, desktop.action_count] = action
        desktop.action_count += 1
        self._state.actions.pop((machine_id, desktop.action_count - _MAX_ACTIONS - 1), None)

    def script(self, machine_id: UUID, pattern: str, answer: CommandResponse) -> None:
        """Say what the shell of a machine answers to commands that fit a pattern."""
        self._scripts.setdefault(machine_id, []).append((pattern, answer))

    def scripted(self, machine_id: UUID, command: str) -> CommandOutput | None:
        """What was scripted for a command; None if nothing was."""
        # The last one said counts, so that a test can change its mind.
        for pattern, answer in reversed(self._scripts.get(machine_id, [])):
            if fnmatch.fnmatchcase(command.strip().lower(), pattern.strip().lower()):
                result = answer(command) if callable(answer) else answer
                return CommandOutput(stdout=result) if isinstance(result, str) else result
        return None
