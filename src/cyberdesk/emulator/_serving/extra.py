"""The packages that the emulator needs besides the SDK: the extra `emulator`."""

import importlib.util

__all__ = ["require_extra"]

# Modules, and the packages they are in.
_EXTRA = {
    "PIL": "pillow",
    "jsonschema": "jsonschema",
    "python_multipart": "python-multipart",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
}


def require_extra() -> None:
    """Check that all of them are installed.

    Raises:
        ImportError: a package is missing.
    """
    missing = [package for name, package in _EXTRA.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise ImportError(
            f'The emulator needs {", ".join(missing)}: pip install "cyberdesk[emulator]"',
            name=missing[0],
        )
