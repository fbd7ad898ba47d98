"""The type of `client.with_raw_response`, written from the resources' own signatures.

At run time one small wrapper serves all methods (`_async/raw.py`); only its type needs one line per method.
"""

from __future__ import annotations

import ast
from pathlib import Path

from .facade_source import resource_properties

HEADER = '"""Generated from the source of the package. Do not edit: see CONTRIBUTING.md."""\n'


class RawTypesError(Exception):
    """A resource has a form that this does not know."""


def raw_types(package: Path) -> str:
    """Build the module for the asynchronous client; its twin is rewritten from it as everything else.

    Args:
        package: The folder `_async`.
    """
    client = ast.parse((package / "client.py").read_text())
    resources = {name: kind for name, kind in _resources(client) if kind != "RawResponses"}
    imports: dict[str, str] = {}
    trees = [ast.parse(path.read_text()) for path in sorted((package / "resources").glob("*.py"))]
    defined = {node.name: (node, tree) for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    classes: list[str] = []
    for name, (node, _) in defined.items():
        if name in resources.values():
            lineage = _lineage(node, defined)
            for _, tree in lineage:
                imports |= _imports(tree)
            classes.append(_protocol(node.name, [item for part, _ in lineage for item in part.body]))
    attributes = [
        f"    @property\n    def {name}(self) -> {_raw_name(kind)}: ..."
        for name, kind in sorted(resources.items())
    ]
    top = ["class RawResponses(Protocol):", '    """`client.with_raw_response`."""', *attributes]
    return "\n".join(
        [
            HEADER,
            "from __future__ import annotations\n",
            "from typing import Protocol",
            *sorted(set(imports.values())),
            "from .._async.paging import AsyncPage",
            "from .._core.http.request import Response\n\n",
            *classes,
            *top,
            "",
        ]
    )


def _resources(client: ast.Module) -> list[tuple[str, str]]:
    """The client's resources: name and class."""
    classes = [node for node in client.body if isinstance(node, ast.ClassDef)]
    found = [item for node in classes for item in resource_properties(node)]
    if not found:
        raise RawTypesError("the client has no resources")
    return found


def _lineage(
    node: ast.ClassDef, defined: dict[str, tuple[ast.ClassDef, ast.Module]]
) -> list[tuple[ast.ClassDef, ast.Module]]:
    """The resource classes that a class inherits from, and itself, each with its module."""
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in defined]
    above = [item for base in bases for item in _lineage(defined[base][0], defined)]
    return [*above, defined[node.name]]


def _protocol(name: str, body: list[ast.stmt]) -> str:
    lines = [f"class {_raw_name(name)}(Protocol):", f'    """`{name}`, returning whole responses."""']
    methods = [item for item in body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
    overloaded = {method.name for method in methods if _is_overload(method)}
    for method in methods:
        is_left_out = method.name.startswith("_") or not _is_call(method)
        # The implementation of overloads is not what callers see.
        if not is_left_out and (method.name not in overloaded or _is_overload(method)):
            lines += ["    @overload"] if _is_overload(method) else []
            lines.append(f"    async def {method.name}({ast.unparse(method.args)}) -> {_result(method)}: ...")
    return "\n\n".join(["\n".join(lines), "\n"])


def _is_overload(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(item, ast.Name) and item.id == "overload" for item in method.decorator_list)


def _is_call(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method is awaited for a response; one that gives a context manager is not."""
    return isinstance(method, ast.AsyncFunctionDef) or "AsyncList[" in ast.unparse(method.returns or method)


def _result(method: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if method.returns is None:
        raise RawTypesError(f"{method.name} has no return type")
    result = ast.unparse(method.returns)
    return f"Response[{result.replace('AsyncList[', 'AsyncPage[')}]"


def _raw_name(name: str) -> str:
    return f"Raw{name.removeprefix('Async')}"


def _imports(tree: ast.Module) -> dict[str, str]:
    """A resource module's imports, seen from the generated one; formatting drops those that are not needed."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: f"import {alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            source = _source(node)
            for alias in node.names:
                name = alias.name if alias.asname is None else f"{alias.name} as {alias.asname}"
                found[alias.asname or alias.name] = f"from {source} import {name}"
    return found


def _source(node: ast.ImportFrom) -> str:
    """`...x` in `_async/resources` is `..x` in `_raw`; `..x` there is `.._async.x` here."""
    places = {0: "", 1: ".._async.resources.", 2: ".._async.", 3: ".."}
    return places[node.level] + (node.module or "")
