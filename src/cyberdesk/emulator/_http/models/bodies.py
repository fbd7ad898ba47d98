"""Model configurations and provider credentials."""

import attrs
import msgspec

from cyberdesk._generated import models
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._http.fields import Fields, fields_of, given, invalid
from cyberdesk.emulator._rules.errors import InvalidRequest, Problem

__all__ = ["configuration_changes", "configuration_fields", "credential_fields"]


def configuration_fields(body: bytes) -> Fields:
    """The fields of a new model configuration."""
    return _configuration(decode_body(body, models.ModelConfigurationCreate))


def configuration_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/model-configurations/{model_configuration_id}` names; null is a value."""
    return _configuration(decode_body(body, models.ModelConfigurationUpdate))


def credential_fields(body: bytes) -> Fields:
    """What is to be put into a slot of the provider credentials; anything unknown is refused."""
    fields = fields_of(decode_body(body, models.ProviderCredentialUpsert))
    known = {field.name for field in attrs.fields(models.ProviderCredentialUpsert)}
    unknown = [name for name in msgspec.json.decode(body, type=Fields) if name not in known]
    if unknown:
        text = "Extra inputs are not permitted"
        raise InvalidRequest(*(Problem(("body", name), text, "extra_forbidden") for name in unknown))
    return fields


def _configuration(model: "models.ModelConfigurationCreate | models.ModelConfigurationUpdate") -> Fields:
    for field, at_most in (("name", 255), ("provider", 50), ("model", 255)):
        text = given(getattr(model, field))
        if text == "":
            raise invalid(field, "String should have at least 1 character", "string_too_short")
        if text is not None and len(text) > at_most:
            raise invalid(field, f"String should have at most {at_most} characters", "string_too_long")
    return fields_of(model)
