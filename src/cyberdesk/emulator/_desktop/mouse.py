"""The effects of the mouse on the windows of a desktop."""

import attrs

from cyberdesk.emulator._desktop.layout import hit, layout
from cyberdesk.emulator._state import DesktopRecord
from cyberdesk.emulator._state.desktops import HEIGHT, WIDTH, Focus

__all__ = ["left_click", "left_drag", "point_at"]


def point_at(desktop: DesktopRecord, x: int, y: int) -> None:
    """Move the pointer."""
    # As on a real screen, the pointer stops at the edge.
    desktop.pointer = min(max(x, 0), WIDTH - 1), min(max(y, 0), HEIGHT - 1)


def left_click(desktop: DesktopRecord, clicks: int) -> str | None:
    """Focus the element below the pointer, and return its name."""
    target = hit(desktop.windows, desktop.pointer)
    if target is None:
        desktop.focus = None
        return None
    window = desktop.windows[target.window]
    others = (*desktop.windows[: target.window], *desktop.windows[target.window + 1 :])
    if target.closes:
        desktop.windows = others
        desktop.focus = Focus() if others else None
        return f"close {window.title}"
    desktop.windows = (*others, window)
    desktop.focus = Focus(field=target.field, selected=clicks > 1)
    return target.button or (window.title if target.field is None else window.fields[target.field].label)


def left_drag(desktop: DesktopRecord, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one position to another; a window that is dragged by its title moves."""
    target = hit(desktop.windows, start)
    point_at(desktop, *start)
    if target is not None:
        left_click(desktop, 1)
        window = desktop.windows[-1] if desktop.windows else None
        if window is not None and not target.closes and layout(window).title_bar.holds(start):
            x, y = window.x + end[0] - start[0], max(0, window.y + end[1] - start[1])
            desktop.windows = (*desktop.windows[:-1], attrs.evolve(window, x=x, y=y))
    point_at(desktop, *end)
