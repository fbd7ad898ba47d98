"""One call on its way: a `Request` joined with a client's settings and the call's own options."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import attrs
from msgspec import UNSET

from ...errors import (
    APIConnectionError,
    ConfigurationError,
    CyberdeskError,
    InvalidArgumentError,
    ResponseDecodeError,
)
from ..models import codec
from . import bodies
from .bodies import StreamedBody
from .headers import is_header_value
from .idempotency import key_for_call
from .path import query_items
from .request import File, Request, RequestOptions, Response
from .retry import RetryConfig
from .settings import Settings, checked_headers, checked_seconds
from .status_errors import status_error

T = TypeVar("T")

MAX_ERROR_BYTES = 2000


@attrs.define(eq=False, repr=False)
class Call:
    """What the transport needs to send a request, and what it tells about it.

    Attributes:
        method: The HTTP method.
        route: The path as a template, for errors and logs.
        url: Where to send it, query included.
        headers: All headers, secret ones among them.
        content: The body, whole or in pieces, or None.
        files: The parts of a multipart body, or None.
        timeout: Seconds for one attempt; infinite when there is no limit.
        expires_at: The monotonic time when the deadline is over; infinite without one.
        may_repeat: Whether sending it twice is safe.
        retry: When it is sent again.
        accepted_statuses: Statuses outside 2xx that carry an answer, and are no reason to send it again.
        attempts: How many requests were sent so far.
    """

    method: str
    route: str
    url: str
    headers: dict[str, str]
    content: bytes | StreamedBody | None
    files: dict[str, File] | None
    timeout: float
    expires_at: float
    may_repeat: bool
    retry: RetryConfig
    accepted_statuses: frozenset[int] = frozenset()
    attempts: int = 0

    def about(self, request_id: str | None = None) -> dict[str, Any]:
        """What an error tells of this call."""
        return {
            "method": self.method,
            "path": self.route,
            "attempts": self.attempts,
            "request_id": request_id,
        }

    def attempt_timeout(self) -> float:
        """Seconds the next attempt may take: the timeout, or what is left of the deadline."""
        return min(self.timeout, self.expires_at - time.monotonic())


@attrs.frozen(eq=False, repr=False)
class HTTPResponse:
    """What came back: nothing of it was interpreted yet."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes


def prepare(request: Request[Any], options: RequestOptions, settings: Settings) -> Call:
    """Join a request with settings and options.

    Raises:
        InvalidArgumentError: When an option is malformed or the body cannot be encoded.
    """
    unknown = options.keys() - RequestOptions.__annotations__.keys()
    if unknown:
        raise InvalidArgumentError(f"{request.operation} takes no argument {', '.join(sorted(unknown))}")
    try:
        timeout = checked_seconds("timeout", options.get("timeout", settings.timeout))
        deadline = checked_seconds("deadline", options.get("deadline", settings.deadline))
        extra = checked_headers(options.get("extra_headers") or {})
    except ConfigurationError as error:
        raise InvalidArgumentError(error.message) from None
    headers = {**settings.headers, **extra}
    key_header = settings.idempotency.header_name.lower()
    key: str | None = None
    if request.is_write:
        key = key_for_call(settings.idempotency, options.get("idempotency_key", extra.get(key_header)))
    if key is not None:
        headers[key_header] = key
    content = _content(request)
    if content is not None:
        headers["content-type"] = "application/json"
    return Call(
        method=request.method,
        route=request.route,
        url=_url(settings.base_url, request, options),
        headers=headers,
        content=content,
        files=None if request.multipart is None else _files(request),
        timeout=math.inf if timeout is None else timeout,
        expires_at=math.inf if deadline is None else time.monotonic() + deadline,
        may_repeat=not request.is_write or key is not None,
        retry=settings.retry,
        accepted_statuses=request.accepted_statuses,
    )


def prepare_link(url: str, options: RequestOptions, settings: Settings) -> Call:
    """Make a call for a link that the API gave, which carries its own permission and must not be sent the key.

    Raises:
        InvalidArgumentError: When it is no link.
    """
    if not url.startswith(("https://", "http://")):
        raise InvalidArgumentError("the API gave a link that is no URL")
    call = prepare(Request("link", "GET", "(signed link)", "/", bytes), options, settings)
    call.url = url
    for name in ("authorization", *settings.own_headers):
        call.headers.pop(name, None)
    return call


def finish(request: Request[T], call: Call, answer: HTTPResponse) -> Response[T]:
    """Turn an answer into a response, or raise the error it stands for."""
    status, request_id = answer.status_code, answer.headers.get("x-request-id")
    is_success = 200 <= status < 300
    if is_success or status in request.accepted_statuses:
        try:
            return Response(
                parsed=codec.decode(answer.content, request.response_type),
                status_code=status,
                headers=answer.headers,
                content=answer.content,
                attempts=call.attempts,
            )
        except codec.DecodeFailure as failure:
            if is_success:
                raise ResponseDecodeError(
                    f"the answer to {request.operation} is not what the API promises: {failure}",
                    status_code=status,
                    body=answer.content[:MAX_ERROR_BYTES],
                    **call.about(request_id),
                ) from None
    raise status_error(status, answer.headers, answer.content, now=time.time(), **call.about(request_id))


def connection_error(
    call: Call, kind: type[CyberdeskError], reason: str, *, was_sent: bool = True
) -> CyberdeskError:
    """Make an error for a call that got no answer.

    Args:
        call: The call.
        kind: The class of the error.
        reason: What went wrong.
        was_sent: Whether the server may have got the request.
    """
    hint = ""
    if was_sent and issubclass(kind, APIConnectionError) and not call.may_repeat:
        hint = "; the write may have been done, and was not repeated as it carried no idempotency key"
    return kind(f"{reason}{hint}", **call.about())


def _content(request: Request[Any]) -> bytes | StreamedBody | None:
    if request.json is UNSET:
        return None
    try:
        return bodies.encode(request.json)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgumentError(f"the body of {request.operation} cannot be sent as JSON: {error}") from None


def _files(request: Request[Any]) -> dict[str, File]:
    parts = vars(request.multipart)
    for name, part in parts.items():
        if not isinstance(part, File) or not is_header_value(part.content_type or ""):
            raise InvalidArgumentError(
                f"part {name} of {request.operation} must be a File with a valid content type"
            )
    return parts


def _url(base_url: str, request: Request[Any], options: RequestOptions) -> str:
    items = [*query_items(request.query), *query_items(options.get("extra_query") or {})]
    try:
        query = urlencode(items, quote_via=quote)
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"a query parameter of {request.operation} is no valid text") from None
    return f"{base_url}{request.path}?{query}" if query else f"{base_url}{request.path}"
