"""Runs and requests, and snapshots of the whole state."""

from cyberdesk.emulator._emulator.base import EmulatorPart
from cyberdesk.emulator._rules.http.patterns import parse_pattern
from cyberdesk.emulator._state.storage.snapshots import Snapshot
from cyberdesk.emulator._views import ReceivedRequest, Run, run_snapshot

__all__ = ["Records"]


class Records(EmulatorPart):
    """The part of `CyberdeskEmulator` for runs, requests and snapshots."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """All runs at present, in order of creation.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow()
            ...     run = client.runs.create(workflow_id=workflow.id, input_values={"name": "Doe"})
            ...     emulator.runs[0].input_values
            {'name': 'Doe'}
        """
        return self._call(lambda: tuple(map(run_snapshot, self._backend.state.runs.values())))

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """The requests received so far, oldest first; only the last `max_logged_requests` are kept."""
        return self._call(lambda: tuple(self._backend.requests))

    def requests_to(self, match: str) -> tuple[ReceivedRequest, ...]:
        """The requests received so far that match a pattern, oldest first.

        Args:
            match: a method and a path, as in `faults.add`.

        Raises:
            ValueError: `match` is not a pattern.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     pool = client.pools.create(name="Front desk")
            ...     [request.json["name"] for request in emulator.requests_to("POST /v1/pools")]
            ['Front desk']
        """
        pattern = parse_pattern(match)
        return tuple(request for request in self.requests if pattern.matches(request.method, request.path))

    def snapshot(self) -> Snapshot:
        """Copy the whole state of the emulator: records, files, secrets, idempotency keys, the time.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator
            >>> emulator = CyberdeskEmulator(machines=2)
            >>> before = emulator.snapshot()
            >>> _ = emulator.add_machine()
            >>> emulator.restore(before)
            >>> len(emulator.machines)
            2
        """
        return self._call(self._backend.snapshot)

    def restore(self, snapshot: Snapshot) -> None:
        """Restore a snapshot of this emulator or of another one.

        Runs that were waiting wait for the rest of their time, and runs in progress are executed
        again; what they have done since is discarded. Handlers are kept; a run whose workflow had one
        in another emulator waits until it is added here under the same id. A virtual clock goes back, too.

        Args:
            snapshot: the snapshot.

        Example:
            >>> emulator = CyberdeskEmulator(seed=1)
            >>> machines = emulator.machines
            >>> before = emulator.snapshot()
            >>> other = CyberdeskEmulator(machines=0)
            >>> other.restore(before)
            >>> other.machines == machines
            True
        """
        self._call(lambda: self._backend.restore(snapshot, resume=self._lifetime.has_begun))

    def reset(self) -> None:
        """Reset the emulator: no runs, the machines of the start, a virtual clock at its start.

        Workflows that were added in Python are kept, in the state in which they were added, and webhook endpoints
        as they are. Everything else is removed, including recorded requests and faults.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow(name="Look up")
            ...     run = client.runs.create(workflow_id=workflow.id)
            ...     emulator.reset()
            ...     len(emulator.runs), emulator.workflows[0].name
            (0, 'Look up')
        """
        self._call(self._reset)

    def _reset(self) -> None:
        self._baseline.restore()
        if self._lifetime.has_begun:
            self._backend.start()
