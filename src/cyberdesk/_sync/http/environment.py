"""Which certificates are trusted, and which proxies are used: what the environment says."""

from __future__ import annotations

import os
import re
import ssl
from pathlib import Path
from typing import TypeAlias
from urllib.request import getproxies, proxy_bypass

import httpx

from ...errors import ConfigurationError

Origin: TypeAlias = tuple[str, str, int | None]

_HASHED = re.compile(r"[0-9a-f]{8}\.\d+")


def trusting_context() -> ssl.SSLContext:
    """Certificates of `SSL_CERT_FILE` or `SSL_CERT_DIR`, else those of certifi.

    Raises:
        ConfigurationError: When one of these names no certificates.
    """
    file, folders = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and folders and not any(_has_certificates(Path(name)) for name in folders.split(os.pathsep)):
        raise ConfigurationError(
            f"SSL_CERT_DIR is {folders!r}, which is not a folder of certificates named by their hash"
            " (as `openssl rehash` names them)"
        )
    try:
        return httpx.create_ssl_context()
    except (OSError, ValueError) as error:  # SSLError is an OSError
        reason = error.strerror if isinstance(error, OSError) else None
        raise ConfigurationError(
            f"SSL_CERT_FILE is {file!r}, from which no certificates can be read: {reason or error}"
            if file
            else f"the trusted certificates cannot be read: {reason or error}"
        ) from error


def proxy_for(origin: Origin) -> str | None:
    """The proxy that the environment names for an origin, if any."""
    scheme, host, port = origin
    proxies = getproxies()
    address = proxies.get(scheme) or proxies.get("all")
    if not address or proxy_bypass(host if port is None else f"{host}:{port}"):
        return None
    return address if "://" in address else f"http://{address}"


def _has_certificates(folder: Path) -> bool:
    try:
        return any(_HASHED.fullmatch(entry.name) for entry in folder.iterdir())
    except OSError:
        return False
