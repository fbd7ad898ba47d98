"""Decoding responses, beside `json.loads` of the same bytes.

    python benchmarks/decode.py

Both take turns in one process, and the figure is a ratio of best times: single times say more about the machine.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from cyberdesk._core.models.codec import decode
from cyberdesk.models import RunPage, RunResponse

ROUNDS = 15


def run(number: int) -> dict[str, Any]:
    """A finished run of about 2.5 kB."""
    text = {"type": "text", "text": "The chart is open, and the patient's balance is shown. " * 8}
    return {
        "id": str(UUID(int=number)),
        "workflow_id": str(UUID(int=1)),
        "machine_id": str(UUID(int=2)),
        "status": "success",
        "created_at": "2026-01-02T03:04:05Z",
        "user_id": str(UUID(int=3)),
        "organization_id": "org_1",
        "is_priority": False,
        "error": None,
        "output_data": {"balance": 12.5, "notes": "x" * 200, "items": [1, 2, 3]},
        "input_attachment_ids": [str(UUID(int=4))],
        "output_attachment_ids": [str(UUID(int=5))],
        "run_message_history": [{"role": "assistant", "content": [text]}] * 3,
        "input_values": {"patient_id": "12345", "name": "Doe"},
        "main_prompt": None,
        "model_metadata": None,
        "pool_ids": [str(UUID(int=6))],
        "sensitive_input_aliases": None,
        "usage_metadata": {"total_agentic_steps": 7, "total_cached_steps": 1},
        "post_run_checks": None,
        "session_id": None,
        "session_alias": None,
        "release_session_after": None,
        "started_at": "2026-01-02T03:04:06Z",
        "ended_at": "2026-01-02T03:05:06Z",
    }


def page(items: list[dict[str, Any]]) -> bytes:
    return json.dumps({"items": items, "total": len(items), "skip": 0, "limit": 1000}).encode()


def ratio(content: bytes, kind: type[Any], times: int) -> float:
    """Our time over that of `json.loads`."""
    ours = theirs = float("inf")
    for _ in range(ROUNDS):
        theirs = min(theirs, seconds(lambda: json.loads(content), times))
        ours = min(ours, seconds(lambda: decode(content, kind), times))
    return ours / theirs


def seconds(function: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        function()
    return time.perf_counter() - start


def main() -> None:
    runs = [run(number) for number in range(1000)]
    base = ("id", "workflow_id", "machine_id", "status", "created_at")
    projected = [{name: item[name] for name in base} for item in runs[:100]]
    cases: list[tuple[str, bytes, type[Any], int]] = [
        ("one run", json.dumps(runs[0]).encode(), RunResponse, 500),
        ("a page of 100", page(runs[:100]), RunPage, 5),
        ("a page of 1,000", page(runs), RunPage, 1),
        ("a page of 100 with base fields only", page(projected), RunPage, 50),
    ]
    for name, content, kind, times in cases:
        print(f"{name:40} {len(content):>9,} bytes   {ratio(content, kind, times):.2f} x json.loads")


if __name__ == "__main__":
    main()
