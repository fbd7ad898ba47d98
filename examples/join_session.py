"""Joins a session that an earlier program kept: its machine, its files, and its runs' outputs.

The id comes from CYBERDESK_SESSION_ID, as `keep_session.py` prints it. Without it, a session is kept here first.
"""

from __future__ import annotations

import asyncio
import os

from cyberdesk import AsyncCyberdesk, ref


async def keep_one(client: AsyncCyberdesk) -> str:
    async with client.session(keep=True) as session:
        await session.run(
            os.environ["SEARCH_WORKFLOW_ID"], alias="search", input_values={"name": "Doe"}, timeout=600
        )
    return str(session.id)


async def main() -> None:
    async with AsyncCyberdesk() as client:
        session_id = os.environ.get("CYBERDESK_SESSION_ID") or await keep_one(client)

        # A chain that joins. Its last step would release the session, as the session's own would.
        chain = client.chain(session_id=session_id, keep_session_after_completion=True)
        patient = ref("search.outputs.patients[0].id")
        chain.step(os.environ["OPEN_WORKFLOW_ID"], alias="open", input_values={"patient_id": patient})
        results = await (await chain.start()).wait(timeout=600)
        print("open:", results["open"].output_data)

        # Single runs that join. A session that was joined stays when the block is left, unless told otherwise.
        async with client.session(session_id=session_id, keep=False) as session:
            await session.run(os.environ["CLEANUP_WORKFLOW_ID"], timeout=600)
        print("released:", session.release_confirmed)


if __name__ == "__main__":
    asyncio.run(main())
