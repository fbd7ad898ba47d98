"""The rows of a page as the server sent them, with those that are left out, and the counts that come with them."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

import attrs
from msgspec import UNSET

from .http.logs import logger
from .models import codec

if TYPE_CHECKING:
    from .http.request import Request
    from .models.codec import Undecoded
    from .models.model import Model

M = TypeVar("M", bound="Model")

_FILTERS = ("workflow_id", "machine_id", "run_id", "session_id", "status")
"""Query parameters that promise the value of the field of the same name."""


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


@attrs.frozen
class Row:
    """A row of a page as the server sent it.

    Attributes:
        key: What identifies it; None when nothing does.
        moment: When it was created, if that is known.
        item: The decoded item; None when it could not be decoded, or does not match the filters.
    """

    key: object
    moment: datetime.datetime | None
    item: Any


# Counts


def skip_of(request: Request[Any]) -> int:
    """The offset at which the requested page begins."""
    skip = request.query.get("skip")
    return skip if isinstance(skip, int) else 0


def total_of(page: PageModel) -> int | None:
    """How many rows the list has, if the server said so."""
    return None if "total" in _absent_counts(page) else page.total


def counts_of(request: Request[Any], page: PageModel) -> tuple[int, int, int]:
    """A page's `total`, `skip` and `limit`; where the server sent none, what the request and the page show.

    A total that is not known becomes the number of rows that are known to exist.
    """
    absent = _absent_counts(page)
    skip = skip_of(request) if "skip" in absent else page.skip
    limit = request.query.get("limit") if "limit" in absent else None
    total = skip + row_count(page) if "total" in absent else page.total
    return total, skip, limit if isinstance(limit, int) else page.limit


def row_count(page: PageModel) -> int:
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


def sent_count(page: PageModel) -> int:
    """How many rows the server put on a page."""
    return len(page.items) + len(undecoded_of(page))


def is_full(request: Request[Any], page: PageModel) -> bool:
    """Whether a page has as many rows as the server puts on a page, as far as the request and the page say."""
    requested = request.query.get("limit")
    limits = [limit for limit in (requested, page.limit) if isinstance(limit, int)]
    return "limit" in _absent_counts(page) or sent_count(page) >= min(limits)


def _absent_counts(page: PageModel) -> frozenset[str]:
    absent: frozenset[str] = getattr(page, "__absent_counts__", frozenset())
    return absent


# Rows


def undecoded_of(page: object) -> tuple[Undecoded, ...]:
    """The items of a page that could not be decoded."""
    found: tuple[Undecoded, ...] = getattr(page, "__undecoded__", ())
    return found


def matching(request: Request[Any], items: Sequence[Any]) -> list[Any]:
    """The items that match the filters of a request, as far as the items themselves show it.

    A server that does not know a filter ignores it, and sends the rows of others.
    """
    wanted = _wanted(request)
    return [item for item in items if _matches(item, wanted)] if wanted else list(items)


def rows_of(request: Request[Any], page: PageModel) -> list[Row]:
    """All rows of a page in the order in which they were sent, the undecodable ones included."""
    wanted = _wanted(request)
    rows = [_row(item, is_match=_matches(item, wanted)) for item in page.items]
    for odd in undecoded_of(page):  # in the order of their places, so that each is right when it is reached
        raw = odd.raw if codec.is_object(odd.raw) else {}
        rows.insert(odd.index, Row(_known_key(raw), as_moment(raw.get("created_at")), None))
    return rows


def unseen(rows: Sequence[Row], seen: set[object]) -> list[Any]:
    """The items that did not come before; their keys are added to `seen`."""
    fresh: list[Any] = []
    for row in rows:
        if row.item is not None and (row.key is None or row.key not in seen):
            seen.add(row.key)
            fresh.append(row.item)
    return fresh


def oldest(rows: Sequence[Row]) -> datetime.datetime | None:
    """When the oldest of the rows was created, if that is known of one."""
    return min(_moments(rows), default=None)


def is_newest_first(rows: Sequence[Row]) -> bool:
    """Whether no row is newer than one before it."""
    moments = list(_moments(rows))
    return all(earlier >= later for earlier, later in itertools.pairwise(moments))


def as_moment(value: object) -> datetime.datetime | None:
    """A time, or the text of one; None when it is neither."""
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime.datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=datetime.UTC)


def _moments(rows: Sequence[Row]) -> Iterator[datetime.datetime]:
    return (row.moment for row in rows if row.moment is not None)


def _row(item: Any, *, is_match: bool) -> Row:
    # Costs have no id of their own: there is one of each run.
    key = getattr(item, "id", None) or getattr(item, "run_id", None)
    moment = getattr(item, "created_at", None)
    return Row(None if key is None else str(key), as_moment(moment), item if is_match else None)


def _known_key(raw: Mapping[str, Any]) -> str | None:
    key = raw.get("id") or raw.get("run_id")
    return key.lower() if isinstance(key, str) else None


def _wanted(request: Request[Any]) -> dict[str, str]:
    query = ((name, request.query.get(name)) for name in _FILTERS)
    return {name: _comparable(value) for name, value in query if isinstance(value, str | UUID)}


def _matches(item: Any, wanted: Mapping[str, str]) -> bool:
    # A field of a model that the server left out reads as its default, from the class.
    present: Mapping[str, object] | None = getattr(item, "__dict__", None)
    for name, value in wanted.items():
        shown: object = getattr(item, name, UNSET) if present is None else present.get(name, UNSET)
        if shown is not UNSET and _comparable(shown) != value:
            return False
    return True


def _comparable(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value).lower()


# What is not as it should be


def report_odd_rows(request: Request[Any], page: PageModel) -> None:
    """Log the rows of a page that are left out, without what is in them."""
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


def report_unmatched(request: Request[Any], page: PageModel) -> bool:
    """Log that the server has ignored a filter, if it has; return whether this is so."""
    excluded = len(page.items) - len(matching(request, page.items))
    if excluded:
        logger.warning(
            "%s: the server ignored a filter (%s): %d items of a page do not match it; such items are left out",
            request.operation,
            ", ".join(_wanted(request)),
            excluded,
        )
    return excluded > 0


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
