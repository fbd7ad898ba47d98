"""A local Cyberdesk API, for tests and development without the real one.

```python
from cyberdesk.emulator import CyberdeskEmulator, returns

with CyberdeskEmulator() as emulator:
    workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
    ...  # point a client at emulator.base_url with emulator.api_key
```

It needs the extra: `pip install "cyberdesk[emulator]"`. It is a command, too: `python -m cyberdesk.emulator`.
"""

from cyberdesk.emulator._desktop.desktop import Desktop
from cyberdesk.emulator._desktop.shell import CommandOutput
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
from cyberdesk.emulator._journal import RunEndedError
from cyberdesk.emulator._rules.checks import CheckResult
from cyberdesk.emulator._snapshots import Machine, ReceivedRequest, Run, Workflow

__all__ = [
    "CheckResult",
    "CommandOutput",
    "CyberdeskEmulator",
    "Desktop",
    "File",
    "Handler",
    "Machine",
    "Outcome",
    "ReceivedRequest",
    "Run",
    "RunContext",
    "RunEndedError",
    "SensitiveInputs",
    "Workflow",
    "breaks",
    "fails",
    "returns",
    "takes",
]
