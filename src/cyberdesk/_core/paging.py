"""How to go through a list page by page, while it changes and whatever the server makes of the parameters.

Two things end a list: an empty page, or a page with which as many rows have come as `total` says. The second one
counts only if that page is not full, and as long as no more rows have come than an earlier `total` said. How many
rows a page has proves nothing by itself, as servers cap `limit`, and some rows may not be decodable. A server that
sends one page again and again ends the list as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ..errors import ResponseDecodeError
from .http.logs import logger
from .page_rows import (
    PageModel,
    Row,
    as_moment,
    is_full,
    is_newest_first,
    oldest,
    report_unmatched,
    row_count,
    rows_of,
    sent_count,
    skip_of,
    total_of,
    undecoded_of,
    unseen,
)

if TYPE_CHECKING:
    from .http.request import Request
    from .models.codec import Undecoded

P = TypeVar("P", bound=PageModel)

_MARGIN = datetime.timedelta(seconds=1)
"""By how much a window of time is widened when the server does not seem to treat its end as we do."""


def request_at(request: Request[P], **query: object) -> Request[P]:
    """The same request with other query parameters."""
    return attrs.evolve(request, query={**request.query, **query})


def following(request: Request[P], page: PageModel) -> Request[P] | None:
    """The request for the page after this one, or None when it is the last by the server's `total`."""
    rows = row_count(page)
    skip = skip_of(request) + rows
    return None if not rows or skip == total_of(page) else request_at(request, skip=skip)


class _End:
    """Decides which page is the last one.

    Attributes:
        is_known: Whether the server sends a `total`, and no more rows have come than it said.
    """

    def __init__(self, request: Request[Any]) -> None:
        self._request = request
        self._longest = 0
        self.is_known = True

    def is_at(self, page: PageModel, before: int) -> bool:
        """Whether a page ends the list.

        Args:
            page: The page.
            before: How many rows came before it.
        """
        count, total = row_count(page), total_of(page)
        sent = sent_count(page)
        is_full_page = is_full(self._request, page) or 0 < self._longest <= sent
        self._longest = max(self._longest, sent)
        if not count:
            return True
        if total is None or before + count > total:
            self.is_known = False
        if total is None or not self.is_known:
            return False
        return before + count == total and not is_full_page


class OffsetWalk:
    """Goes on by `skip`, and passes over items that moved to a later page and would come twice.

    When the list becomes shorter meanwhile, items may have moved to pages that came before. Then it starts again,
    until a whole pass brings nothing new.

    Args:
        request: The request for the first page.
        first: The first page, or a later one from which to go on; None when it is to be requested.
        seen: Keys of items that came before.
        fresh: Items that came before and were not given to the caller.
        position: How many rows of the list come before that page, if it is not the first.
    """

    def __init__(
        self,
        request: Request[Any],
        first: PageModel | None,
        *,
        seen: set[object] | None = None,
        fresh: Sequence[Any] = (),
        position: int = 0,
    ) -> None:
        self._request = request
        self._end = _End(request)
        self._start = skip_of(request)
        self._seen: set[object] = set() if seen is None else seen
        self._fresh = list(fresh)
        self._keys: list[object] = []
        self._skip = self._start + position
        self._total = 0
        self._has_more = True
        self._is_stuck = self._has_shrunk = self._has_news = False
        if first is not None:
            self.turn_to(first)

    def fresh(self) -> Iterator[Any]:
        """The items of the current page that did not come before."""
        return iter(self._fresh)

    def next_request(self) -> Request[Any] | None:
        """The request for the next page, or None at the end."""
        if self._is_stuck:
            return None
        if self._has_more:
            return request_at(self._request, skip=self._skip)
        if not (self._has_shrunk and self._has_news):
            return None
        self._skip, self._total, self._keys = self._start, 0, []
        self._has_shrunk = self._has_news = False
        return request_at(self._request, skip=self._skip)

    def turn_to(self, page: PageModel) -> None:
        """Go on with the response to `next_request`."""
        rows = rows_of(self._request, page)
        self._fresh = unseen(rows, self._seen)
        keys = [row.key for row in rows]
        total = total_of(page) or 0
        self._is_stuck = not self._fresh and _is_same_page(keys, self._keys)
        if self._is_stuck and self._skip - self._start != total:
            _warn_of_same_page(self._request)
        self._keys = keys
        self._has_more = not self._end.is_at(page, self._skip)
        self._skip += row_count(page)
        self._has_news = self._has_news or bool(self._fresh)
        self._has_shrunk = self._has_shrunk or total < self._total
        self._total = total


class RunsWalk:
    """Goes through runs without repeating or losing one, although active runs come first and change state.

    After the first page, which is in the requested order, it follows the time of creation, which never
    changes: each page starts at the moment where the last one ended. Runs of one moment, as a bulk creation makes
    them, are separated by skipping those that came already.

    This takes for granted that the server knows `created_at_to`, includes that moment, and that nothing of it was
    deleted. `total` and the rows show when it is not so. Then windows overlap and begin at their first row.

    `skip` alone is used if windows have no effect, or rows are not sorted by the time of creation, or `total` is
    not known or is wrong, or fewer rows have come at the end than the first page said there are.
    """

    def __init__(self, request: Request[Any], first: PageModel) -> None:
        self._request = request_at(request, sort_mode="created_at_desc")
        self._end = _End(request)
        self._known: set[object] = set()
        self._first_total = first.total
        self._bound = request.query.get("created_at_to")
        self._seen: set[object] = set()
        self._passed: set[object] = set()
        self._last: tuple[object, int, list[object]] = (None, 0, [])
        self._window: datetime.datetime | None = None
        self._skip = 0
        self._at_least = 0
        self._is_careful = False
        self._by_offset: OffsetWalk | None = None
        if str(request.query.get("sort_mode")) == "created_at_desc":
            self.turn_to(first)
            return
        rows = rows_of(request, first)
        self._fresh = unseen(rows, self._seen)
        self._count(rows)
        self._has_more = not self._end.is_at(first, 0)
        if not self._end.is_known:
            self._start_by_offset()

    def fresh(self) -> Iterator[Any]:
        """The items of the current page that did not come before."""
        return iter(self._fresh) if self._by_offset is None else self._by_offset.fresh()

    def next_request(self) -> Request[Any] | None:
        """The request for the next page, or None at the end."""
        if self._by_offset is not None:
            return self._by_offset.next_request()
        if not self._has_more:
            if len(self._known) >= self._first_total:
                return None
            self._fresh = []
            return self._start_by_offset().next_request()
        window = {} if self._window is None else {"created_at_to": self._window}
        return request_at(self._request, skip=self._skip, **window)

    def turn_to(self, page: PageModel) -> None:
        """Go on with the response to `next_request`."""
        if self._by_offset is not None:
            self._by_offset.turn_to(page)
            return
        rows = rows_of(self._request, page)
        self._count(rows)
        is_newest_first_at_all = is_newest_first(rows)
        if self._has_no_effect(rows) or (self._window is None and not is_newest_first_at_all):
            self._by_offset = OffsetWalk(self._request, page, seen=self._seen, position=self._skip)
            return
        self._fresh = unseen(rows, self._seen)
        is_last = self._end.is_at(page, self._skip)
        if not is_newest_first_at_all or not self._end.is_known:
            self._start_by_offset()
            return
        keys = [row.key for row in rows]
        has_passed = any(key in self._passed for key in keys if key is not None)
        self._passed.update(keys)
        if has_passed and self._is_stuck(keys):
            self._has_more = False
            return
        self._last = self._window, self._skip, keys
        self._has_more = not is_last
        has_shrunk = page.total < self._at_least
        if self._is_careful:
            self._advance_carefully(rows, page, has_shrunk=has_shrunk)
        elif self._window is not None and (has_passed or has_shrunk):
            # This window does not begin where the one before it ended, so it is requested again with a margin.
            self._is_careful = self._has_more = True
            self._window, self._skip, self._at_least = self._widened(self._window), 0, 0
        else:
            self._advance(rows, page)

    def _start_by_offset(self) -> OffsetWalk:
        """Go through the whole list once more, by `skip` alone."""
        self._by_offset = OffsetWalk(self._request, None, seen=self._seen, fresh=self._fresh)
        return self._by_offset

    def _count(self, rows: Sequence[Row]) -> None:
        self._known.update(row.key for row in rows if row.key is not None)

    def _advance(self, rows: Sequence[Row], page: PageModel) -> None:
        """Move the window to the oldest run of the page, behind all that came."""
        count = row_count(page)
        moment = oldest(rows)
        if moment is None:
            self._skip += count
            return
        at_moment = sum(row.moment == moment for row in rows)
        left = page.total - self._skip - count
        self._skip = self._skip + at_moment if moment == self._window else at_moment
        self._window = moment
        self._at_least = left + self._skip

    def _advance_carefully(self, rows: Sequence[Row], page: PageModel, *, has_shrunk: bool) -> None:
        """Stay in a window that overlaps the last one, until moving it saves more rows than it repeats."""
        moment, window = oldest(rows), self._window
        self._at_least = page.total
        if has_shrunk:
            self._skip, self._has_more = 0, True
        elif moment is not None and window is not None and window - moment >= 2 * _MARGIN:
            self._window, self._skip, self._at_least = self._widened(moment), 0, 0
        else:
            self._skip += row_count(page)

    def _is_stuck(self, keys: list[object]) -> bool:
        window, skip, previous = self._last
        has_moved = window != self._window or self._skip <= skip
        if has_moved or not _is_same_page(keys, previous):
            return False
        _warn_of_same_page(self._request)
        return True

    def _has_no_effect(self, rows: Sequence[Row]) -> bool:
        """Whether the server ignored the window."""
        window = self._window
        if window is None:
            return False
        return any(row.moment is not None and row.moment > window + _MARGIN for row in rows)

    def _widened(self, moment: datetime.datetime) -> datetime.datetime:
        """A later end of a window, but not later than the caller's own."""
        bound = as_moment(self._bound)
        later = moment + _MARGIN
        if bound is None:
            return later
        return max(moment, min(later, bound))


Walk = OffsetWalk | RunsWalk


def walk(request: Request[Any], first: PageModel) -> Walk:
    """Choose how to go on after a first page."""
    if request.operation == "list_runs" and not skip_of(request):
        return RunsWalk(request, first)
    return OffsetWalk(request, first)


class FilterReport:
    """Logs once per list that the server ignored a filter.

    Args:
        was_logged: Whether that was logged already.
    """

    def __init__(self, *, was_logged: bool = False) -> None:
        self._was_logged = was_logged

    def check(self, request: Request[Any], page: PageModel) -> None:
        """Check the next page."""
        self._was_logged = self._was_logged or report_unmatched(request, page)


class DecodeReport:
    """Raises when a list would look empty because its items cannot be decoded."""

    def __init__(self) -> None:
        self._has_items = False
        self._first: Undecoded | None = None

    def check(self, request: Request[Any], page: PageModel) -> None:
        """Check the next page.

        Raises:
            ResponseDecodeError: When it has several items and none can be decoded.
        """
        undecoded = undecoded_of(page)
        self._has_items = self._has_items or bool(page.items)
        if undecoded and self._first is None:
            self._first = undecoded[0]
        if len(undecoded) > 1 and not page.items:
            raise _undecodable(request, undecoded[0])

    def end(self, request: Request[Any]) -> None:
        """Check the whole list when all its pages have come.

        Raises:
            ResponseDecodeError: When none of its items could be decoded.
        """
        if self._first is not None and not self._has_items:
            raise _undecodable(request, self._first)


def _undecodable(request: Request[Any], first: Undecoded) -> ResponseDecodeError:
    return ResponseDecodeError(
        f"{request.operation}: no item of a page can be decoded; the first, item {first.index}: {first.error}"
    )


def _is_same_page(keys: list[object], previous: list[object]) -> bool:
    """Whether the server ignores `skip`, so that nothing else will come."""
    return bool(keys) and keys == previous and None not in keys


def _warn_of_same_page(request: Request[Any]) -> None:
    logger.warning("%s: the server sent one page twice, items may be missing", request.operation)
