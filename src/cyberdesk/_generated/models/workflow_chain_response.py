"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowChainResponse(Model):
    """The created chain.

    Attributes:
        session_id: Session all runs of the chain belong to.
        run_ids: Ids of the created runs, in the order of the steps.
    """

    session_id: UUID
    run_ids: list[UUID]
