"""`/v1/workflows/prompt-image`, `/v1/workflows/prompt-images`, and the signed links to them."""

from cyberdesk.emulator._backend import Backend, find
from cyberdesk.emulator._http.files.links import link_refusal, signed_url
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._rules.errors import InvalidRequest, Problem
from cyberdesk.emulator._rules.workflows.prompt_images import path_of, store_image, supabase_url
from cyberdesk.emulator._state import PromptImageRecord

__all__ = ["OPERATIONS"]

_LINK_SECONDS = 3600


def _upload(backend: Backend, request: ApiRequest) -> ApiResponse:
    upload = next((field for field in request.form if field.name == "file"), None)
    if upload is None:
        raise InvalidRequest(Problem(("body", "file"), "Field required", "missing"))
    if upload.filename is None:
        raise InvalidRequest(Problem(("body", "file"), "Expected UploadFile, received: <class 'str'>"))
    image = store_image(backend.state, upload.filename, upload.content, backend.clock.now())
    body = {
        "supabase_url": supabase_url(image),
        "signed_url": _signed_url(backend, request, image),
        "filename": image.filename,
        "content_type": image.content_type,
        "size_bytes": len(image.content),
    }
    return json_response(201, body)


def _list(backend: Backend, request: ApiRequest) -> ApiResponse:
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
    return json_response(200, shown)


def _sign(backend: Backend, request: ApiRequest) -> ApiResponse:
    image = _named_image(backend, request)
    body = {
        "supabase_url": supabase_url(image),
        "signed_url": _signed_url(backend, request, image),
        "expires_in": _LINK_SECONDS,
    }
    return json_response(200, body)


def _delete(backend: Backend, request: ApiRequest) -> ApiResponse:
    del backend.state.prompt_images[_named_image(backend, request).path]
    return ApiResponse(204)


def _show(backend: Backend, request: ApiRequest) -> ApiResponse:
    path = path_of(request.path_values["filename"])
    refusal = link_refusal(backend, request, path)
    if refusal is not None:
        return refusal
    image = find(backend.state.prompt_images, "Prompt image", path)
    return ApiResponse(
        200, image.content, {"content-type": image.content_type, "x-content-type-options": "nosniff"}
    )


def _named_image(backend: Backend, request: ApiRequest) -> PromptImageRecord:
    query = request.query
    path = query.required_text("path")
    query.check()
    return find(backend.state.prompt_images, "Prompt image", path)


def _signed_url(backend: Backend, request: ApiRequest, image: PromptImageRecord) -> str:
    return signed_url(backend, request, image.path, f"prompt-assets/{image.filename}", _LINK_SECONDS)


OPERATIONS = (
    Operation("POST", "/v1/workflows/prompt-image", _upload),
    Operation("DELETE", "/v1/workflows/prompt-image", _delete),
    Operation("GET", "/v1/workflows/prompt-image/signed-url", _sign),
    Operation("GET", "/v1/workflows/prompt-images", _list),
    Operation("GET", "/files/prompt-assets/{filename}", _show, needs_key=False),
)
