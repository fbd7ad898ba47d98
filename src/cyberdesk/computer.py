"""What `client.computer` returns where the API's own document says only "an object".

The agent on the machine makes these responses, and agents of several versions are in use: what one of them omits
reads as `None`.
"""

from __future__ import annotations

import datetime

import attrs

__all__ = ["CommandResult", "FileEntry", "WrittenFile"]


@attrs.frozen(kw_only=True)
class CommandResult:
    """What a shell command did.

    Attributes:
        stdout: What it printed. The agent cuts long output in the middle.
        stderr: What it printed as errors; after a timeout, the agent's message about it.
        exit_code: Its exit code. After a timeout newer agents say 0 although the command has not ended: see `ok`.
        session_id: The shell session it belonged to; not a session of runs.
        timeout_reached: Whether the command took longer than its `command_timeout`. It goes on in the background.
        error: Why the command could not be run, if the agent says so.
    """

    stdout: str
    stderr: str
    exit_code: int | None = None
    session_id: str | None = None
    timeout_reached: bool = False
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the command has ended, with exit code 0."""
        return self.exit_code == 0 and not self.timeout_reached and self.error is None


@attrs.frozen(kw_only=True)
class FileEntry:
    """A file or folder on a machine.

    Attributes:
        name: Its name.
        path: Its whole path.
        is_dir: Whether it is a folder; None when the agent may not read it.
        size: Bytes, of a file.
        modified: When it was changed last, in UTC.
        error: Why the agent could not read it.
    """

    name: str
    path: str | None = None
    is_dir: bool | None = None
    size: int | None = None
    modified: datetime.datetime | None = None
    error: str | None = None


@attrs.frozen(kw_only=True)
class WrittenFile:
    """A file that was written on a machine. Some agents send no details.

    Attributes:
        path: Its whole path.
        size: Bytes it holds now.
        modified: When it was changed, in UTC.
    """

    path: str | None = None
    size: int | None = None
    modified: datetime.datetime | None = None
