"""`/v1/run-attachments`, and the signed links to files."""

from urllib.parse import quote

import attrs

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http import bodies, render
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply, page_reply
from cyberdesk.emulator._http.links import link_refusal, signed_url
from cyberdesk.emulator._rules.creation import add_attachment
from cyberdesk.emulator._rules.refusals import NotFound
from cyberdesk.emulator._rules.removal import delete_attachments
from cyberdesk.emulator._state import AttachmentRecord, AttachmentType

__all__ = ["OPERATIONS"]


def _attachment(backend: Backend, call: Call) -> AttachmentRecord:
    return find(backend.state.attachments, "Run attachment", call.id("attachment_id"))


def _list(backend: Backend, call: Call) -> Reply:
    query = call.query
    run_id = query.uuid("run_id")
    kind = query.choice("attachment_type", [kind.value for kind in AttachmentType])
    page = query.page()
    query.check()
    found = [
        attachment
        for attachment in backend.state.attachments.values()
        if (run_id is None or attachment.run_id == run_id) and (kind is None or attachment.attachment_type == kind)
    ]
    return page_reply(found, page, render.attachment)


def _create(backend: Backend, call: Call) -> Reply:
    run_id, fields = bodies.attachment_fields(call.body, backend.settings.max_file_bytes)
    run = find(backend.state.runs, "Run", run_id)
    return json_reply(201, render.attachment(add_attachment(backend.state, run, fields, backend.stamp())))


def _update(backend: Backend, call: Call) -> Reply:
    attachment = _attachment(backend, call)
    changes = bodies.attachment_changes(call.body)
    attachment.expires_at = changes.get("expires_at", attachment.expires_at)
    return json_reply(200, render.attachment(attachment))


def _get(backend: Backend, call: Call) -> Reply:
    return json_reply(200, render.attachment(_attachment(backend, call)))


def _download(backend: Backend, call: Call) -> Reply:
    reply = _content(backend, _attachment(backend, call))
    # Raw bytes whatever they are, as the document says; a link gives the media type of the file.
    return attrs.evolve(reply, headers={**reply.headers, "content-type": "application/octet-stream"})


def _download_url(backend: Backend, call: Call) -> Reply:
    attachment = _attachment(backend, call)
    _check_not_expired(backend, attachment)
    query = call.query
    expires_in = query.integer("expires_in", 300, 10, 3600)
    query.check()
    url = signed_url(backend, call, attachment.id, str(attachment.id), expires_in)
    return json_reply(200, {"url": url, "expires_in": expires_in})


def _signed_file(backend: Backend, call: Call) -> Reply:
    file_id = call.id("attachment_id")
    refusal = link_refusal(backend, call, file_id)
    return refusal or _content(backend, find(backend.state.attachments, "Run attachment", file_id))


def _delete(backend: Backend, call: Call) -> Reply:
    delete_attachments(backend.state, [_attachment(backend, call).id])
    return Reply(204)


def _check_not_expired(backend: Backend, attachment: AttachmentRecord) -> None:
    # Of an attachment whose time is over the record stays, the file does not.
    if attachment.expires_at is not None and attachment.expires_at <= backend.clock.now():
        raise NotFound("The file of run attachment", attachment.id)


def _content(backend: Backend, attachment: AttachmentRecord) -> Reply:
    _check_not_expired(backend, attachment)
    # Percent-encoded, so that a name with quotes or line breaks cannot leave its place in the header.
    name = quote(attachment.filename, safe="")
    headers = {
        "content-type": attachment.content_type,
        "content-disposition": f"attachment; filename*=UTF-8''{name}",
    }
    return Reply(200, attachment.content, headers)


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
