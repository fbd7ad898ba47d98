"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

from ..._core.model import Model, model


@model
class WorkflowChainResponse(Model):
    """The created chain.

    Attributes:
        session_id: Session all runs of the chain belong to.
        run_ids: Ids of the created runs, in the order of the steps.
    """

    session_id: UUID
    run_ids: list[UUID]
