"""`/v1/model-configurations`."""

from typing import Any

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http import bodies
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply
from cyberdesk.emulator._rules.model_configurations import (
    add_configuration,
    all_configurations,
    delete_configuration,
    find_configuration,
    update_configuration,
)
from cyberdesk.emulator._state import ORGANIZATION_ID, ModelConfigurationRecord

__all__ = ["OPERATIONS"]


def _configuration(backend: Backend, call: Call) -> ModelConfigurationRecord:
    return find_configuration(backend.state, call.id("model_configuration_id"))


def _shown(configuration: ModelConfigurationRecord) -> dict[str, Any]:
    owner = None if configuration.is_system_default else ORGANIZATION_ID
    return attrs.asdict(configuration) | {"organization_id": owner}


def _list(backend: Backend, call: Call) -> Reply:
    return json_reply(200, [_shown(configuration) for configuration in all_configurations(backend.state)])


def _create(backend: Backend, call: Call) -> Reply:
    fields = bodies.configuration_fields(call.body)
    return json_reply(201, _shown(add_configuration(backend.state, fields, backend.stamp())))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, _shown(_configuration(backend, call)))


def _update(backend: Backend, call: Call) -> Reply:
    configuration = _configuration(backend, call)
    update_configuration(configuration, bodies.configuration_changes(call.body), backend.stamp())
    return json_reply(200, _shown(configuration))


def _delete(backend: Backend, call: Call) -> Reply:
    delete_configuration(backend.state, _configuration(backend, call))
    return Reply(204)


OPERATIONS = (
    Operation("GET", "/v1/model-configurations", _list),
    Operation("POST", "/v1/model-configurations", _create),
    Operation("GET", "/v1/model-configurations/{model_configuration_id}", _get),
    Operation("PATCH", "/v1/model-configurations/{model_configuration_id}", _update),
    Operation("DELETE", "/v1/model-configurations/{model_configuration_id}", _delete),
)
