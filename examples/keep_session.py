"""A chain that leaves its machine reserved, so that later runs can use the state it is in.

Prints the session's id, with which `join_session.py` continues.
"""

from __future__ import annotations

import asyncio
import os

from cyberdesk import AsyncCyberdesk


async def main() -> None:
    async with AsyncCyberdesk() as client:
        chain = client.chain(keep_session_after_completion=True)
        chain.step(os.environ["LOGIN_WORKFLOW_ID"], alias="login", input_values={"user": "alice"})
        chain.step(os.environ["SEARCH_WORKFLOW_ID"], alias="search", input_values={"name": "Doe"})
        handle = await chain.start()
        results = await handle.wait(timeout=600)
        print("search:", results["search"].output_data)
        print("session:", handle.session_id)


if __name__ == "__main__":
    asyncio.run(main())
