"""Trees of generated files: format them, compare them, put them in place."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

LINE_LENGTH = 115


class FormatError(Exception):
    """Generated code is not valid Python."""


def nothing(name: str) -> bool:
    """Keeps no file."""
    return False


def format_tree(files: dict[str, str]) -> dict[str, str]:
    """Sort imports, drop those that are not needed, and format, under rules that no configuration changes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        style = ["--isolated", "--no-cache", "--quiet", "--line-length", str(LINE_LENGTH)]
        _ruff("check", *style, "--select", "I,F401", "--fix", ".", cwd=root)
        _ruff("format", *style, ".", cwd=root)
        return read_tree(root)


def read_tree(root: Path) -> dict[str, str]:
    """Read all files below a folder, byte for byte, besides those that Python makes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def differences(root: Path, files: dict[str, str], *, keep: Callable[[str], bool] = nothing) -> list[str]:
    """List how a folder differs from what it should contain: missing, extra and changed files.

    Args:
        root: The folder.
        files: What it should hold.
        keep: Whether a file is left alone, by its path below it.
    """
    present = {name: text for name, text in read_tree(root).items() if not keep(name)}
    return [
        f"{root / name}: {'missing' if name not in present else 'extra' if name not in files else 'changed'}"
        for name in sorted(present.keys() | files.keys())
        if present.get(name) != files.get(name)
    ]


def write_tree(root: Path, files: dict[str, str], *, keep: Callable[[str], bool] = nothing) -> None:
    """Make a folder hold exactly these files, besides those to keep."""
    present = {name for name in read_tree(root) if not keep(name)}
    for name in present - files.keys():
        (root / name).unlink()
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.is_file() and "__pycache__" not in path.parts for path in folder.rglob("*")):
            shutil.rmtree(folder)


def _ruff(*arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FormatError(f"ruff {arguments[0]} failed on generated code:\n{done.stdout}{done.stderr}")
