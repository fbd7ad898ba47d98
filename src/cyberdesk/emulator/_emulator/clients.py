"""Options of the SDK clients that an emulator makes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from cyberdesk import IdempotencyConfig, RetryConfig

__all__ = ["ClientOptions"]


class ClientOptions(TypedDict, total=False):
    """The options of a client that an emulator makes, as in `AsyncCyberdesk`."""

    api_key: str
    timeout: float | None
    deadline: float | None
    retry: "RetryConfig"
    idempotency: "IdempotencyConfig"
    max_response_bytes: int | None
    default_headers: Mapping[str, str]
