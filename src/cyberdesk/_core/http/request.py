"""A request and its response as data: what generated endpoint modules build, and what the client returns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from os import PathLike
from typing import IO, TYPE_CHECKING, Generic, TypeAlias, TypedDict, TypeVar

import attrs
from msgspec import UNSET, UnsetType

from ...errors import InvalidArgumentError
from ..models.model import Model
from .retry import RetryConfig

if TYPE_CHECKING:
    FileBody: TypeAlias = str | bytes | PathLike[str]
else:
    # What is in a body on the wire; bytes and paths become base64 before it is encoded.
    FileBody = str

T = TypeVar("T")

__all__ = ["UNSET", "CommandOptions", "MultipartFile", "Request", "RequestOptions", "Response", "UnsetType"]

_METHOD = re.compile(r"[A-Z]{1,20}")
_PATH = re.compile(r"/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")

READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@attrs.frozen
class MultipartFile:
    """A file for a multipart upload.

    Attributes:
        content: The bytes, or an open binary file.
        filename: The name sent with it.
        content_type: The media type; guessed from the filename when None.
    """

    content: bytes | IO[bytes] = attrs.field(repr=False)
    filename: str
    content_type: str | None = None


class CommandOptions(TypedDict, total=False):
    """The options of a call that has a `timeout` argument of its own; see `RequestOptions`."""

    deadline: float | None
    retry: RetryConfig
    idempotency_key: str
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]


class RequestOptions(CommandOptions, total=False):
    """The options that any call takes besides its own arguments.

    Attributes:
        timeout: Seconds one attempt may take; None means no limit. Default: the client's `timeout`.
        deadline: Seconds the whole call may take, with its retries and the delays between them; None means
            no limit. Default: the client's `deadline`.
        retry: How failed attempts are retried. Default: the client's `retry`.
        idempotency_key: The key to send with a write, instead of a new one.
        extra_headers: Headers to add to the request.
        extra_query: Query parameters to add to the URL.
    """

    timeout: float | None


@attrs.frozen(repr=False, eq=False)
class Request(Generic[T]):
    """A request that has not been sent yet.

    Attributes:
        operation: The operation's name, as in the endpoint module that built this.
        method: The HTTP method in upper case.
        route: The path as a template, without any value in it (safe to log).
        path: The path with its values, each encoded as one segment.
        response_type: What the body of a successful response is decoded into; `bytes` and `str` take it as it
            is, `None` ignores it.
        query: The query parameters; UNSET ones are left out.
        json: The body to encode as JSON.
        multipart: A model whose fields are the parts of a multipart body.
        accepted_statuses: Statuses outside 2xx that are a success as well, with a body of `response_type`.
    """

    operation: str
    method: str
    route: str
    path: str = attrs.field(repr=False)
    response_type: type[T] = attrs.field(repr=False)
    query: Mapping[str, object] = attrs.field(factory=dict[str, object], repr=False)
    json: object = attrs.field(default=UNSET, repr=False)
    multipart: Model | None = attrs.field(default=None, repr=False)
    accepted_statuses: frozenset[int] = frozenset()

    @property
    def is_write(self) -> bool:
        """Whether the server may change something when it receives this request."""
        return self.method not in READ_METHODS

    def __repr__(self) -> str:
        return f"Request({self.operation}: {self.method} {self.route})"


def undocumented(
    method: str, path: str, query: Mapping[str, object], json: object, response_type: type[T]
) -> Request[T]:
    """Make a request from parts that a user wrote.

    Raises:
        InvalidArgumentError: When the method or the path is malformed.
    """
    name = method.upper() if isinstance(method, str) else ""
    if not _METHOD.fullmatch(name):
        raise InvalidArgumentError(f"{method!r} is not an HTTP method")
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise InvalidArgumentError(
            f"{path!r} is not a path: it must start with a slash, have no query, and have its values encoded"
        )
    return Request(
        operation=f"{name} {path}",
        method=name,
        route=path,
        path=path,
        response_type=response_type,
        query=query,
        json=json,
    )


@attrs.frozen(repr=False, eq=False)
class Response(Generic[T]):
    """A whole response: the decoded body, status and headers.

    Attributes:
        parsed: The decoded body.
        status_code: The HTTP status.
        headers: The headers, names in lower case. The values of a repeated name are joined with
            commas.
        content: The body's bytes.
        attempts: How many requests were sent to get it.
    """

    parsed: T = attrs.field(repr=False)
    status_code: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)
    attempts: int

    @property
    def request_id(self) -> str | None:
        """The server's id of the request, to quote in support requests."""
        return self.headers.get("x-request-id")

    def __repr__(self) -> str:
        return f"Response({self.status_code}, request_id={self.request_id!r}, attempts={self.attempts})"
