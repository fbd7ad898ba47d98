"""Screenshots in the histories of runs: signed links to them, and what these lead to."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, error_reply, json_reply
from cyberdesk.emulator._http.links import link_refusal, signed_url
from cyberdesk.emulator._rules.history import mentions_image
from cyberdesk.emulator._rules.refusals import Invalid, Problem

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
    place = f"run-images/{run.id}/{reference.rpartition('/')[2]}"
    url = signed_url(backend, call, place, place, expires_in)
    return json_reply(200, {"supabase_url": reference, "signed_url": url, "expires_in": expires_in})


def _image(backend: Backend, call: Call) -> Reply:
    from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

    run_id, name = call.id("run_id"), call.path_values["name"]
    refusal = link_refusal(backend, call, f"run-images/{run_id}/{name}")
    if refusal is not None:
        return refusal
    run = find(backend.state.runs, "Run", run_id)
    scenes = [scene for reference, scene in run.screenshots.items() if reference.endswith(f"/{name}")]
    if not scenes:
        return error_reply(404, "There is no such image in the message history of this run")
    return Reply(200, png(scenes[0]), {"content-type": "image/png"})


OPERATIONS = (
    Operation("GET", "/v1/runs/{run_id}/image/signed-url", _signed_url),
    Operation("GET", "/files/run-images/{run_id}/{name}", _image, needs_key=False),
)
