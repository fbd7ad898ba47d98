"""GET /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.model_configuration_response import ModelConfigurationResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    model_configuration_id: UUID | str,
) -> Request[ModelConfigurationResponse]:
    """Build the request for `get_model_configuration`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_model_configuration",
        method="GET",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=ModelConfigurationResponse,
    )


async def asyncio_detailed(
    model_configuration_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Get a model configuration, and return the whole answer.

    Returns one configuration. The stored API key is never part of it, only `api_key_alias`.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            model_configuration_id,
        ),
        **options,
    )


async def asyncio(
    model_configuration_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Get a model configuration.

    Returns one configuration. The stored API key is never part of it, only `api_key_alias`.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(model_configuration_id, client=client, **options)).parsed


def sync_detailed(
    model_configuration_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Get a model configuration, and return the whole answer.

    Returns one configuration. The stored API key is never part of it, only `api_key_alias`.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            model_configuration_id,
        ),
        **options,
    )


def sync(
    model_configuration_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Get a model configuration.

    Returns one configuration. The stored API key is never part of it, only `api_key_alias`.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(model_configuration_id, client=client, **options)).parsed
