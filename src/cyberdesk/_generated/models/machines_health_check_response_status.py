"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class MachinesHealthCheckResponseStatus(OpenEnum):
    """The API's `MachinesHealthCheckResponseStatus`."""

    ERROR = "error"
    OK = "ok"
