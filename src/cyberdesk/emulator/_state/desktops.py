"""The state of desktops, as plain data. A `Scene` is a copy of the screen that can be drawn later."""

from datetime import datetime

import attrs

from cyberdesk.emulator._state.tables import Record, record

__all__ = ["HEIGHT", "WIDTH", "DesktopRecord", "Field", "FileRecord", "Focus", "Scene", "Window"]

WIDTH, HEIGHT = 1024, 768


@attrs.frozen(kw_only=True)
class Field:
    """A labelled box in a window, into which text can be typed."""

    label: str
    value: str = ""


@attrs.frozen(kw_only=True)
class Window:
    """A window: a form with fields and buttons, then free text."""

    title: str
    text: str = ""
    fields: tuple[Field, ...] = ()
    buttons: tuple[str, ...] = ()
    x: int = 232
    y: int = 84
    width: int = 640
    height: int = 480


@attrs.frozen(kw_only=True)
class Focus:
    """Where the keyboard writes: into the top window, in one of its fields or in its text."""

    field: int | None = None
    selected: bool = False


@attrs.frozen(kw_only=True)
class Scene:
    """The content of the screen. Immutable and small, so that a run can keep many without drawing them."""

    hostname: str
    moment: datetime
    windows: tuple[Window, ...] = ()
    focus: Focus | None = None
    pointer: tuple[int, int] = (WIDTH // 2, HEIGHT // 2)
    clicked: tuple[int, int] | None = None


@attrs.define(kw_only=True)
class FileRecord:
    """A file, or a folder when it has no content."""

    path: str
    modified: datetime
    content: bytes | None = attrs.field(default=None, repr=False)


@record
class DesktopRecord(Record):
    """The desktop of one machine. Windows are in order, the one at the end is on top."""

    hostname: str
    windows: tuple[Window, ...] = ()
    focus: Focus | None = None
    pointer: tuple[int, int] = (WIDTH // 2, HEIGHT // 2)
    clicked: tuple[int, int] | None = None
    buttons_down: list[str] = attrs.field(factory=list[str])
    keys_down: list[str] = attrs.field(factory=list[str])
    clipboard: str = attrs.field(default="", repr=False)
    # By path in lower case with forward slashes, because names on Windows differ in more than case.
    files: dict[str, FileRecord] = attrs.field(factory=dict[str, FileRecord], repr=False)
    # Of all time; `State.actions` holds the last ones.
    action_count: int = 0
    keepalive: bool = False
    keepalive_activity_at: datetime | None = None
    agent_version: str = "1.0.0"

    def scene(self, moment: datetime) -> Scene:
        """The screen as it is now."""
        return Scene(
            hostname=self.hostname,
            moment=moment,
            windows=self.windows,
            focus=self.focus,
            pointer=self.pointer,
            clicked=self.clicked,
        )
