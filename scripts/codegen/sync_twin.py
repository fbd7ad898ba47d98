"""The synchronous twin of asynchronous source, as a rewrite of its text.

Only text is changed, so comments and layout stay. What cannot be rewritten is written by hand on both sides: the
folders named `platform`, and pytest's `conftest.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

# Order matters: longer names come before the shorter ones they contain.
REPLACEMENTS: tuple[tuple[str, str], ...] = (
    (r"\b_raw\.aio\b", "_raw.sync"),
    (r"\b_async\.paging\b", "_sync.paging"),
    (r"\basync (def|with|for)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\bcyberdesk\._async\b", "cyberdesk._sync"),
    (r"\.asyncio\b", ".sync"),
    (r"\.asyncio_detailed\b", ".sync_detailed"),
    (
        r"\bfrom \.\.platform\.listing import AsyncList, listed",
        "from ..paging import Page\nfrom ..platform.listing import listed",
    ),
    (r"\bAsyncList\b", "Page"),
    (r"\bAsyncByteStream\b", "SyncByteStream"),
    (r"\baiter\(", "iter("),
    (r"\banext\(", "next("),
    (r"\bhttpx\.AsyncClient\b", "httpx.Client"),
    (r"\bhandle_async_request\b", "handle_request"),
    (r"\bAsyncIterator, Iterator\b", "Iterator"),
    (r"\bAsync([A-Z]\w+)\b", r"\1"),
    (r"\bStopAsyncIteration\b", "StopIteration"),
    (r"\bAwaitable\[(\w+(?:\[\w+\])?)\]", r"\1"),
    (r", Awaitable\b", ""),
    (r"\bimport Awaitable, Callable\b", "import Callable"),
    (r"\b__a(enter|exit|iter|next)__", r"__\1__"),
    (r"\baclose\b", "close"),
    (r"\baread\b", "read"),
    (r", for asyncio and trio\b", ", for synchronous code"),
    (
        r"\bAll I/O of the package, written once: `_sync` is generated from here by",
        "Generated from the asynchronous source by",
    ),
)

_LEFT_OVER = re.compile(
    r"\b(async|await|asyncio|trio|anyio|Async\w+|aclose|aclosing|asynccontextmanager|anext|aiter\w*"
    r"|_async|__a(enter|exit|iter|next)__)\b"
)


class TwinError(Exception):
    """Some of the source has no synchronous form, or a rule is out of date."""


def is_hand_written(name: str) -> bool:
    """Whether a module, named by its path below one side's folder, is written by hand on both sides."""
    *folders, module = name.split("/")
    return "platform" in folders or module == "conftest.py"


def twin_tree(folder: Path) -> dict[str, str]:
    """Rewrite all modules of a folder but those written by hand, as a mapping of path to text."""
    sources = {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*.py"))
        if not is_hand_written(path.relative_to(folder).as_posix())
    }
    return {name: twin(text, name) for name, text in sources.items()}


def twin(text: str, name: str) -> str:
    """Rewrite one module.

    Raises:
        TwinError: When something asynchronous is left.
    """
    for pattern, replacement in REPLACEMENTS:
        text = re.sub(pattern, replacement, text)
    left = _LEFT_OVER.search(text)
    if left is not None:
        line = text.count("\n", 0, left.start()) + 1
        raise TwinError(f"{name}:{line}: {left[0]!r} has no synchronous form yet; see REPLACEMENTS")
    return text


def check_rules_are_used(texts: list[str]) -> None:
    """Fail when a rule matches nowhere, so that the table holds only what is needed."""
    for pattern, _ in REPLACEMENTS:
        if not any(re.search(pattern, text) for text in texts):
            raise TwinError(f"twin rule {pattern!r} matches nothing: remove it")
