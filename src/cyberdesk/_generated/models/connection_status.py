"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class ConnectionStatus(OpenEnum):
    """State of a connection: `connected`, `disconnected` or `error`."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    ERROR = "error"
