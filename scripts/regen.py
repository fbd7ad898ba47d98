"""Regenerate everything that follows from `openapi.json` and from the asynchronous source.

    python scripts/regen.py            overlay -> generate -> format -> synchronous twin
    python scripts/regen.py --check    the same beside the tree; fails when the tree differs

Four trees are generated: `_generated` from the API's document, `_sync` and the types in `_raw` from `_async`, and
`tests/sync` from `tests/aio`. CONTRIBUTING.md tells where to change what.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codegen.generate import GenerationError, generate
from codegen.overlay import Json, OverlayError
from codegen.raw_types import HEADER as RAW_HEADER
from codegen.raw_types import RawTypesError, raw_types
from codegen.sync_twin import HAND_WRITTEN, TwinError, check_rules_are_used, twin, twin_tree
from codegen.trees import FormatError, differences, format_tree, write_tree
from codegen.types import UnknownType
from codegen.views import ViewError
from openapi_spec_validator import OpenAPIV31SpecValidator

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "openapi.json"
PACKAGE = ROOT / "src" / "cyberdesk"
TESTS = ROOT / "tests"
SHOWN = 20


class DocumentError(Exception):
    """`openapi.json` is no valid OpenAPI document."""


ERRORS = (
    DocumentError,
    FormatError,
    GenerationError,
    OverlayError,
    RawTypesError,
    TwinError,
    UnknownType,
    ViewError,
)


@dataclass(frozen=True)
class Tree:
    """A folder with generated files, some of its files being kept."""

    root: Path
    files: dict[str, str]
    keep: frozenset[str] = frozenset()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description="Regenerate the code that follows from openapi.json.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing, fail when the tree is not up to date"
    )
    options = parser.parse_args(arguments)
    try:
        trees = list(build())
    except ERRORS as error:
        print(f"regen: {error}", file=sys.stderr)
        return 1
    changed = [line for tree in trees for line in differences(tree.root, tree.files, keep=tree.keep)]
    for line in changed[:SHOWN]:
        print(line)
    if len(changed) > SHOWN:
        print(f"... and {len(changed) - SHOWN} more")
    if options.check:
        print(f"regen: {len(changed)} files differ" if changed else "regen: everything is up to date")
        return 1 if changed else 0
    for tree in trees:
        write_tree(tree.root, tree.files, keep=tree.keep)
    print(f"regen: {len(changed)} files changed")
    return 0


def build() -> Iterator[Tree]:
    """Build all generated trees in memory."""
    yield Tree(PACKAGE / "_generated", format_tree(generate(load(DOCUMENT))))
    raw = format_tree({"__init__.py": RAW_HEADER, "aio.py": raw_types(PACKAGE / "_async")})
    source, tests = twin_tree(PACKAGE / "_async"), twin_tree(TESTS / "aio")
    sources = [path.read_text() for folder in (PACKAGE / "_async", TESTS / "aio") for path in folder.rglob("*.py")]
    check_rules_are_used([*sources, raw["aio.py"]])
    yield Tree(PACKAGE / "_sync", format_tree(source), HAND_WRITTEN)
    yield Tree(PACKAGE / "_raw", format_tree({**raw, "sync.py": twin(raw["aio.py"], "_raw/aio.py")}))
    yield Tree(TESTS / "sync", format_tree(tests), HAND_WRITTEN)


def load(path: Path) -> Json:
    """Read and validate the API's document."""
    try:
        document: Json = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise DocumentError(f"cannot read {path.name}: {error}") from error
    problems = [problem.message for problem in OpenAPIV31SpecValidator(document).iter_errors()]
    if problems:
        raise DocumentError(f"{path.name} is not valid OpenAPI:\n" + "\n".join(problems))
    return document


if __name__ == "__main__":
    sys.exit(main())
