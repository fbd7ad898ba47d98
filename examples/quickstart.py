"""The main features: a run with a real file, a chain whose second step uses the first one's output, and many runs.

    python examples/quickstart.py                  against the embedded emulator
    CYBERDESK_API_KEY=... python examples/quickstart.py --real --workflow ID [--workflow ID2]

With `--real` the first workflow must export files, and the second must have a prompt variable named `total`.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from uuid import UUID

from cyberdesk import AsyncCyberdesk, CyberdeskError, JobProgress
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
        await many_runs(client, book, rows=3 if options.real else 12)


async def one_run(client: AsyncCyberdesk, workflow_id: str, invoice: Path, results: Path) -> None:
    print(f"1. A run that reads {invoice.name}")
    run = await client.runs.create(workflow_id=workflow_id, file_inputs=[invoice])
    finished = await client.wait_for_run(run, timeout=600, on_update=Status({run.id: "run"}))
    print(f"   output: {finished.output_data}")
    results.mkdir()
    page = await client.run_attachments.list(run_id=run.id, attachment_type="output")
    for attachment in page.items:
        print(f"   file:   {await client.run_attachments.save_to_file(attachment.id, results)}")


async def two_steps(client: AsyncCyberdesk, read: str, book: str, invoice: Path) -> None:
    print("\n2. A chain in one session: the second step is given what the first one read")
    chain = client.chain(shared_file_inputs=[invoice])
    first = chain.step(read, alias="read")
    chain.step(book, alias="book", input_values={"total": first.outputs["total"]})
    handle = await chain.start()
    names = {handle.run_id(alias): alias for alias in handle.aliases}
    async for run in handle.finished(timeout=600, on_update=Status(names)):
        print(f"   output: {run.output_data}")


async def many_runs(client: AsyncCyberdesk, book: str, rows: int) -> None:
    print(f"\n3. {rows} runs, at most 4 at a time")
    totals = [{"total": 10 * number} for number in range(1, rows + 1)]
    succeeded = 0
    with ExitStack() as stack:
        job = client.map_runs(book, totals, max_in_flight=4, timeout=600, on_progress=progress(stack))
        async for result in job:
            succeeded += result.ok
            if not result.ok:
                print(f"   {result.row}: {result.error}")
    print(f"   {succeeded} of {rows} succeeded")


class Status:
    """Prints each status of some runs with the time since the start."""

    def __init__(self, names: dict[UUID, str]) -> None:
        self._names = names
        self._start = time.monotonic()

    def __call__(self, run: RunResponseWithIncludes) -> None:
        print(f"   {time.monotonic() - self._start:4.1f} s  {self._names[run.id]}: {run.status}", flush=True)


class Counts:
    """Prints how many runs have ended, whenever more have."""

    def __init__(self) -> None:
        self._done = 0

    def __call__(self, job: JobProgress) -> None:
        if job.done > self._done:
            self._done = job.done
            print(f"   {job.done} of {job.total} ended", flush=True)


def progress(stack: ExitStack) -> Callable[[JobProgress], object]:
    """A bar, or lines where what draws it is not installed."""
    try:
        from cyberdesk.progress import ProgressBar
    except ImportError:
        print('   (for a bar: pip install "cyberdesk[progress]")')
        return Counts()
    return stack.enter_context(ProgressBar("  "))


async def start_emulator(stack: AsyncExitStack) -> tuple[AsyncCyberdesk, str, str]:
    """Start a local API with two workflows, and a client for it."""
    from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, returns, takes

    emulator = await stack.enter_async_context(CyberdeskEmulator(machines=4, scheduling_seconds=0.6))

    @emulator.workflow(name="Read an invoice", main_prompt="Read the invoice.", includes_file_exports=True)
    async def read(run: RunContext) -> Outcome:
        lines = [line.split() for line in run.files[0].content.decode().splitlines() if " x " in line]
        total = sum(float(words[-3]) * float(words[-1]) for words in lines)
        summary = File("summary.txt", f"{len(lines)} items, {total:.2f} in total\n".encode())
        return takes(1.5, returns({"items": len(lines), "total": total}, files=[summary]))

    @emulator.workflow(name="Book an amount", main_prompt="Book {total} in the ledger.")
    async def book(run: RunContext) -> Outcome:
        seconds = 0.5 + run.inputs["total"] % 70 / 70
        return takes(seconds, returns({"booked": run.inputs["total"], "on": run.machine.name}))

    client = AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url)
    return await stack.enter_async_context(client), str(read.id), str(book.id)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs a workflow with a file, a chain of two, and many runs.")
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
    except (CyberdeskError, ImportError) as error:
        raise SystemExit(f"{type(error).__name__}: {error}") from None
