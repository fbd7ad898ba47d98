"""Jobs whose next result is given up again and again, at any moment."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import anyio
import pytest

from cyberdesk import AsyncCyberdesk
from cyberdesk.emulator import CyberdeskEmulator, takes

ROWS = [{"number": number} for number in range(40)]


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_giving_up_the_next_result_loses_and_repeats_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    seen: Counter[int] = Counter()
    given_up = 0
    with CyberdeskEmulator(machines=4, scheduling_seconds=0, write_seconds=0.005) as emulator:
        workflow = emulator.add_workflow(takes(0.02))
        async with (
            AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url) as client,
            client.map_runs(
                workflow.id, ROWS, journal=tmp_path / "job.sqlite", max_in_flight=6, poll_interval=0.02
            ) as job,
        ):
            while seen.total() < len(ROWS):
                # The first ones come too soon for anything, later ones in the middle of something.
                with anyio.move_on_after(chance.uniform(0, 0.02 + given_up / 1000)) as scope:
                    result = await anext(job)
                    seen[result.index] += 1
                given_up += scope.cancelled_caught
        # Some may have been given up when they were created, and are under the same key.
        started = Counter(run.input_values["number"] for run in emulator.runs if run.input_values)
    assert given_up > 5
    assert seen == started == Counter(range(len(ROWS)))
