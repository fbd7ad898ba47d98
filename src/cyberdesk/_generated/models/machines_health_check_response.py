"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachinesHealthCheckResponse(Model):
    """Outcome of the machine health check. The same body is sent with status 200 when all is well and with 503 when
    it is not.

    Attributes:
        status: `ok` or `error`.
        scope: `organization` for ordinary keys, `all_organizations` for a Cyberdesk root key.
        checked_machines: Number of machines that were checked.
        healthy_machines: Number of machines that passed.
        errored_machines: The machines that failed.
        message: Summary in words.
    """

    status: MachinesHealthCheckResponseStatus
    scope: MachinesHealthCheckResponseScope
    checked_machines: int
    healthy_machines: int
    errored_machines: list[MachineHealthCheckError]
    message: str


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .machine_health_check_error import MachineHealthCheckError  # noqa: E402
from .machines_health_check_response_scope import MachinesHealthCheckResponseScope  # noqa: E402
from .machines_health_check_response_status import MachinesHealthCheckResponseStatus  # noqa: E402
