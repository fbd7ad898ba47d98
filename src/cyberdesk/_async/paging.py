"""Pages of lists, and how one leads to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from typing import Any, Generic, TypeVar
from uuid import UUID

from .._core.http.request import Request, RequestOptions
from .._core.models.codec import DecodeFailure, Undecoded
from .._core.models.model import Model
from .._core.page_rows import (
    PageModel,
    counts_of,
    find_included,
    matching,
    report_odd_rows,
    report_unmatched,
    undecoded_of,
)
from .._core.paging import DecodeReport, FilterReport, Walk, following, walk
from .._generated.models.machine_response import MachineResponse
from .._generated.models.pool_response import PoolResponse
from .._generated.models.workflow_response import WorkflowResponse
from ..errors import ClientClosedError, ResponseDecodeError
from .http.pipeline import Pipeline

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class AsyncPage(Generic[T]):
    """One page of a list. Iterating goes on through the pages after it, fetched when they are reached.

    Iterating gives each item exactly once, whatever their order is, how many the server puts on a page, and
    whether its `total` is right. Items that cannot be decoded, and items that do not match a filter of the request
    because the server ignored it, are left out with a warning in the log. When no item of a page of several can be
    decoded, or none of the whole list, iterating raises a `ResponseDecodeError`.

    Pages can be compared, copied and pickled. A page that was pickled has no client any more, so that no further
    pages can be fetched from it.

    Attributes:
        items: The items of this page.
        total: How many there are on all pages, as the server says; when it does not say so, how many are known
            of, which are those up to the end of this page.
        skip: How many come before this page, as the server says.
        limit: How many fit on a page, as the server says.
        undecodable: Items of this page that are not valid, each with its position and error.
    """

    def __init__(
        self, pipeline: Pipeline, request: Request[Any], options: RequestOptions, response: PageModel
    ) -> None:
        self._source: tuple[Pipeline, RequestOptions] | None = (pipeline, options)
        self._request = request
        self._response = response
        self.items: list[T] = matching(request, response.items)
        self.total, self.skip, self.limit = counts_of(request, response)
        self.undecodable: tuple[Undecoded, ...] = undecoded_of(response)
        report_odd_rows(request, response)
        report_unmatched(request, response)

    @property
    def has_next(self) -> bool:
        """Whether there is another page, by `total`."""
        return following(self._request, self._response) is not None

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the next page in the order of this one; None when this is the last.

        A list that changes meanwhile can repeat or omit items here; iterating does better.

        Raises:
            ClientClosedError: When this page was pickled.
            CyberdeskError: When the page cannot be fetched. Temporary failures are retried first.
        """
        request = following(self._request, self._response)
        if request is None:
            return None
        pipeline, options = self._client()
        response: PageModel = (await pipeline.send(request, options)).parsed
        return AsyncPage(pipeline, request, options, response)

    def __aiter__(self) -> AsyncIterator[T]:
        is_first_odd = len(self._response.items) > len(matching(self._request, self._response.items))
        filters = FilterReport(was_logged=is_first_odd)
        return _Items(self._source, self._request, self._response, walk(self._request, self._response), filters)

    def machine(self, machine_id: UUID | str | None) -> MachineResponse | None:
        """A machine that was requested by `include`; None when it was not sent."""
        return self._find(MachineResponse, "machine", machine_id)

    def pool(self, pool_id: UUID | str | None) -> PoolResponse | None:
        """A pool that was requested by `include`; None when it was not sent."""
        return self._find(PoolResponse, "pool", pool_id)

    def workflow(self, workflow_id: UUID | str | None) -> WorkflowResponse | None:
        """A workflow that was requested by `include`; None when it was not sent."""
        return self._find(WorkflowResponse, "workflow", workflow_id)

    @property
    def included(self) -> list[dict[str, Any]]:
        """All that was requested by `include`, as the API sent it: `type`, `id` and the object's own fields."""
        return list(getattr(self._response, "included", None) or ())

    def _find(self, kind: type[M], name: str, item_id: UUID | str | None) -> M | None:
        if item_id is None:
            return None
        try:
            return find_included(self.included, kind, name, item_id)
        except DecodeFailure as failure:
            raise ResponseDecodeError(f"the included {name} is not valid: {failure}") from None

    def _client(self) -> tuple[Pipeline, RequestOptions]:
        return _checked(self._source)

    def __len__(self) -> int:
        return len(self.items)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    __hash__ = None  # type: ignore[assignment]  # its items can be changed

    def _values(self) -> tuple[object, ...]:
        return self.items, self.total, self.skip, self.limit, self.undecodable, self.included

    def __copy__(self) -> AsyncPage[T]:
        return self._with({**vars(self), "items": list(self.items)})

    def __deepcopy__(self, memo: dict[int, Any]) -> AsyncPage[T]:
        values = {name: deepcopy(value, memo) for name, value in vars(self).items() if name not in _SHARED}
        return self._with({**vars(self), **values})

    def _with(self, values: dict[str, Any]) -> AsyncPage[T]:
        page = object.__new__(type(self))
        vars(page).update(values)
        return page

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_source": None}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.items)} of {self.total} items, skip={self.skip})"


_SHARED = frozenset({"_source", "_request"})
"""What a deep copy of a page has in common with it: the client and the request, which is never changed."""


class _Items(Generic[T]):
    """Goes through pages. Not a generator, as loops are left early, and generators have to be closed."""

    def __init__(
        self,
        source: tuple[Pipeline, RequestOptions] | None,
        request: Request[Any],
        first: PageModel,
        steps: Walk,
        filters: FilterReport,
    ) -> None:
        self._source = source
        self._request = request
        self._decoding = DecodeReport()
        self._decoding.check(request, first)
        self._steps = steps
        self._filters = filters
        self._fresh: Iterator[T] = steps.fresh()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._fresh:
                return item
            request = self._steps.next_request()
            if request is None:
                self._decoding.end(self._request)
                raise StopAsyncIteration
            pipeline, options = _checked(self._source)
            page: PageModel = (await pipeline.send(request, options)).parsed
            report_odd_rows(request, page)
            self._filters.check(request, page)
            self._decoding.check(request, page)
            self._steps.turn_to(page)
            self._fresh = self._steps.fresh()


def _checked(source: tuple[Pipeline, RequestOptions] | None) -> tuple[Pipeline, RequestOptions]:
    if source is None:
        raise ClientClosedError("the page was pickled and has no client any more: request the list again")
    return source
