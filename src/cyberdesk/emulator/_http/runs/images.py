"""Screenshots in the histories of runs: signed links to them, and what these lead to."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.files.links import link_refusal, signed_url
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, error_response, json_response
from cyberdesk.emulator._rules.errors import InvalidRequest, Problem
from cyberdesk.emulator._rules.runs.history import mentions_image

__all__ = ["OPERATIONS"]


def _signed_url(backend: Backend, request: ApiRequest) -> ApiResponse:
    run = find(backend.state.runs, "Run", request.id("run_id"))
    query = request.query
    reference = query.text("image_url")
    expires_in = query.integer("expires_in", 3600, 10, 3600)
    query.check()
    if reference is None:
        raise InvalidRequest(Problem(("query", "image_url"), "Field required", "missing"))
    if reference not in run.screenshots or not mentions_image(run.run_message_history, reference):
        return error_response(404, "There is no such image in the message history of this run")
    place = f"run-images/{run.id}/{reference.rpartition('/')[2]}"
    url = signed_url(backend, request, place, place, expires_in)
    return json_response(200, {"supabase_url": reference, "signed_url": url, "expires_in": expires_in})


def _image(backend: Backend, request: ApiRequest) -> ApiResponse:
    from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

    run_id, name = request.id("run_id"), request.path_values["name"]
    refusal = link_refusal(backend, request, f"run-images/{run_id}/{name}")
    if refusal is not None:
        return refusal
    run = find(backend.state.runs, "Run", run_id)
    scenes = [scene for reference, scene in run.screenshots.items() if reference.endswith(f"/{name}")]
    if not scenes:
        return error_response(404, "There is no such image in the message history of this run")
    return ApiResponse(200, png(scenes[0]), {"content-type": "image/png"})


OPERATIONS = (
    Operation("GET", "/v1/runs/{run_id}/image/signed-url", _signed_url),
    Operation("GET", "/files/run-images/{run_id}/{name}", _image, needs_key=False),
)
