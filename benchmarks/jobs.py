"""How many rows a job processes each second when every request takes 200 ms, with 500 runs in flight.

    python benchmarks/jobs.py [ROWS]

The server is an httpx transport inside the process; its runs take a second. In an ideal client, a place in flight
is free again after three requests and one run, which makes 500 / 1.6 rows a second. Shown are the rows a second,
and the growth of the process's memory over the last third of the rows.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from cyberdesk import AsyncCyberdesk

LATENCY = 0.2
RUN_SECONDS = 1.0
IN_FLIGHT = 500


class SlowServer(httpx.AsyncBaseTransport):
    """Knows runs, and takes its time for each response."""

    def __init__(self) -> None:
        self._runs: dict[str, float] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(LATENCY)
        url = urlsplit(str(request.url))
        if request.method == "POST":
            run_id = str(uuid.uuid4())
            self._runs[run_id] = time.time()
            return httpx.Response(201, json=self._show(run_id))
        if url.path == "/v1/runs":
            return httpx.Response(200, content=self._page(parse_qs(url.query)))
        shown = self._show(url.path.rpartition("/")[2])
        if shown["status"] == "success":
            del self._runs[shown["id"]]
        return httpx.Response(200, json=shown)

    def _show(self, run_id: str) -> dict[str, Any]:
        created = self._runs[run_id]
        return {
            "id": run_id,
            "workflow_id": str(uuid.UUID(int=1)),
            "machine_id": None,
            "status": "success" if time.time() >= created + RUN_SECONDS else "running",
            "created_at": datetime.fromtimestamp(created, UTC).isoformat(),
        }

    def _page(self, query: dict[str, list[str]]) -> bytes:
        limit = int(query.get("limit", ["100"])[0])
        items = [self._show(run_id) for run_id in reversed(self._runs)]
        return json.dumps({"items": items[:limit], "total": len(items), "skip": 0, "limit": limit}).encode()


async def measure(count: int) -> None:
    """Process so many rows."""
    began = time.monotonic()
    seen = 0
    memory: list[int] = []
    async with AsyncCyberdesk("key", base_url="http://127.0.0.1:9", transport=SlowServer()) as client:
        rows = ({"number": number} for number in range(count))
        async for result in client.map_runs(uuid.UUID(int=1), rows, max_in_flight=IN_FLIGHT):
            assert result.ok, result.error
            seen += 1
            if seen in (2 * count // 3, count):
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    rate = count / (time.monotonic() - began)
    ideal = IN_FLIGHT / (RUN_SECONDS + 3 * LATENCY)
    print(f"{count} rows: {rate:.0f} rows/s (ideal {ideal:.0f}), memory {memory[1] - memory[0]:+} KiB")


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
