"""The organisation's own credentials of model providers, one in each slot. Secrets are never stored."""

import json
from collections.abc import Mapping
from typing import Any, cast

import attrs

from cyberdesk.emulator._rules.errors import InvalidRequest, Problem
from cyberdesk.emulator._rules.models.configurations import model_of
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import ProviderCredentialRecord, RunRecord, State

__all__ = [
    "SLOTS",
    "Check",
    "credential_problem",
    "delete_credential",
    "store_credential",
    "validate_credential",
]

SLOTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "anthropic": ("Anthropic", ("anthropic",)),
    "openai": ("OpenAI", ("openai",)),
    "google": ("Google", ("google", "google_vertex")),
    "aws_bedrock": ("AWS Bedrock", ("aws_bedrock",)),
}
"""The display name of each slot, and the providers that use it."""

_REFUSED_MARK = "invalid"


@attrs.frozen(kw_only=True)
class Check:
    """One test of a validation."""

    check: str
    label: str
    ok: bool
    error: str | None = None
    is_auth_error: bool = False


def store_credential(state: State, slot: str, fields: Mapping[str, Any], stamp: Stamp) -> None:
    """Store a credential in a slot, replacing the previous one.

    A secret that contains `invalid` is refused by the provider, which a validation detects.

    Raises:
        InvalidRequest: something that this kind of credential needs is missing or malformed.
    """
    auth_type, secret_fields = _kind(slot, fields)
    before = state.provider_credentials.get(slot)
    state.provider_credentials[slot] = ProviderCredentialRecord(
        status="active",
        auth_type=auth_type,
        display_metadata=_recognisable(auth_type, fields),
        is_refused=any(_REFUSED_MARK in fields[name] for name in secret_fields),
        activated_at=stamp.now,
        created_at=before.created_at if before is not None else stamp.now,
        updated_at=stamp.now,
    )


def _kind(slot: str, fields: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    auth_type = "api_key"
    needed: tuple[str, ...] = ("api_key",)
    if slot == "google" and fields.get("service_account_json"):
        auth_type, needed = "service_account_json", ("service_account_json",)
    elif slot == "aws_bedrock":
        mode = fields.get("bedrock_auth_mode")
        if mode is None:
            raise InvalidRequest(Problem(("body", "bedrock_auth_mode"), "Field required", "missing"))
        auth_type, needed = "aws_bedrock_api_key", ("api_key", "aws_region")
        if mode == "iam":
            auth_type, needed = "aws_iam", ("aws_access_key_id", "aws_secret_access_key", "aws_region")
    missing = [Problem(("body", name), "Field required", "missing") for name in needed if not fields.get(name)]
    if missing:
        raise InvalidRequest(*missing)
    return auth_type, needed


def _recognisable(auth_type: str, fields: Mapping[str, Any]) -> dict[str, str]:
    match auth_type:
        case "service_account_json":
            account = _service_account(fields["service_account_json"])
            shown = {name: account.get(name) for name in ("project_id", "client_email")}
            return {name: value for name, value in shown.items() if isinstance(value, str)}
        case "aws_iam":
            return {
                "access_key_id_last4": fields["aws_access_key_id"][-4:],
                "aws_region": fields["aws_region"],
            }
        case "aws_bedrock_api_key":
            return {"key_last4": fields["api_key"][-4:], "aws_region": fields["aws_region"]}
        case _:
            return {"key_last4": fields["api_key"][-4:]}


def _service_account(text: str) -> dict[str, Any]:
    try:
        account: object = json.loads(text)
    except (ValueError, RecursionError):
        account = None
    if not isinstance(account, dict):
        raise InvalidRequest(
            Problem(("body", "service_account_json"), "service_account_json is not a JSON object")
        )
    return cast("dict[str, Any]", account)


def delete_credential(state: State, slot: str, stamp: Stamp) -> None:
    """Remove the credential from a slot, which does not return to Cyberdesk's own.

    An unused slot is not changed.
    """
    before = state.provider_credentials.get(slot)
    if before is not None:
        state.provider_credentials[slot] = ProviderCredentialRecord(
            status="missing", created_at=before.created_at, updated_at=stamp.now
        )


def validate_credential(state: State, slot: str, stamp: Stamp) -> list[Check]:
    """Validate the credential of a slot, and set its status accordingly."""
    label = f"{SLOTS[slot][0]} credential is stored"
    credential = state.provider_credentials.get(slot)
    if credential is None:
        return [Check(check="stored", label="Cyberdesk's own credential is used", ok=True)]
    if credential.status == "missing":
        return [Check(check="stored", label=label, ok=False, error="No credential is stored in this slot")]
    error = "The provider refused the credential" if credential.is_refused else None
    credential.status = "invalid" if credential.is_refused else "active"
    credential.last_error = error
    credential.last_validated_at = credential.updated_at = stamp.now
    stored = Check(check="stored", label=label, ok=True)
    call = Check(
        check="call",
        label="A minimal call succeeds",
        ok=error is None,
        error=error,
        is_auth_error=error is not None,
    )
    return [stored, call]


def credential_problem(state: State, run: RunRecord) -> str | None:
    """Why the model of a run cannot be called, if it cannot; a configuration with its own key needs no slot."""
    if not state.provider_credentials:
        return None
    model = model_of(state, run, "main_agent")
    if model.api_key_alias is not None:
        return None
    for slot, (name, providers) in SLOTS.items():
        credential = state.provider_credentials.get(slot)
        if model.provider in providers and credential is not None and credential.status != "active":
            return f"The {name} credential that model {model.model} needs is {credential.status}"
    return None
