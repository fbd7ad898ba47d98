"""GET /v1/model-configurations. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.model_configuration_response import ModelConfigurationResponse


def build_request() -> Request[list[ModelConfigurationResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_model_configurations",
        method="GET",
        route="/v1/model-configurations",
        path="/v1/model-configurations",
        response_type=list[ModelConfigurationResponse],
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[ModelConfigurationResponse]:
    """List model configurations.

    Returns the system defaults and the organisation's own configurations together, as a plain array without
    paging. `is_system_default` tells them apart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All model configurations.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[ModelConfigurationResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[ModelConfigurationResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[ModelConfigurationResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
