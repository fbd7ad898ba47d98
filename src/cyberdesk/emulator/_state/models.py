"""Models, and the credentials of their providers."""

from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

__all__ = [
    "ModelConfigurationRecord",
    "ProviderCredentialRecord",
]


@attrs.define(kw_only=True)
class ModelConfigurationRecord:
    id: UUID
    name: str
    provider: str
    model: str
    created_at: datetime
    updated_at: datetime
    is_system_default: bool = False
    description: str | None = None
    temperature: float | None = None
    max_tokens: int | None = None
    timeout_seconds: float | None = None
    max_retries: int | None = None
    additional_params: dict[str, Any] | None = None
    agent_harness_version_string: str | None = None
    is_computer_use_model: bool = False
    is_archived: bool = False
    api_key_alias: str | None = None


@attrs.define(kw_only=True)
class ProviderCredentialRecord:
    """A slot that the organisation has taken over; what was stored in it is not kept, only what may be shown."""

    status: str
    created_at: datetime
    updated_at: datetime
    auth_type: str | None = None
    display_metadata: dict[str, str] = attrs.field(factory=dict[str, str])
    # Whether the provider would refuse it; only a validation finds out.
    is_refused: bool = False
    last_error: str | None = None
    activated_at: datetime | None = None
    last_validated_at: datetime | None = None
