"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ModelConfigurationUpdate(Model):
    """Partial update of a model configuration. Only configurations owned by the organisation can be changed.

    Attributes:
        name: Display name, 1 to 255 characters.
        provider: Provider of the model, for example `openai`; 1 to 50 characters.
        model: Model name as the provider spells it, for example `gpt-4o`; 1 to 255 characters.
        api_key: New API key for the provider. Write-only: it is kept in a vault and responses show `api_key_alias`
            instead.
        clear_api_key: Set to true to reset the stored API key.
        temperature: Sampling temperature passed to the model.
        max_tokens: Limit on the number of tokens, passed to the model.
        timeout_seconds: Time limit for a model call, in seconds.
        max_retries: How often a failed model call is tried again.
        additional_params: Further provider-specific parameters as a free-form object.
        agent_harness_version_string: Version string of the agent harness to use. Possible values are not
            documented.
        is_computer_use_model: Whether the model is to be treated as a computer-use model.
        is_archived: Whether the configuration is archived.
    """

    __secret_fields__ = frozenset(
        {
            "api_key",
        }
    )

    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    provider: str | None | UnsetType = UNSET
    model: str | None | UnsetType = UNSET
    api_key: str | None | UnsetType = UNSET
    clear_api_key: bool | None | UnsetType = UNSET
    temperature: float | None | UnsetType = UNSET
    max_tokens: int | None | UnsetType = UNSET
    timeout_seconds: float | None | UnsetType = UNSET
    max_retries: int | None | UnsetType = UNSET
    additional_params: dict[str, Any] | None | UnsetType = UNSET
    agent_harness_version_string: str | None | UnsetType = UNSET
    is_computer_use_model: bool | None | UnsetType = UNSET
    is_archived: bool | None | UnsetType = UNSET
