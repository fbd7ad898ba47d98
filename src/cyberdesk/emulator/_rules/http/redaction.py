"""Request bodies as they are recorded: without secrets."""

import re
from typing import Any, cast

import msgspec

from cyberdesk._generated.models.provider_credential_upsert import ProviderCredentialUpsert

__all__ = ["without_secrets"]

_SECRET = {
    "sensitive_input_values",
    "sensitive_inputs",
    "shared_sensitive_inputs",
    "machine_sensitive_parameters",
    "pool_sensitive_parameters",
    "api_key",
    *ProviderCredentialUpsert.__secret_fields__,
}
# An escape sequence may hide one of the names.
_SUSPICIOUS = re.compile(rb"sensitive|api_key|aws_|service_account|\\u00", re.IGNORECASE)


def without_secrets(body: bytes) -> bytes:
    """A JSON body with every sensitive value masked; a body without any is returned as it is.

    A body that cannot be read, perhaps because its end is missing, is cut before the first sensitive name.
    """
    suspicious = _SUSPICIOUS.search(body)
    if suspicious is None:
        return body
    try:
        value: object = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return body[: suspicious.start()]
    return msgspec.json.encode(_masked(value))


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {key: _hidden(item) if key in _SECRET else _masked(item) for key, item in fields.items()}
    if isinstance(value, list):
        return [_masked(item) for item in cast("list[object]", value)]
    return value


def _hidden(value: Any) -> Any:
    """The names are kept, for tests that check whether a secret was sent."""
    return dict.fromkeys(cast("dict[str, Any]", value), "***") if isinstance(value, dict) else "***"
