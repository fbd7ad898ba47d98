"""Bodies that end too early, on transports that do not check it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import httpx
import pytest

from cyberdesk import APIConnectionError, Cyberdesk, RetryConfig

ID = UUID(int=1)


def client(*bodies: bytes) -> Cyberdesk:
    """A client whose transport announces six bytes and gives these, one body for each attempt."""
    left = iter(bodies)

    def respond(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=httpx.ByteStream(next(left)), headers={"content-length": "6"})

    retry = RetryConfig(max_retries=len(bodies) - 1, initial_delay=0.001)
    return Cyberdesk("key", transport=httpx.MockTransport(respond), retry=retry)


def test_a_short_body_is_an_interrupted_download(tmp_path: Path) -> None:
    with client(b"abc") as short, pytest.raises(APIConnectionError, match="3 of 6 bytes"):
        short.run_attachments.save_to_file(ID, tmp_path / "a")
    with client(b"") as short, pytest.raises(APIConnectionError, match="0 of 6 bytes"):
        short.run_attachments.download(ID)
    assert list(tmp_path.iterdir()) == []


def test_a_short_body_is_requested_again(tmp_path: Path) -> None:
    with client(b"abc", b"abcdef") as repeated:
        assert repeated.run_attachments.save_to_file(ID, tmp_path / "a").read_bytes() == b"abcdef"
    with client(b"abc", b"abcdef") as repeated:
        assert repeated.run_attachments.download(ID) == b"abcdef"


def test_a_response_to_head_has_a_length_and_no_body() -> None:
    with client(b"") as head:
        assert head.request("HEAD", "/v1/file", response_type=bytes).headers["content-length"] == "6"
