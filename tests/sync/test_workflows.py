"""Workflows, and the images in their prompts."""

from __future__ import annotations

import io
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import (
    Cyberdesk,
    InvalidArgumentError,
    LocalFileError,
    NotFoundError,
    UnprocessableEntityError,
)
from cyberdesk.models import PostRunCheckType, WorkflowPostRunCheckUpsert
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]
Call = Callable[[Cyberdesk], Any]
Said = tuple[str, str, Any]

MOMENT = "2026-01-02T03:04:05Z"
ID, OTHER_ID = UUID(int=1), UUID(int=2)
WORKFLOW: dict[str, Any] = {"id": str(ID), "main_prompt": "p", "created_at": MOMENT, "updated_at": MOMENT}
IMAGE: dict[str, Any] = {
    "supabase_url": "supabase://workflow-prompt-images/org/prompt-assets/a.png",
    "signed_url": "https://images.example/a.png?token=geheim",
    "filename": "a.png",
    "content_type": "image/png",
    "size_bytes": 3,
}
PATH = "org/prompt-assets/a b.png"


def test_a_workflow_from_creation_to_deletion(client: Cyberdesk) -> None:
    made = client.workflows.create(
        main_prompt="Open the record of {patient_id}.",
        name="Look up",
        input_schema='{"type": "object"}',
        output_schema="{}",
        includes_file_exports=True,
        is_webhooks_enabled=True,
        terminal_command_allowlist=("dir",),
        model_metadata={"main_agent_model_id": str(OTHER_ID)},
        post_run_check_failure_cleanup_prompt="Close all windows.",
        post_run_checks=[
            {"name": "file", "type": "run_attachment_exists", "file_names": ["a.pdf"]},
            WorkflowPostRunCheckUpsert(name="data", type=PostRunCheckType.OUTPUT_DATA_AGENTIC_CHECK),
        ],
    )
    assert made.includes_input_variables
    assert made.terminal_command_allowlist == ["dir"]
    assert made.model_metadata is not None
    assert made.model_metadata.main_agent_model_id == OTHER_ID
    assert made.post_run_checks is not None
    assert [check.name for check in made.post_run_checks] == ["file", "data"]

    changed = client.workflows.update(
        made.id, main_prompt="Do nothing.", terminal_command_allowlist=None, post_run_checks=[]
    )
    assert (changed.main_prompt, changed.name) == ("Do nothing.", "Look up")
    assert not changed.terminal_command_allowlist
    assert changed.post_run_checks == []
    assert (client.workflows.get(str(made.id))).main_prompt == "Do nothing."

    client.workflows.delete(made.id)
    with pytest.raises(NotFoundError):
        client.workflows.get(made.id)
    with pytest.raises(UnprocessableEntityError):
        client.workflows.create(main_prompt="")


def test_workflows_are_found_and_gone_through(client: Cyberdesk) -> None:
    for number in range(5):
        client.workflows.create(main_prompt="p", name=f"flow {number}")
    assert [flow.name for flow in (client.workflows.list(search="flow 3")).items] == ["flow 3"]
    names = [flow.name for flow in client.workflows.list(search="flow", limit=2)]
    assert sorted(str(name) for name in names) == [f"flow {number}" for number in range(5)]
    assert (client.workflows.list(updated_at_to="2020-01-01")).total == 0


WORKFLOW_CALLS: list[tuple[Call, Said]] = [
    (
        lambda client: client.workflows.get(ID, include=["tags", "post_run_checks"]),
        ("GET", f"/v1/workflows/{ID}?include=tags%2Cpost_run_checks", None),
    ),
    (
        lambda client: client.workflows.update(
            ID,
            workflow_metadata={"has_unaddressed_error": None},
            model_metadata=None,
            input_schema=None,
            output_schema=None,
            includes_file_exports=False,
            is_webhooks_enabled=None,
            post_run_check_failure_cleanup_prompt=None,
        ),
        (
            "PATCH",
            f"/v1/workflows/{ID}",
            {
                "workflow_metadata": {"has_unaddressed_error": None},
                "model_metadata": None,
                "input_schema": None,
                "output_schema": None,
                "includes_file_exports": False,
                "is_webhooks_enabled": None,
                "post_run_check_failure_cleanup_prompt": None,
            },
        ),
    ),
    (lambda client: client.workflows.duplicate(ID), ("POST", f"/v1/workflows/{ID}/duplicate", {})),
    (
        lambda client: client.workflows.duplicate(str(ID), include_trajectories=True),
        ("POST", f"/v1/workflows/{ID}/duplicate", {"include_trajectories": True}),
    ),
    (
        lambda client: client.workflows.merge(ID, target_workflow_id=OTHER_ID),
        ("POST", f"/v1/workflows/{ID}/merge", {"target_workflow_id": str(OTHER_ID)}),
    ),
    (
        lambda client: client.workflows.merge(ID, target_workflow_id=str(OTHER_ID), copy_trajectories=False),
        (
            "POST",
            f"/v1/workflows/{ID}/merge",
            {"target_workflow_id": str(OTHER_ID), "copy_trajectories": False},
        ),
    ),
]


@pytest.mark.parametrize(("call", "said"), WORKFLOW_CALLS)
def test_calls_that_return_a_workflow(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, WORKFLOW))
    workflow = call(connect())
    assert (workflow.id, workflow.main_prompt, workflow.tags) == (ID, "p", None)
    assert [request.said for request in server.received] == [said]


def test_lists_are_narrowed_by_tags(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {"items": [WORKFLOW], "total": 1, "skip": 0, "limit": 100}))
    client = connect()
    client.workflows.list(tag_ids=[ID, str(OTHER_ID)], include_tags=True, include=["tags"], skip=0)
    client.workflows.list(created_at_from="2026-01-01", created_at_to="b", updated_at_from="c")
    assert [request.target for request in server.received] == [
        f"/v1/workflows?tag_ids={ID}%2C{OTHER_ID}&include_tags=true&include=tags&skip=0",
        "/v1/workflows?created_at_from=2026-01-01T00%3A00%3A00Z&created_at_to=b&updated_at_from=c",
    ]


def test_versions_are_a_plain_list(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, [{"main_prompt": "before"}]))
    assert connect().workflows.get_versions(ID) == [{"main_prompt": "before"}]
    assert server.received[0].said == ("GET", f"/v1/workflows/{ID}/versions", None)


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.png", "image/png"),
        ("b.JPG", "image/jpeg"),
        ("c.jpeg", "image/jpeg"),
        ("d.gif", "image/gif"),
        ("e.webp", "image/webp"),
        ("f.txt", "application/octet-stream"),
        ("png", "application/octet-stream"),
    ],
)
def test_the_type_of_an_image_is_guessed_from_its_name(
    name: str, content_type: str, connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89P\r\n")
    server.script(Reply(503), Reply(201, IMAGE))
    image = connect().workflows.upload_prompt_image(file_path=str(path))
    assert (image.filename, image.size_bytes) == ("a.png", 3)
    assert "geheim" not in repr(image)
    first, request = server.received
    assert (request.method, request.target) == ("POST", "/v1/workflows/prompt-image")
    assert request.headers["idempotency-key"] == first.headers["idempotency-key"]
    head, _, rest = request.body.partition(b"\r\n\r\n")
    assert f'name="file"; filename="{name}"'.encode() in head
    assert f"Content-Type: {content_type}".encode() in head
    assert rest.startswith(b"\x89P\r\n\r\n--")


@pytest.mark.parametrize("content", [b"abc", io.BytesIO(b"abc")], ids=["bytes", "file"])
def test_an_image_is_uploaded_from_memory(
    content: Any, connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    server.script(Reply(201, IMAGE))
    client = connect()
    client.workflows.upload_prompt_image(file_content=content)
    client.workflows.upload_prompt_image(file_content=content, filename="x.gif")
    client.workflows.upload_prompt_image(file_content=content, filename="x.gif", content_type="image/png")
    (tmp_path / "y.gif").write_bytes(b"abc")
    client.workflows.upload_prompt_image(file_path=tmp_path / "y.gif", filename="z.webp")
    for request, name, kind in zip(
        server.received,
        ["image", "x.gif", "x.gif", "z.webp"],
        ["application/octet-stream", "image/gif", "image/png", "image/webp"],
        strict=True,
    ):
        assert f'filename="{name}"\r\nContent-Type: {kind}\r\n\r\nabc\r\n'.encode() in request.body


@pytest.mark.parametrize(
    "arguments",
    [{}, {"file_path": "a", "file_content": b""}, {"file_content": "text"}, {"file_content": 1}],
)
def test_an_image_comes_from_one_place(
    arguments: dict[str, Any], connect: Connect, server: ScriptedServer
) -> None:
    with pytest.raises(InvalidArgumentError, match="content"):
        connect().workflows.upload_prompt_image(**arguments)
    assert not server.received


def test_an_image_that_is_not_there(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    with pytest.raises(LocalFileError, match=r"none\.png"):
        connect().workflows.upload_prompt_image(file_path=tmp_path / "none.png")
    assert not server.received


def test_images_are_listed_signed_and_deleted(connect: Connect, server: ScriptedServer) -> None:
    listed = {"supabase_url": "s", "path": PATH, "filename": "a b.png"}
    signed = {"supabase_url": "s", "signed_url": "https://images.example/geheim", "expires_in": 3600}
    server.script(Reply(200, [listed]), Reply(200, signed), Reply(204))
    client = connect()
    (image,) = client.workflows.list_prompt_images()
    assert (image.path, image.size_bytes) == (PATH, None)
    url = client.workflows.get_prompt_image_signed_url(image.path)
    assert (url.signed_url, url.expires_in) == ("https://images.example/geheim", 3600)
    client.workflows.delete_prompt_image(path=image.path)
    query = "path=org%2Fprompt-assets%2Fa%20b.png"
    assert [request.said for request in server.received] == [
        ("GET", "/v1/workflows/prompt-images", None),
        ("GET", f"/v1/workflows/prompt-image/signed-url?{query}", None),
        ("DELETE", f"/v1/workflows/prompt-image?{query}", None),
    ]


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("workflows.create", {"main_prompt": None}, "main_prompt"),
        ("workflows.create", {"main_prompt": "p", "post_run_checks": [{"name": "n"}]}, "type"),
        ("workflows.create", {"main_prompt": "p", "model_metadata": {"modle": 1}}, "modle"),
        ("workflows.merge", {"workflow_id": ID, "target_workflow_id": "x"}, "target_workflow_id"),
        ("workflows.duplicate", {"workflow_id": "x"}, "workflow_id"),
    ],
)
def test_malformed_arguments_are_not_sent(
    method: str, arguments: dict[str, Any], text: str, connect: Connect, server: ScriptedServer
) -> None:
    with pytest.raises(InvalidArgumentError, match=text):
        attrgetter(method)(connect())(**arguments)
    assert not server.received
