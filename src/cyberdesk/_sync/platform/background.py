"""Work that goes on beside the code that started it. Written by hand on both sides."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable

__all__ = ["BackgroundTask"]


class BackgroundTask:
    """A thread that nobody joins, so that neither Ctrl-C nor the end of the process waits for it.

    Args:
        function: What to do. What it raises is not reported anywhere, so it must not.
        context: The context variables that hold inside.
    """

    def __init__(self, function: Callable[[], None], context: contextvars.Context | None) -> None:
        copied = contextvars.copy_context() if context is None else context.copy()
        threading.Thread(target=copied.run, args=(function,), name="cyberdesk", daemon=True).start()

    def cancel(self) -> None:
        """Nothing can interrupt a blocking call; its deadline ends it."""
