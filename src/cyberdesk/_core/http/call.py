"""One call that is ready to be sent: a `Request` combined with a client's settings and the call's options."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import attrs
from msgspec import UNSET

from ...errors import APIConnectionError, ConfigurationError, CyberdeskError, InvalidArgumentError
from . import bodies
from .bodies import StreamedBody
from .headers import checked_headers, is_header_value
from .hidden import Hidden
from .idempotency import key_for_call
from .query import query_items
from .request import MultipartFile, Request, RequestOptions
from .retry import RetryConfig
from .settings import ClientSettings, checked_seconds

_RUN_ID = "{run_id}"


@attrs.define(eq=False, repr=False)
class Call:
    """What is needed to send a request, and what errors and logs say about it.

    What may be secret is hidden, so that a frame may hold a call when an exception leaves it.

    Attributes:
        method: The HTTP method.
        route: The path as a template, for errors and logs.
        url: Where to send it, query included.
        headers: All headers.
        content: The body, whole or in pieces, or None.
        files: The parts of a multipart body, or None.
        timeout: Seconds for one attempt; infinite when there is no limit.
        expires_at: The monotonic time of the deadline; infinite without one.
        may_repeat: Whether the server may safely get it twice.
        retry: When it is sent again.
        accepted_statuses: Statuses outside 2xx that are a success as well, and no reason to send it again.
        run_id: The id of the run that the path names, for logs.
        is_link: Whether it goes to a signed link instead of the API.
        attempts: How many requests were sent so far.
    """

    method: str
    route: str
    url: Hidden[str]
    headers: Hidden[dict[str, str]]
    content: Hidden[bytes | StreamedBody | None]
    files: Hidden[dict[str, MultipartFile]] | None
    timeout: float
    expires_at: float
    may_repeat: bool
    retry: RetryConfig
    accepted_statuses: frozenset[int] = frozenset()
    run_id: str | None = None
    is_link: bool = False
    attempts: int = 0

    def about(self, request_id: str | None = None) -> dict[str, Any]:
        """What an error says about this call."""
        return {
            "method": self.method,
            "path": self.route,
            "attempts": self.attempts,
            "request_id": request_id,
        }

    def attempt_timeout(self) -> float:
        """Seconds that the next attempt may take: the timeout, or what is left until the deadline."""
        return min(self.timeout, self.expires_at - time.monotonic())

    def is_success(self, status_code: int) -> bool:
        """Whether a response with this status has the body that was asked for."""
        return 200 <= status_code < 300 or status_code in self.accepted_statuses

    def __repr__(self) -> str:
        return f"Call({self.method} {self.route}, attempts={self.attempts})"


def prepare(request: Request[Any], options: RequestOptions, settings: ClientSettings) -> Call:
    """Combine a request with settings and options.

    Raises:
        InvalidArgumentError: When an option is malformed or the body cannot be encoded.
    """
    timeout, deadline, retry, extra = _checked_options(request, options, settings)
    key = _idempotency_key(request, options, settings, extra)
    headers = Hidden({**settings.headers.reveal(), **extra.reveal()})
    if key is not None:
        headers.reveal()[settings.idempotency.header_name.lower()] = key
    content = Hidden(_content(request))
    if content.reveal() is not None:
        headers.reveal()["content-type"] = "application/json"
    return Call(
        method=request.method,
        route=request.route,
        url=Hidden(_url(settings.base_url, request, options)),
        headers=headers,
        content=content,
        files=None if request.multipart is None else _files(request),
        timeout=math.inf if timeout is None else timeout,
        expires_at=math.inf if deadline is None else time.monotonic() + deadline,
        may_repeat=not request.is_write or key is not None,
        retry=retry,
        accepted_statuses=request.accepted_statuses,
        run_id=run_id_in(request.route, request.path) if _RUN_ID in request.route else None,
    )


def prepare_link(url: str, options: RequestOptions, settings: ClientSettings) -> Call:
    """Make a call to a link in a response of the API, which carries its own permission and must not get the key.

    Raises:
        InvalidArgumentError: When it is not a URL.
    """
    if not url.startswith(("https://", "http://")):
        raise InvalidArgumentError("the link in the API's response is not a URL")
    call = prepare(Request("link", "GET", "(signed link)", "/", bytes), options, settings)
    call.url = Hidden(url)
    call.is_link = True
    for name in ("authorization", *settings.own_headers):
        call.headers.reveal().pop(name, None)
    return call


def connection_error(
    call: Call, kind: type[CyberdeskError], reason: str, *, was_sent: bool = True
) -> CyberdeskError:
    """Make an error for a call without a response.

    Args:
        call: The call.
        kind: The class of the error.
        reason: What went wrong.
        was_sent: Whether the server may have received the request.
    """
    hint = ""
    if was_sent and issubclass(kind, APIConnectionError) and not call.may_repeat:
        hint = "; the write may have been done, and was not retried as it carried no idempotency key"
    return kind(f"{reason}{hint}", **call.about())


def run_id_in(route: str, path: str) -> str | None:
    """The id of the run that a path names, by the path's template."""
    names, values = route.split("/"), path.split("/")
    return values[names.index(_RUN_ID)] if _RUN_ID in names and len(names) == len(values) else None


def _checked_options(
    request: Request[Any], options: RequestOptions, settings: ClientSettings
) -> tuple[float | None, float | None, RetryConfig, Hidden[dict[str, str]]]:
    unknown = options.keys() - RequestOptions.__annotations__.keys()
    if unknown:
        raise InvalidArgumentError(f"{request.operation} takes no argument {', '.join(sorted(unknown))}")
    retry = options.get("retry", settings.retry)
    if not isinstance(retry, RetryConfig):
        raise InvalidArgumentError(f"retry must be a RetryConfig, not {type(retry).__name__}")
    try:
        timeout = checked_seconds("timeout", options.get("timeout", settings.timeout))
        deadline = checked_seconds("deadline", options.get("deadline", settings.deadline))
        return timeout, deadline, retry, Hidden(checked_headers(options.get("extra_headers") or {}))
    except ConfigurationError as error:
        message = error.message
    # Raised here, where the error has no context whose frames hold headers.
    raise InvalidArgumentError(message)


def _idempotency_key(
    request: Request[Any], options: RequestOptions, settings: ClientSettings, extra: Hidden[dict[str, str]]
) -> str | None:
    if not request.is_write:
        return None
    own = extra.reveal().get(settings.idempotency.header_name.lower())
    return key_for_call(settings.idempotency, options.get("idempotency_key", own))


def _content(request: Request[Any]) -> bytes | StreamedBody | None:
    if request.json is UNSET:
        return None
    try:
        return bodies.encode(request.json)
    except (TypeError, ValueError, RecursionError) as error:
        message = str(error)
    # Raised here, where the error has no context whose frames hold the body.
    raise InvalidArgumentError(f"the body of {request.operation} cannot be sent as JSON: {message}")


def _files(request: Request[Any]) -> Hidden[dict[str, MultipartFile]]:
    parts: Mapping[str, object] = vars(request.multipart)
    files: dict[str, MultipartFile] = {}
    for name, part in parts.items():
        if not isinstance(part, MultipartFile) or not is_header_value(part.content_type or ""):
            raise InvalidArgumentError(
                f"part {name} of {request.operation} must be a MultipartFile with a valid content type"
            )
        files[name] = part
    return Hidden(files)


def _url(base_url: str, request: Request[Any], options: RequestOptions) -> str:
    items = [*query_items(request.query), *query_items(options.get("extra_query") or {})]
    try:
        query = urlencode(items, quote_via=quote)
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"a query parameter of {request.operation} is not valid Unicode") from None
    return f"{base_url}{request.path}?{query}" if query else f"{base_url}{request.path}"
