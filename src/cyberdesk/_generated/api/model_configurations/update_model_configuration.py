"""PATCH /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    from ...models.model_configuration_update import ModelConfigurationUpdate


def build_request(
    model_configuration_id: UUID | str,
    *,
    body: ModelConfigurationUpdate,
) -> Request[ModelConfigurationResponse]:
    """Build the request for `update_model_configuration`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_model_configuration",
        method="PATCH",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=ModelConfigurationResponse,
        json=body,
    )


async def asyncio_detailed(
    model_configuration_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Update a model configuration, and return the whole answer.

    Changes the given fields of a configuration owned by the organisation; system defaults cannot be
    edited. A new `api_key` replaces the stored one, and `clear_api_key` removes it.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            model_configuration_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    model_configuration_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Update a model configuration.

    Changes the given fields of a configuration owned by the organisation; system defaults cannot be
    edited. A new `api_key` replaces the stored one, and `clear_api_key` removes it.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(model_configuration_id, client=client, body=body, **options)).parsed


def sync_detailed(
    model_configuration_id: UUID | str,
    *,
    client: Cyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """Update a model configuration, and return the whole answer.

    Changes the given fields of a configuration owned by the organisation; system defaults cannot be
    edited. A new `api_key` replaces the stored one, and `clear_api_key` removes it.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated model
        configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            model_configuration_id,
            body=body,
        ),
        **options,
    )


def sync(
    model_configuration_id: UUID | str,
    *,
    client: Cyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Update a model configuration.

    Changes the given fields of a configuration owned by the organisation; system defaults cannot be
    edited. A new `api_key` replaces the stored one, and `clear_api_key` removes it.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated model configuration.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(model_configuration_id, client=client, body=body, **options)).parsed
