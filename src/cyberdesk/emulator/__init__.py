"""A local Cyberdesk API, for tests and development without the real one.

```python
from cyberdesk.emulator import CyberdeskEmulator, returns

with CyberdeskEmulator() as emulator:
    workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
    ...  # point a client at emulator.base_url with emulator.api_key
```

It needs the extra: `pip install "cyberdesk[emulator]"`. It is a command, too: `python -m cyberdesk.emulator`.
"""

from cyberdesk.emulator._clients import ClientOptions
from cyberdesk.emulator._clock import Clock, SystemClock
from cyberdesk.emulator._emulator import CyberdeskEmulator
from cyberdesk.emulator._faults import Faults
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
from cyberdesk.emulator._rules.faults import Fault
from cyberdesk.emulator._rules.rate_limits import RateLimit
from cyberdesk.emulator._saved import Snapshot
from cyberdesk.emulator._scenario import ScenarioError
from cyberdesk.emulator._snapshots import Machine, Pool, ReceivedRequest, Run, Workflow
from cyberdesk.emulator._state_file import StateFileError
from cyberdesk.emulator._virtual_clock import VirtualClock

__all__ = [
    "ClientOptions",
    "Clock",
    "CyberdeskEmulator",
    "Fault",
    "Faults",
    "File",
    "Handler",
    "Machine",
    "Outcome",
    "Pool",
    "RateLimit",
    "ReceivedRequest",
    "Run",
    "RunContext",
    "ScenarioError",
    "SensitiveInputs",
    "Snapshot",
    "StateFileError",
    "SystemClock",
    "VirtualClock",
    "Workflow",
    "breaks",
    "fails",
    "returns",
    "takes",
]
