"""The desktop of a machine, as used by the computer API, handlers and tests."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeVar
from uuid import UUID

from cyberdesk.emulator._desktop.desktops import CommandResponse, Desktops
from cyberdesk.emulator._desktop.files import (
    FileProblem,
    absolute,
    find_file,
    list_folder,
    read_file,
    remove,
    shown,
    write_file,
)
from cyberdesk.emulator._desktop.keyboard import focused_text, parse_keys, press, type_text
from cyberdesk.emulator._desktop.layout import layout
from cyberdesk.emulator._desktop.mouse import left_click, left_drag, point_at
from cyberdesk.emulator._desktop.shell import CommandOutput, run_command
from cyberdesk.emulator._state import DesktopRecord
from cyberdesk.emulator._state.desktops import HEIGHT, WIDTH, Field, Focus, Scene, Window

__all__ = ["Desktop"]

Result = TypeVar("Result")


class _Call(Protocol):
    """Runs a function where the state may be accessed."""

    def __call__(self, function: Callable[[], Result], /) -> Result: ...


def _at_once(function: Callable[[], Result], /) -> Result:
    return function()


class Desktop:
    """The desktop of an emulated machine: a screen of 1024x768, keyboard, mouse, clipboard, files, a shell.

    It is the same for the computer API, for handlers (`run.desktop`) and for tests
    (`emulator.desktop(machine_id)`). Nothing on it happens by itself: handlers and tests open windows, and
    typed text goes into the window that has the focus. Paths are Windows paths; `~` is the home, and relative
    paths begin there.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator
        >>> desktop = CyberdeskEmulator().desktop()
        >>> desktop.show("Orders", fields={"Customer": ""}, buttons=["Save"])
        >>> desktop.type("Doe")
        >>> desktop.fields
        {'Customer': 'Doe'}
        >>> desktop.screenshot()[1:4]
        b'PNG'
    """

    def __init__(
        self, desktops: Desktops, machine_id: UUID, call: _Call = _at_once, secrets: Iterable[str] = ()
    ) -> None:
        self._desktops = desktops
        self._machine_id = machine_id
        self._call = call
        self._secrets = frozenset(secrets)

    def __repr__(self) -> str:
        return f"Desktop(machine_id={self._machine_id})"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return WIDTH, HEIGHT

    @property
    def pointer(self) -> tuple[int, int]:
        """The position of the mouse pointer."""
        return self._do(lambda desktop: desktop.pointer)

    @property
    def windows(self) -> tuple[str, ...]:
        """The titles of the open windows, the top one last."""
        return self._do(lambda desktop: tuple(window.title for window in desktop.windows))

    @property
    def text(self) -> str:
        """The text of the window on top."""
        return self._do(lambda desktop: desktop.windows[-1].text if desktop.windows else "")

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the window on top, by label."""
        return self._do(
            lambda desktop: (
                {field.label: field.value for field in desktop.windows[-1].fields} if desktop.windows else {}
            )
        )

    @property
    def clipboard(self) -> str:
        """The text in the clipboard; can be set."""
        return self._do(lambda desktop: desktop.clipboard)

    @clipboard.setter
    def clipboard(self, text: str) -> None:
        self._do(lambda desktop: setattr(desktop, "clipboard", text))

    @property
    def actions(self) -> tuple[Mapping[str, Any], ...]:
        """The last thousand actions of mouse, keyboard and shell, oldest first."""
        return self._call(lambda: self._desktops.actions(self._machine_id))

    def scene(self) -> Scene:
        """The present content of the screen, not drawn yet."""
        # To the minute, as the clock on the screen.
        return self._do(lambda desktop: desktop.scene(self._desktops.now().replace(second=0, microsecond=0)))

    def screenshot(self) -> bytes:
        """A picture of the screen, as the bytes of a PNG."""
        from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

        return png(self.scene())

    def show(
        self,
        title: str,
        text: str = "",
        *,
        fields: Mapping[str, str] | None = None,
        buttons: Sequence[str] = (),
    ) -> None:
        """Open a window on top of the others, or replace the one with this title.

        Args:
            title: its title.
            text: its text, below the fields and buttons.
            fields: its input fields, by label; the first one gets the focus, else the text does.
            buttons: its buttons.
        """

        def change(desktop: DesktopRecord) -> None:
            others = tuple(window for window in desktop.windows if window.title != title)
            shift = 26 * (len(others) % 6)
            window = Window(
                title=title,
                text=text,
                fields=tuple(Field(label=label, value=value) for label, value in (fields or {}).items()),
                buttons=tuple(buttons),
                x=200 + shift,
                y=64 + shift,
            )
            desktop.windows = (*others, window)
            desktop.focus = Focus(field=0 if fields else None)

        self._do(change)

    def close(self, title: str) -> None:
        """Close the windows with this title."""

        def change(desktop: DesktopRecord) -> None:
            desktop.windows = tuple(window for window in desktop.windows if window.title != title)
            desktop.focus = Focus() if desktop.windows else None

        self._do(change)

    def place_of(self, label: str) -> tuple[int, int]:
        """The centre of a button or a field in the top window, for a click.

        Raises:
            LookupError: there is none with this label.
        """

        def find(desktop: DesktopRecord) -> tuple[int, int]:
            window = desktop.windows[-1] if desktop.windows else Window(title="")
            parts = layout(window)
            labels = [*window.buttons, *(field.label for field in window.fields)]
            if label not in labels:
                raise LookupError(f"There is no {label!r} in the top window")
            left, top, right, bottom = (*parts.buttons, *parts.fields)[labels.index(label)]
            return (left + right) // 2, (top + bottom) // 2

        return self._do(find)

    def move(self, x: int, y: int) -> None:
        """Move the pointer."""
        self._act({"action": "mouse_move", "x": x, "y": y}, lambda desktop: point_at(desktop, x, y))

    def click(
        self,
        x: int | None = None,
        y: int | None = None,
        *,
        button: Literal["left", "right", "middle"] = "left",
        clicks: int = 1,
        down: bool | None = None,
    ) -> None:
        """Click at a position, or at the pointer.

        A left click focuses its target, and closes a window by its close button; a double click selects the text.

        Args:
            x: pixels from the left.
            y: pixels from the top.
            button: the button.
            clicks: the number of clicks.
            down: True only presses the button, False only releases it.
        """

        def change(desktop: DesktopRecord) -> dict[str, Any]:
            if x is not None and y is not None:
                point_at(desktop, x, y)
            if down is not False:
                desktop.clicked = desktop.pointer
            held = [name for name in desktop.buttons_down if name != button]
            desktop.buttons_down = [*held, button] if down else held
            target = left_click(desktop, clicks) if button == "left" and down is not False else None
            place = {"x": desktop.pointer[0], "y": desktop.pointer[1]}
            return {**place, **({"target": target} if target else {})}

        action: dict[str, Any] = {"action": "click", "button": button, "clicks": clicks}
        self._act(action if down is None else {**action, "down": down}, change)

    def drag(self, start: tuple[int, int], end: tuple[int, int], *, button: str = "left") -> None:
        """Drag from one position to another; a window that is dragged by its title moves."""

        def change(desktop: DesktopRecord) -> None:
            if button == "left":
                left_drag(desktop, start, end)
            else:
                point_at(desktop, *end)

        self._act({"action": "drag", "start": list(start), "end": list(end), "button": button}, change)

    def scroll(self, direction: str, amount: int, x: int | None = None, y: int | None = None) -> None:
        """Scroll at a position, or at the pointer."""

        def change(desktop: DesktopRecord) -> None:
            if x is not None and y is not None:
                point_at(desktop, x, y)

        self._act({"action": "scroll", "direction": direction, "amount": amount}, change)

    def type(self, text: str) -> None:
        """Type text into the focused element. Sensitive inputs of the run are shown as asterisks."""
        typed = "*" * len(text) if text in self._secrets else text
        self._act({"action": "type", "text": typed}, lambda desktop: type_text(desktop, typed))

    def key(self, text: str, *, down: bool | None = None) -> None:
        """Press keys in XDO syntax, such as `ctrl+a delete`.

        Args:
            text: key combinations, separated by spaces.
            down: True only presses, False only releases.

        Raises:
            ValueError: `text` is not in XDO syntax.
        """
        chords = parse_keys(text)

        def change(desktop: DesktopRecord) -> None:
            keys = [key for chord in chords for key in chord]
            desktop.keys_down = [key for key in desktop.keys_down if key not in keys] + (keys if down else [])
            if down is not False:
                for chord in chords:
                    press(desktop, chord)

        self._act({"action": "key", "text": text, **({} if down is None else {"down": down})}, change)

    def copy(self) -> str:
        """Press Ctrl+C, and return the selected text; empty without a selection."""

        def change(desktop: DesktopRecord) -> str:
            selected = desktop.focus is not None and desktop.focus.selected
            if selected:
                desktop.clipboard = focused_text(desktop)
            return desktop.clipboard if selected else ""

        self._act({"action": "key", "text": "ctrl+c"}, _nothing)
        return self._do(change)

    def write_file(self, path: str, content: bytes | str, *, append: bool = False) -> None:
        """Write a file, and create the missing folders; text is UTF-8.

        Raises:
            OSError: the path is a folder, or cannot be written.
        """
        data = content.encode() if isinstance(content, str) else content
        self._do_file(
            lambda desktop: write_file(desktop, absolute(path), data, self._desktops.now(), append=append)
        )

    def read_file(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            OSError: there is no such file.
        """
        return self._do_file(lambda desktop: read_file(desktop, absolute(path), 2**31))

    def list_files(self, path: str = "~") -> list[str]:
        """The paths of the entries of a folder, folders first.

        Raises:
            OSError: there is no such folder.
        """
        return self._do_file(lambda desktop: [shown(file.path) for file in list_folder(desktop, absolute(path))])

    def remove_file(self, path: str) -> None:
        """Remove a file, or a folder with its contents.

        Raises:
            OSError: there is no such file or folder.
        """
        self._do_file(lambda desktop: remove(desktop, absolute(path)))

    def has_file(self, path: str) -> bool:
        """Whether a file or folder exists."""
        return self._do(lambda desktop: find_file(desktop, absolute(path)) is not None)

    def on_command(self, command: str, response: CommandResponse) -> None:
        r"""Set the response of the shell to a command; it takes precedence over the built-in commands.

        The shell has built-in versions of `echo`, `dir`, `type`, `cd`, `hostname`, `whoami`, `mkdir`, `del`,
        `copy`, `move`, `Get-Date`, `Start-Sleep` and `exit`, also by their PowerShell names.

        Args:
            command: the complete command; `*` stands for any text, and case is ignored.
            response: the standard output, a `CommandOutput`, or a function that is called with the command and
                returns one of these.

        Example:
            >>> from cyberdesk.emulator import CommandOutput, CyberdeskEmulator
            >>> desktop = CyberdeskEmulator().desktop()
            >>> desktop.on_command("Get-Service *", CommandOutput(stderr="no such service", exit_code=1))
            >>> desktop.run("get-service spooler").exit_code
            1
        """
        self._call(lambda: self._desktops.script(self._machine_id, command, response))

    def run(self, command: str, *, working_directory: str | None = None) -> CommandOutput:
        """Run a shell command and return its output at once, whatever its `seconds`."""

        def change(desktop: DesktopRecord) -> CommandOutput:
            scripted = self._desktops.scripted(self._machine_id, command)
            if scripted is not None:
                return scripted
            return run_command(desktop, command, working_directory, self._desktops.now())

        self._act({"action": "shell", "command": command}, _nothing)
        return self._do_file(change)

    def _do(self, change: Callable[[DesktopRecord], Result]) -> Result:
        return self._call(lambda: change(self._desktops.record(self._machine_id)))

    def _do_file(self, change: Callable[[DesktopRecord], Result]) -> Result:
        try:
            return self._do(change)
        except FileProblem as problem:
            raise OSError(problem.detail) from None

    def _act(self, action: dict[str, Any], change: Callable[[DesktopRecord], Mapping[str, Any] | None]) -> None:
        def carry_out(desktop: DesktopRecord) -> None:
            done = {**action, **(change(desktop) or {})}
            self._desktops.note_action(self._machine_id, done)

        self._do(carry_out)


def _nothing(desktop: DesktopRecord) -> None:
    """The effect of an action that is only recorded."""
