"""Certificates and proxies of the environment, and servers that do not speak TLS."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import trio

from cyberdesk import (
    APIConnectionError,
    AsyncCyberdesk,
    ConfigurationError,
    Cyberdesk,
    CyberdeskError,
    RetryConfig,
    aiohttp_transport,
)
from tests.scripted import RUN

RETRY = RetryConfig(max_retries=1, initial_delay=0)


def get_sync(url: str) -> None:
    with Cyberdesk("key", base_url=url, retry=RETRY) as client:
        client.runs.get(RUN["id"])


async def get_async(url: str) -> None:
    async with AsyncCyberdesk("key", base_url=url, retry=RETRY) as client:
        await client.runs.get(RUN["id"])


async def get_aiohttp(url: str) -> None:
    async with AsyncCyberdesk("key", base_url=url, retry=RETRY, transport=aiohttp_transport()) as client:
        await client.runs.get(RUN["id"])


CALLS: dict[str, Callable[[str], Any]] = {
    "sync": get_sync,
    "asyncio": lambda url: asyncio.run(get_async(url)),
    "trio": lambda url: trio.run(get_async, url),
    "aiohttp": lambda url: asyncio.run(get_aiohttp(url)),
}


@pytest.fixture(autouse=True)
def no_certificates_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=CALLS)
def get(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    return CALLS[request.param]


def error_of(get: Callable[[str], Any], url: str) -> CyberdeskError:
    with pytest.raises(CyberdeskError) as caught:
        get(url)
    return caught.value


@pytest.mark.parametrize("kind", ["missing", "garbage", "folder"])
def test_a_certificate_file_that_cannot_be_read(
    get: Callable[[str], Any], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ca.pem"
    if kind == "garbage":
        path.write_text("no certificate")
    if kind == "folder":
        path.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    error = error_of(get, "https://127.0.0.1:9")
    assert isinstance(error, ConfigurationError)
    assert "SSL_CERT_FILE" in str(error)
    assert str(path) in str(error)
    assert not error.is_temporary


def test_a_certificate_folder_without_certificates(
    get: Callable[[str], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        monkeypatch.setenv("SSL_CERT_DIR", str(folder))
        error = error_of(get, "https://127.0.0.1:9")
        assert isinstance(error, ConfigurationError)
        assert "SSL_CERT_DIR" in str(error)


def test_a_wait_does_not_bear_a_mistake_in_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent/ca.pem")
    with (
        Cyberdesk("key", base_url="https://127.0.0.1:9") as client,
        pytest.raises(ConfigurationError, match="/nonexistent/ca.pem"),
    ):
        client.wait_for_run(RUN["id"], timeout=600)


@pytest.mark.parametrize("proxy", ["ftp://user:hunter2@host", "x://user:hunter2@host"])
def test_a_proxy_that_cannot_be_used(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    for name in ("sync", "asyncio", "trio"):
        error = error_of(CALLS[name], "https://api.example")
        assert isinstance(error, ConfigurationError)
        assert "proxy" in str(error)
        assert "hunter2" not in str(error)


def test_https_to_a_port_that_speaks_http(get: Callable[[str], Any]) -> None:
    with plain_server() as port:
        error = error_of(get, f"https://127.0.0.1:{port}")
    assert isinstance(error, APIConnectionError)
    assert f"127.0.0.1:{port} does not speak TLS" in str(error)
    assert (error.is_temporary, error.attempts) == (False, 1)


def test_a_refused_connection_is_no_timeout(get: Callable[[str], Any]) -> None:
    error = error_of(get, "http://127.0.0.1:9")
    assert type(error) is APIConnectionError
    assert "no response from 127.0.0.1:9" in str(error)
    assert (error.is_temporary, error.attempts) == (True, 2)


def test_a_host_that_does_not_exist(get: Callable[[str], Any]) -> None:
    error = error_of(get, "https://no-such-host.invalid")
    assert type(error) is APIConnectionError
    assert error.is_temporary


@contextlib.contextmanager
def plain_server() -> Generator[int, None, None]:
    """An HTTP server that responds with 400 to whatever it is sent, as web servers do to a TLS handshake."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                connection, _ = listener.accept()
                if stop.is_set():
                    connection.close()
                    return
                with connection, contextlib.suppress(OSError):
                    connection.recv(4096)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n")

        stop = threading.Event()
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        stop.set()
        socket.create_connection(listener.getsockname()).close()
        thread.join(10)
