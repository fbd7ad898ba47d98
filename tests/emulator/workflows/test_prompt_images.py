"""Images for prompts: uploads, links, and what counts as an image."""

from typing import Any

import httpx
import pytest

from cyberdesk.emulator._rules.workflows.prompt_images import (
    MAX_BYTES,
    copy_images,
    image_type,
    store_image,
    supabase_url,
)

from ..support import Api
from ..world import NOON, World

PNG = b"\x89PNG\r\n\x1a\n"
IMAGE = "/v1/workflows/prompt-image"


def upload(api: Api, name: str = "button.png", content: bytes = PNG, **options: Any) -> httpx.Response:
    return api.http.post(IMAGE, files={"file": (name, content, "image/png")}, **options)


def paths(api: Api) -> list[str]:
    return [image["path"] for image in api.get("/v1/workflows/prompt-images")]


def test_an_uploaded_image_is_listed_shown_and_deleted(api: Api) -> None:
    content = PNG + bytes(range(256)) * 8192
    response = upload(api, content=content).json()
    path = "org_emulator/prompt-assets/button.png"
    assert response["supabase_url"] == f"supabase://workflow-prompt-images/{path}"
    assert (response["filename"], response["content_type"], response["size_bytes"]) == (
        "button.png",
        "image/png",
        len(content),
    )
    [listed] = api.get("/v1/workflows/prompt-images")
    assert (listed["path"], listed["size_bytes"], listed["supabase_url"]) == (
        path,
        len(content),
        response["supabase_url"],
    )
    signed = api.get(f"{IMAGE}/signed-url", path=path)
    assert signed["expires_in"] == 3600
    for url in (response["signed_url"], signed["signed_url"]):
        shown = httpx.get(url)
        assert (shown.status_code, shown.headers["content-type"], shown.content) == (200, "image/png", content)

    api.http.delete(IMAGE, params={"path": path}).raise_for_status()
    assert paths(api) == []
    assert httpx.get(signed["signed_url"]).status_code == 404
    for method, place in (("GET", f"{IMAGE}/signed-url"), ("DELETE", IMAGE)):
        assert api.http.request(method, place, params={"path": path}).status_code == 404
        assert api.http.request(method, place).status_code == 422


def test_a_link_shows_one_image_for_a_while(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    url = upload(api).json()["signed_url"]
    upload(api, "other.png")
    for changed in (url.replace("button", "other"), url.split("?")[0], url + "0"):
        assert httpx.get(changed).status_code == 403

    def is_over(*_: object) -> bool:
        return False

    monkeypatch.setattr("cyberdesk.emulator._http.files.links.is_live", is_over)
    assert httpx.get(url).json()["detail"] == "This link has expired"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_an_image_is_known_by_its_content(content: bytes, media_type: str | None) -> None:
    assert image_type(content) == media_type


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("button.png", "button.png"),
        ("../../etc/pass wd.png", "pass_wd.png"),
        ("C:\\images\\a.png", "a.png"),
        ("größe.png", "gr_e.png"),
        ('a"b\r\n<c>?.png', "a_b___c__.png"),
        (".png", "png"),
        ("...", "image"),
        ("con.png", "image_con.png"),
        ("image", "image"),
    ],
)
def test_names_are_cleaned_up(name: str, stored: str) -> None:
    assert store_image(World().state, name, PNG, NOON).filename == stored


def test_a_name_that_is_taken_gets_a_number(api: Api) -> None:
    for name in ("a.png", "a.png", "a.png", "b", "b"):
        assert upload(api, name).status_code == 201

    taken = [path.rpartition("/")[2] for path in paths(api)]
    assert taken == ["a.png", "a-2.png", "a-3.png", "b", "b-2"]


def test_what_is_no_image_is_refused(api: Api) -> None:
    assert upload(api, content=b"%PDF").status_code == 400
    assert upload(api, content=b"").status_code == 400
    assert upload(api, content=PNG + bytes(MAX_BYTES)).status_code == 413
    assert upload(api, content=PNG + bytes(MAX_BYTES - len(PNG))).status_code == 201
    assert len(paths(api)) == 1


@pytest.mark.parametrize(
    "request_parts",
    [
        {"files": {"image": ("a.png", PNG)}},
        {"files": {"file": (None, PNG)}},
        {"json": {"file": "a.png"}},
        {"data": {"file": "a.png"}},
        {},
    ],
)
def test_the_form_needs_a_file(shared_api: Api, request_parts: dict[str, Any]) -> None:
    response = shared_api.http.post(IMAGE, **request_parts)

    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["body", "file"]


def test_a_broken_form_is_refused(shared_api: Api) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert shared_api.http.post(IMAGE, content=b"--y\r\nnothing", headers=headers).status_code == 400
    assert (
        shared_api.http.post(IMAGE, content=b"", headers={"content-type": "multipart/form-data"}).status_code
        == 400
    )


def test_a_repeated_upload_is_stored_once_whatever_its_boundary(api: Api) -> None:
    def again(content: bytes = PNG, name: str = "a.png") -> httpx.Response:
        return upload(api, name, content, headers={"Idempotency-Key": "k"})

    first, second = again(), again()
    boundaries = {request.headers["content-type"] for request in api.emulator.requests}
    assert len(boundaries) == 2
    assert first.content == second.content
    assert second.headers["idempotency-status"] == "replayed"
    assert len(paths(api)) == 1
    assert again(PNG + b"x").status_code == again(name="b.png").status_code == 422


def test_uploads_need_the_api_key(api: Api) -> None:
    assert httpx.post(api.emulator.base_url + IMAGE, files={"file": ("a.png", PNG)}).status_code == 401


def test_a_copied_prompt_shows_copies_of_its_images() -> None:
    state = World().state
    first, second = (supabase_url(store_image(state, name, PNG, NOON)) for name in ("a.png", "b.png"))
    gone = first.replace("a.png", "gone.png")
    prompt = f'<img src="{first}">, {second}. Again {first}; {gone} https://example.com/a.png'
    copied = copy_images(state, prompt, NOON)

    assert copied == prompt.replace("a.png", "a-2.png").replace("b.png", "b-2.png").replace(
        "example.com/a-2.png", "example.com/a.png"
    )
    assert len(state.prompt_images) == 4
