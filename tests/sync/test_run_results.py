"""What runs leave behind: trajectories, screenshots, costs, attachments."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import Cyberdesk, InvalidArgumentError, LocalFileError, NotFoundError
from cyberdesk.emulator import CyberdeskEmulator, File, returns
from cyberdesk.models import AttachmentType
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]
Call = Callable[[Cyberdesk], Any]
Said = tuple[str, str, Any]

MOMENT = "2026-01-02T03:04:05Z"
ID, RUN_ID = UUID(int=1), UUID(int=2)
TRAJECTORY: dict[str, Any] = {
    "id": str(ID),
    "workflow_id": str(ID),
    "trajectory_data": [{"func_name": "click"}],
    "dimensions": {"width": 1024, "height": 768},
    "is_approved": False,
    "has_been_approved": False,
    "is_generated": True,
    "is_main": False,
    "created_at": MOMENT,
    "updated_at": MOMENT,
}
ATTACHMENT: dict[str, Any] = {
    "id": str(ID),
    "run_id": str(RUN_ID),
    "filename": "a.txt",
    "content_type": "text/plain",
    "attachment_type": "output",
    "size_bytes": 3,
    "storage_path": "p",
    "created_at": MOMENT,
}


TRAJECTORY_CALLS: list[tuple[Call, Said]] = [
    (lambda client: client.runs.get_trajectory(RUN_ID), ("GET", f"/v1/runs/{RUN_ID}/trajectory", None)),
    (
        lambda client: client.runs.generate_trajectory(str(RUN_ID), idempotency_key="k"),
        ("POST", f"/v1/runs/{RUN_ID}/generate-trajectory", None),
    ),
]


@pytest.mark.parametrize(("call", "said"), TRAJECTORY_CALLS)
def test_trajectories(call: Call, said: Said, connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, TRAJECTORY))
    trajectory = call(connect())
    assert trajectory.trajectory_data == [{"func_name": "click"}]
    assert trajectory.dimensions == {"width": 1024, "height": 768}
    assert [request.said for request in server.received] == [said]
    assert server.received[0].headers.get("idempotency-key") == ("k" if said[0] == "POST" else None)


def test_a_screenshot_is_signed(connect: Connect, server: ScriptedServer) -> None:
    url = "supabase://run-images/message-history/org/a&b.png"
    server.script(Reply(200, {"supabase_url": url, "signed_url": "https://geheim", "expires_in": 60}))
    client = connect()
    signed = client.runs.get_image_signed_url(RUN_ID, image_url=url, expires_in=60)
    assert (signed.signed_url, signed.expires_in) == ("https://geheim", 60)
    assert "geheim" not in repr(signed)
    client.runs.get_image_signed_url(RUN_ID, image_url=url)
    quoted = "supabase%3A%2F%2Frun-images%2Fmessage-history%2Forg%2Fa%26b.png"
    assert [request.said for request in server.received] == [
        ("GET", f"/v1/runs/{RUN_ID}/image/signed-url?image_url={quoted}&expires_in=60", None),
        ("GET", f"/v1/runs/{RUN_ID}/image/signed-url?image_url={quoted}", None),
    ]


def test_costs(connect: Connect, server: ScriptedServer) -> None:
    numbers = dict.fromkeys(
        [
            "call_count",
            "input_tokens",
            "uncached_input_tokens",
            "cache_read_tokens",
            "cache_write_5m_tokens",
            "cache_write_1h_tokens",
            "output_tokens",
            "reasoning_tokens",
        ],
        7,
    )
    texts = dict.fromkeys(["role", "billing_platform", "model", "endpoint_type", "source"], "t")
    row = {**numbers, **texts, "cost_usd": 0.25}
    server.script(
        Reply(200, {"run_id": str(RUN_ID), "has_unpriced": False, "rows": [row], "total_cost_usd": 0.25})
    )
    costs = connect().runs.get_llm_costs(RUN_ID)
    assert (costs.total_cost_usd, costs.rows[0].output_tokens, costs.rows[0].cost_usd) == (0.25, 7, 0.25)
    assert server.received[0].said == ("GET", f"/v1/runs/{RUN_ID}/llm-costs", None)


def test_times_of_a_run_are_taken_in_all_forms(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    connect().runs.update(RUN_ID, started_at=datetime.date(2026, 1, 2), ended_at="2026-01-02T03:04:05+01:00")
    times = {"started_at": "2026-01-02T00:00:00Z", "ended_at": "2026-01-02T03:04:05+01:00"}
    assert server.received[0].said == ("PATCH", f"/v1/runs/{RUN_ID}", times)


def test_an_attachment_is_added(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(201, ATTACHMENT))
    client = connect()
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    for content in (b"abc", path, "YWJj"):
        added = client.run_attachments.create(
            run_id=RUN_ID,
            filename="a.txt",
            content=content,
            content_type="text/plain",
            attachment_type=AttachmentType.OUTPUT,
            target_path=None,
            cleanup_imports_after_run=True,
            expires_at=datetime.datetime(2030, 1, 2),
        )
        assert (added.id, added.attachment_type) == (ID, "output")
    body = {
        "run_id": str(RUN_ID),
        "filename": "a.txt",
        "content": "YWJj",
        "content_type": "text/plain",
        "attachment_type": "output",
        "target_path": None,
        "cleanup_imports_after_run": True,
        "expires_at": "2030-01-02T00:00:00Z",
    }
    assert [request.said for request in server.received] == [("POST", "/v1/run-attachments", body)] * 3


def test_the_content_of_an_attachment_is_checked(connect: Connect, server: ScriptedServer, tmp_path: Path) -> None:
    client = connect()

    def create(content: Any) -> None:
        client.run_attachments.create(
            run_id=RUN_ID, filename="a", content=content, content_type="t", attachment_type="input"
        )

    for content in ("plain text!", 1, None):
        with pytest.raises(InvalidArgumentError, match="content") as caught:
            create(content)
        assert "plain" not in str(caught.value)
    with pytest.raises(LocalFileError):
        create(tmp_path / "none")
    assert not server.received


@pytest.mark.parametrize(
    ("expires_at", "sent"), [("2030-01-02", "2030-01-02T00:00:00Z"), (None, None), (MOMENT, MOMENT)]
)
def test_an_attachment_expires(
    expires_at: str | None, sent: str | None, connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(200, ATTACHMENT))
    changed = connect().run_attachments.update(ID, expires_at=expires_at)
    assert changed.filename == "a.txt"
    assert server.received[0].said == ("PUT", f"/v1/run-attachments/{ID}", {"expires_at": sent})


def test_an_attachment_is_deleted(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(returns(files=[File("a.txt", b"abc")]), includes_file_exports=True)
    run = client.runs.create(workflow_id=workflow.id)
    client.wait_for_run(run, timeout=10, poll_interval=0.02)
    (attachment,) = (client.run_attachments.list(run_id=run.id)).items
    client.run_attachments.delete(attachment.id)
    with pytest.raises(NotFoundError):
        client.run_attachments.get(attachment.id)
