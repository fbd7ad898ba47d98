"""What the scenarios share."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

from cyberdesk import CyberdeskClient, RetryConfig

# The SDK's own loop stops at running_checks; its guide's list of final statuses is the one that holds.
FINAL = {"success", "task_failed", "error", "cancelled"}


@dataclass
class World:
    """Where the emulator is, and what it was prepared with."""

    base_url: str
    api_key: str
    workflows: dict[str, str]
    machines: list[str]

    def client(self, **options: Any) -> CyberdeskClient:
        return CyberdeskClient(options.pop("api_key", self.api_key), self.base_url, **options)

    def patient_client(self, **options: Any) -> CyberdeskClient:
        """A client that repeats often and soon, for responses that change within a moment."""
        retry = RetryConfig(max_retries=500, min_delay_seconds=0.02, max_delay_seconds=0.05)
        return self.client(retry=retry, **options)


def good(response: Any) -> Any:
    """The data of a response that is no error and no validation error in disguise."""
    assert response.error is None, repr(response.error)
    assert type(response.data).__name__ != "HTTPValidationError", response.data
    return response.data


async def finished(client: CyberdeskClient, run_id: object) -> Any:
    """Poll a run until it has ended."""
    for _ in range(2000):
        run = good(await client.runs.get(str(run_id)))
        if run.status.value in FINAL:
            return run
        await asyncio.sleep(0.02)
    raise AssertionError(f"run {run_id} did not end")


async def fetched(url: str) -> httpx.Response:
    """What a link leads to for somebody without a key."""
    async with httpx.AsyncClient() as stranger:
        return await stranger.get(url)
