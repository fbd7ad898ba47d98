"""The day the API changes: all that follows from a new document, built in memory before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .api_diff import Change, compare
from .carry import carry_over
from .facade import Gap, broken_imports, survey
from .fetch import fetch, validate
from .project import CHANGELOG, DOCUMENT, GENERATED, Tree, build, changes, dump, read, write
from .report import change_lines, gap_lines, kept_lines, with_fragment


@dataclass(frozen=True)
class Absorbed:
    """What a new document means for a project.

    Attributes:
        root: The project.
        changes: What the API changed.
        bounds: The bounds that only the present document states.
        gaps: What the facade lacks under the new document.
        gaps_before: What it lacks under the present one.
        trees: The generated trees.
        files: The other files to write.
    """

    root: Path
    changes: list[Change]
    bounds: list[str]
    gaps: list[Gap]
    gaps_before: list[Gap]
    trees: list[Tree]
    files: dict[Path, str]

    @property
    def is_breaking(self) -> bool:
        """Whether one of the changes is."""
        return any(change.breaking for change in self.changes)

    def report(self) -> list[str]:
        """The whole report, as lines."""
        return [*change_lines(self.changes), *kept_lines(self.bounds), *gap_lines(self.gaps, self.gaps_before)]

    def changed_files(self) -> list[str]:
        """Which files are not as they should be."""
        single = [f"{path}: changed" for path, text in self.files.items() if path.read_bytes() != text.encode()]
        return single + changes(self.trees)

    def write(self) -> None:
        """Put everything in place, or nothing."""
        write(self.trees, self.files)


def absorb(root: Path, source: str) -> Absorbed:
    """Fetch a document and work out what follows from it for a project; nothing is written.

    Args:
        root: The project.
        source: An http(s) URL or a file.

    Raises:
        DocumentError: When there is no valid document.
        OverlayError, GenerationError, ViewError, ...: When no code can be made of it.
    """
    present = read(root)
    carried = carry_over(present, fetch(source))
    document = carried.document
    validate(document, source)
    found = compare(present, document)
    trees = build(root, document)
    generated = next(tree.files for tree in trees if tree.root == root / GENERATED)
    facade = _texts(root / "src" / "cyberdesk" / "_async")
    gaps = [*survey(document, facade).gaps, *broken_imports(_written_by_hand(root), generated)]
    before = [*survey(present, facade).gaps]
    files = {root / DOCUMENT: dump(document)}
    if found:
        files[root / CHANGELOG] = with_fragment((root / CHANGELOG).read_text(), found)
    return Absorbed(root, found, carried.bounds, gaps, before, trees, files)


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.py"))}


def _written_by_hand(root: Path) -> dict[str, str]:
    """The package's modules that import generated ones; the imports of the twin are those of its source."""
    texts = _texts(root / "src" / "cyberdesk")
    return {name: text for name, text in texts.items() if not name.startswith(("_generated/", "_raw/", "_sync/"))}
