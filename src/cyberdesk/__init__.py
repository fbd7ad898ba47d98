"""Cyberdesk: run computer-use workflows on real desktops.

Nothing is loaded before it is used: importing this package imports no model and no HTTP library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._aiohttp import aiohttp_transport
    from ._async.client import AsyncCyberdesk
    from ._core.idempotency import IdempotencyConfig
    from ._core.logs import enable_logging
    from ._core.model import is_set
    from ._core.request import UNSET, File, Request, RequestOptions, Response, UnsetType
    from ._core.retry import RetryAttempt, RetryConfig
    from ._sync.client import Cyberdesk
    from ._version import __version__
    from .errors import (
        APIConnectionError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        CyberdeskError,
        DeadlineExceededError,
        InvalidArgumentError,
        LocalFileError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        ResponseDecodeError,
        ResponseTooLargeError,
        RunCancelledError,
        RunError,
        RunFailedError,
        ServerError,
        UnprocessableEntityError,
        ValidationIssue,
        WaitTimeoutError,
        WebhookSignatureError,
    )
    from .models import FileInput, RunStatus
    from .results import Result, capture, capture_sync

_MODULES = {
    "._aiohttp": ("aiohttp_transport",),
    "._async.client": ("AsyncCyberdesk",),
    "._core.idempotency": ("IdempotencyConfig",),
    "._core.logs": ("enable_logging",),
    "._core.model": ("is_set",),
    "._core.request": ("UNSET", "File", "Request", "RequestOptions", "Response", "UnsetType"),
    "._core.retry": ("RetryAttempt", "RetryConfig"),
    "._sync.client": ("Cyberdesk",),
    "._version": ("__version__",),
    ".errors": (
        "APIConnectionError",
        "APIStatusError",
        "APITimeoutError",
        "AuthenticationError",
        "BadRequestError",
        "ClientClosedError",
        "ConfigurationError",
        "ConflictError",
        "CyberdeskError",
        "DeadlineExceededError",
        "InvalidArgumentError",
        "LocalFileError",
        "NotFoundError",
        "PermissionDeniedError",
        "RateLimitError",
        "ResponseDecodeError",
        "ResponseTooLargeError",
        "RunCancelledError",
        "RunError",
        "RunFailedError",
        "ServerError",
        "UnprocessableEntityError",
        "ValidationIssue",
        "WaitTimeoutError",
        "WebhookSignatureError",
    ),
    ".models": ("FileInput", "RunStatus"),
    ".results": ("Result", "capture", "capture_sync"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = (
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncCyberdesk",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "Cyberdesk",
    "CyberdeskError",
    "DeadlineExceededError",
    "File",
    "FileInput",
    "IdempotencyConfig",
    "InvalidArgumentError",
    "LocalFileError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "Request",
    "RequestOptions",
    "Response",
    "ResponseDecodeError",
    "ResponseTooLargeError",
    "Result",
    "RetryAttempt",
    "RetryConfig",
    "RunCancelledError",
    "RunError",
    "RunFailedError",
    "RunStatus",
    "ServerError",
    "UnprocessableEntityError",
    "UnsetType",
    "ValidationIssue",
    "WaitTimeoutError",
    "WebhookSignatureError",
    "__version__",
    "aiohttp_transport",
    "capture",
    "capture_sync",
    "enable_logging",
    "is_set",
)


def __getattr__(name: str) -> object:
    if name in ("errors", "models"):
        return import_module(f".{name}", __name__)
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
