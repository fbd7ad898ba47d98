"""Threads that make the first calls of a process at the same time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CODE = """
import sys, threading
import httpx
sys.setswitchinterval(1e-6)
from cyberdesk import Cyberdesk
ID = "11111111-1111-4111-8111-111111111111"
RUN = {"id": ID, "workflow_id": ID, "machine_id": None, "status": "success", "created_at": "2026-01-01T00:00:00Z"}

def respond(request):
    if request.url.path.endswith("/runs") and request.method == "GET":
        return httpx.Response(200, json={"items": [RUN], "total": 1, "skip": 0, "limit": 1})
    return httpx.Response(200, json=RUN)

client = Cyberdesk("key", transport=httpx.MockTransport(respond))
calls = [
    lambda: client.runs.get(ID),
    lambda: list(client.runs.list()),
    lambda: client.runs.create(workflow_id=ID, model_metadata={}),
]
start = threading.Barrier(12)
errors = []

def work(call):
    start.wait()
    try:
        call()
    except BaseException as error:
        errors.append(error)

threads = [threading.Thread(target=work, args=(calls[number % 3],)) for number in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
sys.exit(repr(errors[0]) if errors else 0)
"""


def test_threads_may_share_a_client_from_its_first_call_on() -> None:
    def run(_: int) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=120, check=False
        )
        return done.returncode, done.stderr

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(run, range(30))) == {(0, "")}
