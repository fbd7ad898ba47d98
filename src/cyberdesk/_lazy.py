"""Modules whose names are imported when they are first used.

Such a module imports its names for type checkers only, as `from .models import RunCreate as RunCreate`. Where each
is at run time stands in `_raw/exports.py`, which is generated from these imports.
"""

from collections.abc import Callable
from importlib import import_module

from ._raw.exports import MODULES


def lazy_names(module: str) -> tuple[Callable[[str], object], tuple[str, ...]]:
    """Make the `__getattr__` and the `__all__` of a module.

    Args:
        module: The module's `__name__`.
    """
    modules = {name: source for source, names in MODULES[module].items() for name in names.split()}

    def load(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        value: object = getattr(import_module(modules[name]), name)
        vars(import_module(module))[name] = value
        return value

    return load, tuple(sorted(modules))
