"""The facade's methods as their source shows them: which operations they call, with what, and what they take.

Read by syntax alone, without importing: a facade that names an operation which was just removed cannot be
imported.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ROOT_CLASS = "AsyncCyberdesk"
ARGUMENTS = "Arguments"
RESOURCE_PROPERTY = "ResourceProperty"
PROPERTIES = frozenset({"property", "cached_property"})

Names = frozenset[str]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Method:
    """A public method of the client or of one of its resources.

    Attributes:
        name: How it is called on a client, such as `runs.create`.
        keywords: The names of its arguments; `**options` is none of them.
        operations: The operations whose endpoint modules it uses, itself or through private helpers.
        arguments: For each of these, the keywords it gives to `build_request`.
        models: For each generated class it builds, the fields it gives.
        requests: The request models whose fields it takes as keyword arguments, all of them.
        described: The arguments that its docstring describes.
    """

    name: str
    keywords: Names
    operations: Names
    arguments: Mapping[str, Names] = field(default_factory=dict[str, Names])
    models: Mapping[str, Names] = field(default_factory=dict[str, Names])
    requests: Names = frozenset()
    described: Names = frozenset()


def read_methods(sources: Mapping[str, str]) -> list[Method]:
    """Find the methods in the modules of the client and its resources, given as path and text."""
    modules = [_Module(path, ast.parse(text, path)) for path, text in sorted(sources.items())]
    classes = {name: _Class(node, module) for module in modules for name, node in module.classes.items()}
    names = dict(_names(classes))
    bases = {_last_name(base) for found in classes.values() for base in found.node.bases}
    methods: list[Method] = []
    for name, found in classes.items():
        if name in bases and name not in names:
            continue  # its methods are those of the classes that are made of it
        # A resource that the client does not hand out yet goes by the name of its module.
        prefix = names.get(name, found.module.stem + ".")
        for function, owner in found.functions(classes).items():
            if not function.startswith("_"):
                methods += _read(prefix + function, owner, classes)
    return [method for method in methods if method.operations]


def resource_properties(node: ast.ClassDef) -> list[tuple[str, str]]:
    """The resources of a class by name: `runs = ResourceProperty(lambda: lazy.AsyncRuns)`, and properties."""
    found: list[tuple[str, str]] = []
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and _is_property(item):
            found.append((item.name, _last_name(item.returns)))
        if isinstance(item, ast.Assign) and isinstance(item.value, ast.Call):
            loads = [load for load in item.value.args if isinstance(load, ast.Lambda)]
            if _last_name(item.value.func) == RESOURCE_PROPERTY and loads:
                found.append((_last_name(item.targets[0]), _last_name(loads[0].body)))
    return found


@dataclass
class _Module:
    path: str
    tree: ast.Module
    endpoints: dict[str, str] = field(default_factory=dict[str, str])
    tags: set[str] = field(default_factory=set[str])
    models: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self.classes = {node.name: node for node in self.tree.body if isinstance(node, ast.ClassDef)}
        self.functions = {node.name: node for node in self.tree.body if isinstance(node, Function)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                self._import(node)

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".py")

    def _import(self, node: ast.ImportFrom) -> None:
        _, generated, inner = (node.module or "").partition("_generated.")
        kind, *parts = inner.split(".")
        if not generated or kind not in ("api", "models"):
            return
        for alias in node.names:
            name = alias.asname or alias.name
            if kind == "models":
                self.models[name] = alias.name
            elif not parts:  # from ._generated.api import runs
                self.tags.add(name)
            else:  # ... import create_run, or ...create_run import build_request
                self.endpoints[name] = parts[1] if len(parts) > 1 else alias.name


@dataclass
class _Class:
    node: ast.ClassDef
    module: _Module

    def own(self) -> list[Function]:
        return [node for node in self.node.body if isinstance(node, Function)]

    def functions(self, classes: Mapping[str, _Class]) -> dict[str, list[tuple[Function, _Class]]]:
        """All functions by name, inherited ones too; overloads make several of one name."""
        found: dict[str, list[tuple[Function, _Class]]] = {}
        for function in self.own():
            found.setdefault(function.name, []).append((function, self))
        for base in self.node.bases:
            inherited = classes.get(_last_name(base))
            if inherited is not None:
                found = {**inherited.functions(classes), **found}
        return found


def _names(classes: Mapping[str, _Class]) -> Iterator[tuple[str, str]]:
    """The path from the client to each class, as attribute names."""
    queue = [(ROOT_CLASS, "")]
    seen: set[str] = set()
    while queue:
        name, prefix = queue.pop(0)
        if name in seen or name not in classes:
            continue
        seen.add(name)
        yield name, prefix
        queue += [(kind, f"{prefix}{item}.") for item, kind in resource_properties(classes[name].node)]


def _read(
    name: str, definitions: list[tuple[Function, _Class]], classes: Mapping[str, _Class]
) -> Iterator[Method]:
    finder = _Finder(classes)
    keywords: set[str] = set()
    requests: set[str] = set()
    described: set[str] = set()
    for function, owner in definitions:
        if _is_property(function):
            return
        keywords |= _keywords(function, classes)
        requests |= _requests(function)
        described |= set(re.findall(r"^ {4}(\w+): ", ast.get_docstring(function) or "", re.MULTILINE))
        finder.visit(function, owner.module, owner)
    yield Method(
        name,
        frozenset(keywords),
        frozenset(finder.operations),
        {key: frozenset(value) for key, value in finder.arguments.items()},
        {key: frozenset(value) for key, value in finder.models.items()},
        frozenset(requests),
        frozenset(described),
    )


def _requests(function: Function) -> set[str]:
    """`RunCreate` for `**arguments: Unpack[RunCreateArguments]`, which has all fields of the model."""
    rest = function.args.kwarg.annotation if function.args.kwarg else None
    name = _last_name(rest.slice) if isinstance(rest, ast.Subscript) else ""
    return {name.removesuffix(ARGUMENTS)} if name.endswith(ARGUMENTS) else set()


def _keywords(function: Function, classes: Mapping[str, _Class]) -> set[str]:
    arguments = function.args
    names = {item.arg for item in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]} - {"self"}
    rest = arguments.kwarg.annotation if arguments.kwarg else None
    if isinstance(rest, ast.Subscript) and _last_name(rest.slice) in classes:  # **params: Unpack[ListParams]
        body = classes[_last_name(rest.slice)].node.body
        names |= {
            node.target.id
            for node in body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
    return names


class _Finder:
    """Collects what a function uses, following private helpers of its class and functions of its module."""

    def __init__(self, classes: Mapping[str, _Class]) -> None:
        self.operations: set[str] = set()
        self.arguments: dict[str, set[str]] = {}
        self.models: dict[str, set[str]] = {}
        self._classes = classes
        self._seen: set[ast.AST] = set()

    def visit(self, function: Function, module: _Module, owner: _Class | None) -> None:
        if function in self._seen:
            return
        self._seen.add(function)
        for node in ast.walk(function):
            operation = _operation(node, module)
            if operation is not None:
                self.operations.add(operation)
            if isinstance(node, ast.Call):
                self._call(node, module)
            if isinstance(node, ast.Name) and node.id in module.functions:
                self.visit(module.functions[node.id], module, None)
            if owner is not None and isinstance(node, ast.Attribute) and _is_private_of_self(node):
                for helper, its_owner in owner.functions(self._classes).get(node.attr, []):
                    self.visit(helper, its_owner.module, its_owner)

    def _call(self, node: ast.Call, module: _Module) -> None:
        given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
        called = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        operation = _operation(called, module)
        # make(RunCreate, ...) and RunCreate(...) alike.
        built = node.args[0] if _last_name(node.func) == "make" and node.args else node.func
        model = module.models.get(built.id) if isinstance(built, ast.Name) else None
        if operation is not None and _last_name(node.func) in ("build_request", *module.endpoints):
            self.arguments.setdefault(operation, set()).update(given)
        elif model is not None:
            self.models.setdefault(model, set()).update(given)


def _operation(node: ast.AST, module: _Module) -> str | None:
    """The operation whose endpoint module an expression names."""
    if isinstance(node, ast.Name):
        return module.endpoints.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in module.tags:
        return node.attr
    return None


def _is_property(function: Function) -> bool:
    return any(_last_name(decorator) in PROPERTIES for decorator in function.decorator_list)


def _is_private_of_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self" and node.attr.startswith("_")


def _last_name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _last_name(node.value)
    return node.id if isinstance(node, ast.Name) else ""
