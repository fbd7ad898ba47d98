"""A 100 MB file in and a 200 MB file out: how much memory grows, and how long the event loop stands still.

    python benchmarks/transfers.py

The server is a process of its own on loopback, and ends with this one. Each transfer has a fresh process, since
the peak of a process's memory never goes down again.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import socket
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from cyberdesk import AsyncCyberdesk

UPLOAD_BYTES = 100_000_000
DOWNLOAD_BYTES = 200_000_000
BLOCK = bytes(1_000_000)
RUN = (
    b'{"id":"00000000-0000-0000-0000-000000000001","workflow_id":"00000000-0000-0000-0000-000000000002",'
    b'"machine_id":null,"status":"scheduling","created_at":"2026-01-01T00:00:00Z"}'
)


def serve(listener: socket.socket) -> None:
    """HTTPResponse one request after the other: a POST with a run, a GET with many bytes."""
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as stream:
            while line := stream.readline():
                length = 0
                while (header := stream.readline()) != b"\r\n":
                    name, _, value = header.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                while length:
                    length -= len(stream.read(min(length, len(BLOCK))))
                respond(connection, is_read=line.startswith(b"GET"))


def respond(connection: socket.socket, *, is_read: bool) -> None:
    if not is_read:
        connection.sendall(b"HTTP/1.1 201 Created\r\ncontent-length: %d\r\n\r\n%b" % (len(RUN), RUN))
        return
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % DOWNLOAD_BYTES)
    for _ in range(DOWNLOAD_BYTES // len(BLOCK)):
        connection.sendall(BLOCK)


async def measured(what: str, base_url: str, folder: Path) -> tuple[float, float]:
    """Make a transfer; returns the growth in MB and the longest stall of the loop in ms."""
    async with AsyncCyberdesk("key", base_url=base_url) as client:
        workflow = UUID(int=2)
        await client.runs.create(workflow_id=workflow, file_inputs=[("warm.bin", bytes(300_000))])
        stalls: list[float] = [0.0]
        ticker = asyncio.create_task(tick(stalls))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if what == "upload":
            await client.runs.create(workflow_id=workflow, file_inputs=[folder / "large.bin"], timeout=300)
        else:
            await client.run_attachments.save_to_file(UUID(int=3), folder / "out.bin", timeout=300)
        growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        ticker.cancel()
        return growth / 1024, max(stalls) * 1000


async def tick(stalls: list[float]) -> None:
    while True:
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        stalls.append(time.perf_counter() - start - 0.001)


def transfer(what: str, base_url: str, folder: Path, results: Connection) -> None:
    results.send(asyncio.run(measured(what, base_url, folder)))


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    context = multiprocessing.get_context("spawn")
    listener = socket.create_server(("127.0.0.1", 0))
    server = context.Process(target=serve, args=(listener,), daemon=True)
    server.start()
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "large.bin").open("wb") as file:
            for _ in range(UPLOAD_BYTES // len(BLOCK)):
                file.write(BLOCK)
        for what, size in (("upload", UPLOAD_BYTES), ("download", DOWNLOAD_BYTES)):
            receive, send = context.Pipe(duplex=False)
            process = context.Process(target=transfer, args=(what, base_url, folder, send))
            process.start()
            growth, stall = receive.recv()
            process.join()
            print(f"{what:10} {size / 1e6:.0f} MB   +{growth:.1f} MB   longest stall {stall:.1f} ms")
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
