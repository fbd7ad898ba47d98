"""`client.model_configurations`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import Cyberdesk, InvalidArgumentError, PermissionDeniedError
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]

ID = UUID(int=5)
RESPONSE: dict[str, Any] = {
    "id": str(ID),
    "name": "Ours",
    "provider": "openai",
    "model": "gpt-4o",
    "is_system_default": False,
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
    "api_key_alias": "alias",
}
OPTIONAL: dict[str, Any] = {
    "description": "d",
    "temperature": 0.5,
    "max_tokens": 100,
    "timeout_seconds": 30.0,
    "max_retries": 2,
    "additional_params": {"seed": 1},
    "agent_harness_version_string": "v2",
    "is_computer_use_model": True,
    "is_archived": False,
    "api_key": "sk-secret",
}


def test_list_and_get(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, [RESPONSE, {**RESPONSE, "is_system_default": True}]), Reply(200, RESPONSE))
    client = connect()
    assert [it.is_system_default for it in client.model_configurations.list()] == [False, True]
    assert (client.model_configurations.get(str(ID))).api_key_alias == "alias"
    assert [(it.method, it.target) for it in server.received] == [
        ("GET", "/v1/model-configurations"),
        ("GET", f"/v1/model-configurations/{ID}"),
    ]


def test_create(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(201, RESPONSE))
    client = connect()
    created = client.model_configurations.create(name="Ours", provider="openai", model="gpt-4o", **OPTIONAL)
    assert created.id == ID
    first, second = server.received
    assert (second.method, second.target) == ("POST", "/v1/model-configurations")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert second.json == {"name": "Ours", "provider": "openai", "model": "gpt-4o", **OPTIONAL}
    client.model_configurations.create(name="a", provider="b", model="c", api_key=None)
    assert server.received[2].json == {"name": "a", "provider": "b", "model": "c", "api_key": None}
    wrong: Any = b"sk-secret"
    with pytest.raises(InvalidArgumentError, match="api_key") as caught:
        client.model_configurations.create(name="a", provider="b", model="c", api_key=wrong)
    assert "sk-secret" not in str(caught.value)


def test_update(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RESPONSE), Reply(200, RESPONSE), Reply(403, {"detail": "it is the system's"}))
    client = connect()
    fields: dict[str, Any] = {
        "name": "Ours",
        "provider": "openai",
        "model": "gpt-4o",
        "clear_api_key": True,
        **OPTIONAL,
    }
    client.model_configurations.update(ID, **fields)
    client.model_configurations.update(ID, temperature=None)
    first, second = server.received
    assert (first.method, first.target) == ("PATCH", f"/v1/model-configurations/{ID}")
    assert (first.json, second.json) == (fields, {"temperature": None})
    with pytest.raises(PermissionDeniedError, match="the system's"):
        client.model_configurations.update(ID, name="x")


def test_delete(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(204))
    connect().model_configurations.delete(ID)
    (sent,) = server.received
    assert (sent.method, sent.target, sent.body) == ("DELETE", f"/v1/model-configurations/{ID}", b"")
