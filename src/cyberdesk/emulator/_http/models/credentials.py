"""`/v1/provider-credentials`."""

from typing import Any

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.models import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._rules.errors import InvalidRequest, Problem
from cyberdesk.emulator._rules.models.credentials import (
    SLOTS,
    delete_credential,
    store_credential,
    validate_credential,
)
from cyberdesk.emulator._state import State

__all__ = ["OPERATIONS"]

_SHOWN = (
    "status",
    "auth_type",
    "display_metadata",
    "last_error",
    "activated_at",
    "last_validated_at",
    "created_at",
    "updated_at",
)


def _slot(request: ApiRequest) -> str:
    slot = request.path_values["slot"]
    if slot not in SLOTS:
        options = ", ".join(repr(option) for option in sorted(SLOTS))
        raise InvalidRequest(Problem(("path", "slot"), f"Input should be one of {options}", "enum"))
    return slot


def _shown(state: State, slot: str) -> dict[str, Any]:
    name, providers = SLOTS[slot]
    credential = state.provider_credentials.get(slot)
    shown: dict[str, Any] = {"slot": slot, "display_name": name, "covered_providers": providers}
    if credential is None:
        return shown | {"source": "cyberdesk"} | dict.fromkeys(_SHOWN) | {"display_metadata": {}}
    return shown | {"source": "organization"} | {field: getattr(credential, field) for field in _SHOWN}


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, [_shown(backend.state, slot) for slot in SLOTS])


def _upsert(backend: Backend, request: ApiRequest) -> ApiResponse:
    slot = _slot(request)
    store_credential(backend.state, slot, bodies.credential_fields(request.json_body), backend.stamp())
    return json_response(200, _shown(backend.state, slot))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    slot = _slot(request)
    delete_credential(backend.state, slot, backend.stamp())
    return json_response(200, _shown(backend.state, slot))


def _validate(backend: Backend, request: ApiRequest) -> ApiResponse:
    slot = _slot(request)
    checks = validate_credential(backend.state, slot, backend.stamp())
    body = {
        "slot": slot,
        "ok": all(check.ok for check in checks),
        "checks": [attrs.asdict(check) | {"model": None, "location": None} for check in checks],
        "credential": _shown(backend.state, slot),
    }
    return json_response(200, body)


OPERATIONS = (
    Operation("GET", "/v1/provider-credentials", _list),
    Operation("PUT", "/v1/provider-credentials/{slot}", _upsert),
    Operation("DELETE", "/v1/provider-credentials/{slot}", _delete),
    Operation("POST", "/v1/provider-credentials/{slot}/validate", _validate),
)
