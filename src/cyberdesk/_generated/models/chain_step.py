"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ChainStep(Model):
    """One step of a chain: a workflow with the inputs for its run. Steps execute in list order on the machine
    reserved by the session of the chain.

    Attributes:
        workflow_id: Workflow to execute in this step.
        session_alias: Name under which the outputs of this run are kept in its session, so that later runs of the
            session can refer to them with `{"$ref": "alias.outputs.path"}`.
        inputs: Inputs for this step only. A value may be a reference of the form `{"$ref": "alias.outputs.path"}`
            to the output of an earlier step, also inside nested values; the server resolves it when the step
            executes.
        sensitive_inputs: Secret inputs for this step only; they extend `shared_sensitive_inputs` of the chain and
            override equal keys. Write-only and never returned.
    """

    __secret_fields__ = frozenset(
        {
            "sensitive_inputs",
        }
    )

    workflow_id: UUID = attrs.field(converter=to_id)
    session_alias: str | None | UnsetType = UNSET
    inputs: dict[str, Any] | None | UnsetType = UNSET
    sensitive_inputs: dict[str, Any] | None | UnsetType = UNSET
