"""A chain: three workflows on one machine, each with inputs from the outputs of earlier ones."""

from __future__ import annotations

import asyncio
import os

from cyberdesk import AsyncCyberdesk, RunFailedError


async def main() -> None:
    async with AsyncCyberdesk() as client:
        chain = client.chain(shared_input_values={"user": "alice"})
        chain.step(os.environ["LOGIN_WORKFLOW_ID"], alias="login", sensitive_input_values={"password": "..."})
        search = chain.step(os.environ["SEARCH_WORKFLOW_ID"], alias="search", input_values={"name": "Doe"})
        patient = search.outputs["patients"][0]
        chain.step(os.environ["OPEN_WORKFLOW_ID"], alias="open", input_values={"patient_id": patient["id"]})

        handle = await chain.start()
        try:
            async for run in handle:
                print(f"{run.session_alias}: {run.output_data}")
        except RunFailedError as error:
            print(f"the chain ended at {error.step}: {error}")


if __name__ == "__main__":
    asyncio.run(main())
