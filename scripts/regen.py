"""Regenerate everything that follows from `openapi.json` and from the asynchronous source.

    python scripts/regen.py                     overlay -> generate -> format -> synchronous twin
    python scripts/regen.py --check             the same beside the tree; fails when the tree differs
    python scripts/regen.py --from URL_OR_FILE  take over a new document; report what changed and what is left

Four trees are generated: `_generated` from the API's document, `_sync` and the types in `_raw` from `_async`, and
`tests/sync` from `tests/aio`. CONTRIBUTING.md describes where to change what.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen import project
from codegen.absorb import absorb
from codegen.exports import ExportError
from codegen.fetch import DocumentError, one_line
from codegen.generate import GenerationError
from codegen.overlay import OverlayError
from codegen.raw_types import RawTypesError
from codegen.sync_twin import TwinError
from codegen.trees import FormatError
from codegen.types import UnknownType
from codegen.views import ViewError

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 20

DONE, FAILED, CHANGED, BREAKING = 0, 1, 3, 4
EXIT_CODES = """\
exit codes:
  0  done; with --from: the API has not changed; with --check: nothing differs
  1  failed, and nothing was written; with --check: something differs
  2  the command line is wrong
  3  with --from: the API has changed, and nothing breaks
  4  with --from: the API has changed, and something breaks
"""

ERRORS = (
    DocumentError,
    ExportError,
    FormatError,
    GenerationError,
    OSError,
    OverlayError,
    RawTypesError,
    SyntaxError,
    TwinError,
    UnknownType,
    ViewError,
)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command on a project; returns the exit code."""
    parser = argparse.ArgumentParser(
        description="Regenerate the code that follows from openapi.json.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="change nothing; fail when the tree differs")
    parser.add_argument("--from", dest="source", metavar="URL_OR_FILE", help="a new document to take over first")
    parser.add_argument("--report-only", action="store_true", help="with --from: report, but change nothing")
    options = parser.parse_args(arguments)
    if (options.report_only and not options.source) or (options.check and options.source):
        parser.error("--report-only needs --from, and --check goes without it")
    try:
        if options.source:
            return take_over(root, options.source, report_only=options.report_only)
        return regenerate(root, check=options.check)
    except ERRORS as error:
        print(f"regen: {one_line(error) if options.source else error}", file=sys.stderr)
        return FAILED


def regenerate(root: Path, *, check: bool) -> int:
    """Bring the generated trees up to date, or only compare them."""
    trees = project.build(root, project.load(root))
    changed = project.changes(trees)
    _print_some(changed)
    if check:
        print(f"regen: {len(changed)} files differ" if changed else "regen: everything is up to date")
        return FAILED if changed else DONE
    project.write(trees, {})
    print(f"regen: {len(changed)} files changed")
    return DONE


def take_over(root: Path, source: str, *, report_only: bool) -> int:
    """Apply a new document, or only report what would change."""
    absorbed = absorb(root, source)
    print(*absorbed.report(), sep="\n")
    changed = absorbed.changed_files()
    if not report_only:
        _print_some(changed)
        absorbed.write()
    print(f"regen: {len(changed)} files {'would change' if report_only else 'changed'}")
    if not absorbed.changes:
        return DONE
    return BREAKING if absorbed.is_breaking else CHANGED


def _print_some(lines: list[str]) -> None:
    for line in lines[:SHOWN]:
        print(line)
    if len(lines) > SHOWN:
        print(f"... and {len(lines) - SHOWN} more")


if __name__ == "__main__":
    sys.exit(main())
