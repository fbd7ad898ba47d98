"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class MachinesHealthCheckResponseScope(OpenEnum):
    """The API's `MachinesHealthCheckResponseScope`."""

    ALL_ORGANIZATIONS = "all_organizations"
    ORGANIZATION = "organization"
