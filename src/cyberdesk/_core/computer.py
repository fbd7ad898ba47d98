"""From the answers of machines' agents, which the API's document leaves open, to what people get.

The classes here say how much of an answer must be right. What is left out or null is tolerated where the caller
can do without; content that is missing is not, since an empty file would look the same.
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
"""How long an agent lets a command run when it is told nothing."""

GRACE_SECONDS = 30.0
"""What the way to a machine and back may take besides."""


@attrs.frozen(kw_only=True)
class EntryAnswer:
    """An entry of a folder."""

    name: str
    path: str | None = None
    is_dir: bool | None = None
    size: int | None = None
    modified: float | str | None = None
    error: str | None = None


@attrs.frozen(kw_only=True)
class FolderAnswer:
    """What `fs_list` answers."""

    entries: list[EntryAnswer]


@attrs.frozen(kw_only=True)
class ContentAnswer:
    """What `fs_read` answers; the decoder reads bytes from base64."""

    content: bytes


@attrs.frozen(kw_only=True)
class WrittenAnswer:
    """What `fs_write` answers."""

    path: str | None = None
    size: int | None = None
    modified: float | str | None = None


@attrs.frozen(kw_only=True)
class CommandAnswer:
    """What `powershell_exec` answers. The command was run, so little is reason enough to refuse the answer."""

    stdout: str | None = None
    stderr: str | None = None
    exit_code: int | None = None
    session_id: str | None = None
    timeout_reached: bool | None = None
    error: str | None = None


def answered_by(request: Request[Any], kind: type[T]) -> Request[T]:
    """The same request, whose answer is decoded into something else."""
    changed: Any = attrs.evolve(request, response_type=kind)
    result: Request[T] = changed
    return result


def id_text(machine_id: UUID | str) -> str:
    """A machine's id as the generated functions take it; they check it."""
    return str(machine_id) if isinstance(machine_id, UUID) else machine_id


def entries(answer: FolderAnswer) -> list[FileEntry]:
    """The entries of a folder."""
    return [
        FileEntry(
            name=entry.name,
            path=entry.path,
            is_dir=entry.is_dir,
            size=entry.size,
            modified=file_time(entry.modified),
            error=entry.error,
        )
        for entry in answer.entries
    ]


def written_file(answer: WrittenAnswer) -> WrittenFile:
    """What is known of a file after it was written."""
    return WrittenFile(path=answer.path, size=answer.size, modified=file_time(answer.modified))


def command_result(answer: CommandAnswer) -> CommandResult:
    """What a command did."""
    return CommandResult(
        stdout=answer.stdout or "",
        stderr=answer.stderr or "",
        exit_code=answer.exit_code,
        session_id=answer.session_id,
        timeout_reached=bool(answer.timeout_reached),
        error=answer.error or None,
    )


def clipboard_text(request: Request[Any], response: Response[dict[str, str | None]], key: str) -> str:
    """The text that came back under a key.

    Raises:
        ResponseDecodeError: When none did.
    """
    if key not in response.parsed:
        raise ResponseDecodeError(
            f"the answer to {request.operation} is not what the API promises: it lacks the key that was asked for",
            status_code=response.status_code,
            body=response.content[:MAX_ERROR_BYTES],
            request_id=response.request_id,
            method=request.method,
            path=request.route,
            attempts=response.attempts,
        )
    return response.parsed[key] or ""


def file_time(value: float | str | None) -> datetime.datetime | None:
    """A file's time: agents tell it as seconds since 1970, and nobody needs it enough to fail for it."""
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
