"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowModelMetadata(Model):
    """Choice of models by the ids of model configurations. What applies where an id is null is not documented.

    Attributes:
        main_agent_model_id: Model configuration used for the main agent.
        cache_detection_model_id: Model configuration used for cache detection.
        fallback_model_1_id: Model configuration used as the first fallback.
        fallback_model_2_id: Model configuration used as the second fallback.
    """

    main_agent_model_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    cache_detection_model_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    fallback_model_1_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    fallback_model_2_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
