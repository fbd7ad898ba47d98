"""`/v1/model-configurations`."""

from typing import Any

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.models import bodies
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._rules.models.configurations import (
    add_configuration,
    all_configurations,
    delete_configuration,
    find_configuration,
    update_configuration,
)
from cyberdesk.emulator._state import ORGANIZATION_ID, ModelConfigurationRecord

__all__ = ["OPERATIONS"]


def _configuration(backend: Backend, request: ApiRequest) -> ModelConfigurationRecord:
    return find_configuration(backend.state, request.id("model_configuration_id"))


def _shown(configuration: ModelConfigurationRecord) -> dict[str, Any]:
    owner = None if configuration.is_system_default else ORGANIZATION_ID
    return attrs.asdict(configuration) | {"organization_id": owner}


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, [_shown(configuration) for configuration in all_configurations(backend.state)])


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    fields = bodies.configuration_fields(request.json_body)
    return json_response(201, _shown(add_configuration(backend.state, fields, backend.stamp())))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, _shown(_configuration(backend, request)))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    configuration = _configuration(backend, request)
    update_configuration(configuration, bodies.configuration_changes(request.json_body), backend.stamp())
    return json_response(200, _shown(configuration))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    delete_configuration(backend.state, _configuration(backend, request))
    return ApiResponse(204)


OPERATIONS = (
    Operation("GET", "/v1/model-configurations", _list),
    Operation("POST", "/v1/model-configurations", _create),
    Operation("GET", "/v1/model-configurations/{model_configuration_id}", _get),
    Operation("PATCH", "/v1/model-configurations/{model_configuration_id}", _update),
    Operation("DELETE", "/v1/model-configurations/{model_configuration_id}", _delete),
)
