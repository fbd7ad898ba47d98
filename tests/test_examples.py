"""The examples run as programs of their own, against a local Cyberdesk."""

from __future__ import annotations

import os
import re
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
    "polling": ["status: ", "output: {'patients'", "machines: free free"],
    "watch": ["user: Search Doe.", "status: success", "machines: free free"],
    "webhook": ["open: {'patient_id': 42", "the session has ended", "machines: free free"],
    "files": [
        "ended: success",
        "link for 600 seconds: http://",
        "saved: ",
        "All beds are taken.",
        "Summary: 4 words.",
        "machines: free free",
    ],
    "many_runs": ["Patients", "found 12, failed 0, done before 0", "machines: free free"],
    "patient": ["PatientData(patient_id='12345', medications=['Aspirin']", "machines: free free"],
}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_an_example(name: str, tmp_path: Path) -> None:
    assert_shows(run(name, tmp_path), SHOWN[name])


def test_a_job_that_is_started_again(tmp_path: Path) -> None:
    for done in ("found 12, failed 0, done before 0", "found 0, failed 0, done before 12"):
        assert_shows(run("many_runs", tmp_path), ["Patients", done])


@pytest.mark.parametrize("has_bar", [True, False])
def test_the_quickstart(has_bar: bool, tmp_path: Path) -> None:
    if not has_bar:
        (tmp_path / "rich.py").write_text("raise ImportError")
    shown = start([str(EXAMPLES / "quickstart.py")], tmp_path)
    steps = ["1. A run", "   output: {'items': 2, 'total': 1250.0}", "   file:   ", "2. A chain"]
    steps += ["   output: {'items': 2, 'total': 1250.0}", "   output: {'booked': 1250.0", "3. 12 runs"]
    steps += ["   ━━━"] if has_bar else ['   (for a bar: pip install "cyberdesk[progress]")', "   12 of 12 ended"]
    assert_shows(shown, [*steps, "   12 of 12 succeeded"])


def test_all_examples_are_tested_and_listed() -> None:
    names = {path.stem for path in EXAMPLES.glob("*.py")} - {"local", "quickstart"}
    assert names == set(SHOWN)
    listed = re.findall(r"`(\w+)\.py`", (EXAMPLES / "README.md").read_text())
    assert names <= set(listed)
    assert all((EXAMPLES / f"{name}.py").exists() for name in listed)


def run(name: str, folder: Path) -> str:
    """What an example shows against a local Cyberdesk."""
    return start([str(EXAMPLES / "local.py"), name], folder)


def start(arguments: list[str], folder: Path) -> str:
    """What a program shows; modules in the folder come first."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def assert_shows(shown: str, expected: list[str]) -> None:
    """Check that there is a line for each of these, in their order; between them may be more."""
    lines = iter(shown.splitlines())
    for text in expected:
        assert any(line.startswith(text) for line in lines), (text, shown)
