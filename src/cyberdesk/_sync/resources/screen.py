"""The part of `client.computer` about the screen, the mouse and the keyboard."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

from ..._core.computer import clipboard_text, decoded_as, id_text
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import make
from ..._generated.api.computer import (
    copy_to_clipboard,
    get_display_dimensions,
    get_mouse_position,
    get_screenshot,
    keyboard_key,
    keyboard_type,
    mouse_click,
    mouse_drag,
    mouse_move,
    mouse_scroll,
)
from ..._generated.models.copy_to_clipboard_request import CopyToClipboardRequest
from ..._generated.models.display_dimensions import DisplayDimensions
from ..._generated.models.keyboard_key_request import KeyboardKeyRequest
from ..._generated.models.keyboard_type_request import KeyboardTypeRequest
from ..._generated.models.mouse_click_request import MouseClickRequest
from ..._generated.models.mouse_drag_request import MouseDragRequest
from ..._generated.models.mouse_move_request import MouseMoveRequest
from ..._generated.models.mouse_position import MousePosition
from ..._generated.models.mouse_scroll_request import MouseScrollRequest
from ._base import Resource


class Screen(Resource):
    """A machine's screen, mouse, keyboard and clipboard. Positions are pixels from the upper left corner."""

    def get_screenshot(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> bytes:
        """Take a picture of a machine's screen.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            A PNG image. Agents may scale it, often to 1024x768: `get_display_dimensions` returns what positions
            refer to.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> png = client.computer.get_screenshot(machine_id)
        """
        request = get_screenshot.build_request(id_text(machine_id))
        return (self._pipeline.send(request, options)).parsed

    def get_display_dimensions(
        self, machine_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> DisplayDimensions:
        """Get the size of a machine's primary screen.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            `width` and `height` in pixels.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> screen = client.computer.get_display_dimensions(machine_id)
            >>> middle = screen.width // 2, screen.height // 2
        """
        request = get_display_dimensions.build_request(id_text(machine_id))
        return (self._pipeline.send(request, options)).parsed

    def get_mouse_position(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> MousePosition:
        """Get where a machine's mouse pointer is.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            `x` and `y` in pixels of the screen.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> pointer = client.computer.get_mouse_position(machine_id)
            >>> at = pointer.x, pointer.y
        """
        request = get_mouse_position.build_request(id_text(machine_id))
        return (self._pipeline.send(request, options)).parsed

    def mouse_move(self, machine_id: UUID | str, *, x: int, y: int, **options: Unpack[RequestOptions]) -> None:
        """Move the mouse pointer, without clicking.

        Args:
            machine_id: The machine.
            x: Pixels from the left.
            y: Pixels from the top.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.mouse_move(machine_id, x=640, y=360)
        """
        body = make(MouseMoveRequest, x=x, y=y)
        self._pipeline.send(mouse_move.build_request(id_text(machine_id), body=body), options)

    def mouse_click(
        self,
        machine_id: UUID | str,
        *,
        x: int | None | UnsetType = UNSET,
        y: int | None | UnsetType = UNSET,
        button: str | UnsetType = UNSET,
        down: bool | None | UnsetType = UNSET,
        clicks: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Click, or press or release a mouse button.

        Args:
            machine_id: The machine.
            x: Pixels from the left, to move to first. Goes with `y`; without both, the pointer stays.
            y: Pixels from the top, to move to first. Goes with `x`.
            button: `left`, `right` or `middle`. Server default `left`.
            down: True only presses the button, False only releases it. Default: a whole click.
            clicks: How often, 1 to 3. Server default 1.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.mouse_click(machine_id, x=640, y=360, clicks=2)
        """
        body = make(MouseClickRequest, x=x, y=y, button=button, down=down, clicks=clicks)
        self._pipeline.send(mouse_click.build_request(id_text(machine_id), body=body), options)

    def mouse_drag(
        self,
        machine_id: UUID | str,
        *,
        start_x: int,
        start_y: int,
        to_x: int,
        to_y: int,
        duration: float | None | UnsetType = UNSET,
        button: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Press a mouse button, move the pointer, and release the button.

        Args:
            machine_id: The machine.
            start_x: Where to press, in pixels from the left.
            start_y: Where to press, in pixels from the top.
            to_x: Where to release, in pixels from the left.
            to_y: Where to release, in pixels from the top.
            duration: Seconds the movement takes; 0 moves at once.
            button: `left`, `right` or `middle`. Server default `left`.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.mouse_drag(machine_id, start_x=10, start_y=10, to_x=200, to_y=80)
        """
        body = make(
            MouseDragRequest,
            start_x=start_x,
            start_y=start_y,
            to_x=to_x,
            to_y=to_y,
            duration=duration,
            button=button,
        )
        self._pipeline.send(mouse_drag.build_request(id_text(machine_id), body=body), options)

    def mouse_scroll(
        self,
        machine_id: UUID | str,
        *,
        direction: str,
        amount: int,
        x: int | None | UnsetType = UNSET,
        y: int | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Turn the mouse wheel.

        Args:
            machine_id: The machine.
            direction: `up`, `down`, `left` or `right`.
            amount: How many steps, 0 or more.
            x: Pixels from the left, to move to first. Goes with `y`; without both, the pointer stays.
            y: Pixels from the top, to move to first. Goes with `x`.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.mouse_scroll(machine_id, direction="down", amount=3)
        """
        body = make(MouseScrollRequest, direction=direction, amount=amount, x=x, y=y)
        self._pipeline.send(mouse_scroll.build_request(id_text(machine_id), body=body), options)

    def keyboard_type(self, machine_id: UUID | str, *, text: str, **options: Unpack[RequestOptions]) -> None:
        """Type text into whatever has the keyboard focus.

        Args:
            machine_id: The machine.
            text: The text. It may be a password: no repr and no error shows it.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.keyboard_type(machine_id, text="Jane Doe")
        """
        body = make(KeyboardTypeRequest, text=text)
        self._pipeline.send(keyboard_type.build_request(id_text(machine_id), body=body), options)

    def keyboard_key(
        self,
        machine_id: UUID | str,
        *,
        text: str,
        down: bool | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Press keys, as XDO writes them.

        Args:
            machine_id: The machine.
            text: `+` makes a chord of modifiers and one plain key, such as `ctrl+c`; spaces part the steps of a
                sequence, such as `ctrl+a delete`.
            down: True only presses, False only releases. Default: both.
            **options: See `RequestOptions`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.computer.keyboard_key(machine_id, text="ctrl+a ctrl+c")
        """
        body = make(KeyboardKeyRequest, text=text, down=down)
        self._pipeline.send(keyboard_key.build_request(id_text(machine_id), body=body), options)

    def copy_to_clipboard(
        self, machine_id: UUID | str, *, text: str = "text", **options: Unpack[RequestOptions]
    ) -> str:
        """Press Ctrl+C, and read the clipboard.

        Args:
            machine_id: The machine.
            text: Not what to copy: the name under which the API sends the copied text.
            **options: See `RequestOptions`.

        Returns:
            The text in the clipboard; empty when nothing was selected.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            ResponseDecodeError: When the response holds no such text.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> selected = client.computer.copy_to_clipboard(machine_id)
        """
        body = make(CopyToClipboardRequest, text=text)
        request = copy_to_clipboard.build_request(id_text(machine_id), body=body)
        response = self._pipeline.send(decoded_as(request, dict[str, str | None]), options)
        return clipboard_text(request, response, text)
