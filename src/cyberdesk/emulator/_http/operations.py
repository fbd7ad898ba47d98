"""Requests and responses without the web framework, so that an operation is a plain function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.queries import Query, path_uuid
from cyberdesk.emulator._rendering.json import encode_json
from cyberdesk.emulator._rules.errors import (
    BadRequest,
    Conflict,
    FileTooLarge,
    Forbidden,
    InputSchemaMismatch,
    InvalidRequest,
    MachineUnreachable,
    NotFound,
    Problem,
    RequestRefused,
)

__all__ = [
    "ApiRequest",
    "ApiResponse",
    "MultipartField",
    "Operation",
    "error_response",
    "json_response",
    "page_response",
    "refused_response",
]


Item = TypeVar("Item")


@attrs.frozen
class MultipartField:
    """One part of a multipart body; a plain field has no filename."""

    name: str
    filename: str | None
    content: bytes


@attrs.frozen(kw_only=True)
class ApiRequest:
    """A request whose body has been received.

    Attributes:
        form: the fields of a multipart body.
    """

    method: str
    path: str
    path_values: Mapping[str, str]
    query_string: str
    query_values: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    body: bytes
    base_url: str
    request_id: str
    form: Sequence[MultipartField] = ()

    @property
    def query(self) -> Query:
        """The query parameters, ready to be read."""
        return Query(self.query_values)

    @property
    def json_body(self) -> bytes:
        """The body of a JSON request, not decoded yet.

        Raises:
            InvalidRequest: the content type is not that of JSON. FastAPI, too, accepts a body without one.
        """
        media_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_json = media_type == "application/json" or (
            media_type.startswith("application/") and media_type.endswith("+json")
        )
        if self.body and media_type and not is_json:
            msg = "Input should be a valid dictionary or object to extract fields from"
            raise InvalidRequest(Problem(("body",), msg, "model_attributes_type"))
        return self.body

    @property
    def content(self) -> Iterator[bytes]:
        """The content of the request, without what differs between repetitions.

        The boundary between the form of a multipart body is chosen anew each time it is made.
        """
        yield self.query_string.encode()
        if not self.form:
            yield self.body
        for field in self.form:
            yield field.name.encode()
            yield (field.filename or "").encode()
            yield field.content

    def id(self, name: str) -> UUID:
        """An id in the path; 422 when it is not one."""
        return path_uuid(self.path_values, name)


@attrs.frozen
class ApiResponse:
    """A response, and the delay before it is sent, in seconds of the emulator's clock."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    delay: float = 0.0


@attrs.frozen
class Operation:
    """One operation of the API.

    Operations are not coroutines: each one reads and changes the state in a single step of the event loop, so
    that no two of them can mix.
    """

    method: str
    path: str
    perform: Callable[[Backend, ApiRequest], ApiResponse]
    needs_key: bool = True


def json_response(status: int, value: object) -> ApiResponse:
    """A JSON response."""
    return ApiResponse(status, encode_json(value), {"content-type": "application/json"})


def page_response(
    items: Sequence[Item],
    page: tuple[int, int],
    render: Callable[[Item], object],
    beside: Callable[[Sequence[Item]], Mapping[str, object]] | None = None,
) -> ApiResponse:
    """One page of a list, in the envelope of the API, with what `beside` adds to it for the items on the page."""
    skip, limit = page
    shown = items[skip : skip + limit]
    envelope: dict[str, object] = {
        "items": [render(item) for item in shown],
        "total": len(items),
        "skip": skip,
        "limit": limit,
    }
    return json_response(200, envelope | dict(beside(shown) if beside is not None else {}))


def error_response(status: int, detail: object, headers: Mapping[str, str] | None = None) -> ApiResponse:
    """An error in FastAPI's shape."""
    response = json_response(status, {"detail": detail})
    return attrs.evolve(response, headers={**response.headers, **(headers or {})})


def refused_response(refusal: RequestRefused) -> ApiResponse:
    """The response to a request that a rule has refused."""
    match refusal:
        case InputSchemaMismatch():
            return error_response(422, {"message": str(refusal), "errors": refusal.errors})
        case InvalidRequest():
            return error_response(422, [_entry(problem) for problem in refusal.problems])
        case NotFound():
            return error_response(404, str(refusal))
        case Conflict():
            return error_response(409, str(refusal))
        case FileTooLarge():
            return error_response(413, str(refusal))
        case Forbidden():
            return error_response(403, str(refusal))
        case MachineUnreachable():
            return error_response(503, str(refusal))
        case BadRequest():
            return error_response(400, str(refusal))
        case _:
            raise refusal


def _entry(problem: Problem) -> dict[str, object]:
    return {"type": problem.type, "loc": problem.loc, "msg": problem.msg}
