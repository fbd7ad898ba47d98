"""What of the project's tree is generated: built in memory, compared, and put in place all or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .exports import exports
from .fetch import DocumentError, parse, validate
from .generate import generate
from .overlay import Json
from .raw_types import HEADER as RAW_HEADER, raw_types
from .sync_twin import check_rules_are_used, is_hand_written, twin, twin_tree
from .trees import differences, format_tree, nothing, read_tree, write_tree

DOCUMENT = "openapi.json"
CHANGELOG = "CHANGELOG.md"
GENERATED = "src/cyberdesk/_generated"


@dataclass(frozen=True)
class Tree:
    """A folder with generated files.

    Attributes:
        root: The folder.
        files: What it holds, by path below it.
        keep: Which other files are left alone, by their paths below it.
    """

    root: Path
    files: dict[str, str]
    keep: Callable[[str], bool] = nothing


def load(root: Path) -> Json:
    """Read and validate the project's document.

    Raises:
        DocumentError: When it is missing, no JSON or no valid OpenAPI.
    """
    document = read(root)
    validate(document, DOCUMENT)
    return document


def read(root: Path) -> Json:
    """Read the project's document as it is."""
    try:
        document: Json = parse((root / DOCUMENT).read_bytes(), DOCUMENT)
    except OSError as error:
        raise DocumentError(f"cannot read {DOCUMENT}: {error}") from error
    return document


def dump(document: Json) -> str:
    """The text of a document as it is kept."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def build(root: Path, document: Json) -> list[Tree]:
    """Build all generated trees of a project in memory."""
    package, tests = root / "src" / "cyberdesk", root / "tests"
    sources = [package / "_async", tests / "aio"]
    raw = format_tree({"__init__.py": RAW_HEADER, "aio.py": raw_types(sources[0])})
    texts = [path.read_text() for folder in sources for path in folder.rglob("*.py")]
    check_rules_are_used([*texts, raw["aio.py"]])
    synchronous = twin_tree(sources[0])
    lazy = {
        "__init__.py": (package / "__init__.py").read_text(),
        "_async/lazy.py": (package / "_async/lazy.py").read_text(),
        "_sync/lazy.py": synchronous["lazy.py"],
    }
    return [
        Tree(root / GENERATED, format_tree(generate(document))),
        Tree(package / "_sync", format_tree(synchronous), is_hand_written),
        Tree(
            package / "_raw",
            format_tree({**raw, "exports.py": exports(lazy), "sync.py": twin(raw["aio.py"], "_raw/aio.py")}),
        ),
        Tree(tests / "sync", format_tree(twin_tree(sources[1])), is_hand_written),
    ]


def changes(trees: list[Tree]) -> list[str]:
    """How the folders differ from what they should hold."""
    return [line for tree in trees for line in differences(tree.root, tree.files, keep=tree.keep)]


def write(trees: list[Tree], files: dict[Path, str]) -> None:
    """Put trees and single files in place; when that fails midway, all of it is put back."""
    trees_before = [Tree(tree.root, read_tree(tree.root)) for tree in trees]
    files_before = {path: path.read_bytes() for path in files}
    try:
        for tree in trees:
            write_tree(tree.root, tree.files, keep=tree.keep)
        for path, text in files.items():
            path.write_bytes(text.encode())
    except BaseException:
        for tree in trees_before:
            write_tree(tree.root, tree.files)
        for path, content in files_before.items():
            path.write_bytes(content)
        raise
