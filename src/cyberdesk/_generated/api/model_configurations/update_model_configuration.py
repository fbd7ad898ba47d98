"""PATCH /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.model_configuration_response import ModelConfigurationResponse
from ...models.model_configuration_update import ModelConfigurationUpdate


def build_request(
    model_configuration_id: UUID | str, *, body: ModelConfigurationUpdate
) -> Request[ModelConfigurationResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_model_configuration",
        method="PATCH",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=ModelConfigurationResponse,
        json=body,
    )


async def asyncio(
    model_configuration_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """Update a model configuration.

    Changes the given fields of a configuration owned by the organisation; system defaults cannot be edited. A new
    `api_key` replaces the stored one, and `clear_api_key` removes it.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated model configuration.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(model_configuration_id, body=body), **options)).parsed


async def asyncio_detailed(
    model_configuration_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(model_configuration_id, body=body), **options)


def sync(
    model_configuration_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> ModelConfigurationResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(model_configuration_id, body=body), **options)).parsed


def sync_detailed(
    model_configuration_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ModelConfigurationUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ModelConfigurationResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(model_configuration_id, body=body), **options)
