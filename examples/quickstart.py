"""The main job: a run with a real file, its output, and a chain whose second step uses the first one's output.

    python examples/quickstart.py                  against the embedded emulator
    CYBERDESK_API_KEY=... python examples/quickstart.py --real --workflow ID [--workflow ID2]

With `--real` the first workflow must export files, and the second must have a prompt variable named `total`.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from cyberdesk import AsyncCyberdesk, CyberdeskError
from cyberdesk.models import RunResponseWithIncludes

INVOICE = """Invoice 4711
Desk lamp        2 x  125.00
Standing desk    1 x 1000.00
"""


async def main(options: argparse.Namespace) -> None:
    async with AsyncExitStack() as stack:
        if options.real:
            client = await stack.enter_async_context(AsyncCyberdesk())
            read, book = (options.workflow * 2)[:2]
        else:
            client, read, book = await start_emulator(stack)
        folder = Path(tempfile.mkdtemp(prefix="cyberdesk-"))
        invoice = folder / "invoice.txt"
        invoice.write_text(INVOICE)
        print(f"API: {client!r}\n")
        await one_run(client, read, invoice, folder / "results")
        await two_steps(client, read, book, invoice)


async def one_run(client: AsyncCyberdesk, workflow_id: str, invoice: Path, results: Path) -> None:
    print(f"1. A run that reads {invoice.name}")
    run = await client.runs.create(workflow_id=workflow_id, file_inputs=[invoice])
    finished = await client.wait_for_run(run, timeout=600, on_update=Progress())
    print(f"   output: {finished.output_data}")
    results.mkdir()
    page = await client.run_attachments.list(run_id=run.id, attachment_type="output")
    for attachment in page.items:
        print(f"   file:   {await client.run_attachments.save_to_file(attachment.id, results)}")


async def two_steps(client: AsyncCyberdesk, read: str, book: str, invoice: Path) -> None:
    print("\n2. A chain in one session: the second step is given what the first one read")
    chain = await client.runs.chain(
        steps=[
            {"workflow_id": read, "session_alias": "read"},
            {"workflow_id": book, "session_alias": "book", "inputs": {"total": {"$ref": "read.outputs.total"}}},
        ],
        shared_file_inputs=[invoice],
    )
    for run_id in chain.run_ids:
        finished = await client.wait_for_run(run_id, timeout=600, on_update=Progress())
        print(f"   output: {finished.output_data}")


class Progress:
    """Prints each status of a run with the time since it was first seen."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __call__(self, run: RunResponseWithIncludes) -> None:
        name = run.session_alias or str(run.id)[:8]
        print(f"   {time.monotonic() - self._start:5.1f} s  {name}: {run.status}", flush=True)


async def start_emulator(stack: AsyncExitStack) -> tuple[AsyncCyberdesk, str, str]:
    """Start a local API with two workflows, and a client for it."""
    from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, returns, takes

    emulator = await stack.enter_async_context(CyberdeskEmulator(scheduling_seconds=0.6))

    @emulator.workflow(name="Read an invoice", main_prompt="Read the invoice.", includes_file_exports=True)
    async def read(run: RunContext) -> Outcome:
        lines = [line.split() for line in run.files[0].content.decode().splitlines() if " x " in line]
        total = sum(float(words[-3]) * float(words[-1]) for words in lines)
        summary = File("summary.txt", f"{len(lines)} items, {total:.2f} in total\n".encode())
        return takes(1.5, returns({"items": len(lines), "total": total}, files=[summary]))

    @emulator.workflow(name="Book an amount", main_prompt="Book {total} in the ledger.")
    async def book(run: RunContext) -> Outcome:
        return takes(1.0, returns({"booked": run.inputs["total"], "on": run.machine.name}))

    client = AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url)
    return await stack.enter_async_context(client), str(read.id), str(book.id)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs a workflow with a file, then a chain of two.")
    parser.add_argument("--real", action="store_true", help="use the API that CYBERDESK_API_KEY belongs to")
    parser.add_argument(
        "--workflow", action="append", default=[], help="workflow id for --real; may be given twice"
    )
    options = parser.parse_args()
    if options.real and not options.workflow:
        parser.error("--real needs --workflow ID: the emulator's workflows do not exist there")
    return options


if __name__ == "__main__":
    try:
        asyncio.run(main(arguments()))
    except CyberdeskError as error:
        raise SystemExit(f"{type(error).__name__}: {error}") from None
