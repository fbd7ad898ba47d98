"""Names of files that come from somewhere else."""

from __future__ import annotations

import re
import unicodedata

_MAX_BYTES = 200
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_name(name: str, fallback: str) -> str:
    """Reduce a name from the server to one that is a plain file in any folder, on any system.

    Args:
        name: What the server calls the file; it may hold a path of either kind, or worse.
        fallback: The name to take when nothing is left.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Windows drops dots and spaces at the end, which would turn one name into another.
    base = _FORBIDDEN.sub("_", base).strip().rstrip(". ")
    if not base or _DEVICES.fullmatch(base):
        return f"{fallback}_{base}" if base else fallback
    return _shorten(base)


def _shorten(name: str) -> str:
    if len(name.encode("utf-8", "replace")) <= _MAX_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 20:
        stem, dot, suffix = name, "", ""
    kept = stem.encode("utf-8", "replace")[: _MAX_BYTES - len(suffix.encode("utf-8", "replace")) - 1]
    return kept.decode("utf-8", "ignore") + dot + suffix
