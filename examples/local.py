"""Runs another example against a local Cyberdesk API, without a key or a network.

    python examples/local.py chain
    python examples/local.py webhook

The examples themselves take everything from the environment, so that they run against the real API as they are:

    export CYBERDESK_API_KEY=... LOGIN_WORKFLOW_ID=... SEARCH_WORKFLOW_ID=... OPEN_WORKFLOW_ID=...
    export CLEANUP_WORKFLOW_ID=... REPORT_WORKFLOW_ID=...
    python examples/chain.py
"""

from __future__ import annotations

import os
import runpy
import socket
import sys
from pathlib import Path

from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, returns

EXAMPLES = Path(__file__).resolve().parent
PROGRAMS = sorted(path.stem for path in EXAMPLES.glob("*.py") if path.stem not in ("local", "quickstart"))


def log_in(run: RunContext) -> Outcome:
    return returns({"user": run.inputs.get("user", "nobody")})


def search(run: RunContext) -> Outcome:
    name = run.inputs["name"]
    run.desktop.show("Patients", fields={"Name": name}, buttons=["Search"])
    run.step(f"I search for {name}.")
    return returns({"patients": [{"id": 42, "name": name}]})


def open_chart(run: RunContext) -> Outcome:
    return returns({"patient_id": run.inputs["patient_id"], "medications": ["Aspirin"], "vitals": {"pulse": 64}})


def summarise(run: RunContext) -> Outcome:
    report = run.files[0]
    summary = f"Summary: {len(report.content.split())} words.\n".encode()
    return returns(files=[File(report.name, report.content + summary)])


def main(name: str) -> None:
    # The seed gives the workflows the same ids each time, by which a journal knows its job.
    with CyberdeskEmulator(machines=2, seed="examples") as emulator:
        workflows = {
            "LOGIN": emulator.add_workflow(log_in, main_prompt="Log in as {user} with {$password}."),
            "SEARCH": emulator.add_workflow(search, main_prompt="Search {name}.", is_webhooks_enabled=True),
            "OPEN": emulator.add_workflow(
                open_chart, main_prompt="Open {patient_id} and read the chart.", is_webhooks_enabled=True
            ),
            "CLEANUP": emulator.add_workflow(returns(), main_prompt="Close all windows."),
            "REPORT": emulator.add_workflow(
                summarise, main_prompt="Add a summary to the report.", includes_file_exports=True
            ),
        }
        os.environ["CYBERDESK_API_KEY"] = emulator.api_key
        os.environ["CYBERDESK_BASE_URL"] = emulator.base_url
        os.environ |= {f"{key}_WORKFLOW_ID": str(workflow.id) for key, workflow in workflows.items()}
        if name == "webhook":
            os.environ["PORT"] = str(port := free_port())
            emulator.webhooks.add(f"http://127.0.0.1:{port}/webhooks/cyberdesk")
        sys.argv = [f"{name}.py"]
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        print("machines:", *("reserved" if it.reserved_session_id else "free" for it in emulator.machines))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in PROGRAMS:
        raise SystemExit(f"usage: python examples/local.py EXAMPLE\nexamples: {', '.join(PROGRAMS)}")
    main(sys.argv[1])
