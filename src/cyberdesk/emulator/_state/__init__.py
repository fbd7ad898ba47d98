"""Everything the emulator remembers, as plain data without behaviour.

Only the rules change these records, and only from the server's event loop. A dict of attrs records becomes part of
snapshots and state files by being an attribute of `State`. Of kinds that grow into thousands, the records are made
by `record` and kept in a `Table`, so that what has changed need not be searched for.
"""

from cyberdesk.emulator._state.desktops import DesktopRecord
from cyberdesk.emulator._state.files import AttachmentRecord, AttachmentType
from cyberdesk.emulator._state.machines import (
    ConnectionRecord,
    MachineRecord,
    MachineStatus,
    PoolRecord,
    RequestLogRecord,
)
from cyberdesk.emulator._state.models import ModelConfigurationRecord, ProviderCredentialRecord
from cyberdesk.emulator._state.runs import RunRecord, RunStatus
from cyberdesk.emulator._state.sessions import SessionRecord
from cyberdesk.emulator._state.state import State
from cyberdesk.emulator._state.webhooks import (
    DeliveryAttempt,
    DeliveryRecord,
    DeliveryStatus,
    WebhookEndpointRecord,
)
from cyberdesk.emulator._state.workflows import (
    PromptImageRecord,
    TagGroupRecord,
    TagRecord,
    TrajectoryRecord,
    WorkflowRecord,
)

__all__ = [
    "ORGANIZATION_ID",
    "AttachmentRecord",
    "AttachmentType",
    "ConnectionRecord",
    "DeliveryAttempt",
    "DeliveryRecord",
    "DeliveryStatus",
    "DesktopRecord",
    "MachineRecord",
    "MachineStatus",
    "ModelConfigurationRecord",
    "PoolRecord",
    "PromptImageRecord",
    "ProviderCredentialRecord",
    "RequestLogRecord",
    "RunRecord",
    "RunStatus",
    "SessionRecord",
    "State",
    "TagGroupRecord",
    "TagRecord",
    "TrajectoryRecord",
    "WebhookEndpointRecord",
    "WorkflowRecord",
]

ORGANIZATION_ID = "org_emulator"
