"""GET /v1/model-configurations. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.model_configuration_response import ModelConfigurationResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[list[ModelConfigurationResponse]]:
    """Build the request for `list_model_configurations`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_model_configurations",
        method="GET",
        route="/v1/model-configurations",
        path="/v1/model-configurations",
        response_type=list[ModelConfigurationResponse],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[ModelConfigurationResponse]]:
    """List model configurations, and return the whole answer.

    Returns the system defaults and the organisation's own configurations together, as a plain array
    without paging. `is_system_default` tells them apart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All model
        configurations.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[ModelConfigurationResponse]:
    """List model configurations.

    Returns the system defaults and the organisation's own configurations together, as a plain array
    without paging. `is_system_default` tells them apart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All model configurations.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[ModelConfigurationResponse]]:
    """List model configurations, and return the whole answer.

    Returns the system defaults and the organisation's own configurations together, as a plain array
    without paging. `is_system_default` tells them apart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All model
        configurations.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[ModelConfigurationResponse]:
    """List model configurations.

    Returns the system defaults and the organisation's own configurations together, as a plain array
    without paging. `is_system_default` tells them apart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All model configurations.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
