"""`client.provider_credentials`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cyberdesk import AsyncCyberdesk, InvalidArgumentError, UnprocessableEntityError
from cyberdesk.models import BedrockAuthMode, ProviderCredentialSlot, ProviderCredentialSource
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]

SLOT: dict[str, Any] = {
    "slot": "openai",
    "display_name": "OpenAI",
    "source": "organization",
    "covered_providers": ["openai"],
    "status": "active",
    "auth_type": "api_key",
    "display_metadata": {"key_last4": "wxyz"},
    "activated_at": "2026-01-02T03:04:05",
}


async def test_list(connect: Connect, server: ScriptedServer) -> None:
    new: dict[str, Any] = {
        "slot": "mistral",
        "display_name": "Mistral",
        "source": "cyberdesk",
        "covered_providers": [],
    }
    server.script(Reply(200, [SLOT, new]))
    first, second = await connect().provider_credentials.list()
    assert (first.slot, first.source) == (ProviderCredentialSlot.OPENAI, ProviderCredentialSource.ORGANIZATION)
    assert first.display_metadata is not None
    assert first.display_metadata.key_last4 == "wxyz"
    assert (second.slot, second.slot.is_known, second.status) == ("mistral", False, None)
    assert (server.received[0].method, server.received[0].target) == ("GET", "/v1/provider-credentials")


async def test_upsert(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, SLOT), Reply(200, SLOT))
    client = connect()
    stored = await client.provider_credentials.upsert("openai", api_key="sk-secret", service_account_json=None)
    assert stored.status == "active"
    await client.provider_credentials.upsert(
        ProviderCredentialSlot.AWS_BEDROCK,
        bedrock_auth_mode=BedrockAuthMode.IAM,
        aws_access_key_id="id",
        aws_secret_access_key="secret",
        aws_region="eu-west-1",
    )
    assert [(it.method, it.target) for it in server.received] == [
        ("PUT", "/v1/provider-credentials/openai"),
        ("PUT", "/v1/provider-credentials/openai"),
        ("PUT", "/v1/provider-credentials/aws_bedrock"),
    ]
    first, again, last = server.received
    assert first.headers["idempotency-key"] == again.headers["idempotency-key"]
    assert again.json == {"api_key": "sk-secret", "service_account_json": None}
    assert last.json == {
        "bedrock_auth_mode": "iam",
        "aws_access_key_id": "id",
        "aws_secret_access_key": "secret",
        "aws_region": "eu-west-1",
    }


async def test_no_error_shows_a_key(connect: Connect, server: ScriptedServer) -> None:
    issue = {"loc": ["body", "api_key"], "msg": "too short", "type": "x", "input": "sk-secret"}
    server.script(Reply(422, {"detail": [issue]}))
    client = connect()
    with pytest.raises(UnprocessableEntityError, match=r"body\.api_key: too short") as refused:
        await client.provider_credentials.upsert("openai", api_key="sk-secret")
    assert "sk-secret" not in repr(vars(refused.value))
    wrong: Any = ["sk-secret"]
    with pytest.raises(InvalidArgumentError, match="api_key") as malformed:
        await client.provider_credentials.upsert("openai", api_key=wrong)
    assert "sk-secret" not in str(malformed.value)


async def test_delete_and_validate(connect: Connect, server: ScriptedServer) -> None:
    missing = {**SLOT, "status": "missing", "auth_type": None, "display_metadata": None}
    checks = [
        {"check": "list_models", "label": "Models", "ok": False, "error": "401", "is_auth_error": True},
        {"check": "ping", "label": "Ping", "ok": True},
    ]
    server.script(
        Reply(200, missing), Reply(200, {"slot": "openai", "ok": False, "checks": checks, "credential": SLOT})
    )
    client = connect()
    assert (await client.provider_credentials.delete("openai")).status == "missing"
    outcome = await client.provider_credentials.validate(ProviderCredentialSlot.OPENAI)
    assert (outcome.ok, [check.is_auth_error for check in outcome.checks]) == (False, [True, None])
    assert [(it.method, it.target, it.body) for it in server.received] == [
        ("DELETE", "/v1/provider-credentials/openai", b""),
        ("POST", "/v1/provider-credentials/openai/validate", b""),
    ]
