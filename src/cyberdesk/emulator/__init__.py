"""A local Cyberdesk API, for tests and development without the real one.

```python
from cyberdesk.emulator import CyberdeskEmulator, returns

with CyberdeskEmulator() as emulator:
    workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
    ...  # point a client at emulator.base_url with emulator.api_key
```

`docs/emulator.md` describes its behaviour, and `CONTRIBUTING.md` its modules.

It needs the extra: `pip install "cyberdesk[emulator]"`. It is also a command: `python -m cyberdesk.emulator`.
"""

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.shell import CommandOutput
from cyberdesk.emulator._emulator import CyberdeskEmulator
from cyberdesk.emulator._emulator.clients import ClientOptions
from cyberdesk.emulator._emulator.scenarios import ScenarioError
from cyberdesk.emulator._emulator.webhooks import Delivery, WebhookEndpoint, Webhooks
from cyberdesk.emulator._execution.handlers import (
    File,
    Handler,
    Outcome,
    RunContext,
    SensitiveInputs,
    breaks,
    fails,
    returns,
    takes,
)
from cyberdesk.emulator._execution.history import RunEndedError
from cyberdesk.emulator._faults import Faults
from cyberdesk.emulator._rules.http.faults import Fault
from cyberdesk.emulator._rules.http.rate_limits import RateLimit
from cyberdesk.emulator._rules.runs.checks import CheckResult
from cyberdesk.emulator._state import DeliveryAttempt
from cyberdesk.emulator._state.storage.file import StateFileError
from cyberdesk.emulator._state.storage.snapshots import Snapshot
from cyberdesk.emulator._time.clock import Clock, SystemClock
from cyberdesk.emulator._time.virtual_clock import VirtualClock
from cyberdesk.emulator._views import Machine, Pool, ReceivedRequest, Run, Workflow
from cyberdesk.emulator._webhooks.receivers import Receiver, WebhookRequest

__all__ = [
    "CheckResult",
    "ClientOptions",
    "Clock",
    "CommandOutput",
    "CyberdeskEmulator",
    "Delivery",
    "DeliveryAttempt",
    "Desktop",
    "Fault",
    "Faults",
    "File",
    "Handler",
    "Machine",
    "Outcome",
    "Pool",
    "RateLimit",
    "ReceivedRequest",
    "Receiver",
    "Run",
    "RunContext",
    "RunEndedError",
    "ScenarioError",
    "SensitiveInputs",
    "Snapshot",
    "StateFileError",
    "SystemClock",
    "VirtualClock",
    "WebhookEndpoint",
    "WebhookRequest",
    "Webhooks",
    "Workflow",
    "breaks",
    "fails",
    "returns",
    "takes",
]
