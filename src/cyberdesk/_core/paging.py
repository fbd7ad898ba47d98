"""How to go through a list page by page while it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs

from .models import codec

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from .._generated.models.run_response import RunResponse
    from .http.request import Request
    from .models.model import Model

T = TypeVar("T")
M = TypeVar("M", bound="Model")


class PageModel(Protocol):
    """What the generated classes of paged answers have in common."""

    @property
    def items(self) -> Sequence[Any]: ...
    @property
    def total(self) -> int: ...
    @property
    def skip(self) -> int: ...
    @property
    def limit(self) -> int: ...


P = TypeVar("P", bound=PageModel)


def request_at(request: Request[P], **query: object) -> Request[P]:
    """The same request with other query parameters."""
    return attrs.evolve(request, query={**request.query, **query})


class OffsetWalk:
    """Goes on by `skip`, and passes over items that moved to a later page and would come twice.

    An item that moves to an earlier page, because one before it was deleted, can be missed: the API offers nothing
    to hold on to.
    """

    def __init__(self, request: Request[Any], first: PageModel) -> None:
        self._request = request
        self._seen: set[object] = set()
        self._page = first

    def fresh(self) -> Iterator[Any]:
        """The items of the current page that did not come before."""
        for item in self._page.items:
            # Costs have no id of their own: there is one of each run.
            name = getattr(item, "id", None) or getattr(item, "run_id", None)
            if name is None or name not in self._seen:
                self._seen.add(name)
                yield item

    def next_request(self) -> Request[Any] | None:
        """The request for the next page, or None at the end."""
        return following(self._request, self._page)

    def turn_to(self, page: PageModel) -> None:
        """Go on with the answer to `next_request`."""
        self._page = page


class RunsWalk:
    """Goes through runs without repeating or losing one, although active runs come first and change state.

    After the first page, which is in the order that was asked for, it follows the time of creation, which never
    changes: each page starts at the moment where the last one ended. Runs of one moment, as a bulk creation makes
    them, are told apart by skipping those that came already.
    """

    def __init__(self, request: Request[Any], first: PageModel) -> None:
        self._request = request
        self._limit = first.limit
        self._seen = {run.id for run in first.items}
        self._items: Sequence[RunResponse] = first.items
        self._moment: datetime.datetime | None = None
        self._at_moment = 0
        self._is_first = True
        self._is_last = len(first.items) >= first.total

    def fresh(self) -> Iterator[Any]:
        """The items of the current page that did not come before."""
        if self._is_first:
            return iter(self._items)
        return (run for run in self._items if run.id not in self._seen)

    def next_request(self) -> Request[Any] | None:
        """The request for the next page, or None at the end."""
        if self._is_last:
            return None
        window = {} if self._moment is None else {"created_at_to": self._moment}
        return request_at(
            self._request, sort_mode="created_at_desc", skip=self._at_moment, limit=self._limit, **window
        )

    def turn_to(self, page: PageModel) -> None:
        """Go on with the answer to `next_request`."""
        self._is_first = False
        self._items = page.items
        self._is_last = len(page.items) < self._limit
        if not self._items:
            return
        last = self._items[-1].created_at
        same = sum(run.created_at == last for run in self._items)
        self._at_moment = self._at_moment + same if last == self._moment else same
        self._moment = last


Walk = OffsetWalk | RunsWalk


def walk(request: Request[Any], first: PageModel) -> Walk:
    """Choose how to go on after a first page."""
    if request.operation == "list_runs" and not _number(request.query.get("skip")):
        return RunsWalk(request, first)
    return OffsetWalk(request, first)


def following(request: Request[P], page: PageModel) -> Request[P] | None:
    """The request for the page after this one, or None when it is the last."""
    skip = page.skip + len(page.items) + undecoded_of(page)
    if skip == page.skip or skip >= page.total:
        return None
    return request_at(request, skip=skip, limit=page.limit)


def undecoded_of(page: object) -> int:
    """How many items of a page could not be decoded."""
    return len(getattr(page, "__undecoded__", ()))


def find_included(
    included: Sequence[Mapping[str, Any]] | None, kind: type[M], name: str, item_id: UUID | str
) -> M | None:
    """Look up a related object in an answer's flat list of them.

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


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
