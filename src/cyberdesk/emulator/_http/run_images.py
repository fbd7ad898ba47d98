"""Screenshots in the histories of runs: signed links to them, and what these lead to."""

import uuid
from urllib.parse import quote, urlencode

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, error_reply, json_reply
from cyberdesk.emulator._rules.history import mentions_image
from cyberdesk.emulator._rules.refusals import Invalid, Problem
from cyberdesk.emulator._rules.signing import Link, is_genuine, is_live, sign_link

__all__ = ["OPERATIONS"]


def _signed_url(backend: Backend, call: Call) -> Reply:
    run = find(backend.state.runs, "Run", call.id("run_id"))
    query = call.query
    reference = query.text("image_url")
    expires_in = query.integer("expires_in", 3600, 10, 3600)
    query.check()
    if reference is None:
        raise Invalid(Problem(("query", "image_url"), "Field required", "missing"))
    if reference not in run.screenshots or not mentions_image(run.run_message_history, reference):
        return error_reply(404, "There is no such image in the message history of this run")
    name = reference.rpartition("/")[2]
    link = sign_link(backend.link_key, _file_id(run.id, name), backend.clock.now(), expires_in)
    parameters = urlencode({"expires": link.expires, "signature": link.signature})
    url = f"{call.base_url}/files/run-images/{run.id}/{quote(name)}?{parameters}"
    return json_reply(200, {"supabase_url": reference, "signed_url": url, "expires_in": expires_in})


def _image(backend: Backend, call: Call) -> Reply:
    from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

    query = call.query
    link = Link(query.integer("expires", 0, 0), query.text("signature") or "")
    query.check()
    run_id, name = call.id("run_id"), call.path_values["name"]
    if not is_genuine(backend.link_key, _file_id(run_id, name), link):
        return error_reply(403, "The signature of this link is not valid")
    if not is_live(link, backend.clock.now()):
        return error_reply(403, "This link has expired")
    run = find(backend.state.runs, "Run", run_id)
    scenes = [scene for reference, scene in run.screenshots.items() if reference.endswith(f"/{name}")]
    if not scenes:
        return error_reply(404, "There is no such image in the message history of this run")
    return Reply(200, png(scenes[0]), {"content-type": "image/png"})


def _file_id(run_id: uuid.UUID, name: str) -> uuid.UUID:
    return uuid.uuid5(run_id, name)


OPERATIONS = (
    Operation("GET", "/v1/runs/{run_id}/image/signed-url", _signed_url),
    Operation("GET", "/files/run-images/{run_id}/{name}", _image, needs_key=False),
)
