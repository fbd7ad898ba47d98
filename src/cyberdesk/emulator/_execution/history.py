"""Writing the history of a run: messages with screenshots."""

from collections.abc import Callable, Iterable
from datetime import datetime

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.desktops import Desktops
from cyberdesk.emulator._rules.inputs.values import masked
from cyberdesk.emulator._rules.runs import history
from cyberdesk.emulator._state import ORGANIZATION_ID, MachineRecord, RunRecord

__all__ = ["HistoryWriter", "RunEndedError"]


class RunEndedError(RuntimeError):
    """The run has ended meanwhile, for example because it was cancelled."""


class HistoryWriter:
    """Writes the history of one execution of a run; used in the emulator's event loop.

    Args:
        run: the run.
        machine: the machine it uses.
        desktops: where the desktop of the machine is.
        now: the emulator's time.
        secrets: strings that are masked in the history.
    """

    def __init__(
        self,
        run: RunRecord,
        machine: MachineRecord,
        desktops: Desktops,
        now: Callable[[], datetime],
        secrets: Iterable[str],
    ) -> None:
        self._run = run
        self._attempt = run.attempt
        self._machine_id = machine.id
        self._desktops = desktops
        self._now = now
        self._secrets = frozenset(secrets)
        self._actions_seen = 0

    def check_running(self) -> None:
        """Refuse the calls of a handler after its run has ended.

        Raises:
            RunEndedError: the run has ended.
        """
        if self._run.attempt != self._attempt or self._run.status.is_terminal:
            raise RunEndedError(f"Run {self._run.id} has ended")

    def open(self, prompt: str) -> None:
        """Write the task and a screenshot; the history of an aborted execution is replaced."""
        self._run.run_message_history = None
        self._run.agentic_steps = self._run.cached_steps = 0
        self._run.screenshots = {}
        self._actions_seen = self._desktops.record(self._machine_id).action_count
        self._write([history.opening(masked(prompt, self._secrets), self._screenshot(), self._now())])

    def step(self, text: str, *, cached: bool) -> None:
        """Write a step, with the last action on the desktop since the previous one."""
        desktop = self._desktops.record(self._machine_id)
        done = desktop.action_count - self._actions_seen
        self._actions_seen = desktop.action_count
        [last] = self._desktops.actions(self._machine_id, 1) if done else [{"action": "screenshot"}]
        arguments = {key: self.masked(value) if isinstance(value, str) else value for key, value in last.items()}
        index = self._run.agentic_steps + self._run.cached_steps
        action = history.Action("computer", arguments)
        shown = masked(text, self._secrets)
        self._write(history.step(index, shown, action, self._screenshot(), self._now(), cached=cached))
        if cached:
            self._run.cached_steps += 1
        else:
            self._run.agentic_steps += 1

    def close(self, text: str) -> None:
        """Write the last message."""
        self._write([history.closing(masked(text, self._secrets), self._now())])

    def note(self, text: str, event_type: str) -> None:
        """Write a message of the service."""
        self._write([history.note(masked(text, self._secrets), event_type, self._now())])

    def masked(self, text: str) -> str:
        """A text without the sensitive inputs of the run."""
        return masked(text, self._secrets)

    def _screenshot(self) -> str:
        name = f"{self._run.id}-{self._attempt}-{len(self._run.screenshots) + 1}.png"
        reference = history.image_url(ORGANIZATION_ID, name)
        scene = Desktop(self._desktops, self._machine_id).scene()
        self._run.screenshots = {**self._run.screenshots, reference: scene}
        return reference

    def _write(self, messages: list[history.Message]) -> None:
        self._run.run_message_history = [*(self._run.run_message_history or []), *messages]
