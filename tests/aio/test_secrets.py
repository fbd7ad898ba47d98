"""Secrets in what error reporters capture: local variables of frames, however they are printed."""

from __future__ import annotations

import base64
import traceback
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from rich.pretty import pretty_repr

from cyberdesk import (
    APIConnectionError,
    APITimeoutError,
    AsyncCyberdesk,
    AuthenticationError,
    CyberdeskError,
    InvalidArgumentError,
    ResponseDecodeError,
    ResponseTooLargeError,
    RetryConfig,
    RowArguments,
    ref,
)
from cyberdesk.models import RunAttachmentDownloadUrlResponse, RunResponse
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]
Create = Callable[[AsyncCyberdesk], Awaitable[object]]

FILE = b"content of a secret file"
PASSWORD = "hunter2"
ODD: dict[str, Any] = {"sensitive_input_values": {"password": PASSWORD, "odd": object()}}
SECRETS = ["cd_secret_key", "hunter2", "hidden-name", FILE.decode(), base64.b64encode(FILE).decode()]
INPUTS: dict[str, Any] = {
    "input_values": {"patient": "hidden-name"},
    "sensitive_input_values": {"password": "hunter2"},
}


def create(client: AsyncCyberdesk) -> Awaitable[object]:
    return client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=[("a.txt", FILE)], **INPUTS)


def create_raw(client: AsyncCyberdesk) -> Awaitable[object]:
    return client.with_raw_response.runs.create(workflow_id=RUN["workflow_id"], **INPUTS)


def request(client: AsyncCyberdesk) -> Awaitable[object]:
    return client.request("POST", "/v1/runs", json=INPUTS, response_type=RunResponse)


FAILURES = {
    "status": (Reply(401, {"detail": "no"}), AuthenticationError),
    "reset": (Reply(reset=True), APIConnectionError),
    "cut": (Reply(201, RUN, cut=10), APIConnectionError),
    "timeout": (Reply(head_cut=0, hang=True), APITimeoutError),
    "not-http": (Reply(raw=b"SSH-2.0\r\n"), APIConnectionError),
    "html": (Reply(201, b"<html>" + FILE), ResponseDecodeError),
    "wrong-type": (Reply(201, {**RUN, "id": 7, "input_values": {"patient": "hidden-name"}}), ResponseDecodeError),
    "too-large": (Reply(201, b"x" * 200_000), ResponseTooLargeError),
}


async def run_in_session(client: AsyncCyberdesk) -> None:
    async with client.session() as session:
        await session.run(
            RUN["workflow_id"], file_inputs=[("a.txt", FILE)], extra_headers={"X-Key": PASSWORD}, **INPUTS
        )


async def create_in_session(client: AsyncCyberdesk) -> None:
    async with client.session() as session:
        await session.create(
            RUN["workflow_id"], file_inputs=[("a.txt", FILE)], extra_headers={"X-Key": PASSWORD}, **INPUTS
        )


async def start_chain(client: AsyncCyberdesk) -> None:
    chain = client.chain(
        shared_input_values={"patient": "hidden-name"},
        shared_sensitive_input_values={"password": PASSWORD},
        shared_file_inputs=[("a.txt", FILE)],
    )
    chain.step(RUN["workflow_id"], **INPUTS)
    await chain.start(extra_headers={"X-Key": PASSWORD})


async def start_chain_in_session(client: AsyncCyberdesk) -> None:
    async with client.session() as session:
        chain = session.chain(shared_sensitive_input_values={"password": PASSWORD})
        chain.step(RUN["workflow_id"], **INPUTS)
        await chain.start(extra_headers={"X-Key": PASSWORD})


async def map_one_row(client: AsyncCyberdesk) -> None:
    def arguments(row: str) -> RowArguments:
        return {
            "file_inputs": [(row, FILE)],
            "input_values": INPUTS["input_values"],
            "sensitive_input_values": INPUTS["sensitive_input_values"],
        }

    job = client.map_runs(
        RUN["workflow_id"],
        ["a.txt"],
        arguments=arguments,
        stop_on_failure=True,
        sensitive_input_values={"common": PASSWORD},
    )
    async for _ in job:
        pass


CALLS = [(call, failure) for call in (create, create_raw, request) for failure in FAILURES]
SEVERAL_CALLS = [
    (call, failure)
    for call in (run_in_session, create_in_session, start_chain, start_chain_in_session, map_one_row)
    # Other failures are temporary for a job, and a session that cannot be started is started again to release it.
    for failure in ("status", "too-large")
]


@pytest.mark.parametrize(("call", "failure"), CALLS)
async def test_no_frame_of_an_error_holds_a_secret(
    connect: Connect, server: ScriptedServer, call: Create, failure: str
) -> None:
    reply, kind = FAILURES[failure]
    server.script(reply)
    client = connect(timeout=0.3, retry=RetryConfig(max_retries=1, initial_delay=0), max_response_bytes=100_000)
    with pytest.raises(kind) as caught:
        await call(client)
    assert_nothing_secret(caught.value)


@pytest.mark.parametrize(("call", "failure"), SEVERAL_CALLS)
async def test_no_frame_of_a_session_a_chain_or_a_job_holds_a_secret(
    connect: Connect, server: ScriptedServer, call: Create, failure: str
) -> None:
    reply, kind = FAILURES[failure]
    server.script(*[reply] * 20)
    client = connect(retry=RetryConfig(max_retries=0), max_response_bytes=100_000)
    with pytest.raises(kind) as caught:
        await call(client)
    assert_nothing_secret(caught.value)


async def test_what_a_session_or_a_chain_refuses_leaves_no_secret_in_a_frame(connect: Connect) -> None:
    client = connect()
    with_reference: dict[str, Any] = {"sensitive_input_values": {"password": PASSWORD, "x": ref("a.outputs.x")}}
    for odd in (ODD, with_reference):
        with pytest.raises(InvalidArgumentError) as caught:
            client.chain().step(RUN["workflow_id"], **odd)
        assert_nothing_secret(caught.value)
        async with client.session() as session:
            calls: list[Callable[..., Awaitable[object]]] = [session.create, session.run]
            for call in calls:
                with pytest.raises(InvalidArgumentError) as caught:
                    await call(RUN["workflow_id"], **odd)
                assert_nothing_secret(caught.value)


async def test_nobody_is_listening_and_no_frame_holds_a_secret(connect: Connect) -> None:
    client = connect(base_url="http://127.0.0.1:9", retry=RetryConfig(max_retries=0))
    with pytest.raises(APIConnectionError) as caught:
        await create(client)
    assert_nothing_secret(caught.value)


async def test_an_exception_that_the_caller_handles_keeps_its_traceback(connect: Connect) -> None:
    client = connect(base_url="http://127.0.0.1:9", retry=RetryConfig(max_retries=0))
    with pytest.raises(OSError, match="the caller's own") as own:
        try:
            open_nothing()
        finally:
            with pytest.raises(APIConnectionError):
                await create(client)
    assert "open_nothing" in [entry.name for entry in own.traceback]


def open_nothing() -> None:
    raise OSError("the caller's own")


async def test_an_argument_that_is_refused_leaves_no_secret_in_a_frame(connect: Connect) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        await connect().request("POST", "/v1/runs", json=ODD)
    assert_nothing_secret(caught.value)


async def test_a_key_of_a_provider_is_in_no_frame(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(401))
    with pytest.raises(AuthenticationError) as caught:
        await connect().provider_credentials.upsert("openai", api_key=PASSWORD)
    assert_nothing_secret(caught.value)


async def test_what_rich_shows_is_masked(connect: Connect) -> None:
    client = connect()
    settings = client._pipeline.settings  # pyright: ignore[reportPrivateUsage]
    link = RunAttachmentDownloadUrlResponse(url="https://x/?token=hunter2", expires_in=5)
    assert pretty_repr(link) == repr(link) == "RunAttachmentDownloadUrlResponse(url='***', expires_in=5)"
    for secret in SECRETS:
        assert secret not in pretty_repr(client) + pretty_repr(settings) + repr(settings) + pretty_repr(link)


def assert_nothing_secret(error: BaseException) -> None:
    frames = 0
    for exception in chain(error):
        for entry, _ in traceback.walk_tb(exception.__traceback__):
            if entry.f_globals["__name__"] == __name__:
                continue
            frames += 1
            for name, value in entry.f_locals.items():
                shown = "".join(forms(value, 5))
                for secret in SECRETS:
                    assert secret not in shown, f"{name} in {entry.f_code.co_qualname}: {shown[:300]}"
    assert frames > 0
    shown = "".join(traceback.format_exception(error)) + repr(vars(error))
    for secret in ("cd_secret_key", "hunter2"):
        assert secret not in shown


def chain(error: BaseException) -> list[BaseException]:
    """An exception with all its causes and contexts."""
    found: list[BaseException] = []
    pending: list[BaseException | None] = [error]
    while pending:
        one = pending.pop()
        if one is not None and one not in found:
            found.append(one)
            pending += [one.__cause__, one.__context__]
    return found


def forms(value: object, depth: int) -> list[str]:
    """What `repr`, rich and an error reporter that walks containers make of a value."""
    shown = [repr(value), pretty_repr(value, max_depth=5)]
    items: list[object] = []
    if isinstance(value, Mapping):
        items = [*value.keys(), *value.values()]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType, reportUnknownMemberType]
    elif isinstance(value, list | tuple | set | frozenset):
        items = list(value)  # pyright: ignore[reportUnknownArgumentType]
    return shown + [text for item in items if depth for text in forms(item, depth - 1)]


def test_secrets_in_frames_are_found() -> None:
    code = "def outer(header):\n    inner = {'a': [header]}\n    fail(inner)\ndef fail(inner):\n    raise error"
    namespace: dict[str, Any] = {"__name__": "other", "error": CyberdeskError("it broke")}
    exec(code, namespace)  # frames of another module
    with pytest.raises(CyberdeskError) as caught:
        namespace["outer"]("cd_secret_key")
    with pytest.raises(AssertionError, match="cd_secret_key"):
        assert_nothing_secret(caught.value)
