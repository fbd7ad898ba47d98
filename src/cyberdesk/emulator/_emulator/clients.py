"""Clients of the SDK that are set up for an emulator."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from cyberdesk import IdempotencyConfig, RetryConfig

__all__ = ["ClientOptions"]


class ClientOptions(TypedDict, total=False):
    """What can be set of a client that an emulator makes, as in `AsyncCyberdesk`."""

    api_key: str
    timeout: float | None
    deadline: float | None
    retry: "RetryConfig"
    idempotency: "IdempotencyConfig"
    max_response_bytes: int | None
    default_headers: Mapping[str, str]
