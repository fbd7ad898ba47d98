"""The models that runs can use: the system's defaults, and the organisation's own."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.errors import Forbidden, NotFound
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import ModelConfigurationRecord, RunRecord, State

__all__ = [
    "add_configuration",
    "all_configurations",
    "delete_configuration",
    "find_configuration",
    "model_of",
    "update_configuration",
]

_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_NEVER_NULL = {"name", "provider", "model", "is_computer_use_model", "is_archived"}


def _system_default(number: int, name: str, provider: str, model: str) -> ModelConfigurationRecord:
    return ModelConfigurationRecord(
        # Fixed, so that developers can keep an id in their settings.
        id=UUID(f"00000000-0000-4000-9000-{number:012}"),
        name=name,
        provider=provider,
        model=model,
        description="Supplied by the emulator.",
        is_system_default=True,
        is_computer_use_model=True,
        created_at=_EPOCH,
        updated_at=_EPOCH,
    )


_SYSTEM_DEFAULTS = (
    _system_default(1, "Claude Sonnet 4.5", "anthropic", "claude-sonnet-4-5"),
    _system_default(2, "GPT-4o", "openai", "gpt-4o"),
    _system_default(3, "Gemini 2.5 Pro", "google", "gemini-2.5-pro"),
    _system_default(4, "Claude Sonnet 4.5 on Bedrock", "aws_bedrock", "anthropic.claude-sonnet-4-5"),
)
"""What every organisation has. The first one is used where nothing else was chosen."""


def all_configurations(state: State) -> list[ModelConfigurationRecord]:
    """The system's defaults, then the organisation's own in order of creation."""
    return [*_SYSTEM_DEFAULTS, *state.model_configurations.values()]


def find_configuration(state: State, configuration_id: UUID) -> ModelConfigurationRecord:
    """The configuration with this id.

    Raises:
        NotFound: there is none.
    """
    for configuration in all_configurations(state):
        if configuration.id == configuration_id:
            return configuration
    raise NotFound("Model configuration", configuration_id)


def add_configuration(state: State, fields: Mapping[str, Any], stamp: Stamp) -> ModelConfigurationRecord:
    """Create a configuration; of its API key only an alias is kept."""
    values = dict(fields)
    api_key = values.pop("api_key", None)
    configuration = ModelConfigurationRecord(
        **values,
        id=stamp.new_id(),
        api_key_alias=_alias(stamp) if api_key else None,
        created_at=stamp.now,
        updated_at=stamp.now,
    )
    state.model_configurations[configuration.id] = configuration
    return configuration


def update_configuration(
    configuration: ModelConfigurationRecord, changes: Mapping[str, Any], stamp: Stamp
) -> None:
    """Change the fields that the request named; a new key replaces the old one, even when that is cleared.

    Raises:
        Forbidden: it is one of the system's.
    """
    _check_own(configuration)
    values = dict(changes)
    api_key = values.pop("api_key", None)
    if values.pop("clear_api_key", None):
        configuration.api_key_alias = None
    if api_key:
        configuration.api_key_alias = _alias(stamp)
    for field, value in values.items():
        if value is not None or field not in _NEVER_NULL:
            setattr(configuration, field, value)
    configuration.updated_at = stamp.now


def delete_configuration(state: State, configuration: ModelConfigurationRecord) -> None:
    """Delete a configuration; runs and workflows that name it use the default from then on.

    Raises:
        Forbidden: it is one of the system's.
    """
    _check_own(configuration)
    del state.model_configurations[configuration.id]


def model_of(state: State, run: RunRecord, role: str) -> ModelConfigurationRecord:
    """The model that plays a role in a run: the run's choice, else the workflow's, else the first default.

    Args:
        state: where workflows and configurations are.
        run: the run.
        role: `main_agent` or `cache_detection`.
    """
    workflow = state.workflows.get(run.workflow_id)
    known = {str(configuration.id): configuration for configuration in all_configurations(state)}
    for metadata in (run.model_metadata, workflow.model_metadata if workflow is not None else None):
        chosen = known.get(str((metadata or {}).get(f"{role}_model_id")))
        if chosen is not None:
            return chosen
    return _SYSTEM_DEFAULTS[0]


def _check_own(configuration: ModelConfigurationRecord) -> None:
    if configuration.is_system_default:
        raise Forbidden(f"Model configuration {configuration.id} is a system default and cannot be changed")


def _alias(stamp: Stamp) -> str:
    return f"alias_{stamp.new_id().hex}"
