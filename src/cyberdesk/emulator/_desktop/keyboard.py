"""Keys in XDO syntax, and the effect of typing on the text of a window."""

import attrs

from cyberdesk.emulator._state import DesktopRecord
from cyberdesk.emulator._state.desktops import Field, Focus, Window

__all__ = ["KeyProblem", "focused_text", "parse_keys", "press", "type_text"]

Chord = tuple[str, ...]

_MODIFIERS = {"ctrl", "control", "shift", "alt", "super", "win", "cmd", "meta"}
_SAME = {
    "control": "ctrl", "win": "super", "cmd": "super", "meta": "super", "enter": "return", "kp_enter": "return",
    "esc": "escape", "del": "delete",
}  # fmt: skip
_TYPED = {"return": "\n", "tab": "\t", "space": " ", "plus": "+", "minus": "-", "period": ".", "comma": ","}


class KeyProblem(ValueError):
    """A text that is not in XDO syntax."""


def parse_keys(text: str) -> list[Chord]:
    """Split `ctrl+a delete` into its chords, the modifiers of each before its plain key.

    Raises:
        KeyProblem: a chord has an empty part, or more than one plain key.
    """
    chords: list[Chord] = []
    for part in text.split():
        names = ["+"] if part == "+" else part.split("+")
        if "" in names:
            raise KeyProblem(f"Not a chord: {part!r}")
        keys = [_canonical(name) for name in names]
        plain = [key for key in keys if key not in _MODIFIERS]
        if len(plain) > 1:
            raise KeyProblem(f"A chord has one plain key: {part!r}")
        chords.append((*(key for key in keys if key in _MODIFIERS), *plain))
    if not chords:
        raise KeyProblem("No keys given")
    return chords


def _canonical(name: str) -> str:
    if len(name) == 1:
        return name
    return _SAME.get(name.lower(), name.lower())


def focused_text(desktop: DesktopRecord) -> str:
    """The focused text; empty without focus."""
    if desktop.focus is None or not desktop.windows:
        return ""
    window, field = desktop.windows[-1], desktop.focus.field
    return window.text if field is None else window.fields[field].value


def type_text(desktop: DesktopRecord, text: str) -> None:
    """Type: a selection is replaced, otherwise the text goes to the end."""
    if desktop.focus is None or not desktop.windows:
        return
    before = "" if desktop.focus.selected else focused_text(desktop)
    _set_text(desktop, before + text)


def press(desktop: DesktopRecord, chord: Chord) -> None:
    """Press and release a key combination."""
    *modifiers, key = chord
    if not modifiers or modifiers == ["shift"]:
        _press_plain(desktop, key, back=bool(modifiers))
    elif modifiers == ["ctrl"]:
        _press_control(desktop, key.lower())
    elif modifiers == ["alt"] and key == "f4" and desktop.windows:
        desktop.windows = desktop.windows[:-1]
        desktop.focus = Focus() if desktop.windows else None


def _press_plain(desktop: DesktopRecord, key: str, *, back: bool) -> None:
    fields = desktop.windows[-1].fields if desktop.windows else ()
    if key == "backspace" and desktop.focus is not None:
        _set_text(desktop, "" if desktop.focus.selected else focused_text(desktop)[:-1])
    elif key == "delete" and desktop.focus is not None and desktop.focus.selected:
        _set_text(desktop, "")
    elif key == "tab" and fields and desktop.focus is not None:
        present = desktop.focus.field
        step = -1 if back else 1
        desktop.focus = Focus(field=0 if present is None else (present + step) % len(fields))
    elif key == "return" and desktop.focus is not None and desktop.focus.field is not None:
        pass  # a field has one line
    elif key in _TYPED or (len(key) == 1 and key.isprintable()):
        type_text(desktop, _TYPED.get(key, key.upper() if back else key))


def _press_control(desktop: DesktopRecord, key: str) -> None:
    if desktop.focus is None:
        return
    match key:
        case "a":
            desktop.focus = attrs.evolve(desktop.focus, selected=True)
        case "c" | "x":
            if desktop.focus.selected:
                desktop.clipboard = focused_text(desktop)
                if key == "x":
                    _set_text(desktop, "")
        case "v":
            type_text(desktop, desktop.clipboard)
        case _:
            pass


def _set_text(desktop: DesktopRecord, text: str) -> None:
    focus = desktop.focus
    if focus is None or not desktop.windows:
        return
    window: Window = desktop.windows[-1]
    if focus.field is None:
        window = attrs.evolve(window, text=text)
    else:
        fields: list[Field] = list(window.fields)
        fields[focus.field] = attrs.evolve(fields[focus.field], value=text)
        window = attrs.evolve(window, fields=tuple(fields))
    desktop.windows = (*desktop.windows[:-1], window)
    desktop.focus = attrs.evolve(focus, selected=False)
