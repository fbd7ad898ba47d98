"""Access to the connection below a request, which faults reset or close."""

from typing import Protocol, cast

from starlette.types import Receive, Scope

__all__ = ["ClientConnection", "connection_of", "gone", "with_connection"]

_EXTENSION = "cyberdesk.connection"


class ClientConnection(Protocol):
    """The connection of a request, on a socket or in-process."""

    def reset(self) -> None:
        """Reset it: undelivered data is lost."""
        ...

    def close(self) -> None:
        """Close it after all data was sent."""
        ...


def with_connection(scope: Scope, connection: ClientConnection) -> Scope:
    """A scope that contains its connection."""
    return {**scope, "extensions": {**scope.get("extensions", {}), _EXTENSION: connection}}


def connection_of(scope: Scope) -> ClientConnection:
    """The connection in a scope made by `with_connection`."""
    return cast("ClientConnection", scope["extensions"][_EXTENSION])


async def gone(receive: Receive) -> None:
    """Wait until the connection is closed; the server expects a response as long as the application runs."""
    while (await receive())["type"] != "http.disconnect":
        pass
