"""`/v1/run-attachments`, and the signed links to files."""

from urllib.parse import quote

import attrs

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.files import bodies
from cyberdesk.emulator._http.files.links import link_refusal, signed_url
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response, page_response
from cyberdesk.emulator._rendering.files import render_attachment
from cyberdesk.emulator._rules.errors import NotFound
from cyberdesk.emulator._rules.files.attachments import add_attachment, delete_attachments
from cyberdesk.emulator._state import AttachmentRecord, AttachmentType

__all__ = ["OPERATIONS"]


def _attachment(backend: Backend, request: ApiRequest) -> AttachmentRecord:
    return find(backend.state.attachments, "Run attachment", request.id("attachment_id"))


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
    query = request.query
    run_id = query.uuid("run_id")
    kind = query.choice("attachment_type", [kind.value for kind in AttachmentType])
    page = query.page()
    query.check()
    found = [
        attachment
        for attachment in backend.state.attachments.values()
        if (run_id is None or attachment.run_id == run_id) and (kind is None or attachment.attachment_type == kind)
    ]
    return page_response(found, page, render_attachment)


def _create(backend: Backend, request: ApiRequest) -> ApiResponse:
    run_id, fields = bodies.attachment_fields(request.json_body, backend.settings.max_file_bytes)
    run = find(backend.state.runs, "Run", run_id)
    return json_response(201, render_attachment(add_attachment(backend.state, run, fields, backend.stamp())))


def _update(backend: Backend, request: ApiRequest) -> ApiResponse:
    attachment = _attachment(backend, request)
    changes = bodies.attachment_changes(request.json_body)
    attachment.expires_at = changes.get("expires_at", attachment.expires_at)
    return json_response(200, render_attachment(attachment))


def _get(backend: Backend, request: ApiRequest) -> ApiResponse:
    return json_response(200, render_attachment(_attachment(backend, request)))


def _download(backend: Backend, request: ApiRequest) -> ApiResponse:
    response = _content(backend, _attachment(backend, request))
    # Raw bytes whatever the type, as the API's document says; a link gives the media type of the file.
    return attrs.evolve(response, headers={**response.headers, "content-type": "application/octet-stream"})


def _download_url(backend: Backend, request: ApiRequest) -> ApiResponse:
    attachment = _attachment(backend, request)
    _check_not_expired(backend, attachment)
    query = request.query
    expires_in = query.integer("expires_in", 300, 10, 3600)
    query.check()
    url = signed_url(backend, request, attachment.id, str(attachment.id), expires_in)
    return json_response(200, {"url": url, "expires_in": expires_in})


def _signed_file(backend: Backend, request: ApiRequest) -> ApiResponse:
    file_id = request.id("attachment_id")
    refusal = link_refusal(backend, request, file_id)
    return refusal or _content(backend, find(backend.state.attachments, "Run attachment", file_id))


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    delete_attachments(backend.state, [_attachment(backend, request).id])
    return ApiResponse(204)


def _check_not_expired(backend: Backend, attachment: AttachmentRecord) -> None:
    # Of an attachment whose time is over the record stays, the file does not.
    if attachment.expires_at is not None and attachment.expires_at <= backend.clock.now():
        raise NotFound("The file of run attachment", attachment.id)


def _content(backend: Backend, attachment: AttachmentRecord) -> ApiResponse:
    _check_not_expired(backend, attachment)
    # Percent-encoded, so that a name with quotes or line breaks cannot break the header.
    name = quote(attachment.filename, safe="")
    headers = {
        "content-type": attachment.content_type,
        "content-disposition": f"attachment; filename*=UTF-8''{name}",
    }
    return ApiResponse(200, attachment.content, headers)


OPERATIONS = (
    Operation("GET", "/v1/run-attachments", _list),
    Operation("POST", "/v1/run-attachments", _create),
    Operation("GET", "/v1/run-attachments/{attachment_id}", _get),
    Operation("PUT", "/v1/run-attachments/{attachment_id}", _update),
    Operation("DELETE", "/v1/run-attachments/{attachment_id}", _delete),
    Operation("GET", "/v1/run-attachments/{attachment_id}/download", _download),
    Operation("GET", "/v1/run-attachments/{attachment_id}/download-url", _download_url),
    Operation("GET", "/files/{attachment_id}", _signed_file, needs_key=False),
)
