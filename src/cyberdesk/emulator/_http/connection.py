"""What an application may do to the connection below a request, beside answering: breaking it."""

from typing import Protocol, cast

from starlette.types import Receive, Scope

__all__ = ["ClientConnection", "connection_of", "gone", "with_connection"]

_EXTENSION = "cyberdesk.connection"


class ClientConnection(Protocol):
    """The connection that a request came by, real or not."""

    def reset(self) -> None:
        """Break it off: what was not delivered is lost."""
        ...

    def close(self) -> None:
        """Close it after what was sent."""
        ...


def with_connection(scope: Scope, connection: ClientConnection) -> Scope:
    """A scope whose application can reach its connection."""
    return {**scope, "extensions": {**scope.get("extensions", {}), _EXTENSION: connection}}


def connection_of(scope: Scope) -> ClientConnection:
    """The connection that `with_connection` has put there."""
    return cast("ClientConnection", scope["extensions"][_EXTENSION])


async def gone(receive: Receive) -> None:
    """Wait until the connection is no more, so that the server does not miss an answer."""
    while (await receive())["type"] != "http.disconnect":
        pass
