"""What waiting for many runs costs, beside a loop of GETs for each run.

    python benchmarks/waiting.py [--quick]

A server in a process of its own has runs that end at random times between 5 and 20 seconds after the start (2 and
8 with `--quick`). Each way to wait has a process of its own, too, one after the other: raw httpx that fetches each
run every second, 20 requests at a time; one task with `wait_for_run` for each run; one `wait_for_runs` for ids;
and both of them with more runs. Then `wait_for_run` once more on servers with other habits: one that sends 100
rows a page though 1,000 were requested, and one that takes 200 ms for each response. Shown are the CPU time of
the client's process, its share of a core while it waited, the requests for each run, how long after a run's end
its wait ended, and the most memory the process had.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

SERVER = """
import asyncio, bisect, json, random, sys, time
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

runs, keys, order, requests, cap, latency = [], [], {}, 0, 1000, 0.0

def key(text):
    return text[:-1].ljust(26, "0") if "." in text else text[:-1] + ".000000"

def begin(count, first, last):
    global runs, keys, order, requests
    rng, start, requests = random.Random(count), time.monotonic(), 0
    base = datetime(2026, 1, 2, tzinfo=timezone.utc)
    runs = []
    for number in range(count):
        created = (base + timedelta(milliseconds=20 * number)).isoformat().replace("+00:00", "Z")
        run = {"id": str(UUID(int=number + 1)), "workflow_id": str(UUID(int=1)), "machine_id": None,
               "created_at": created}
        ends_at = start + rng.uniform(first, last)
        page = [json.dumps({**run, "status": status}) for status in ("running", "success")]
        whole = {**run, "status": "success", "output_data": {"ended": ends_at, "notes": "x" * 1500}}
        runs.append((ends_at, page, json.dumps({**run, "status": "running"}), json.dumps(whole), created))
    keys = [key(run[4]) for run in runs]
    order = {json.loads(run[2])["id"]: run for run in runs}
    return json.dumps({"runs": [json.loads(run[2]) for run in runs]})

def listed(query):
    now = time.monotonic()
    first, last = query.get("created_at_from", ["0Z"])[0], query.get("created_at_to", ["9Z"])[0]
    skip, limit = int(query.get("skip", ["0"])[0]), min(cap, int(query["limit"][0]))
    low, high = bisect.bisect_left(keys, key(first)), bisect.bisect_right(keys, key(last))
    found = runs[max(low, high - skip - limit):high - skip][::-1]
    items = ",".join(run[1][now >= run[0]] for run in found)
    return '{"items":[%s],"total":%d,"skip":%d,"limit":%d}' % (items, high - low, skip, limit)

def respond(target):
    global requests, cap, latency
    parts = urlsplit(target)
    query = parse_qs(parts.query)
    if parts.path == "/begin":
        cap, latency = int(query["cap"][0]), float(query["latency"][0])
        return begin(int(query["count"][0]), float(query["first"][0]), float(query["last"][0]))
    if parts.path == "/requests":
        return str(requests)
    requests += 1
    if parts.path == "/v1/runs":
        return listed(query)
    run = order[parts.path.rpartition("/")[2]]
    return run[3] if time.monotonic() >= run[0] else run[2]

class Responder(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.rest = transport, b""
    def data_received(self, data):
        *requests, self.rest = (self.rest + data).split(b"\\r\\n\\r\\n")
        for request in requests:
            body = respond(request.split(b" ", 2)[1].decode()).encode()
            head = b"HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: %d\\r\\n\\r\\n"
            self.reply(head % len(body) + body)
    def reply(self, content):
        if latency:
            asyncio.get_running_loop().call_later(latency, self.transport.write, content)
        else:
            self.transport.write(content)

async def main():
    server = await asyncio.get_running_loop().create_server(Responder, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
"""

INTERVAL = 1.0
LIMIT = 20

Report = dict[str, float]


def late(output: Any) -> float:
    """Seconds between a run's end and now; both processes read the same clock."""
    return time.monotonic() - float(output["ended"])


async def with_get_loops(base_url: str, runs: list[dict[str, Any]]) -> list[float]:
    import httpx  # noqa: PLC0415  # each process loads what it measures

    slots = asyncio.Semaphore(LIMIT)
    limits = httpx.Limits(max_connections=LIMIT, max_keepalive_connections=LIMIT)
    async with httpx.AsyncClient(limits=limits, timeout=60, headers={"authorization": "Bearer key"}) as client:

        async def wait(run_id: str) -> float:
            while True:
                async with slots:
                    run = json.loads((await client.get(f"{base_url}/v1/runs/{run_id}")).content)
                if run["status"] == "success":
                    return late(run["output_data"])
                await asyncio.sleep(INTERVAL)

        return await asyncio.gather(*[wait(run["id"]) for run in runs])


async def with_a_wait_each(base_url: str, runs: list[dict[str, Any]]) -> list[float]:
    from cyberdesk import AsyncCyberdesk  # noqa: PLC0415  # each process loads what it measures
    from cyberdesk._core.models.codec import convert  # noqa: PLC0415  # as above
    from cyberdesk.models import RunResponse  # noqa: PLC0415  # as above

    async with AsyncCyberdesk("key", base_url=base_url) as client:

        async def wait(run: RunResponse) -> float:
            return late((await client.wait_for_run(run, poll_interval=INTERVAL)).output_data)

        return await asyncio.gather(*[wait(convert(run, RunResponse)) for run in runs])


async def with_one_wait(base_url: str, runs: list[dict[str, Any]]) -> list[float]:
    from cyberdesk import AsyncCyberdesk  # noqa: PLC0415  # each process loads what it measures

    async with AsyncCyberdesk("key", base_url=base_url) as client:
        ids = [UUID(run["id"]) for run in runs]
        return [late(run.output_data) async for run in client.wait_for_runs(ids, poll_interval=INTERVAL)]


WAYS: dict[str, Callable[[str, list[dict[str, Any]]], Awaitable[list[float]]]] = {
    "GET loops, httpx": with_get_loops,
    "wait_for_run each": with_a_wait_each,
    "wait_for_runs": with_one_wait,
}


async def measure(
    way: str, base_url: str, count: int, first: float, last: float, *, cap: int, latency: float
) -> Report:
    """What one way costs this process."""
    import httpx  # noqa: PLC0415  # each process loads what it measures

    async with httpx.AsyncClient(timeout=60) as control:
        habits = {"count": count, "first": first, "last": last, "cap": cap, "latency": latency}
        begun = await control.get(f"{base_url}/begin", params=habits)
        runs: list[dict[str, Any]] = begun.json()["runs"]
        gc.collect()
        started, cpu = time.monotonic(), time.process_time()
        delays = sorted(await WAYS[way](base_url, runs))
        used, took = time.process_time() - cpu, time.monotonic() - started
        requests = int((await control.get(f"{base_url}/requests")).text)
    return {
        "cpu": used,
        "share": used / took,
        "requests": requests / count,
        "p50": delays[len(delays) // 2],
        "p99": delays[int(len(delays) * 0.99)],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_a_process(
    way: str, base_url: str, count: int, first: float, last: float, *, cap: int = 1000, latency: float = 0.0
) -> Report:
    arguments = [__file__, "--way", way, "--url", base_url, "--count", str(count), "--ends", str(first), str(last)]
    arguments += ["--cap", str(cap), "--latency", str(latency)]
    done = subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    report: Report = json.loads(done.stdout)
    print(
        f"{count:>6} x {way:<18} {report['cpu']:6.2f} s CPU, {report['share']:5.1%} of a core, "
        f"{report['requests']:5.2f} requests a run, notified after {report['p50']:.2f} s (p50) and "
        f"{report['p99']:.2f} s (p99), {report['memory']:.0f} MB"
    )
    return report


def compare(base_url: str, *, quick: bool) -> None:
    count, first, last = (300, 2.0, 8.0) if quick else (1000, 5.0, 20.0)
    reports = {way: in_a_process(way, base_url, count, first, last) for way in WAYS}
    base = reports["GET loops, httpx"]["cpu"]
    for way in list(WAYS)[1:]:
        print(f"CPU of {way} / GET loops: {reports[way]['cpu'] / base:.2f}")
    for way in list(WAYS)[1:]:
        in_a_process(way, base_url, 1000 if quick else 10_000, first, last)
    way = "wait_for_run each"
    for cap, latency in ((100, 0.0), (1000, 0.2)):
        print(f"a server that sends {cap} rows a page, and takes {latency * 1000:g} ms for each response:")
        other = in_a_process(way, base_url, count, first, last, cap=cap, latency=latency)
        for name in ("requests", "p99"):
            print(f"{name} / those of an ordinary server: {other[name] / reports[way][name]:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, which end sooner")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--ends", type=float, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--cap", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--latency", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way is not None:
        first, last = options.ends
        habits = {"cap": options.cap, "latency": options.latency}
        report = asyncio.run(measure(options.way, options.url, options.count, first, last, **habits))
        print(json.dumps(report))
        raise SystemExit
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        if server.stdin is None or server.stdout is None:
            raise SystemExit("the server has no pipes")
        compare(f"http://127.0.0.1:{int(server.stdout.readline())}", quick=options.quick)
        server.stdin.close()
