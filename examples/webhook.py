"""Receives webhooks, so that a wait ends with its run, without polling.

Register the address at which this can be reached, http://.../webhooks/cyberdesk, in the dashboard; PORT is where
it listens. Needs Starlette and uvicorn; in FastAPI the handler is the same. The signature is not checked here:
`notify` only makes the client fetch the run. Verify it before you use an event for anything else.
"""

from __future__ import annotations

import asyncio
import os

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cyberdesk import AsyncCyberdesk


def receiver(client: AsyncCyberdesk, session_ended: asyncio.Event) -> Starlette:
    async def receive(request: Request) -> Response:
        event = await request.json()
        client.notify(event)
        if event["event_type"] == "run_complete" and event["run"]["release_session_after"]:
            session_ended.set()  # this run has released the machine
        return Response(status_code=204)

    return Starlette(routes=[Route("/webhooks/cyberdesk", receive, methods=["POST"])])


async def work(client: AsyncCyberdesk, session_ended: asyncio.Event) -> None:
    chain = client.chain()
    search = chain.step(os.environ["SEARCH_WORKFLOW_ID"], alias="search", input_values={"name": "Doe"})
    patient = search.outputs["patients"][0]
    chain.step(os.environ["OPEN_WORKFLOW_ID"], alias="open", input_values={"patient_id": patient["id"]})
    handle = await chain.start()
    # Polling is only for webhooks that get lost, so once in ten minutes will do.
    results = await handle.wait(timeout=3600, poll_interval=600)
    print("open:", results["open"].output_data)
    await asyncio.wait_for(session_ended.wait(), timeout=60)
    print("the session has ended")


async def main() -> None:
    async with AsyncCyberdesk() as client:
        session_ended = asyncio.Event()
        app, port = receiver(client, session_ended), int(os.environ.get("PORT", "9000"))
        server = uvicorn.Server(uvicorn.Config(app, port=port, ws="none", log_level="warning"))
        async with asyncio.TaskGroup() as tasks:
            serving = tasks.create_task(server.serve())
            while not server.started and not serving.done():  # noqa: ASYNC110  # uvicorn has no event for it
                await asyncio.sleep(0.05)
            try:
                await work(client, session_ended)
            finally:
                server.should_exit = True


if __name__ == "__main__":
    asyncio.run(main())
