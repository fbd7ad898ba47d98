"""A project of someone else's, for tests of the plugin."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

__all__ = ["Project"]


class Project:
    """A folder with tests, run by a pytest that knows nothing of this one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, *texts: str) -> None:
        (self.folder / name).write_text("\n".join(map(textwrap.dedent, texts)))

    def run(self, *arguments: str, **outcomes: int) -> str:
        command = [sys.executable, "-m", "pytest", "-W", "error", "-rA", "--color=no"]
        command += ["-p", "no:cacheprovider", "--rootdir", ".", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        output = done.stdout + done.stderr
        for name, count in outcomes.items():
            assert f"{count} {name}" in output.splitlines()[-1], output
        return output
