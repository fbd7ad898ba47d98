"""The layout of a window, shared by drawing and clicking."""

from typing import NamedTuple

import attrs

from cyberdesk.emulator._state.desktops import HEIGHT, Window

__all__ = ["TASKBAR", "TITLE_BAR", "Layout", "Rectangle", "Target", "hit", "layout"]

TITLE_BAR = 36
TASKBAR = 44
_MARGIN = 22
_FIELD, _FIELD_STEP, _LABEL_WIDTH = 30, 44, 150
_BUTTON_WIDTH, _BUTTON_HEIGHT = 104, 32
_CLOSE_WIDTH = 46


class Rectangle(NamedTuple):
    """A part of the screen, excluding the right and the lower edge."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether a point is in it."""
        x, y = point
        return self.left <= x < self.right and self.top <= y < self.bottom


@attrs.frozen
class Layout:
    """The parts of one window."""

    frame: Rectangle
    title_bar: Rectangle
    close: Rectangle
    fields: tuple[Rectangle, ...]
    buttons: tuple[Rectangle, ...]
    text: Rectangle


@attrs.frozen
class Target:
    """The element below the pointer: a window, and a part of it."""

    window: int
    field: int | None = None
    button: str | None = None
    closes: bool = False


def layout(window: Window) -> Layout:
    """Lay out a window: fields at the top, buttons in a row below them, the rest is text."""
    left, right = window.x, window.x + window.width
    bottom = min(window.y + window.height, HEIGHT - TASKBAR)
    y = window.y + TITLE_BAR + _MARGIN
    fields: list[Rectangle] = []
    for _ in window.fields:
        fields.append(Rectangle(left + _MARGIN + _LABEL_WIDTH, y, right - _MARGIN, y + _FIELD))
        y += _FIELD_STEP
    buttons: list[Rectangle] = []
    for index, _ in enumerate(window.buttons):
        x = left + _MARGIN + (_LABEL_WIDTH if window.fields else 0) + index * (_BUTTON_WIDTH + 12)
        buttons.append(Rectangle(x, y + 4, x + _BUTTON_WIDTH, y + 4 + _BUTTON_HEIGHT))
    if buttons:
        y += _BUTTON_HEIGHT + 26
    return Layout(
        frame=Rectangle(left, window.y, right, bottom),
        title_bar=Rectangle(left, window.y, right, window.y + TITLE_BAR),
        close=Rectangle(right - _CLOSE_WIDTH, window.y, right, window.y + TITLE_BAR),
        fields=tuple(fields),
        buttons=tuple(buttons),
        text=Rectangle(left + _MARGIN, y, right - _MARGIN, bottom - _MARGIN),
    )


def hit(windows: tuple[Window, ...], point: tuple[int, int]) -> Target | None:
    """The element at a point of the screen; None for the background and the taskbar."""
    if point[1] >= HEIGHT - TASKBAR:
        return None
    for index in reversed(range(len(windows))):
        parts = layout(windows[index])
        if not parts.frame.holds(point):
            continue
        if parts.close.holds(point):
            return Target(index, closes=True)
        for place, rectangle in enumerate(parts.fields):
            if rectangle.holds(point):
                return Target(index, field=place)
        for label, rectangle in zip(windows[index].buttons, parts.buttons, strict=True):
            if rectangle.holds(point):
                return Target(index, button=label)
        return Target(index)
    return None
