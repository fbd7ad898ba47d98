"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachineCreate(Model):
    """Registers a machine. This is normally done by the machine agent when it first joins, which is why a fingerprint
    and a key id are required.

    Attributes:
        fingerprint: Fingerprint by which the machine agent identifies itself.
        unkey_key_id: Identifier of the key the machine is registered with, normally supplied by the agent when it
            joins. The format is not documented.
        machine_parameters: Input defaults for runs on this machine, as a map from input name to value. They fill
            inputs a run omits or leaves null or blank; values of the run win over them, and they win over pool
            parameters.
        machine_sensitive_parameters: Secret input defaults for runs on this machine, sent as plain values. Write-
            only: they are stored in a vault and responses show aliases instead.
    """

    __secret_fields__ = frozenset(
        {
            "machine_sensitive_parameters",
        }
    )

    fingerprint: str
    unkey_key_id: str
    name: str | None | UnsetType = UNSET
    version: str | None | UnsetType = UNSET
    hostname: str | None | UnsetType = UNSET
    os_info: str | None | UnsetType = UNSET
    machine_parameters: dict[str, Any] | None | UnsetType = UNSET
    machine_sensitive_parameters: dict[str, str] | None | UnsetType = UNSET
