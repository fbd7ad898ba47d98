"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachineHealthCheckError(Model):
    """A machine that failed the health check.

    Attributes:
        error: What went wrong.
        organization_id: Organisation the machine belongs to, if given.
        status_code: HTTP status observed for the machine, if there was one.
    """

    machine_id: str
    error: str
    organization_id: str | None = None
    machine_name: str | None = None
    status_code: int | None = None
