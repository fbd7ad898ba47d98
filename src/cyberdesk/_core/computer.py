"""The responses of machines' agents, which the API's document leaves open, as typed results.

The classes here say how much of a response must be valid. What is absent or null is tolerated where the caller can
do without it. Missing content is not, since it could not be distinguished from an empty file.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import attrs
from msgspec import UnsetType

from ..computer import CommandResult, FileEntry, WrittenFile
from ..errors import ResponseDecodeError
from .http.responses import MAX_ERROR_BYTES

if TYPE_CHECKING:
    from .http.request import Request, Response

T = TypeVar("T")

COMMAND_SECONDS = 30.0
"""How long an agent lets a command run when no limit is given."""

GRACE_SECONDS = 30.0
"""What the connection to a machine may take in addition."""


@attrs.frozen(kw_only=True)
class EntryBody:
    """An entry of a folder."""

    name: str
    path: str | None = None
    is_dir: bool | None = None
    size: int | None = None
    modified: float | str | None = None
    error: str | None = None


@attrs.frozen(kw_only=True)
class FolderBody:
    """The body of a response to `fs_list`: current agents send `items`, older ones `entries`, and some both."""

    items: list[EntryBody] | None = None
    entries: list[EntryBody] | None = None


@attrs.frozen(kw_only=True)
class ContentBody:
    """The body of a response to `fs_read`; the decoder reads bytes from base64."""

    content: bytes


@attrs.frozen(kw_only=True)
class WrittenBody:
    """The body of a response to `fs_write`."""

    path: str | None = None
    size: int | None = None
    modified: float | str | None = None


@attrs.frozen(kw_only=True)
class CommandBody:
    """The body of a response to `powershell_exec`: lenient, as the command was run whatever is missing here."""

    stdout: str | None = None
    stderr: str | None = None
    exit_code: int | None = None
    session_id: str | None = None
    timeout_reached: bool | None = None
    error: str | None = None


def decoded_as(request: Request[Any], kind: type[T]) -> Request[T]:
    """The same request, whose response is decoded into another type."""
    changed: Any = attrs.evolve(request, response_type=kind)
    result: Request[T] = changed
    return result


def id_text(machine_id: UUID | str) -> str:
    """A machine's id as the generated functions accept it; they check it."""
    return str(machine_id) if isinstance(machine_id, UUID) else machine_id


def folder_entries(request: Request[Any], response: Response[FolderBody]) -> list[FileEntry]:
    """The entries of a folder.

    Raises:
        ResponseDecodeError: When the response has none.
    """
    body = response.parsed
    listed = body.items if body.items is not None else body.entries
    if listed is None:
        raise _not_valid(request, response, "it lacks `items`")
    return [
        FileEntry(
            name=entry.name,
            path=entry.path,
            is_dir=entry.is_dir,
            size=entry.size,
            modified=file_time(entry.modified),
            error=entry.error,
        )
        for entry in listed
    ]


def written_file(body: WrittenBody) -> WrittenFile:
    """What is known of a file after it was written."""
    return WrittenFile(path=body.path, size=body.size, modified=file_time(body.modified))


def command_result(body: CommandBody) -> CommandResult:
    """What a command did."""
    return CommandResult(
        stdout=body.stdout or "",
        stderr=body.stderr or "",
        exit_code=body.exit_code,
        session_id=body.session_id,
        timeout_reached=bool(body.timeout_reached),
        error=body.error or None,
    )


def clipboard_text(request: Request[Any], response: Response[dict[str, str | None]], key: str) -> str:
    """The text that came back under a key.

    Raises:
        ResponseDecodeError: When none did.
    """
    if key not in response.parsed:
        raise _not_valid(request, response, "it lacks the requested key")
    return response.parsed[key] or ""


def file_time(value: float | str | None) -> datetime.datetime | None:
    """The time of a file, which agents send as seconds since 1970; None when it is not valid."""
    try:
        if isinstance(value, str):
            moment = datetime.datetime.fromisoformat(value)
            return (
                moment.replace(tzinfo=datetime.UTC) if moment.tzinfo is None else moment.astimezone(datetime.UTC)
            )
        return None if value is None else datetime.datetime.fromtimestamp(value, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def attempt_seconds(default: float | None, command: float | None | UnsetType) -> float | None:
    """How long one attempt to run a command may take: never less than the command itself may.

    Args:
        default: The client's own limit; None means no limit.
        command: The command's limit, if one was given.
    """
    limit = command if isinstance(command, int | float) else COMMAND_SECONDS
    return None if default is None else max(default, limit + GRACE_SECONDS)


def _not_valid(request: Request[Any], response: Response[Any], reason: str) -> ResponseDecodeError:
    return ResponseDecodeError(
        f"the response to {request.operation} is not valid: {reason}",
        status_code=response.status_code,
        body=response.content[:MAX_ERROR_BYTES],
        request_id=response.request_id,
        method=request.method,
        path=request.route,
        attempts=response.attempts,
    )
