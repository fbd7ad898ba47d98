"""GET /v1/runs/{run_id}/image/signed-url. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.run_image_signed_url_response import RunImageSignedUrlResponse


def build_request(
    run_id: UUID | str, *, image_url: str, expires_in: int | UnsetType = UNSET
) -> Request[RunImageSignedUrlResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_run_image_signed_url",
        method="GET",
        route="/v1/runs/{run_id}/image/signed-url",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/image/signed-url",
        response_type=RunImageSignedUrlResponse,
        query={"image_url": image_url, "expires_in": expires_in},
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    image_url: str,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunImageSignedUrlResponse:
    """Get a signed URL for a run screenshot.

    Turns an image reference from the run's message history into an address that can be fetched. The reference must
    occur exactly like that in the history of this run, and the stored image must belong to the caller's
    organisation.

    Args:
        image_url: Image reference as found in `run_message_history`, beginning with `supabase://run-images/`.
        expires_in: Lifetime of the URL in seconds, from 10 to 3600. Default 3600.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The reference, the signed URL and its lifetime.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id, image_url=image_url, expires_in=expires_in), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    image_url: str,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunImageSignedUrlResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id, image_url=image_url, expires_in=expires_in), **options)


def sync(
    run_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    image_url: str,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunImageSignedUrlResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id, image_url=image_url, expires_in=expires_in), **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    image_url: str,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunImageSignedUrlResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id, image_url=image_url, expires_in=expires_in), **options)
