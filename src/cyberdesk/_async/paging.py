"""Pages of lists, and the way from one to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, TypeVar
from uuid import UUID

from .._core.http.request import Request, RequestOptions
from .._core.models.codec import DecodeFailure, Undecoded
from .._core.models.model import Model
from .._core.paging import PageModel, Walk, find_included, following, walk
from .._generated.models.machine_response import MachineResponse
from .._generated.models.pool_response import PoolResponse
from .._generated.models.workflow_response import WorkflowResponse
from ..errors import ResponseDecodeError
from .http.pipeline import Pipeline

T = TypeVar("T")
M = TypeVar("M", bound="Model")


class AsyncPage(Generic[T]):
    """One page of a list. Iterating goes on through the pages behind it, fetched when they are reached.

    Attributes:
        items: What is on this page.
        total: How many there are on all pages.
        skip: How many come before this page.
        limit: How many fit on a page.
        undecodable: Items of this page that are not what the API promises, each with its place and error.
    """

    def __init__(
        self, pipeline: Pipeline, request: Request[Any], options: RequestOptions, answer: PageModel
    ) -> None:
        self._pipeline = pipeline
        self._request = request
        self._options = options
        self._answer = answer
        self.items: list[T] = list(answer.items)
        self.total = answer.total
        self.skip = answer.skip
        self.limit = answer.limit
        self.undecodable: tuple[Undecoded, ...] = getattr(answer, "__undecoded__", ())

    @property
    def has_next(self) -> bool:
        """Whether there is another page."""
        return following(self._request, self._answer) is not None

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the next page in the order of this one; None when this is the last.

        A list that changes meanwhile can repeat or pass over items here; iterating does better.
        """
        request = following(self._request, self._answer)
        if request is None:
            return None
        answer: PageModel = (await self._pipeline.send(request, self._options)).parsed
        return AsyncPage(self._pipeline, request, self._options, answer)

    def __aiter__(self) -> AsyncIterator[T]:
        return _Items(self._pipeline, self._options, walk(self._request, self._answer))

    def machine(self, machine_id: UUID | str | None) -> MachineResponse | None:
        """A machine that came along by `include`; None when it did not."""
        from .._generated.models.machine_response import MachineResponse  # noqa: PLC0415  # loaded when used

        return self._find(MachineResponse, "machine", machine_id)

    def pool(self, pool_id: UUID | str | None) -> PoolResponse | None:
        """A pool that came along by `include`; None when it did not."""
        from .._generated.models.pool_response import PoolResponse  # noqa: PLC0415  # as above

        return self._find(PoolResponse, "pool", pool_id)

    def workflow(self, workflow_id: UUID | str | None) -> WorkflowResponse | None:
        """A workflow that came along by `include`; None when it did not."""
        from .._generated.models.workflow_response import WorkflowResponse  # noqa: PLC0415  # as above

        return self._find(WorkflowResponse, "workflow", workflow_id)

    @property
    def included(self) -> list[dict[str, Any]]:
        """All that came along by `include`, as the API sent it: `type`, `id` and the object's own fields."""
        return list(getattr(self._answer, "included", None) or ())

    def _find(self, kind: type[M], name: str, item_id: UUID | str | None) -> M | None:
        if item_id is None:
            return None
        try:
            return find_included(self.included, kind, name, item_id)
        except DecodeFailure as failure:
            raise ResponseDecodeError(f"the included {name} is not what the API promises: {failure}") from None

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.items)} of {self.total} items, skip={self.skip})"


class _Items(Generic[T]):
    """Goes through pages. No generator, because people leave loops early, and generators want to be closed."""

    def __init__(self, pipeline: Pipeline, options: RequestOptions, steps: Walk) -> None:
        self._pipeline = pipeline
        self._options = options
        self._steps = steps
        self._fresh: Iterator[T] = steps.fresh()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._fresh:
                return item
            request = self._steps.next_request()
            if request is None:
                raise StopAsyncIteration
            self._steps.turn_to((await self._pipeline.send(request, self._options)).parsed)
            self._fresh = self._steps.fresh()
