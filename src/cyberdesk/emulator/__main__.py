"""`python -m cyberdesk.emulator`: serves a local Cyberdesk API until Ctrl-C."""

import argparse
import errno
import logging
import math
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from cyberdesk.emulator import CyberdeskEmulator, ScenarioError, StateFileError, SystemClock
from cyberdesk.emulator._settings import REQUEST_LOGGER

__all__ = ["main"]

_DEFAULT_KEY = "cd_emulator"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return the exit code."""
    options = _parser().parse_args(arguments)
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    try:
        emulator = _make_emulator(options)
        if not options.quiet:
            _log_requests()
        with emulator:
            print(_welcome(emulator), flush=True)
            stop.wait()
            print("Stopping.", flush=True)
    except (ImportError, ScenarioError, StateFileError) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(_address_problem(error, options.host, options.port))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cyberdesk.emulator",
        description="Serve a local Cyberdesk API for development and tests.",
    )
    add = parser.add_argument
    add("--port", type=_port, default=8080, help="port to listen on; 0 picks a free one (default: 8080)")
    add("--host", type=_host, default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    add(
        "--api-key",
        action="append",
        type=_api_key,
        dest="api_keys",
        metavar="KEY",
        help=f"API key that requests must have; may be given several times (default: {_DEFAULT_KEY})",
    )
    add(
        "--machines",
        type=_count,
        help="number of connected machines, besides those of the scenario, when there is no state yet (default: 1,"
        " with a scenario 0)",
    )
    add("--seed", help="makes all ids reproducible (default: random ids)")
    add("--speed", type=_speed, default=1.0, help="how many emulated seconds pass in a real second (default: 1)")
    add(
        "--scenario",
        type=Path,
        metavar="FILE",
        help="machines, pools, workflows with what they return, and faults, as TOML; or a Python file with"
        " a function set_up(emulator)",
    )
    add(
        "--state",
        type=Path,
        metavar="FILE",
        help="keep everything in this SQLite file, and continue where the last emulator with it ended",
    )
    add("--quiet", action="store_true", help="do not log requests")
    return parser


def _api_key(text: str) -> str:
    # Printable ASCII without spaces, because it has to fit into a header.
    if not text or not all("!" <= letter <= "~" for letter in text):
        raise argparse.ArgumentTypeError(
            f"an API key must be a non-empty string of printable ASCII characters without spaces, not {text!r}"
        )
    return text


def _host(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"must be an address or a host name, not {text!r}")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"must be a number from 0 to 65535, not {text!r}")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"must be a non-negative integer, not {text!r}")
    return int(text)


def _speed(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(f"must be a positive number, not {text!r}")
    return number


def _make_emulator(options: argparse.Namespace) -> CyberdeskEmulator:
    machines = options.machines
    if machines is None:
        machines = 1 if options.scenario is None else 0
    emulator = CyberdeskEmulator(
        api_key=options.api_keys or _DEFAULT_KEY,
        host=options.host,
        port=options.port,
        machines=machines,
        clock=SystemClock(options.speed),
        seed=options.seed,
        state=options.state,
    )
    if options.scenario is None:
        _add_examples(emulator)
    else:
        emulator.load_scenario(options.scenario)
    return emulator


def _add_examples(emulator: CyberdeskEmulator) -> None:
    # The ids are fixed, so that developers can keep them in their settings.
    emulator.add_workflow(
        name="Echo",
        main_prompt="Look up {query} and report what you find.",
        workflow_id="00000000-0000-4000-8000-000000000001",
    )
    emulator.add_workflow(
        name="Process a file",
        main_prompt="Take the files in ~/CyberdeskTransfers and mark them for export.",
        includes_file_exports=True,
        workflow_id="00000000-0000-4000-8000-000000000002",
    )


def _welcome(emulator: CyberdeskEmulator) -> str:
    workflows = emulator.workflows
    lines = [
        "The Cyberdesk emulator is running. Ctrl-C stops it.",
        "",
        f"  Base URL   {emulator.base_url}",
        *(f"  API key    {key}" for key in emulator.api_keys),
        f"  Machines   {len(emulator.machines)}",
        f"  Page       {emulator.base_url}/ (shows the runs, in a browser)",
        f"  Document   {emulator.base_url}/openapi.json",
    ]
    if workflows:
        lines += [
            "",
            "Workflows:",
            *(f"  {workflow.id}  {workflow.name or workflow.main_prompt}" for workflow in workflows),
            "",
            "Try it:",
            f"  curl -H 'Authorization: Bearer {emulator.api_key}' -H 'Content-Type: application/json' \\",
            f'    -d \'{{"workflow_id": "{workflows[0].id}"}}\' {emulator.base_url}/v1/runs',
        ]
    return "\n".join([*lines, ""])


def _log_requests() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(asctime)s  %(message)s", "%H:%M:%S"))
    logger = logging.getLogger(REQUEST_LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _address_problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use. Stop the program that uses it, or choose another with --port."
    return f"Cannot listen on {host}:{port}: {error.strerror or error}"


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
