"""The ways to release the machine of a session."""

from __future__ import annotations

import asyncio
import os

from cyberdesk import AsyncCyberdesk, ReleaseUnconfirmedError


async def main() -> None:
    login, cleanup = os.environ["LOGIN_WORKFLOW_ID"], os.environ["CLEANUP_WORKFLOW_ID"]
    async with AsyncCyberdesk() as client:
        # The server releases it when the last run ends, however it ends.
        async with client.session() as session:
            await session.run(login, timeout=600)
            await session.run(cleanup, last=True, timeout=600)
        print("after the last run:", session.release_confirmed)

        # Leaving the block releases it, whatever happens inside.
        try:
            async with client.session() as session:
                await session.run(login, timeout=600)
                print(1 / 0)
        except ZeroDivisionError:
            print("after an exception:", session.release_confirmed)
        except ReleaseUnconfirmedError as error:
            print("may still be reserved:", error.machine_id)

        # A machine that a killed program left reserved is freed by its id.
        async with client.session(keep=True) as session:
            run = await session.run(login, timeout=600)
        if run.machine_id is not None:
            machine = await client.machines.clear_session(run.machine_id)
            print("cleared:", machine.reserved_session_id is None)


if __name__ == "__main__":
    asyncio.run(main())
