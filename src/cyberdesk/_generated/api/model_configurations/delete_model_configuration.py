"""DELETE /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(model_configuration_id: UUID | str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_model_configuration",
        method="DELETE",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=type(None),
    )


async def asyncio(
    model_configuration_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> None:
    """Delete a model configuration.

    Deletes a configuration owned by the organisation. System defaults cannot be deleted; with which status that is
    refused is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(model_configuration_id), **options)


async def asyncio_detailed(
    model_configuration_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(model_configuration_id), **options)


def sync(
    model_configuration_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(model_configuration_id), **options)


def sync_detailed(
    model_configuration_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(model_configuration_id), **options)
