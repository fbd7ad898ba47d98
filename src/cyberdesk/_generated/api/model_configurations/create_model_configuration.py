"""POST /v1/model-configurations. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.model_configuration_response import ModelConfigurationResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.model_configuration_create import ModelConfigurationCreate


def build_request(
    *,
    body: ModelConfigurationCreate,
) -> Request[ModelConfigurationResponse]:
    """Build the request for `create_model_configuration`, without sending it.

    Args:
        body: The model configuration.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_model_configuration",
        method="POST",
        route="/v1/model-configurations",
        path="/v1/model-configurations",
        response_type=ModelConfigurationResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: ModelConfigurationCreate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Create a model configuration, and return the whole answer.

    Creates a configuration owned by the organisation. `name` and `model` take 1 to 255 characters,
    `provider` 1 to 50. The `api_key` can only be written; answers carry an alias in
    `api_key_alias`.

    Args:
        body: The model configuration.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: ModelConfigurationCreate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Create a model configuration.

    Creates a configuration owned by the organisation. `name` and `model` take 1 to 255 characters,
    `provider` 1 to 50. The `api_key` can only be written; answers carry an alias in
    `api_key_alias`.

    Args:
        body: The model configuration.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: ModelConfigurationCreate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Create a model configuration, and return the whole answer.

    Creates a configuration owned by the organisation. `name` and `model` take 1 to 255 characters,
    `provider` 1 to 50. The `api_key` can only be written; answers carry an alias in
    `api_key_alias`.

    Args:
        body: The model configuration.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: ModelConfigurationCreate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Create a model configuration.

    Creates a configuration owned by the organisation. `name` and `model` take 1 to 255 characters,
    `provider` 1 to 50. The `api_key` can only be written; answers carry an alias in
    `api_key_alias`.

    Args:
        body: The model configuration.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
