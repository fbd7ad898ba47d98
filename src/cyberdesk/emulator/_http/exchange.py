"""A request and its answer, free of the web framework, so that an operation is a plain function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import attrs

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.queries import Query, path_uuid
from cyberdesk.emulator._http.render import encode
from cyberdesk.emulator._rules.refusals import (
    BadRequest,
    Conflict,
    Forbidden,
    InputMismatch,
    Invalid,
    NotFound,
    Problem,
    Refusal,
    TooLarge,
    Unreachable,
)

__all__ = ["Call", "Operation", "Part", "Reply", "error_reply", "json_reply", "page_reply", "refusal_reply"]


Item = TypeVar("Item")


@attrs.frozen
class Part:
    """One part of a multipart body; a plain field has no filename."""

    name: str
    filename: str | None
    content: bytes


@attrs.frozen(kw_only=True)
class Call:
    """A request whose body has been received.

    Attributes:
        parts: what a multipart body consists of.
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
    parts: Sequence[Part] = ()

    @property
    def query(self) -> Query:
        """The query parameters, ready to be read."""
        return Query(self.query_values)

    @property
    def content(self) -> Iterator[bytes]:
        """What the request asks for, free of what differs between repetitions, as pieces of certain meaning.

        The boundary between the parts of a multipart body is chosen anew each time it is made.
        """
        yield self.query_string.encode()
        if not self.parts:
            yield self.body
        for part in self.parts:
            yield part.name.encode()
            yield (part.filename or "").encode()
            yield part.content

    def id(self, name: str) -> UUID:
        """An id in the path; 422 when it is not one."""
        return path_uuid(self.path_values, name)


@attrs.frozen
class Reply:
    """An answer, and how many seconds of the emulator's clock it takes until it is sent."""

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
    perform: Callable[[Backend, Call], Reply]
    needs_key: bool = True


def json_reply(status: int, value: object) -> Reply:
    """An answer in JSON."""
    return Reply(status, encode(value), {"content-type": "application/json"})


def page_reply(
    items: Sequence[Item],
    page: tuple[int, int],
    render: Callable[[Item], object],
    beside: Callable[[Sequence[Item]], Mapping[str, object]] | None = None,
) -> Reply:
    """One page of a list, in the envelope of the API, with what `beside` adds to it for the items on the page."""
    skip, limit = page
    shown = items[skip : skip + limit]
    envelope: dict[str, object] = {
        "items": [render(item) for item in shown],
        "total": len(items),
        "skip": skip,
        "limit": limit,
    }
    return json_reply(200, envelope | dict(beside(shown) if beside is not None else {}))


def error_reply(status: int, detail: object, headers: Mapping[str, str] | None = None) -> Reply:
    """An error in FastAPI's shape."""
    reply = json_reply(status, {"detail": detail})
    return attrs.evolve(reply, headers={**reply.headers, **(headers or {})})


def refusal_reply(refusal: Refusal) -> Reply:
    """The answer to a request that a rule has refused."""
    match refusal:
        case InputMismatch():
            return error_reply(422, {"message": str(refusal), "errors": refusal.errors})
        case Invalid():
            return error_reply(422, [_entry(problem) for problem in refusal.problems])
        case NotFound():
            return error_reply(404, str(refusal))
        case Conflict():
            return error_reply(409, str(refusal))
        case TooLarge():
            return error_reply(413, str(refusal))
        case Forbidden():
            return error_reply(403, str(refusal))
        case Unreachable():
            return error_reply(503, str(refusal))
        case BadRequest():
            return error_reply(400, str(refusal))
        case _:
            raise refusal


def _entry(problem: Problem) -> dict[str, object]:
    return {"type": problem.type, "loc": problem.loc, "msg": problem.msg}
