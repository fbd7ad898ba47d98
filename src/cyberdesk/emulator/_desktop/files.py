"""The file system of a desktop: Windows paths, in memory."""

import re
from datetime import datetime

import attrs

from cyberdesk.emulator._state import DesktopRecord
from cyberdesk.emulator._state.desktops import FileRecord

__all__ = [
    "HOME",
    "TRANSFERS",
    "FileProblem",
    "absolute",
    "add_standard_folders",
    "base_name",
    "find_file",
    "list_folder",
    "make_folder",
    "read_file",
    "remove",
    "shown",
    "write_file",
]

HOME = "C:/Users/cyberdesk"
TRANSFERS = f"{HOME}/CyberdeskTransfers"

_STANDARD = ("Desktop", "Documents", "Downloads", "Pictures", "CyberdeskTransfers")
_DENIED = ("c:/system volume information", "c:/windows/system32/config")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_DRIVE = re.compile(r"(?P<drive>[A-Za-z]):/?(?P<rest>.*)", re.DOTALL)


@attrs.frozen
class FileProblem(Exception):
    """The failure of a file operation: an HTTP status and a message."""

    status: int
    detail: str

    def __str__(self) -> str:
        return self.detail


def absolute(path: str, folder: str = HOME) -> str:
    """An absolute path with forward slashes: `~` is the home, relative paths begin in `folder`."""
    text = re.sub("%userprofile%", lambda _: HOME, path.strip().replace("\\", "/"), flags=re.IGNORECASE)
    if text == "~" or text.startswith("~/"):
        text = HOME + text[1:]
    match = _DRIVE.fullmatch(text)
    if match is None:
        rooted = text.startswith("/")
        match = _DRIVE.fullmatch(f"{folder[:2]}{text}" if rooted else f"{folder}/{text}")
    if match is None or _FORBIDDEN.search(match["rest"]):
        raise FileProblem(400, f"Not a valid path: {path}")
    parts: list[str] = []
    for part in match["rest"].split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join((f"{match['drive'].upper()}:", *parts))


def shown(path: str) -> str:
    """A path as Windows writes it."""
    return path.replace("/", "\\") if "/" in path else f"{path}\\"


def base_name(path: str) -> str:
    """The last part of a path."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def add_standard_folders(desktop: DesktopRecord, now: datetime) -> None:
    """Create the standard folders of a new desktop."""
    for name in _STANDARD:
        make_folder(desktop, f"{HOME}/{name}", now)
    for path in ("C:/Program Files", "C:/Windows/System32"):
        make_folder(desktop, path, now)


def find_file(desktop: DesktopRecord, path: str) -> FileRecord | None:
    """The file or folder at an absolute path, or None."""
    if len(path) == 2:
        return FileRecord(path=path, modified=datetime.min)
    return desktop.files.get(path.lower())


def list_folder(desktop: DesktopRecord, path: str) -> list[FileRecord]:
    """The entries of a folder: folders first, each kind by name."""
    folder = _existing(desktop, path)
    if folder.content is not None:
        raise FileProblem(400, f"Not a directory: {shown(path)}")
    prefix = path.lower() + "/"
    inside = [
        file for key, file in desktop.files.items() if key.startswith(prefix) and "/" not in key[len(prefix) :]
    ]
    return sorted(inside, key=lambda file: (file.content is not None, file.path.lower()))


def read_file(desktop: DesktopRecord, path: str, max_bytes: int) -> bytes:
    """The content of a file."""
    file = _existing(desktop, path)
    if file.content is None:
        raise FileProblem(400, f"Not a file: {shown(path)}")
    if len(file.content) > max_bytes:
        raise FileProblem(413, f"File is larger than {max_bytes} bytes: {shown(path)}")
    return file.content


def write_file(
    desktop: DesktopRecord, path: str, content: bytes, now: datetime, *, append: bool = False
) -> FileRecord:
    """Write a file, and create the missing folders."""
    _check_access(path)
    before = find_file(desktop, path)
    if before is not None and before.content is None:
        raise FileProblem(400, f"Not a file: {shown(path)}")
    make_folder(desktop, path.rpartition("/")[0], now)
    if append and before is not None:
        content = (before.content or b"") + content
    file = FileRecord(path=path, modified=now, content=content)
    desktop.files[path.lower()] = file
    return file


def make_folder(desktop: DesktopRecord, path: str, now: datetime) -> None:
    """Create a folder and its missing parents."""
    _check_access(path)
    parts = path.split("/")
    for count in range(2, len(parts) + 1):
        part = "/".join(parts[:count])
        there = desktop.files.setdefault(part.lower(), FileRecord(path=part, modified=now))
        if there.content is not None:
            raise FileProblem(400, f"Not a directory: {shown(part)}")


def remove(desktop: DesktopRecord, path: str) -> None:
    """Remove a file, or a folder with its contents."""
    _existing(desktop, path)
    for key in [key for key in desktop.files if key == path.lower() or key.startswith(path.lower() + "/")]:
        del desktop.files[key]


def _existing(desktop: DesktopRecord, path: str) -> FileRecord:
    _check_access(path)
    file = find_file(desktop, path)
    if file is None:
        raise FileProblem(404, f"No such file or directory: {shown(path)}")
    return file


def _check_access(path: str) -> None:
    if any(f"{path.lower()}/".startswith(f"{denied}/") for denied in _DENIED):
        raise FileProblem(403, f"Permission denied: {shown(path)}")
