"""`python -m cyberdesk.emulator`: a local Cyberdesk API until Ctrl-C."""

import argparse
import errno
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from cyberdesk.emulator import CyberdeskEmulator, Workflow

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until a signal comes; return the exit code."""
    options = _parser().parse_args(arguments)
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    emulator = CyberdeskEmulator(
        api_key=options.api_key, host=options.host, port=options.port, machines=options.machines
    )
    workflows = _add_examples(emulator)
    try:
        with emulator:
            print(_welcome(emulator, workflows), flush=True)
            stop.wait()
            print("Stopping.", flush=True)
    except ImportError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(_address_problem(error, options.host, options.port))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cyberdesk.emulator",
        description="Serve a local Cyberdesk API for development and tests.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=8080, help="port to listen on; 0 picks a free one")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--api-key", default="cd_emulator", help="key that requests must carry")
    parser.add_argument("--machines", type=_count, default=1, help="number of connected machines")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("the number of machines cannot be negative")
    return number


def _add_examples(emulator: CyberdeskEmulator) -> list[Workflow]:
    # The ids stay the same, so that they can stand in a developer's settings.
    return [
        emulator.add_workflow(
            name="Echo",
            main_prompt="Look up {query} and report what you find.",
            workflow_id="00000000-0000-4000-8000-000000000001",
        ),
        emulator.add_workflow(
            name="Process a file",
            main_prompt="Take the files in ~/CyberdeskTransfers and mark them for export.",
            includes_file_exports=True,
            workflow_id="00000000-0000-4000-8000-000000000002",
        ),
    ]


def _welcome(emulator: CyberdeskEmulator, workflows: list[Workflow]) -> str:
    machines = emulator.machines
    lines = [
        "The Cyberdesk emulator is running. Ctrl-C stops it.",
        "",
        f"  Base URL   {emulator.base_url}",
        f"  API key    {emulator.api_key}",
        f"  Machines   {len(machines)}",
        "",
        "Example workflows:",
        *(f"  {workflow.id}  {workflow.name}" for workflow in workflows),
        "",
        "Try it:",
        f"  curl -H 'Authorization: Bearer {emulator.api_key}' -H 'Content-Type: application/json' \\",
        f'    -d \'{{"workflow_id": "{workflows[0].id}"}}\' {emulator.base_url}/v1/runs',
    ]
    return "\n".join(lines)


def _address_problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use. Stop what listens there, or choose another with --port."
    return f"Cannot listen on {host}:{port}: {error.strerror or error}"


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
