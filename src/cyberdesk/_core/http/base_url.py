"""The URL that all paths are appended to."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from ...errors import ConfigurationError

_ALLOWED = re.compile(r"[^\s\x00-\x20\x7f\\<>\"{}|^`]+")
_VERSION = "/v1"


def checked_base_url(url: object, *, allow_insecure_http: bool) -> str:
    """A base URL without a slash at its end.

    The version is a part of every operation's path, so a base URL that ends with `/v1` means the one without.

    Raises:
        ConfigurationError: When it cannot be used. User information and a query are not shown, as they may be
            secret.
    """
    if not isinstance(url, str):
        raise ConfigurationError(f"base_url must be a string, not {type(url).__name__}")
    text = url.strip()
    for character, what in (("@", "a user name or a password"), ("?", "a query"), ("#", "a fragment")):
        if character in text:
            raise ConfigurationError(f"base_url must be a URL without {what}")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError(f"base_url {url!r} is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigurationError(f"base_url {url!r} must have the form https://host or https://host/prefix")
    if not _ALLOWED.fullmatch(text):
        raise ConfigurationError(f"base_url {url!r} is not a valid URL: it has a character that URLs cannot have")
    if parts.scheme == "http" and not allow_insecure_http and not _is_local(host):
        raise ConfigurationError(
            f"base_url {url!r} would send the API key unencrypted: use https, or pass allow_insecure_http=True"
        )
    return _without_version(text)


def _without_version(url: str) -> str:
    url = url.rstrip("/").removesuffix(_VERSION).rstrip("/")
    if f"{_VERSION}/" in f"{urlsplit(url).path}/":
        raise ConfigurationError(
            f"base_url {url!r} is the URL of an operation: leave out {_VERSION} and all that follows"
        )
    return url


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
