"""Where the names of lazily importing modules are, read from what these modules import for type checkers."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Mapping

LAZY_MODULES = {
    "__init__.py": "cyberdesk",
    "_async/lazy.py": "cyberdesk._async.lazy",
    "_sync/lazy.py": "cyberdesk._sync.lazy",
}


WIDTH = 96


class ExportError(Exception):
    """A lazily importing module has a form that this does not know."""


def exports(sources: Mapping[str, str]) -> str:
    """Build the module that says where each name is.

    Args:
        sources: The text of each of `LAZY_MODULES`.

    Raises:
        ExportError: When a name is not imported as itself, or twice.
    """
    lines = ['"""Where lazily imported names are. Generated from imports for type checkers. Do not edit."""', ""]
    lines.append("MODULES = {")
    for path, module in LAZY_MODULES.items():
        names = _names(ast.parse(sources[path]), module, is_package=path.endswith("__init__.py"))
        lines.append(f'    "{module}": {{')
        for source in sorted(set(names.values())):
            found = " ".join(sorted(name for name, its_source in names.items() if its_source == source))
            wrapped = [f'"{part} "' for part in textwrap.wrap(found, WIDTH)]
            lines += [f'        "{source}": (', *wrapped, "),"]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def _names(tree: ast.Module, module: str, *, is_package: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body]
    for node in imports:
        if not isinstance(node, ast.ImportFrom):
            raise ExportError(f"{module}: {ast.unparse(node)} is not an import of names")
        parts = module.split(".")
        above = parts[: len(parts) - node.level + is_package]
        for alias in node.names:
            if alias.asname != alias.name or alias.name in found:
                raise ExportError(f"{module}: {alias.name} must be imported once, as {alias.name}")
            found[alias.name] = ".".join([*above, *([node.module] if node.module else [])])
    return found
