"""Screenshots of a run: listed, and downloaded without sending the key to the storage."""

from __future__ import annotations

import base64
from collections.abc import Callable
from uuid import uuid4

import pytest
from cyberdesk import (
    Cyberdesk,
    InvalidArgumentError,
    NotFoundError,
    ResponseDecodeError,
    Screenshot,
    screenshots,
)
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]
PNG = b"\x89PNG\r\n\x1a\n"


def test_screenshots(connect: Connect, server: ScriptedServer) -> None:
    stored = {"type": "image", "image_url": "supabase://run-images/message-history/org/1.png"}
    live = {"type": "image", "image_base64": base64.b64encode(PNG).decode()}
    history = [
        {"role": "user", "content": [{"type": "text", "text": "Go"}, stored], "timestamp": "2026-01-02T03:04:05Z"},
        {"role": "assistant", "content": [live, {"type": "tool_use", "tool_input": {"x": 1}}], "brand_new": True},
        {"event_type": "marker"},
    ]
    signed = {"supabase_url": "s", "signed_url": f"{server.base_url}/storage/1.png?token=t", "expires_in": 60}
    server.script(
        Reply(200, {**RUN, "run_message_history": history}), Reply(200, signed), Reply(503), Reply(200, PNG)
    )
    client = connect(default_headers={"X-Team": "secret"})
    run = client.runs.get(RUN["id"])
    assert run.run_message_history is not None
    assert run.run_message_history[1].content is not None
    assert run.run_message_history[1].content[1].tool_input == {"x": 1}
    first, second = screenshots(run)
    assert (first.message_index, first.timestamp, first.image_url) == (
        0,
        "2026-01-02T03:04:05Z",
        stored["image_url"],
    )
    assert live["image_base64"] not in repr(second)
    assert client.runs.download_screenshot(run.id, first) == PNG
    assert client.runs.download_screenshot(run.id, second) == PNG
    assert "image_url=supabase%3A%2F%2Frun-images" in server.received[1].target
    assert server.received[3].target == "/storage/1.png?token=t"
    assert not {"authorization", "x-team"} & server.received[3].headers.keys()


def test_screenshots_that_cannot_be_had(connect: Connect, server: ScriptedServer) -> None:
    client = connect()
    with pytest.raises(InvalidArgumentError, match="neither image_base64"):
        client.runs.download_screenshot(uuid4(), Screenshot(0, None, None, None))
    with pytest.raises(ResponseDecodeError, match="not valid base64"):
        client.runs.download_screenshot(uuid4(), Screenshot(0, None, None, "?"))
    server.script(Reply(200, {"supabase_url": "s", "signed_url": "file:///etc/passwd", "expires_in": 60}))
    with pytest.raises(InvalidArgumentError, match="not a URL"):
        client.runs.download_screenshot(uuid4(), Screenshot(0, None, "supabase://x", None))
    signed = {"supabase_url": "s", "signed_url": f"{server.base_url}/gone", "expires_in": 60}
    server.script(Reply(200, signed), Reply(404))
    with pytest.raises(NotFoundError):
        client.runs.download_screenshot(uuid4(), Screenshot(0, None, "supabase://x", None))
