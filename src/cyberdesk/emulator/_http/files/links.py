"""Addresses of files that show them to anybody for a while."""

from urllib.parse import quote, urlencode
from uuid import UUID

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, error_response
from cyberdesk.emulator._rules.files.signing import Link, is_genuine, is_live, sign_link

__all__ = ["link_refusal", "signed_url"]


def signed_url(backend: Backend, request: ApiRequest, file_id: UUID | str, place: str, expires_in: int) -> str:
    """The address of a file for `expires_in` seconds.

    Args:
        backend: whose clock and key sign it.
        request: the request, for the address of the emulator.
        file_id: what is signed: the id of the file, or its path in the storage.
        place: the path below `/files/` that serves it.
        expires_in: seconds.
    """
    link = sign_link(backend.link_key, file_id, backend.clock.now(), expires_in)
    parameters = urlencode({"expires": link.expires, "signature": link.signature})
    return f"{request.base_url}/files/{quote(place)}?{parameters}"


def link_refusal(backend: Backend, request: ApiRequest, file_id: UUID | str) -> ApiResponse | None:
    """The error response to a request with an invalid or expired link, or None."""
    query = request.query
    link = Link(query.integer("expires", 0, 0), query.text("signature") or "")
    query.check()
    if not is_genuine(backend.link_key, file_id, link):
        return error_response(403, "The signature of this link is not valid")
    if not is_live(link, backend.clock.now()):
        return error_response(403, "This link has expired")
    return None
