"""Trees of generated files: format them, compare them, put them in place."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LINE_LENGTH = 115


def format_tree(files: dict[str, str]) -> dict[str, str]:
    """Sort imports, drop those that are not needed, and format, under rules that no configuration changes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        style = ["--isolated", "--quiet", "--line-length", str(LINE_LENGTH)]
        _ruff("check", *style, "--select", "I,F401", "--fix", ".", cwd=root)
        _ruff("format", *style, ".", cwd=root)
        return read_tree(root)


def read_tree(root: Path) -> dict[str, str]:
    """Read all Python files below a folder."""
    return {path.relative_to(root).as_posix(): path.read_text() for path in sorted(root.rglob("*.py"))}


def differences(root: Path, files: dict[str, str], *, keep: frozenset[str] = frozenset()) -> list[str]:
    """Tell how a folder differs from what it should hold: missing, extra and changed files.

    Args:
        root: The folder.
        files: What it should hold.
        keep: Names of files in it that are written by hand.
    """
    present = {name: text for name, text in read_tree(root).items() if name not in keep}
    return [
        f"{root / name}: {'missing' if name not in present else 'extra' if name not in files else 'changed'}"
        for name in sorted(present.keys() | files.keys())
        if present.get(name) != files.get(name)
    ]


def write_tree(root: Path, files: dict[str, str], *, keep: frozenset[str] = frozenset()) -> None:
    """Make a folder hold exactly these Python files, besides those to keep."""
    kept = {name: (root / name).read_bytes() for name in keep if (root / name).exists()}
    shutil.rmtree(root, ignore_errors=True)
    for name, content in {**{name: text.encode() for name, text in files.items()}, **kept}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _ruff(*arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"ruff {arguments[0]} failed on generated code:\n{done.stdout}{done.stderr}")
