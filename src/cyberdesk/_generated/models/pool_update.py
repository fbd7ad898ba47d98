"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class PoolUpdate(Model):
    """Partial update of a pool; leave a field out to keep its value.

    Attributes:
        pool_parameters: Input defaults for runs that name this pool in `pool_ids`, as a map from input name to
            value. Mere membership of the machine is not enough, and they do not apply when a run targets a
            specific machine. Values of the run and machine parameters win over them. An empty object clears them.
        pool_sensitive_parameters: Secret input defaults for runs that name this pool in `pool_ids`, sent as plain
            values. Write-only: they are stored in a vault and responses show aliases instead. An empty object
            clears them.
    """

    __secret_fields__ = frozenset(
        {
            "pool_sensitive_parameters",
        }
    )

    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    pool_parameters: dict[str, Any] | None | UnsetType = UNSET
    pool_sensitive_parameters: dict[str, str] | None | UnsetType = UNSET
