"""DELETE /v1/model-configurations/{model_configuration_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    model_configuration_id: UUID | str,
) -> Request[None]:
    """Build the request for `delete_model_configuration`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_model_configuration",
        method="DELETE",
        route="/v1/model-configurations/{model_configuration_id}",
        path=f"/v1/model-configurations/{uuid_segment('model_configuration_id', model_configuration_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    model_configuration_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a model configuration, and return the whole answer.

    Deletes a configuration owned by the organisation. System defaults cannot be deleted; with which
    status that is refused is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a model configuration.

    Deletes a configuration owned by the organisation. System defaults cannot be deleted; with which
    status that is refused is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(model_configuration_id, client=client, **options)


def sync_detailed(
    model_configuration_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a model configuration, and return the whole answer.

    Deletes a configuration owned by the organisation. System defaults cannot be deleted; with which
    status that is refused is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a model configuration.

    Deletes a configuration owned by the organisation. System defaults cannot be deleted; with which
    status that is refused is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(model_configuration_id, client=client, **options)
