"""The layers of the package: which module may import which. CONTRIBUTING.md shows them in one picture."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import attrs
import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "cyberdesk"

Layers = tuple[tuple[str, ...], ...]

# From the top to the bottom. A part is a module, or a package with all that is in it; the longest name that fits a
# module decides. A part imports only parts in the lines below its own, and itself.
CLIENT: Layers = (
    ("chains", "files", "jobs", "pagination", "progress", "types"),
    ("sessions",),
    ("_async.client", "_sync", "_raw"),
    ("_async.jobs", "_async.sessions", "_async.resources", "_async.platform.aiohttp"),
    ("_async.waiting", "_async.files", "_async.platform.listing"),
    ("_async.paging",),
    ("_async.http", "_async.raw"),
    ("_async.platform",),
    ("_files.jobs", "messages", "results"),
    ("_core.jobs", "_core.sessions"),
    ("_core.paging",),
    ("_core.computer", "_core.page_rows", "_core.waiting", "_core.webhooks"),
    ("_generated",),
    ("_files",),
    ("_generated.models",),
    ("_core.http",),
    ("_core.refs",),
    ("_core.models",),
    ("_core.durations", "_core.resource_property", "computer"),
    ("errors", "_version"),
    ("_lazy",),
    ("_raw.exports",),
)
EMULATOR: Layers = (
    ("testing", "emulator.__main__"),
    ("emulator",),
    ("emulator._emulator",),
    ("emulator._serving",),
    ("emulator._page",),
    ("emulator._http",),
    ("emulator._backend",),
    ("emulator._webhooks", "emulator._execution", "emulator._faults", "emulator._rate_limiter"),
    ("emulator._rendering", "emulator._settings"),
    ("emulator._rules",),
    ("emulator._desktop", "emulator._views"),
    ("emulator._state", "emulator._time", "emulator._threads"),
)
ORDER = {part: -line for line, parts in enumerate(EMULATOR + CLIENT) for part in parts}

# These only name what other modules define, and load it when it is first used. So all modules may import them, and
# their own imports for type checkers do not count.
LAZY = ("cyberdesk", "cyberdesk.models", "cyberdesk._async.lazy", "cyberdesk._generated.models")

# What the emulator may know of the SDK.
SHARED_WITH_EMULATOR = ("_core.models", "_core.webhooks", "_generated", "_files.filenames")

# The libraries that a part may import besides the standard library, attrs and msgspec.
LIBRARIES = {
    "_async.client": {"httpx"},
    "_async.http": {"httpx"},
    "_async.platform": {"anyio", "httpx", "trio", "aiohttp", "httpx_aiohttp"},
    "progress": {"rich"},
    "testing": {"pytest"},
    "emulator._desktop.picture": {"PIL"},
    "emulator._emulator": {"anyio", "httpx", "starlette"},
    "emulator._http": {"starlette"},
    "emulator._page": {"starlette"},
    "emulator._rules.inputs.schemas": {"jsonschema", "referencing"},
    "emulator._serving": {"anyio", "httpx", "starlette", "uvicorn"},
    "emulator._webhooks.receivers": {"httpx"},
}

Kind = Literal["run time", "types"]


@attrs.frozen
class Import:
    importer: str
    imported: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported} ({self.kind})"


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# The synchronous twin is generated from `_async`, and follows its rules.
TWIN = ("cyberdesk._sync", "cyberdesk._raw.sync")
MODULES = {name: path for path in SOURCE.rglob("*.py") if not (name := module_name(path)).startswith(TWIN)}


def imports(name: str) -> Iterator[Import]:
    path = MODULES[name]
    tree = ast.parse(path.read_text())
    for_types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        kind: Kind = "types" if id(node) in for_types else "run time"
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, kind) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = absolute(name, node, is_package=path.name == "__init__.py")
            for alias in node.names:
                submodule = f"{module}.{alias.name}"
                yield Import(name, submodule if submodule in MODULES else module, kind)


def absolute(name: str, node: ast.ImportFrom, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    base = name.split(".")
    base = base[: len(base) - node.level + is_package]
    return ".".join((*base, node.module) if node.module else base)


def part_of(module: str, parts: object) -> str | None:
    """The part with the longest name that fits a module."""
    assert isinstance(parts, dict)
    name = module.removeprefix("cyberdesk.")
    while name not in parts and "." in name:
        name = name.rpartition(".")[0]
    return name if name in parts else None


ALL = [found for name in MODULES for found in imports(name)]
INTERNAL = [it for it in ALL if it.imported.split(".")[0] == "cyberdesk"]


def test_every_module_has_its_place() -> None:
    empty = {"cyberdesk._async", "cyberdesk._core"}
    assert {name for name in MODULES if part_of(name, ORDER) is None} - {*LAZY} == empty


def test_imports_go_down() -> None:
    upward = [
        str(found)
        for found in INTERNAL
        if not {found.importer, found.imported} & {*LAZY}
        and (importer := part_of(found.importer, ORDER)) != (imported := part_of(found.imported, ORDER))
        and importer
        and imported
        and ORDER[imported] >= ORDER[importer]
    ]
    assert upward == []


def test_lazy_modules_load_nothing() -> None:
    loaded = {found.imported for found in INTERNAL if found.importer in LAZY and found.kind == "run time"}
    assert loaded - {*LAZY} == {"cyberdesk._lazy"}


def test_the_emulator_uses_little_of_the_sdk() -> None:
    """Otherwise a fault of the SDK could hide in both, and no test would find it."""
    shared = tuple(f"cyberdesk.{name}" for name in (*SHARED_WITH_EMULATOR, "emulator"))
    others = [
        str(found)
        for found in INTERNAL
        if found.importer.startswith("cyberdesk.emulator")
        and not found.imported.startswith(shared)
        # The clients that `emulator.client()` makes.
        and not (found.importer.startswith("cyberdesk.emulator._emulator") and found.imported == "cyberdesk")
    ]
    assert others == []


def test_libraries_are_imported_where_they_belong() -> None:
    allowed = sys.stdlib_module_names | {"cyberdesk", "attrs", "msgspec"}
    strangers = [
        str(found)
        for found in ALL
        if (library := found.imported.split(".")[0]) not in allowed
        and library not in LIBRARIES.get(part_of(found.importer, LIBRARIES) or "", set())
    ]
    assert strangers == []


def test_modules_have_no_import_cycle() -> None:
    """So each module can be the first one that a process imports."""
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in INTERNAL:
        if found.kind == "run time" and found.imported in graph:
            graph[found.importer] |= {found.imported} - {found.importer}
    # Taken away as long as possible: those that import nothing that is left.
    while free := [name for name, imported in graph.items() if not imported & graph.keys()]:
        for name in free:
            del graph[name]
    assert sorted(graph) == []


@pytest.mark.parametrize(("heading", "layers"), [("emulator", EMULATOR), ("client", CLIENT)])
def test_the_picture_is_right(heading: str, layers: Layers) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    picture = re.search(rf"```text\n# {heading}\n(.*?)```", text, re.DOTALL)

    assert picture is not None
    assert tuple(tuple(line.split()) for line in picture[1].splitlines()) == layers
