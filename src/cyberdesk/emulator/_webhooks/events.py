"""The events of the emulator that are sent to webhook endpoints."""

from collections.abc import Iterable

from cyberdesk.emulator._rendering.runs import render_webhook_run
from cyberdesk.emulator._rules.webhooks import downed_machines
from cyberdesk.emulator._state import MachineRecord, RunRecord, State
from cyberdesk.emulator._state.ids import Ids
from cyberdesk.emulator._webhooks.deliveries import Deliveries

__all__ = ["Events"]


class Events:
    """Publishes events as webhook messages."""

    def __init__(self, state: State, deliveries: Deliveries, ids: Ids) -> None:
        self._state = state
        self._deliveries = deliveries
        self._ids = ids

    def run_ended(self, run: RunRecord) -> None:
        """Publish the end of a run, after its checks."""
        workflow = self._state.workflows.get(run.workflow_id)
        if workflow is not None and workflow.is_webhooks_enabled:
            fields = {"run": render_webhook_run(run)}
            self._deliveries.publish("run_complete", fields, lambda: self._ids.of_run(run))

    def machines_down(self, machines: Iterable[MachineRecord], reason: str) -> None:
        """Publish that machines are down, except those with alerts disabled."""
        alerting = [machine for machine in machines if machine.alerts_enabled]
        if alerting:
            self._deliveries.publish("downed_machines", downed_machines(alerting, reason), self._ids.record)
