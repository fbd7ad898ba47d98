"""A local Cyberdesk API, for tests and development without the real one.

```python
from cyberdesk.emulator import CyberdeskEmulator, returns

with CyberdeskEmulator() as emulator:
    workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
    ...  # point a client at emulator.base_url with emulator.api_key
```

It needs the extra: `pip install "cyberdesk[emulator]"`. It is a command, too: `python -m cyberdesk.emulator`.
"""

from cyberdesk.emulator._clock import Clock, SystemClock
from cyberdesk.emulator._emulator import CyberdeskEmulator
from cyberdesk.emulator._handlers import (
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
from cyberdesk.emulator._receivers import Receiver, WebhookRequest
from cyberdesk.emulator._saved import Snapshot
from cyberdesk.emulator._snapshots import Machine, ReceivedRequest, Run, Workflow
from cyberdesk.emulator._state import DeliveryAttempt
from cyberdesk.emulator._state_file import StateFileError
from cyberdesk.emulator._virtual_clock import VirtualClock
from cyberdesk.emulator._webhooks import Delivery, WebhookEndpoint, Webhooks

__all__ = [
    "Clock",
    "CyberdeskEmulator",
    "Delivery",
    "DeliveryAttempt",
    "File",
    "Handler",
    "Machine",
    "Outcome",
    "ReceivedRequest",
    "Receiver",
    "Run",
    "RunContext",
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
