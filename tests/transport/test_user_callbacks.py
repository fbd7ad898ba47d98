"""Functions of the user: coroutine functions are awaited by the asynchronous client, and refused by the other."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import anyio
import anyio.lowlevel
import httpx
import pytest

from cyberdesk import AsyncCyberdesk, ConfigurationError, Cyberdesk, InvalidArgumentError, RetryConfig

ID = UUID(int=1)
TRANSPORT = httpx.MockTransport(lambda _: httpx.Response(200, content=b"abc"))


async def ignore(*_: object) -> None:
    """Do nothing."""


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_progress_is_awaited(tmp_path: Path, backend: str) -> None:
    seen: list[tuple[int, int | None]] = []

    async def record(done: int, total: int | None) -> None:
        await anyio.lowlevel.checkpoint()
        seen.append((done, total))

    async def save() -> None:
        async with AsyncCyberdesk("key", transport=TRANSPORT) as client:
            await client.run_attachments.save_to_file(ID, tmp_path / "a", on_progress=record)

    anyio.run(save, backend=backend)
    assert seen == [(3, 3)]


def test_coroutine_functions_are_refused_in_synchronous_code(tmp_path: Path) -> None:
    retry = RetryConfig(on_retry=ignore)
    with pytest.raises(ConfigurationError, match="on_retry must be an ordinary function"):
        Cyberdesk("key", transport=TRANSPORT, retry=retry)
    with Cyberdesk("key", transport=TRANSPORT) as client:
        with pytest.raises(ConfigurationError, match="on_retry must be an ordinary function"):
            client.with_options(retry=retry)
        with pytest.raises(InvalidArgumentError, match="on_retry must be an ordinary function"):
            client.run_attachments.download(ID, retry=retry)
        with pytest.raises(InvalidArgumentError, match="on_progress must be an ordinary function"):
            client.run_attachments.save_to_file(ID, tmp_path / "a", on_progress=ignore)
    assert list(tmp_path.iterdir()) == []
