"""What a run leaves behind while it goes on: messages with screenshots, and files to export."""

from collections.abc import Callable, Iterable
from datetime import datetime

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.desktops import Desktops
from cyberdesk.emulator._rules.inputs.values import masked
from cyberdesk.emulator._rules.runs import history
from cyberdesk.emulator._state import ORGANIZATION_ID, MachineRecord, RunRecord

__all__ = ["HistoryWriter", "RunEndedError"]


class RunEndedError(RuntimeError):
    """The run has ended meanwhile, for example because it was cancelled; nothing more can be done in it."""


class HistoryWriter:
    """Writes into the history of one execution of a run; to be used in the server's event loop.

    Args:
        run: the run.
        machine: the machine it is on.
        desktops: where the desktop of the machine is.
        now: the emulator's time.
        secrets: texts that must not get into the history.
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
        """Refuse what a handler wants after its run has ended.

        Raises:
            RunEndedError: it has.
        """
        if self._run.attempt != self._attempt or self._run.status.is_terminal:
            raise RunEndedError(f"Run {self._run.id} has ended")

    def open(self, prompt: str) -> None:
        """Write the task down, and what the desktop looks like; an execution that was broken off is forgotten."""
        self._run.run_message_history = None
        self._run.agentic_steps = self._run.cached_steps = 0
        self._run.screenshots = {}
        self._actions_seen = self._desktops.record(self._machine_id).action_count
        self._write([history.opening(masked(prompt, self._secrets), self._screenshot(), self._now())])

    def step(self, text: str, *, cached: bool) -> None:
        """Write a step down, with what was done on the desktop since the last one."""
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
        """Write the end down."""
        self._write([history.closing(masked(text, self._secrets), self._now())])

    def note(self, text: str, event_type: str) -> None:
        """Write down what the service has to say."""
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
