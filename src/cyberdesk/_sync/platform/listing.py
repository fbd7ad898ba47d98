"""What a method that lists returns. Written by hand on both sides."""

from __future__ import annotations

from ..._core.http.request import Request, RequestOptions
from ..._core.page_rows import PageModel
from ..http.pipeline import Pipeline

from typing import Any

from ..paging import Page



def listed(pipeline: Pipeline, request: Request[Any], options: RequestOptions) -> Page[Any]:
    """Fetch the first page of a list."""
    response: PageModel = pipeline.send(request, options).parsed
    return Page(pipeline, request, options, response)
