"""The official SDK, unchanged and in a process of its own, gets from the emulator what its guide promises.

Each module in `scenarios/` is one scenario: written against `cyberdesk` from PyPI, never imported here.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, fails, returns, takes

SCENARIOS = Path(__file__).with_name("scenarios")
NAMES = sorted(path.stem for path in SCENARIOS.glob("[a-z]*.py") if path.stem != "support")


def read(run: RunContext) -> Outcome:
    return returns({"result": {"id": 7, "name": run.inputs.get("patient", "nobody")}})


def book(run: RunContext) -> Outcome:
    # What a handler is told shows that references and secrets arrived; the secret itself is not put out.
    return returns({"booked": run.inputs, "secrets": sorted(run.sensitive_inputs)})


def process(run: RunContext) -> Outcome:
    return returns(
        {"count": len(run.files)}, files=[File(f"done-{file.name}", file.content) for file in run.files]
    )


def workflows(emulator: CyberdeskEmulator) -> dict[str, str]:
    """The workflows that the scenarios find, by name."""
    made = {
        "echo": emulator.add_workflow(name="echo", main_prompt="Look up {query}"),
        "read": emulator.add_workflow(read, name="read", main_prompt="Find {patient}"),
        "book": emulator.add_workflow(book, name="book", main_prompt="Book {record} with {$password}"),
        "process": emulator.add_workflow(process, name="process", includes_file_exports=True),
        "fail": emulator.add_workflow(fails("no such patient"), name="fail"),
        "slow": emulator.add_workflow(takes(600), name="slow"),
    }
    return {name: str(workflow.id) for name, workflow in made.items()}


def world_of(emulator: CyberdeskEmulator) -> dict[str, Any]:
    return {
        "base_url": emulator.base_url,
        "api_key": emulator.api_key,
        "workflows": workflows(emulator),
        "machines": [str(machine.id) for machine in emulator.machines],
    }


def play(python: Path, name: str, world: dict[str, Any], folder: Path) -> str:
    """Run one scenario and return what it printed."""
    # Neither settings nor proxies nor the path of the tests may reach it.
    environment = {"PATH": os.defpath, "HOME": str(folder), "NO_PROXY": "*"}
    done = subprocess.run(
        [str(python), "-I", str(SCENARIOS), name],
        input=json.dumps(world),
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_scenario(name: str, peer_python: Path, emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    printed = play(peer_python, name, world_of(emulator), tmp_path)

    assert printed.strip() == f"{name}: cyberdesk 2.2.69 is content"
    assert emulator.requests
    assert not [request for request in emulator.requests if request.status >= 500]


def test_a_scenario_can_fail(peer_python: Path, emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="401"):
        play(peer_python, "runs", world_of(emulator) | {"api_key": "wrong"}, tmp_path)
