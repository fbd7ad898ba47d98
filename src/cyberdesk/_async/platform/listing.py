"""What a method that lists returns. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from typing import Any, Generic, TypeVar

from ..._core.http.request import Request, RequestOptions
from ..._core.page_rows import PageModel
from ..http.pipeline import Pipeline
from ..paging import AsyncPage

T = TypeVar("T")


class AsyncList(Generic[T]):
    """A list that was requested: `await` it for its first page, or iterate through all of its items.

    Nothing is sent before that.
    """

    def __init__(self, pipeline: Pipeline, request: Request[Any], options: RequestOptions) -> None:
        self._pipeline = pipeline
        self._request = request
        self._options = options

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._first_page().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return _ListItems(self)

    async def _first_page(self) -> AsyncPage[T]:
        response: PageModel = (await self._pipeline.send(self._request, self._options)).parsed
        return AsyncPage(self._pipeline, self._request, self._options, response)


class _ListItems(Generic[T]):
    """Goes through a list, fetching its first page when the first item is needed."""

    def __init__(self, pages: AsyncList[T]) -> None:
        self._pages = pages
        self._items: AsyncIterator[T] | None = None

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        if self._items is None:
            self._items = aiter(await self._pages)
        return await anext(self._items)


def listed(pipeline: Pipeline, request: Request[Any], options: RequestOptions) -> AsyncList[Any]:
    """Prepare a list."""
    return AsyncList(pipeline, request, options)
