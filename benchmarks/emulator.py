"""The emulator under load: 10,000 runs on 50 machines, on a virtual clock, and what a poller then waits for.

    python benchmarks/emulator.py [--runs 10000] [--machines 50] [--state file.sqlite]

The figures are seconds of this machine.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import httpx

from cyberdesk.emulator import CyberdeskEmulator, VirtualClock

ROUNDS = 10


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--machines", type=int, default=50)
    parser.add_argument("--state", default=None)
    options = parser.parse_args()
    clock = VirtualClock()
    emulator = CyberdeskEmulator(
        clock=clock, machines=options.machines, scheduling_seconds=1, running_seconds=60, state=options.state
    )
    headers = {"Authorization": f"Bearer {emulator.api_key}"}
    with emulator, httpx.Client(base_url=emulator.base_url, headers=headers, timeout=120) as client:
        workflow = str(emulator.add_workflow().id)
        report("created", lambda: create(client, workflow, options.runs))
        poll(client, "waiting")
        report("executed", lambda: clock.advance(60 * (options.runs // options.machines + 2), timeout=600))
        assert {run.status for run in emulator.runs} == {"success"}
        poll(client, "ended")


def create(client: httpx.Client, workflow: str, runs: int) -> None:
    for _ in range(runs // 1000):
        body = {"workflow_id": workflow, "count": 1000}
        client.post("/v1/runs/bulk", json=body).raise_for_status()


def poll(client: httpx.Client, what: str) -> None:
    queries: list[dict[str, Any]] = [
        {},
        {"limit": 1000},
        {"sort_mode": "created_at_desc"},
        {"status": "running"},
        {"search": "nothing has this"},
    ]
    for query in queries:
        started = time.perf_counter()
        for _ in range(ROUNDS):
            client.get("/v1/runs", params=query).raise_for_status()
        show(f"list, all {what}, {query or 'first 100'}", (time.perf_counter() - started) / ROUNDS)


def report(what: str, act: Callable[[], None]) -> None:
    started = time.perf_counter()
    act()
    show(what, time.perf_counter() - started)


def show(what: str, seconds: float) -> None:
    print(f"{what:60} {seconds:9.4f} s")


if __name__ == "__main__":
    main()
