"""Waits for a run, and prints its status meanwhile. It only needs requests to the API."""

from __future__ import annotations

import asyncio
import os

from cyberdesk import AsyncCyberdesk, RunCancelledError, RunFailedError, WaitTimeoutError
from cyberdesk.models import RunResponseWithIncludes


def show(run: RunResponseWithIncludes) -> None:
    print(f"status: {run.status}")


async def main() -> None:
    async with AsyncCyberdesk() as client:
        run = await client.runs.create(workflow_id=os.environ["SEARCH_WORKFLOW_ID"], input_values={"name": "Doe"})
        try:
            finished = await client.wait_for_run(run, timeout=300, on_update=show)
            print(f"output: {finished.output_data}")
        except (RunFailedError, RunCancelledError) as error:
            print(f"it ended as {error.run.status}: {error.run.error}")
        except WaitTimeoutError:
            print("it takes too long, and continues")


if __name__ == "__main__":
    asyncio.run(main())
