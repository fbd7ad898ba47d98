"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class PoolResponse(Model):
    """A named group of machines that runs can require. A machine may be in several pools, and deleting a pool keeps
    its machines.

    Attributes:
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        pool_parameters: Input defaults for runs that name this pool in `pool_ids`, as a map from input name to
            value. Mere membership of the machine is not enough, and they do not apply when a run targets a
            specific machine. Values of the run and machine parameters win over them.
        pool_sensitive_parameters: Maps the names of the secret input defaults to vault aliases. The secret values
            are never returned.
        machine_count: Number of machines in the pool.
    """

    name: str
    id: UUID
    organization_id: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    description: str | None = None
    pool_parameters: dict[str, Any] | None = None
    pool_sensitive_parameters: dict[str, str] | None = None
    machine_count: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)
