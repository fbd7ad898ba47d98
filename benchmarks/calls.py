"""What a call costs the client, beside raw httpx doing GET and `json.loads`.

    python benchmarks/calls.py [--quick]

A server in a process of its own responds on loopback. Both clients take turns within one run, each with 100
connections; the figure is the ratio of the best CPU times, as single times say more about the machine. Then 2,000
calls are made at once, to a server that responds after 50 ms (1.0 s is the ideal).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx

from cyberdesk import AsyncCyberdesk

RUN_ID = str(UUID(int=7))
SERVER = """
import asyncio, json, sys
from uuid import UUID
run = {
    "id": str(UUID(int=7)), "workflow_id": str(UUID(int=1)), "machine_id": None, "status": "success",
    "created_at": "2026-01-02T03:04:05Z", "output_data": {"balance": 12.5, "notes": "x" * 1500},
}
body = json.dumps(run).encode()
head = b"HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: %d\\r\\n\\r\\n"
response = head % len(body) + body

class Responder(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.rest = transport, b""
    def data_received(self, data):
        *requests, self.rest = (self.rest + data).split(b"\\r\\n\\r\\n")
        for request in requests:
            if b"slow" in request.split(b"\\r\\n", 1)[0]:
                asyncio.get_running_loop().call_later(0.05, self.transport.write, response)
            else:
                self.transport.write(response)

async def main():
    server = await asyncio.get_running_loop().create_server(Responder, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(None, sys.stdin.read), 600)

asyncio.run(main())
"""

Call = Callable[[], Awaitable[Any]]


async def cpu_per_call(call: Call, in_flight: int, total: int) -> float:
    """CPU microseconds of this process for one call."""
    left = total

    async def work() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            await call()

    gc.collect()
    started = time.process_time()
    await asyncio.gather(*[work() for _ in range(in_flight)])
    return (time.process_time() - started) / total * 1e6


async def compare(base_url: str, in_flight: int, total: int, rounds: int) -> None:
    url = f"{base_url}/v1/runs/{RUN_ID}"
    async with (
        httpx.AsyncClient(timeout=httpx.Timeout(60, pool=None), headers={"authorization": "Bearer key"}) as raw,
        AsyncCyberdesk("key", base_url=base_url) as client,
    ):

        async def with_httpx() -> None:
            json.loads((await raw.get(url)).content)

        async def with_client() -> None:
            await client.runs.get(RUN_ID)

        best: dict[str, list[float]] = {"httpx": [], "cyberdesk": []}
        for _ in range(rounds):
            best["httpx"].append(await cpu_per_call(with_httpx, in_flight, total))
            best["cyberdesk"].append(await cpu_per_call(with_client, in_flight, total))
        base, own = min(best["httpx"]), min(best["cyberdesk"])
        print(f"{in_flight:>5} in flight: httpx {base:6.0f} us, cyberdesk {own:6.0f} us, ratio {own / base:.2f}")


async def at_once(name: str, call: Call, number: int) -> None:
    started = time.monotonic()
    results = await asyncio.gather(*[call() for _ in range(number)], return_exceptions=True)
    failed = [type(result).__name__ for result in results if isinstance(result, BaseException)]
    kinds = f" ({', '.join(sorted(set(failed)))})" if failed else ""
    print(f"{name:>10}: {number - len(failed)} of {number} in {time.monotonic() - started:.2f} s{kinds}")


async def main(base_url: str, *, quick: bool) -> None:
    rounds = 3 if quick else 7
    for in_flight, total in ((1, 300), (10, 600), (100, 1000), (1000, 2000)):
        await compare(base_url, in_flight, total // 2 if quick else total, rounds)
    print("2,000 calls at once, responses after 50 ms:")
    async with httpx.AsyncClient() as raw:
        await at_once("httpx", lambda: raw.get(f"{base_url}/v1/runs/{RUN_ID}?slow=1"), 2000)
    async with AsyncCyberdesk("key", base_url=base_url) as client:
        await client.runs.get(RUN_ID)
        await at_once("cyberdesk", lambda: client.runs.get(RUN_ID, extra_query={"slow": 1}), 2000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    options = parser.parse_args()
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        if server.stdin is None or server.stdout is None:
            raise SystemExit("the server has no pipes")
        asyncio.run(main(f"http://127.0.0.1:{int(server.stdout.readline())}", quick=options.quick))
        server.stdin.close()
