"""GET /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.model_configuration_response import ModelConfigurationResponse


def build_request(model_configuration_id: UUID | str) -> Request[ModelConfigurationResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_model_configuration",
        method="GET",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=ModelConfigurationResponse,
    )


async def asyncio(
    model_configuration_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> ModelConfigurationResponse:
    """Get a model configuration.

    Returns one configuration. The stored API key is never part of it, only `api_key_alias`.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The model configuration.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(model_configuration_id), **options)).parsed


async def asyncio_detailed(
    model_configuration_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[ModelConfigurationResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(model_configuration_id), **options)


def sync(
    model_configuration_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> ModelConfigurationResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(model_configuration_id), **options)).parsed


def sync_detailed(
    model_configuration_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[ModelConfigurationResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(model_configuration_id), **options)
