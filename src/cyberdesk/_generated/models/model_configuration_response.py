"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ModelConfigurationResponse(Model):
    """A model configuration: either a default supplied by the system, which cannot be edited or deleted, or one owned
    by the organisation.

    Attributes:
        name: Display name, 1 to 255 characters.
        provider: Provider of the model, for example `openai`; 1 to 50 characters.
        model: Model name as the provider spells it, for example `gpt-4o`; 1 to 255 characters.
        is_system_default: True for configurations supplied by the system. Only those owned by the organisation can
            be changed.
        temperature: Sampling temperature passed to the model.
        max_tokens: Limit on the number of tokens, passed to the model.
        timeout_seconds: Time limit for a model call, in seconds.
        max_retries: How often a failed model call is tried again.
        additional_params: Further provider-specific parameters as a free-form object.
        agent_harness_version_string: Version string of the agent harness to use. Possible values are not
            documented.
        is_computer_use_model: Whether the model is to be treated as a computer-use model.
        is_archived: Whether the configuration is archived.
        organization_id: Organisation that owns the configuration, if any.
        api_key_alias: Vault alias of the stored provider API key, or null when none is stored. The key itself is
            never returned.
    """

    name: str
    provider: str
    model: str
    id: UUID
    is_system_default: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    description: str | None = None
    temperature: float | None = None
    max_tokens: int | None = None
    timeout_seconds: float | None = None
    max_retries: int | None = None
    additional_params: dict[str, Any] | None = None
    agent_harness_version_string: str | None = None
    is_computer_use_model: bool | None = None
    is_archived: bool | None = None
    organization_id: str | None = None
    api_key_alias: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)
