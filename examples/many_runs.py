"""Runs a workflow for many rows, a few at a time, with a journal: started again, it continues where it stopped.

The journal is `many_runs.sqlite` in this folder, or CYBERDESK_JOURNAL. The bar needs `cyberdesk[progress]`.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from cyberdesk import AsyncCyberdesk
from cyberdesk.progress import ProgressBar

PATIENTS = [{"name": f"Patient {number}"} for number in range(1, 13)]


async def main() -> None:
    workflow_id = os.environ["SEARCH_WORKFLOW_ID"]
    journal = Path(os.environ.get("CYBERDESK_JOURNAL", "many_runs.sqlite"))
    found = failed = 0
    async with AsyncCyberdesk() as client:
        with ProgressBar("Patients") as bar:
            results = client.map_runs(
                workflow_id, PATIENTS, max_in_flight=4, journal=journal, timeout=600, on_progress=bar
            )
            async for result in results:
                if result.ok:
                    found += 1
                else:
                    failed += 1
                    print(f"{result.row['name']}: {result.error}")  # appears above the bar
    print(f"found {found}, failed {failed}, done before {len(PATIENTS) - found - failed}")


if __name__ == "__main__":
    asyncio.run(main())
