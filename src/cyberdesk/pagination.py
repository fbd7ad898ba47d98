"""Lists and their pages: what `client.runs.list` and the other lists return."""

from ._async.paging import AsyncPage
from ._async.platform.listing import AsyncList
from ._core.models.codec import Undecoded
from ._sync.paging import Page

__all__ = ["AsyncList", "AsyncPage", "Page", "Undecoded"]
