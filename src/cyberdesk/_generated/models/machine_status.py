"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class MachineStatus(OpenEnum):
    """Connection state of a machine: `connected`, `disconnected` or `error`."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    ERROR = "error"
