"""How to go through a list page by page, while it changes and whatever the server makes of the parameters.

Only three things end a list: an empty page, as many items as `total` says, or a server that sends one page again
and again. How many items a page has proves nothing, as servers cap `limit`, and some items may not be decodable.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs

from .http.logs import logger
from .models import codec

if TYPE_CHECKING:
    from uuid import UUID

    from .http.request import Request
    from .models.codec import Undecoded
    from .models.model import Model

T = TypeVar("T")
M = TypeVar("M", bound="Model")

_MARGIN = datetime.timedelta(seconds=1)
"""By how much a window of time is widened when the server does not seem to treat its end as we do."""


class PageModel(Protocol):
    """What the generated classes of pages have in common."""

    @property
    def items(self) -> Sequence[Any]: ...
    @property
    def total(self) -> int: ...
    @property
    def skip(self) -> int: ...
    @property
    def limit(self) -> int: ...


P = TypeVar("P", bound=PageModel)


@attrs.frozen
class _Row:
    """A row of a page as the server sent it.

    Attributes:
        key: What tells it from others; None when there is nothing.
        moment: When it was created, if that is known.
        item: The decoded item; None when it could not be decoded.
    """

    key: object
    moment: datetime.datetime | None
    item: Any


def request_at(request: Request[P], **query: object) -> Request[P]:
    """The same request with other query parameters."""
    return attrs.evolve(request, query={**request.query, **query})


def undecoded_of(page: object) -> tuple[Undecoded, ...]:
    """The items of a page that could not be decoded."""
    found: tuple[Undecoded, ...] = getattr(page, "__undecoded__", ())
    return found


def report_undecoded(request: Request[Any], page: PageModel) -> None:
    """Log the items of a page that could not be decoded, without what is in them."""
    undecoded = undecoded_of(page)
    if undecoded:
        logger.warning(
            "%s: %d of %d items of a page cannot be decoded and are left out; the first, item %d: %s",
            request.operation,
            len(undecoded),
            len(undecoded) + len(page.items),
            undecoded[0].index,
            undecoded[0].error,
        )


def following(request: Request[P], page: PageModel) -> Request[P] | None:
    """The request for the page after this one, or None when it is the last."""
    rows = _row_count(page)
    skip = _skip_of(request) + rows
    return None if not rows or skip >= page.total else request_at(request, skip=skip)


class OffsetWalk:
    """Goes on by `skip`, and passes over items that moved to a later page and would come twice.

    When the list becomes shorter on the way, items may have moved to pages that came before. Then it starts again,
    until a whole pass brings nothing new.

    Args:
        request: The request for the first page.
        first: The first page, or a later one from which to go on.
        seen: Keys of items that came before.
        position: How many rows of the list come before that page, if it is not the first.
    """

    def __init__(
        self, request: Request[Any], first: PageModel, *, seen: set[object] | None = None, position: int = 0
    ) -> None:
        self._request = request
        self._start = _skip_of(request)
        self._seen = seen if seen is not None else set()
        self._fresh: list[Any] = []
        self._keys: list[object] = []
        self._skip = self._start + position
        self._total = 0
        self._has_more = True
        self._is_stuck = self._has_shrunk = self._has_news = False
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
        rows = _rows_of(page)
        self._fresh = _unseen(rows, self._seen)
        keys = [row.key for row in rows]
        self._is_stuck = not self._fresh and _is_same_page(keys, self._keys, self._request)
        self._keys = keys
        count = _row_count(page)
        self._skip += count
        self._has_more = count > 0 and self._skip < page.total
        self._has_news = self._has_news or bool(self._fresh)
        self._has_shrunk = self._has_shrunk or page.total < self._total
        self._total = page.total


class RunsWalk:
    """Goes through runs without repeating or losing one, although active runs come first and change state.

    After the first page, which is in the order that was asked for, it follows the time of creation, which never
    changes: each page starts at the moment where the last one ended. Runs of one moment, as a bulk creation makes
    them, are told apart by skipping those that came already.

    This takes for granted that the server knows `created_at_to`, includes that moment, and that nothing of it was
    deleted. `total` and the rows show when it is not so. Then windows overlap and begin at their first row, or, if
    they have no effect at all, `skip` alone is used.
    """

    def __init__(self, request: Request[Any], first: PageModel) -> None:
        self._request = request_at(request, sort_mode="created_at_desc")
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
        self._fresh = _unseen(_rows_of(first), self._seen)
        self._has_more = not _is_whole(first, 0)

    def fresh(self) -> Iterator[Any]:
        """The items of the current page that did not come before."""
        return iter(self._fresh) if self._by_offset is None else self._by_offset.fresh()

    def next_request(self) -> Request[Any] | None:
        """The request for the next page, or None at the end."""
        if self._by_offset is not None:
            return self._by_offset.next_request()
        if not self._has_more:
            return None
        window = {} if self._window is None else {"created_at_to": self._window}
        return request_at(self._request, skip=self._skip, **window)

    def turn_to(self, page: PageModel) -> None:
        """Go on with the response to `next_request`."""
        if self._by_offset is not None:
            self._by_offset.turn_to(page)
            return
        rows = _rows_of(page)
        if self._has_no_effect(rows):
            self._by_offset = OffsetWalk(self._request, page, seen=self._seen, position=self._skip)
            return
        self._fresh = _unseen(rows, self._seen)
        keys = [row.key for row in rows]
        has_passed = any(key in self._passed for key in keys if key is not None)
        self._passed.update(keys)
        if has_passed and self._is_stuck(keys):
            self._has_more = False
            return
        self._last = self._window, self._skip, keys
        self._has_more = not _is_whole(page, self._skip)
        has_shrunk = page.total < self._at_least
        if self._is_careful:
            self._advance_carefully(rows, page, has_shrunk=has_shrunk)
        elif self._window is not None and (has_passed or has_shrunk):
            # This window does not begin where the one before it ended, so it is requested again with a margin.
            self._is_careful = self._has_more = True
            self._window, self._skip, self._at_least = self._widened(self._window), 0, 0
        else:
            self._advance(rows, page)

    def _advance(self, rows: Sequence[_Row], page: PageModel) -> None:
        """Move the window to the oldest run of the page, behind all that came."""
        count = _row_count(page)
        moment = _oldest(rows)
        if moment is None:
            self._skip += count
            return
        at_moment = sum(row.moment == moment for row in rows)
        left = page.total - self._skip - count
        self._skip = self._skip + at_moment if moment == self._window else at_moment
        self._window = moment
        self._at_least = left + self._skip

    def _advance_carefully(self, rows: Sequence[_Row], page: PageModel, *, has_shrunk: bool) -> None:
        """Stay in a window that overlaps the last one, until a later one is worth the rows that come again."""
        moment, window = _oldest(rows), self._window
        self._at_least = page.total
        if has_shrunk:
            self._skip, self._has_more = 0, True
        elif moment is not None and window is not None and window - moment >= 2 * _MARGIN:
            self._window, self._skip, self._at_least = self._widened(moment), 0, 0
        else:
            self._skip += _row_count(page)

    def _is_stuck(self, keys: list[object]) -> bool:
        window, skip, previous = self._last
        has_moved = window != self._window or self._skip <= skip
        return not has_moved and _is_same_page(keys, previous, self._request)

    def _has_no_effect(self, rows: Sequence[_Row]) -> bool:
        """Whether the server ignored the window."""
        window = self._window
        if window is None:
            return False
        return any(row.moment is not None and row.moment > window + _MARGIN for row in rows)

    def _widened(self, moment: datetime.datetime) -> datetime.datetime:
        """A later end of a window, but not later than the caller's own."""
        bound = _as_moment(self._bound)
        later = moment + _MARGIN
        if bound is None:
            return later
        return max(moment, min(later, bound))


Walk = OffsetWalk | RunsWalk


def walk(request: Request[Any], first: PageModel) -> Walk:
    """Choose how to go on after a first page."""
    if request.operation == "list_runs" and not _skip_of(request):
        return RunsWalk(request, first)
    return OffsetWalk(request, first)


def find_included(
    included: Sequence[Mapping[str, Any]] | None, kind: type[M], name: str, item_id: UUID | str
) -> M | None:
    """Find a related object in the flat list of a response.

    Args:
        included: The list.
        kind: The model to make of it.
        name: What the API calls its type.
        item_id: Its id.

    Raises:
        DecodeFailure: When it is there but has another shape than the model.
    """
    for item in included or ():
        if item.get("type") == name and item.get("id") == str(item_id):
            return codec.convert(item, kind)
    return None


def _rows_of(page: PageModel) -> list[_Row]:
    """All rows of a page in the order in which they were sent, the undecodable ones included."""
    rows = [_row(item) for item in page.items]
    for odd in undecoded_of(page):  # in the order of their places, so that each is right when it is reached
        raw = odd.raw if codec.is_object(odd.raw) else {}
        rows.insert(odd.index, _Row(_known_key(raw), _as_moment(raw.get("created_at")), None))
    return rows


def _row(item: Any) -> _Row:
    # Costs have no id of their own: there is one of each run.
    key = getattr(item, "id", None) or getattr(item, "run_id", None)
    return _Row(None if key is None else str(key), getattr(item, "created_at", None), item)


def _known_key(raw: Mapping[str, Any]) -> str | None:
    key = raw.get("id") or raw.get("run_id")
    return key.lower() if isinstance(key, str) else None


def _unseen(rows: Sequence[_Row], seen: set[object]) -> list[Any]:
    fresh: list[Any] = []
    for row in rows:
        if row.item is not None and (row.key is None or row.key not in seen):
            seen.add(row.key)
            fresh.append(row.item)
    return fresh


def _oldest(rows: Sequence[_Row]) -> datetime.datetime | None:
    return min((row.moment for row in rows if row.moment is not None), default=None)


def _is_whole(page: PageModel, before: int) -> bool:
    """Whether nothing can come behind a page, of which so many rows came before."""
    count = _row_count(page)
    return not count or before + count >= page.total


def _is_same_page(keys: list[object], previous: list[object], request: Request[Any]) -> bool:
    """Whether the server ignores `skip`, so that nothing else will come."""
    if not keys or keys != previous or None in keys:
        return False
    logger.warning("%s: the server sent one page twice, items may be missing", request.operation)
    return True


def _row_count(page: PageModel) -> int:
    """By how many rows a page advances the position in the list.

    Undecodable rows at its end count only when there are no others. If they belong to the list, they come again
    and are passed over; if the server has added them, counting them would skip others.
    """
    count = len(page.items)
    places = [odd.index for odd in undecoded_of(page)]
    for place in places:
        if place >= count:
            break
        count += 1
    return count or len(places)


def _skip_of(request: Request[Any]) -> int:
    skip = request.query.get("skip")
    return skip if isinstance(skip, int) else 0


def _as_moment(value: object) -> datetime.datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime.datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=datetime.UTC)
