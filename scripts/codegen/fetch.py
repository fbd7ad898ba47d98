"""Getting a document of the API, and rejecting anything else."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import httpx
from openapi_spec_validator import OpenAPIV31SpecValidator

from .document import nodes
from .overlay import HTTP_METHODS, Json

TIMEOUT = 30.0
SHOWN = 80


class DocumentError(Exception):
    """The document cannot be read, or is not valid OpenAPI."""


def fetch(source: str, *, timeout: float = TIMEOUT) -> Json:
    """Read a document from an http(s) URL or a file, and check its shape; `validate` checks everything.

    Args:
        source: The URL, or the file's path.
        timeout: Seconds the whole download may take.

    Raises:
        DocumentError: When it cannot be read, or is no OpenAPI 3.1 document in JSON.
    """
    is_url = source.lower().startswith(("http://", "https://"))
    if "://" in source and not is_url:
        raise DocumentError(f"cannot fetch {source}: only http, https and files")
    content = _download(source, timeout) if is_url else _read(Path(source))
    return _checked_shape(parse(content, source), source)


def parse(content: bytes, source: str) -> Any:
    """Read JSON; `source` names it in errors.

    Raises:
        DocumentError: When it is something else.
    """
    try:
        return json.loads(content, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        start = content[:SHOWN].decode("utf-8", "replace").strip()
        what = "HTML" if start.lower().startswith(("<!doctype", "<html")) else f"{start!r}..."
        raise DocumentError(f"{source} is no JSON ({one_line(error)}): it is {what}") from error


def validate(document: Json, source: str) -> None:
    """Check a whole document against the OpenAPI 3.1 schema, its references included.

    Raises:
        DocumentError: With the first problem and where it is.
    """
    try:
        problems = list(OpenAPIV31SpecValidator(document).iter_errors())
    except Exception as error:  # the validator trips over what it did not expect
        raise DocumentError(f"{source} is not valid OpenAPI: {one_line(error)}") from error
    if problems:
        place = "/".join(str(part) for part in problems[0].absolute_path)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise DocumentError(f"{source} is not valid OpenAPI: {one_line(problems[0].message)} at /{place}{more}")


def one_line(error: object) -> str:
    """An error's text without line breaks, cut when it repeats the whole document."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 300 else f"{text[:140]} ... {text[-140:]}"


def _download(url: str, timeout: float) -> bytes:
    # httpx's own timeout starts anew with every piece that arrives.
    ends_at = time.monotonic() + timeout
    pieces: list[bytes] = []
    headers = {"Accept": "application/json"}
    try:
        with httpx.stream("GET", url, timeout=timeout, follow_redirects=True, headers=headers) as response:
            if response.status_code != 200:
                raise DocumentError(f"cannot fetch {url}: the server responded with {response.status_code}")
            for piece in response.iter_bytes():
                pieces.append(piece)
                if time.monotonic() > ends_at:
                    raise DocumentError(f"cannot fetch {url}: it takes longer than {timeout:g} seconds")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DocumentError(f"cannot fetch {url}: {one_line(error)}") from error
    return b"".join(pieces)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentError(f"cannot read {path}: {one_line(error)}") from error


def _checked_shape(document: Any, source: str) -> Json:
    """Make sure of what everything after it relies on, before the thorough but slow validation."""
    version = document.get("openapi") if isinstance(document, dict) else None
    if not str(version).startswith("3.1."):
        raise DocumentError(f"{source} is no OpenAPI 3.1 document: its `openapi` is {version!r}")
    paths = document.get("paths")
    schemas = (document.get("components") or {}).get("schemas")
    for name, part in (("paths", paths), ("components/schemas", schemas)):
        if not isinstance(part, dict) or not all(isinstance(item, dict) for item in part.values()) or not part:
            raise DocumentError(f"{source} is not valid OpenAPI: /{name} is no object of objects, or empty")
    for path, item in document["paths"].items():
        if not all(isinstance(item.get(method, {}), dict) for method in HTTP_METHODS):
            raise DocumentError(f"{source} is not valid OpenAPI: an operation of {path} is no object")
    for node in nodes(document):
        reference = node.get("$ref", "#/")
        # Anything else would make the validator read files and URLs that the document chooses.
        if isinstance(reference, str) and not reference.startswith("#/"):
            raise DocumentError(f"{source} refers to something outside of it: {one_line(reference)}")
    result: Json = document
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
