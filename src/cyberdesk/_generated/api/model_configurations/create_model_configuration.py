"""POST /v1/model-configurations. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.model_configuration_create import ModelConfigurationCreate
from ...models.model_configuration_response import ModelConfigurationResponse


def build_request(*, body: ModelConfigurationCreate) -> Request[ModelConfigurationResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_model_configuration",
        method="POST",
        route="/v1/model-configurations",
        path="/v1/model-configurations",
        response_type=ModelConfigurationResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: ModelConfigurationCreate, **options: Unpack[RequestOptions]
) -> ModelConfigurationResponse:
    """Create a model configuration.

    Creates a configuration owned by the organisation. `name` and `model` take 1 to 255 characters, `provider` 1 to
    50. The `api_key` can only be written; responses carry an alias in `api_key_alias`.

    Args:
        body: The model configuration.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created model configuration.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: ModelConfigurationCreate, **options: Unpack[RequestOptions]
) -> Response[ModelConfigurationResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: ModelConfigurationCreate, **options: Unpack[RequestOptions]
) -> ModelConfigurationResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: ModelConfigurationCreate, **options: Unpack[RequestOptions]
) -> Response[ModelConfigurationResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
