"""What the resources of a client have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from ..._core.http.request import UNSET, Request
from ..._core.models.arguments import request_body
from ..files.uploads import Uploaded
from ..http.pipeline import Pipeline
from ..platform.arguments import hide_arguments_of, hides_arguments

T = TypeVar("T")


class Resource:
    """A group of methods that send their requests through one pipeline."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        hide_arguments_of(cls)

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @hides_arguments
    async def _send_with_files(
        self,
        build_request: Callable[..., Request[T]],
        model: type[Any],
        given: object,
        arguments: Mapping[str, Any],
        *,
        files: str,
        id_field: str | None = None,
    ) -> T:
        """Send a body that may carry files, which are read while it is sent.

        Args:
            build_request: Builds the request from `body`.
            model: The body's class.
            given: The first positional argument of the method, as in `request_body`.
            arguments: The keyword arguments of the method.
            files: The field that holds the files.
            id_field: As in `request_body`.
        """
        sources = getattr(given, files) if isinstance(given, model) else arguments.get(files, UNSET)
        fields = {name: value for name, value in arguments.items() if name != files or isinstance(given, model)}
        body, options = request_body(model, given, fields, id_field=id_field)
        async with Uploaded(sources, self._pipeline.settings, options) as uploaded:
            request = build_request(body=attrs.evolve(body, **{files: uploaded}))
            return (await self._pipeline.send(request, options)).parsed
