"""Runs another example against a local Cyberdesk: no key and no network.

    python examples/local.py chain
    python examples/local.py patient

The examples themselves take everything from the environment, so that they run against the real API as they are:

    export CYBERDESK_API_KEY=... LOGIN_WORKFLOW_ID=... SEARCH_WORKFLOW_ID=... OPEN_WORKFLOW_ID=...
    export CLEANUP_WORKFLOW_ID=...
    python examples/chain.py
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, returns

EXAMPLES = Path(__file__).resolve().parent


def log_in(run: RunContext) -> Outcome:
    return returns({"user": run.inputs.get("user", "nobody")})


def search(run: RunContext) -> Outcome:
    return returns({"patients": [{"id": 42, "name": run.inputs["name"]}]})


def open_chart(run: RunContext) -> Outcome:
    return returns({"patient_id": run.inputs["patient_id"], "medications": ["Aspirin"], "vitals": {"pulse": 64}})


def main(name: str) -> None:
    with CyberdeskEmulator(machines=2) as emulator:
        workflows = {
            "LOGIN": emulator.add_workflow(log_in, main_prompt="Log in as {user} with {$password}."),
            "SEARCH": emulator.add_workflow(search, main_prompt="Search {name}."),
            "OPEN": emulator.add_workflow(open_chart, main_prompt="Open {patient_id} and read the chart."),
            "CLEANUP": emulator.add_workflow(returns(), main_prompt="Close all windows."),
        }
        os.environ["CYBERDESK_API_KEY"] = emulator.api_key
        os.environ["CYBERDESK_BASE_URL"] = emulator.base_url
        os.environ |= {f"{key}_WORKFLOW_ID": str(workflow.id) for key, workflow in workflows.items()}
        sys.argv = [f"{name}.py"]
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        print("machines:", *("reserved" if it.reserved_session_id else "free" for it in emulator.machines))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python examples/local.py EXAMPLE")
    main(sys.argv[1])
