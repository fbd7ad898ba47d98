"""`/v1/workflows/prompt-image`, `/v1/workflows/prompt-images`, and the signed links to them."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.exchange import Call, Operation, Reply, json_reply
from cyberdesk.emulator._http.links import link_refusal, signed_url
from cyberdesk.emulator._rules.prompt_images import path_of, store_image, supabase_url
from cyberdesk.emulator._rules.refusals import Invalid, Problem
from cyberdesk.emulator._state import PromptImageRecord

__all__ = ["OPERATIONS"]

_LINK_SECONDS = 3600


def _upload(backend: Backend, call: Call) -> Reply:
    part = next((part for part in call.parts if part.name == "file"), None)
    if part is None:
        raise Invalid(Problem(("body", "file"), "Field required", "missing"))
    if part.filename is None:
        raise Invalid(Problem(("body", "file"), "Expected UploadFile, received: <class 'str'>"))
    image = store_image(backend.state, part.filename, part.content, backend.clock.now())
    answer = {
        "supabase_url": supabase_url(image),
        "signed_url": _signed_url(backend, call, image),
        "filename": image.filename,
        "content_type": image.content_type,
        "size_bytes": len(image.content),
    }
    return json_reply(201, answer)


def _list(backend: Backend, call: Call) -> Reply:
    shown = [
        {
            "supabase_url": supabase_url(image),
            "path": image.path,
            "filename": image.filename,
            "created_at": image.created_at,
            "size_bytes": len(image.content),
        }
        for image in backend.state.prompt_images.values()
    ]
    return json_reply(200, shown)


def _sign(backend: Backend, call: Call) -> Reply:
    image = _named_image(backend, call)
    answer = {
        "supabase_url": supabase_url(image),
        "signed_url": _signed_url(backend, call, image),
        "expires_in": _LINK_SECONDS,
    }
    return json_reply(200, answer)


def _delete(backend: Backend, call: Call) -> Reply:
    del backend.state.prompt_images[_named_image(backend, call).path]
    return Reply(204)


def _show(backend: Backend, call: Call) -> Reply:
    path = path_of(call.path_values["filename"])
    refusal = link_refusal(backend, call, path)
    if refusal is not None:
        return refusal
    image = find(backend.state.prompt_images, "Prompt image", path)
    return Reply(200, image.content, {"content-type": image.content_type, "x-content-type-options": "nosniff"})


def _named_image(backend: Backend, call: Call) -> PromptImageRecord:
    query = call.query
    path = query.required_text("path")
    query.check()
    return find(backend.state.prompt_images, "Prompt image", path)


def _signed_url(backend: Backend, call: Call, image: PromptImageRecord) -> str:
    return signed_url(backend, call, image.path, f"prompt-assets/{image.filename}", _LINK_SECONDS)


OPERATIONS = (
    Operation("POST", "/v1/workflows/prompt-image", _upload),
    Operation("DELETE", "/v1/workflows/prompt-image", _delete),
    Operation("GET", "/v1/workflows/prompt-image/signed-url", _sign),
    Operation("GET", "/v1/workflows/prompt-images", _list),
    Operation("GET", "/files/prompt-assets/{filename}", _show, needs_key=False),
)
