"""Where downloads may go: what they replace, and what they leave alone."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from cyberdesk import Cyberdesk, InvalidArgumentError, LocalFileError
from tests.scripted import Reply, ScriptedServer

ID = UUID(int=1)
CONTENT = b"downloaded"


@pytest.fixture
def client(server: ScriptedServer) -> Iterator[Cyberdesk]:
    server.script(Reply(200, CONTENT))
    with Cyberdesk("key", base_url=server.base_url) as client:
        yield client


def save(client: Cyberdesk, path: Path) -> Path:
    return client.run_attachments.save_to_file(ID, path, overwrite=True)


def test_a_file_is_replaced_and_keeps_its_permissions(client: Cyberdesk, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old and longer than the new one")
    path.chmod(0o600)
    assert save(client, path) == path
    assert path.read_bytes() == CONTENT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(client: Cyberdesk, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link, dangling = tmp_path / "folder" / "a.bin", tmp_path / "link", tmp_path / "dangling"
    target.write_bytes(b"old")
    link.symlink_to(target)
    dangling.symlink_to(tmp_path / "folder" / "new.bin")
    for path in (link, dangling):
        save(client, path)
        assert path.is_symlink()
        assert path.read_bytes() == CONTENT
    assert sorted(tmp_path.iterdir()) == [dangling, tmp_path / "folder", link]
    with pytest.raises(InvalidArgumentError, match="exists already"):
        client.run_attachments.save_to_file(ID, dangling)


def test_devices_and_pipes_stay_what_they_are(client: Cyberdesk, tmp_path: Path, server: ScriptedServer) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("/dev/null")
    for path in (pipe, link, Path("/dev/null")):
        before = path.stat()
        with pytest.raises(InvalidArgumentError, match="not a regular file"):
            save(client, path)
        assert os.path.samestat(path.stat(), before)
    assert not server.received


def test_a_target_that_becomes_something_else_meanwhile(
    client: Cyberdesk, tmp_path: Path, server: ScriptedServer
) -> None:
    path = tmp_path / "a.bin"

    def respond(_: object) -> Reply:
        os.mkfifo(path)
        return Reply(200, CONTENT)

    server.handle(respond)
    with pytest.raises(InvalidArgumentError, match="not a regular file"):
        save(client, path)
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_file_system_refuses(client: Cyberdesk, tmp_path: Path, server: ScriptedServer) -> None:
    loop, folder, missing = tmp_path / "loop", tmp_path / "folder", tmp_path / "none" / "a.bin"
    loop.symlink_to(loop)
    folder.mkdir()
    server.script(Reply(200, {"id": str(ID)}))
    for path in (loop, missing, tmp_path / ("x" * 300), tmp_path / "a\x00b"):
        with pytest.raises(LocalFileError):
            save(client, path)
    assert sorted(tmp_path.iterdir()) == [folder, loop]


def test_a_file_that_may_not_be_written(
    client: Cyberdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def refuse(path: Path, mode: int) -> bool:
        return False

    monkeypatch.setattr(os, "access", refuse)  # root may write everywhere
    with pytest.raises(LocalFileError, match="Permission denied"):
        save(client, path)
    assert path.read_bytes() == b"old"


def test_threads_that_save_to_one_file_leave_one_whole_file(client: Cyberdesk, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    threads = [threading.Thread(target=save, args=(client, path)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]
