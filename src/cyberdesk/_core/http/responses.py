"""From a response as it came to what the caller gets: the decoded body, or an error."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TypeVar

import attrs

from ...errors import ResponseDecodeError
from ..models import codec
from .call import Call
from .request import Request, Response
from .status_errors import status_error

T = TypeVar("T")

MAX_ERROR_BYTES = 2000

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


@attrs.frozen(eq=False)
class HTTPResponse:
    """A response of which nothing was interpreted yet."""

    status_code: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)


def finish(request: Request[T], call: Call, received: HTTPResponse) -> Response[T]:
    """Decode a response.

    Raises:
        APIStatusError: When its status is not a success.
        ResponseDecodeError: When it is one, and the body is not what the API promises.
    """
    status, request_id = received.status_code, received.headers.get("x-request-id")
    if not call.is_success(status):
        raise status_error(status, received.headers, received.content, now=time.time(), **call.about(request_id))
    if status == 206 and not any(name.lower() == "range" for name in call.headers.reveal()):
        raise ResponseDecodeError(
            f"the response to {request.operation} is only a part of what was requested (status 206)",
            status_code=status,
            **call.about(request_id),
        )
    try:
        return Response(
            parsed=codec.decode(received.content, request.response_type),
            status_code=status,
            headers=received.headers,
            content=received.content,
            attempts=call.attempts,
        )
    except codec.DecodeFailure as failure:
        reason = str(failure)
    # Raised here, where the error has no context whose frames hold the body.
    if not 200 <= status < 300:
        raise status_error(status, received.headers, received.content, now=time.time(), **call.about(request_id))
    raise ResponseDecodeError(
        f"the response to {request.operation} is not what the API promises: {reason}",
        status_code=status,
        body=received.content[:MAX_ERROR_BYTES],
        is_html=is_html(received.headers, received.content),
        **call.about(request_id),
    )


def is_html(headers: Mapping[str, str], content: bytes) -> bool:
    """Whether a body is an HTML page, which the API itself never sends."""
    if headers.get("content-type", "").strip().lower().startswith("text/html"):
        return True
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS)
