"""A job with a journal whose process is killed again and again, at any moment."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, returns

ROWS = 700
KILLS = 25

# Deals with a result by writing down its row in one system call, which a kill cannot tear apart.
CHILD = f"""
import os, sys
import anyio
from cyberdesk import AsyncCyberdesk

base_url, api_key, workflow_id, journal, results = sys.argv[1:]

async def main():
    out = os.open(results, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    async with AsyncCyberdesk(api_key, base_url=base_url) as client:
        rows = [{{"number": number}} for number in range({ROWS})]
        job = client.map_runs(workflow_id, rows, journal=journal, max_in_flight=8, poll_interval=0.02)
        print("started", flush=True)
        async for result in job:
            assert result.ok, result.error
            os.write(out, f"{{result.index}} {{result.run.output_data['number']}}\\n".encode())

anyio.run(main, backend=os.environ["BACKEND"])
"""


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_no_row_is_run_twice_and_none_is_lost(backend: str, tmp_path: Path) -> None:
    chance = random.Random(backend)
    script, results = tmp_path / "job.py", tmp_path / "results.txt"
    script.write_text(CHILD)

    def echo(run: RunContext) -> Outcome:
        return returns({"number": run.inputs["number"]})

    # Writes take so long that many kills come between a run's creation and the client's knowing of it.
    with CyberdeskEmulator(machines=2, scheduling_seconds=0, running_seconds=0.03, write_seconds=0.03) as emulator:
        workflow = emulator.add_workflow(echo)
        arguments = [
            emulator.base_url,
            emulator.api_key,
            str(workflow.id),
            str(tmp_path / "journal"),
            str(results),
        ]

        def start() -> subprocess.Popen[bytes]:
            child = subprocess.Popen(
                [sys.executable, str(script), *arguments],
                stdout=subprocess.PIPE,
                env={"BACKEND": backend, "PYTHONPATH": ":".join(sys.path)},
            )
            assert child.stdout is not None
            assert child.stdout.readline() == b"started\n"
            return child

        kills = KILLS if backend == "asyncio" else KILLS // 5
        for _ in range(kills):
            with start() as child:
                time.sleep(chance.uniform(0, 0.3))
                child.send_signal(signal.SIGKILL)
                assert child.wait() == -signal.SIGKILL, "the job was over before it was killed"
        with start() as child:
            assert child.wait(120) == 0

        started = Counter(run.input_values["number"] for run in emulator.runs if run.input_values)
    assert started == Counter(range(ROWS)), "a row has no run, or more than one"
    dealt_with = Counter(results.read_text().splitlines())
    assert set(dealt_with) == {f"{number} {number}" for number in range(ROWS)}
    # A result comes again when the process died after it was dealt with, before that could be noted.
    assert dealt_with.total() <= ROWS + kills


INTERRUPTED = """
import sys, time
from cyberdesk import Cyberdesk

base_url, api_key, workflow_id, journal = sys.argv[1:]

def rows():
    yield {"number": 0}
    yield {"number": 1}
    time.sleep(3600)

try:
    with Cyberdesk(api_key, base_url=base_url) as client:
        for result in client.map_runs(workflow_id, rows(), journal=journal, poll_interval=0.02):
            print("result", flush=True)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_ctrl_c_waits_for_nothing_that_hangs(tmp_path: Path) -> None:
    """A create, the source of the rows: neither can be ended, and neither is waited for."""
    script = tmp_path / "job.py"
    script.write_text(INTERRUPTED)
    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0) as emulator:
        workflow = emulator.add_workflow(returns())
        hanging = emulator.faults.add(
            lambda request: request.method == "POST" and request.json["input_values"] == {"number": 1}, delay=50
        )
        arguments = [emulator.base_url, emulator.api_key, str(workflow.id), str(tmp_path / "journal")]
        with subprocess.Popen(
            [sys.executable, str(script), *arguments],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": ":".join(sys.path)},
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"result\n"
            while not hanging.hits:
                time.sleep(0.01)
            child.send_signal(signal.SIGINT)
            assert child.stdout.readline() == b"interrupted\n"
            assert child.wait(20) == 0  # both would hang for longer
