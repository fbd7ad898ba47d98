"""The examples run as programs of their own, against a local Cyberdesk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

SHOWN = {
    "chain": ["login: {'user': 'alice'}", "search: {'patients'", "open: {'patient_id': 42", "machines: free free"],
    "keep_session": ["search: {'patients'", "session: ", "machines: reserved free"],
    "join_session": ["open: {'patient_id': 42", "released: True", "machines: free free"],
    "adhoc_session": ["open: {'patient_id': 42", "machines: free free"],
    "release": [
        "after the last run: True",
        "after an exception: True",
        "cleared: True",
        "machines: free free",
    ],
    "patient": ["PatientData(patient_id='12345', medications=['Aspirin']", "machines: free free"],
}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_an_example(name: str, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / "local.py"), name],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.splitlines()
    for line, expected in zip(shown, SHOWN[name], strict=True):
        assert line.startswith(expected)
