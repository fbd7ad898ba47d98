"""Drawing a scene: the wallpaper, icons, windows, the taskbar, the pointer."""

import functools
import io
from typing import Any, Literal

from PIL import Image, ImageDraw, ImageFont

from cyberdesk.emulator._desktop.layout import TASKBAR, TITLE_BAR, Rectangle, layout
from cyberdesk.emulator._state.desktops import HEIGHT, WIDTH, Focus, Scene, Window

__all__ = ["png"]

Color = tuple[int, int, int]

_TOP, _BOTTOM = (18, 58, 120), (74, 144, 196)
_INK, _GREY, _LINE, _PAPER = (32, 32, 36), (110, 114, 122), (205, 209, 216), (255, 255, 255)
_ACCENT, _SELECTION = (0, 103, 192), (178, 214, 246)
_TITLE_ACTIVE, _TITLE_IDLE = (233, 240, 248), (243, 243, 244)
_TASKBAR_COLOR = (236, 241, 247)
_POINTER = ((0, 0), (0, 17), (4, 13), (7, 20), (10, 19), (7, 12), (12, 12))
_ICONS = (("Recycle Bin", "bin"), ("This PC", "pc"), ("Transfers", "folder"))


@functools.lru_cache(maxsize=64)
def png(scene: Scene) -> bytes:
    """The scene as the bytes of a PNG; the same scene gives the same bytes."""
    image = _background().copy()
    draw = ImageDraw.Draw(image)
    top = len(scene.windows) - 1
    for index, window in enumerate(scene.windows):
        _draw_window(draw, window, scene.focus if index == top else None, active=index == top)
    _draw_taskbar(draw, scene)
    if scene.clicked is not None:
        x, y = scene.clicked
        draw.ellipse((x - 9, y - 9, x + 9, y + 9), outline=(255, 140, 0), width=2)
    _draw_pointer(draw, scene.pointer)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


@functools.cache
def _font(size: int) -> Any:
    # The font that comes with Pillow: the pictures are the same on every system.
    return ImageFont.load_default(size)


@functools.cache
def _background() -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    for y in range(HEIGHT):
        draw.line(((0, y), (WIDTH, y)), fill=_blend(_TOP, _BOTTOM, y / HEIGHT))
    for radius, center in ((330, (860, 640)), (240, (760, 720)), (160, (930, 560))):
        x, y = center
        shade = _blend(_blend(_TOP, _BOTTOM, y / HEIGHT), (255, 255, 255), 0.06 + 30 / (radius * 6))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shade)
    for index, (label, kind) in enumerate(_ICONS):
        _draw_icon(draw, 28, 26 + index * 96, label, kind)
    return image


def _blend(start: Color, end: Color, part: float) -> Color:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(start, end, strict=True))
    return red, green, blue


def _draw_icon(draw: ImageDraw.ImageDraw, x: int, y: int, label: str, kind: str) -> None:
    if kind == "folder":
        draw.rounded_rectangle((x + 6, y + 6, x + 28, y + 20), 3, fill=(219, 158, 32))
        draw.rounded_rectangle((x + 6, y + 12, x + 50, y + 44), 4, fill=(252, 200, 76))
    elif kind == "pc":
        draw.rounded_rectangle((x + 4, y + 6, x + 52, y + 38), 4, fill=(52, 62, 78))
        draw.rectangle((x + 8, y + 10, x + 48, y + 34), fill=(96, 184, 240))
        draw.polygon(((x + 22, y + 38), (x + 34, y + 38), (x + 38, y + 46), (x + 18, y + 46)), fill=(52, 62, 78))
    else:
        draw.polygon(
            ((x + 10, y + 12), (x + 46, y + 12), (x + 41, y + 46), (x + 15, y + 46)), fill=(225, 235, 244)
        )
        draw.rounded_rectangle((x + 6, y + 6, x + 50, y + 13), 3, fill=(245, 249, 252))
        for offset in (20, 28, 36):
            draw.line(((x + offset, y + 18), (x + offset, y + 40)), fill=(150, 175, 196), width=2)
    _centered(draw, Rectangle(x - 20, y + 52, x + 76, y + 68), label, 12, (255, 255, 255))


def _draw_window(draw: ImageDraw.ImageDraw, window: Window, focus: Focus | None, *, active: bool) -> None:
    parts = layout(window)
    left, top, right, bottom = parts.frame
    for offset, shade in ((5, (20, 52, 92)), (2, (16, 40, 72))):
        draw.rounded_rectangle((left + 1, top + offset, right + offset - 2, bottom + offset), 9, fill=shade)
    draw.rounded_rectangle((left, top, right - 1, bottom - 1), 8, fill=_PAPER, outline=(128, 146, 168))
    title = _TITLE_ACTIVE if active else _TITLE_IDLE
    draw.rounded_rectangle(
        (left + 1, top + 1, right - 2, top + TITLE_BAR), 8, fill=title, corners=(True, True, False, False)
    )
    draw.line(((left + 1, top + TITLE_BAR), (right - 2, top + TITLE_BAR)), fill=_LINE)
    draw.rounded_rectangle((left + 14, top + 11, left + 28, top + 25), 3, fill=_ACCENT)
    draw.rectangle((left + 17, top + 16, left + 25, top + 22), fill=_PAPER)
    _line_of_text(
        draw, (left + 38, top + 10), window.title, _INK if active else _GREY, size=14, width=right - 150 - left
    )
    _draw_title_buttons(draw, right, top)
    _draw_fields(draw, window, parts.fields, focus)
    for index, (label, place) in enumerate(zip(window.buttons, parts.buttons, strict=True)):
        fill, ink = (_ACCENT, _PAPER) if index == 0 else ((246, 247, 249), _INK)
        draw.rounded_rectangle(place, 5, fill=fill, outline=_LINE if index else _ACCENT)
        _centered(draw, place, label, 14, ink)
    writes_here = focus if focus is not None and focus.field is None else None
    _draw_text(draw, window.text, parts.text, writes_here)


def _draw_title_buttons(draw: ImageDraw.ImageDraw, right: int, top: int) -> None:
    middle = top + TITLE_BAR // 2
    x = right - 23
    draw.line(((x - 5, middle - 5), (x + 5, middle + 5)), fill=_INK)
    draw.line(((x - 5, middle + 5), (x + 5, middle - 5)), fill=_INK)
    x -= 46
    draw.rectangle((x - 5, middle - 5, x + 5, middle + 5), outline=_INK)
    x -= 46
    draw.line(((x - 5, middle), (x + 5, middle)), fill=_INK)


def _draw_fields(
    draw: ImageDraw.ImageDraw, window: Window, places: tuple[Rectangle, ...], focus: Focus | None
) -> None:
    for index, (field, place) in enumerate(zip(window.fields, places, strict=True)):
        focused = focus is not None and focus.field == index
        _line_of_text(draw, (window.x + 22, place.top + 7), field.label, _GREY, size=14, width=140)
        draw.rounded_rectangle(
            place, 4, fill=_PAPER, outline=_ACCENT if focused else _LINE, width=2 if focused else 1
        )
        text = _fitting(field.value.replace("\n", " "), 14, place.right - place.left - 24, keep="end")
        end = place.left + 10 + round(_font(14).getlength(text))
        if focus is not None and focused and focus.selected and text:
            draw.rectangle((place.left + 8, place.top + 5, end + 1, place.bottom - 6), fill=_SELECTION)
        draw.text((place.left + 10, place.top + 7), text, fill=_INK, font=_font(14))
        if focused:
            draw.line(((end + 2, place.top + 6), (end + 2, place.bottom - 7)), fill=_INK)


def _draw_text(draw: ImageDraw.ImageDraw, text: str, place: Rectangle, focus: Focus | None) -> None:
    lines = _wrapped(text, place.right - place.left)
    room = max(1, (place.bottom - place.top) // 20)
    y, end = place.top, place.left
    for line in lines[-room:]:
        end = place.left + round(_font(14).getlength(line))
        if focus is not None and focus.selected and line:
            draw.rectangle((place.left - 1, y, end + 1, y + 18), fill=_SELECTION)
        draw.text((place.left, y), line, fill=_INK, font=_font(14))
        y += 20
    if focus is not None:
        draw.line(((end + 2, y - 19), (end + 2, y - 4)), fill=_INK)


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\t", "    ").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and _font(14).getlength(longer) > width:
                lines.append(_fitting(line, 14, width))
                line = word
            else:
                line = longer
        lines.append(_fitting(line, 14, width))
    return lines


def _draw_taskbar(draw: ImageDraw.ImageDraw, scene: Scene) -> None:
    top = HEIGHT - TASKBAR
    draw.rectangle((0, top, WIDTH, HEIGHT), fill=_TASKBAR_COLOR)
    draw.line(((0, top), (WIDTH, top)), fill=(190, 200, 212))
    x = 18
    for dx in (0, 12):
        for dy in (0, 12):
            draw.rectangle((x + dx, top + 10 + dy, x + dx + 10, top + 20 + dy), fill=_ACCENT)
    x = 58
    for index, window in enumerate(scene.windows[:5]):
        active = index == len(scene.windows) - 1
        draw.rounded_rectangle((x, top + 5, x + 140, top + 38), 5, fill=_PAPER if active else _TASKBAR_COLOR)
        draw.rounded_rectangle((x + 9, top + 15, x + 22, top + 28), 3, fill=_ACCENT)
        _line_of_text(draw, (x + 29, top + 13), window.title, _INK, size=13, width=106)
        if active:
            draw.rounded_rectangle((x + 58, top + 36, x + 82, top + 38), 1, fill=_ACCENT)
        x += 146
    clock = Rectangle(WIDTH - 96, top + 4, WIDTH - 8, top + 23)
    _centered(draw, clock, f"{scene.moment:%H:%M}", 13, _INK)
    _centered(draw, Rectangle(clock.left, top + 21, clock.right, top + 40), f"{scene.moment:%Y-%m-%d}", 13, _INK)
    _line_of_text(draw, (WIDTH - 236, top + 14), scene.hostname, _GREY, size=13, width=130)


def _draw_pointer(draw: ImageDraw.ImageDraw, pointer: tuple[int, int]) -> None:
    x, y = pointer
    draw.polygon([(x + dx, y + dy) for dx, dy in _POINTER], fill=_PAPER, outline=(0, 0, 0))


def _line_of_text(
    draw: ImageDraw.ImageDraw, start: tuple[int, int], text: str, color: Color, *, size: int, width: int
) -> None:
    draw.text(start, _fitting(text.replace("\n", " "), size, width), fill=color, font=_font(size))


def _centered(draw: ImageDraw.ImageDraw, place: Rectangle, text: str, size: int, color: Color) -> None:
    shown = _fitting(text, size, place.right - place.left - 6)
    middle = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    draw.text(middle, shown, fill=color, font=_font(size), anchor="mm")


def _fitting(text: str, size: int, width: int, keep: Literal["start", "end"] = "start") -> str:
    """The text, or as much of its start or end as there is room for."""
    if _font(size).getlength(text) <= width:
        return text
    # No letter is narrower than a quarter of the font's size: what is longer need not be measured.
    text = text[: width * 4 // size] if keep == "start" else text[-(width * 4 // size) :]
    while text and _font(size).getlength(f"{text}...") > width:
        text = text[:-1] if keep == "start" else text[1:]
    return f"{text}..." if keep == "start" else f"...{text}"
