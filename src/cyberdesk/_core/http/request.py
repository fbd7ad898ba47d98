"""One call as data: what generated endpoint modules build and the client's pipeline sends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Generic, TypeAlias, TypedDict, TypeVar

import attrs
from msgspec import UNSET, UnsetType

from ...errors import InvalidArgumentError

if TYPE_CHECKING:
    from os import PathLike

    from ..models.model import Model

    FileBody: TypeAlias = str | bytes | PathLike[str]
else:
    # What is in a body on the wire; bytes and paths become base64 before it is encoded.
    FileBody = str

T = TypeVar("T")

__all__ = ["UNSET", "CommandOptions", "File", "Request", "RequestOptions", "Response", "UnsetType"]

_METHOD = re.compile(r"[A-Z]{1,20}")
_PATH = re.compile(r"/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")

READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@attrs.frozen(repr=False)
class File:
    """A file for a multipart upload.

    Attributes:
        content: The bytes, or an open binary file.
        filename: The name sent with it.
        content_type: The media type; guessed from the filename when None.
    """

    content: bytes | IO[bytes]
    filename: str
    content_type: str | None = None

    def __repr__(self) -> str:
        return f"File(filename={self.filename!r}, content_type={self.content_type!r})"


class CommandOptions(TypedDict, total=False):
    """What a call takes besides its own arguments, one of which is named `timeout`; see `RequestOptions`."""

    deadline: float | None
    idempotency_key: str
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]


class RequestOptions(CommandOptions, total=False):
    """What any call takes besides its own arguments.

    Attributes:
        timeout: Seconds one attempt may take; None means no limit. Default: the client's `timeout`.
        deadline: Seconds the whole call may take, with its retries and the waits between them; None means
            no limit. Default: the client's `deadline`.
        idempotency_key: The key to send with a write, instead of a new one.
        extra_headers: Headers to add to the request.
        extra_query: Query parameters to add to the URL.
    """

    timeout: float | None


@attrs.frozen(repr=False, eq=False)
class Request(Generic[T]):
    """A call that was not sent yet.

    Attributes:
        operation: The operation's name, as in the endpoint module that built this.
        method: The HTTP method in upper case.
        route: The path as a template, without any value in it (safe to log).
        path: The path with its values, each encoded as one segment.
        response_type: What the body of a successful answer is decoded into; `bytes` and `str` take it as it
            is, `None` ignores it.
        query: The query parameters; UNSET ones are left out.
        json: The body to encode as JSON.
        multipart: A model whose fields are the parts of a multipart body.
        answer_statuses: Statuses outside 2xx that carry an answer of `response_type` as well.
    """

    operation: str
    method: str
    route: str
    path: str
    response_type: type[T]
    query: Mapping[str, object] = attrs.field(factory=dict[str, object])
    json: object = UNSET
    multipart: Model | None = None
    answer_statuses: frozenset[int] = frozenset()

    @property
    def is_write(self) -> bool:
        """Whether the server may change something when it gets this request."""
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
        raise InvalidArgumentError(f"{method!r} is no HTTP method")
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise InvalidArgumentError(
            f"{path!r} is no path: it starts with a slash, holds no query, and its values are encoded"
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
    """An answer with everything around it.

    Attributes:
        parsed: The decoded body.
        status_code: The HTTP status.
        headers: The headers, names in lower case. Of a name that came twice, the values are joined with commas.
        content: The body's bytes.
        attempts: How many requests were sent for it.
    """

    parsed: T
    status_code: int
    headers: Mapping[str, str]
    content: bytes
    attempts: int

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, to quote when asking about it."""
        return self.headers.get("x-request-id")

    def __repr__(self) -> str:
        return f"Response({self.status_code}, request_id={self.request_id!r}, attempts={self.attempts})"
