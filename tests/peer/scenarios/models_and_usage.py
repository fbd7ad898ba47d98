"""Model configurations, usage, and what the SDK's own methods do not reach: credentials, costs, logs, health."""

from datetime import UTC, datetime, timedelta

from openapi_client.cyberdesk_cloud_client.api.health import health_machines_v1_health_machines_get as health
from openapi_client.cyberdesk_cloud_client.api.provider_credentials import (
    list_provider_credentials_v1_provider_credentials_get as list_slots,
    upsert_provider_credential_v1_provider_credentials_slot_put as fill_slot,
    validate_provider_credential_v1_provider_credentials_slot_validate_post as validate_slot,
)
from openapi_client.cyberdesk_cloud_client.api.request_logs import (
    create_request_log_v1_request_logs_post as create_log,
)
from openapi_client.cyberdesk_cloud_client.api.runs import (
    get_run_llm_costs_v1_runs_run_id_llm_costs_get as run_costs,
)
from openapi_client.cyberdesk_cloud_client.api.usage import list_llm_costs_v1_usage_llm_costs_get as all_costs
from openapi_client.cyberdesk_cloud_client.models import (
    ProviderCredentialSlot,
    ProviderCredentialUpsert,
    RequestLogCreate,
)
from support import World, finished, good

from cyberdesk import ModelConfigurationCreate, ModelConfigurationUpdate, RunCreate, RunUpdate, UsageMode


async def main(world: World) -> None:
    client = world.client()
    await models(world, client)
    await usage(world, client)
    generated_operations(world, client._client)
    client.close()


async def models(world, client) -> None:
    defaults = good(await client.model_configurations.list())
    assert {found.is_system_default for found in defaults} == {True}
    assert (await client.model_configurations.delete(str(defaults[0].id))).error.status_code == 403
    new = ModelConfigurationCreate(name="My GPT-4o", provider="openai", model="gpt-4o", api_key="sk-hunter2")
    own = good(await client.model_configurations.create(new))
    assert own.api_key_alias
    assert "hunter2" not in str(own.to_dict())
    changed = good(
        client.model_configurations.update_sync(
            str(own.id), ModelConfigurationUpdate(name="Updated", clear_api_key=True)
        )
    )
    assert (changed.name, changed.api_key_alias) == ("Updated", None)
    assert good(await client.model_configurations.get(str(own.id))).name == "Updated"
    body = {"workflow_id": world.workflows["echo"], "main_agent_model_id": str(own.id)}
    run = good(await client.runs.create(RunCreate.from_dict(body)))
    assert run.model_metadata.main_agent_model_id == own.id
    good(await client.model_configurations.delete(str(own.id)))
    assert len(good(await client.model_configurations.list())) == len(defaults)


async def usage(world, client) -> None:
    run = await finished(
        client, good(await client.runs.create(RunCreate.from_dict({"workflow_id": world.workflows["echo"]}))).id
    )
    metadata = {
        "total_agentic_steps": 40,
        "total_cached_steps": 2,
        "total_agentic_steps_billed": 30,
        "total_cached_steps_billed": 1,
    }
    good(await client.runs.update(str(run.id), RunUpdate.from_dict({"usage_metadata": metadata})))
    before, after = run.created_at, run.created_at + timedelta(microseconds=1)
    simulated = good(await client.usage.aggregate(before, after))
    assert (simulated.total_agentic_steps, simulated.total_cached_steps, simulated.runs_counted) == (40, 2, 1)
    billed = good(client.usage.aggregate_sync(before, after, UsageMode.BILLED))
    assert (billed.total_agentic_steps, billed.mode) == (30, UsageMode.BILLED)
    excluded = good(await client.usage.aggregate(datetime(2020, 1, 1, tzinfo=UTC), before))
    assert excluded.total_agentic_steps < 40

    costs = run_costs.sync(run.id, client=client._client)
    assert costs.total_cost_usd > 0
    assert costs.rows[0].call_count == 40
    totals = all_costs.sync(client=client._client, from_date=before, to_date=after)
    assert [item.run_id for item in totals.items] == [run.id]


def generated_operations(world, client) -> None:
    slots = list_slots.sync(client=client)
    assert [slot.source.value for slot in slots] == ["cyberdesk"] * 4
    slot = ProviderCredentialSlot.OPENAI
    filled = fill_slot.sync(slot, client=client, body=ProviderCredentialUpsert(api_key="sk-abcd"))
    assert filled.display_metadata.key_last4 == "abcd"
    assert validate_slot.sync(slot, client=client).ok is True
    log = create_log.sync(
        client=client,
        body=RequestLogCreate.from_dict(
            {"request_id": "r", "method": "GET", "path": "/", "machine_id": world.machines[0]}
        ),
    )
    assert log.completed_at is None
    report = health.sync(client=client)
    assert (report.checked_machines, report.healthy_machines) == (2, 2)
