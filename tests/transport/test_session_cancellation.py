"""A session that is cancelled or interrupted anywhere releases its machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
import trio

from cyberdesk import AsyncCyberdesk, Cyberdesk, ReleaseUnconfirmedError, RetryConfig
from cyberdesk.emulator import CyberdeskEmulator, returns, takes
from tests.aio.wire import POLL, nothing_is_reserved
from tests.session_api import SLOW, WORKFLOW, SessionAPI

MANY = 2000


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Cancelling(httpx.AsyncBaseTransport):
    """Cancels a scope at the nth request: before it is sent, while it is under way, or after its response."""

    def __init__(self, moment: str) -> None:
        self.scope = anyio.CancelScope()
        self.cancel_at = MANY
        self.sent = 0
        self._moment = moment
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent += 1
        is_now = self.sent == self.cancel_at
        if is_now and self._moment == "before":
            self.scope.cancel()
            await anyio.lowlevel.checkpoint()
        response = await self._send(request, is_now=is_now)
        if is_now and self._moment == "after":
            self.scope.cancel()
            try:
                await anyio.lowlevel.checkpoint()
            except BaseException:
                with anyio.CancelScope(shield=True):
                    await response.aclose()
                raise
        return response

    async def _send(self, request: httpx.Request, *, is_now: bool) -> httpx.Response:
        async with anyio.create_task_group() as group:
            if is_now and self._moment == "under way":
                group.start_soon(self._cancel_soon)
            return await self._inner.handle_async_request(request)
        raise AssertionError("a task group lets exceptions out")

    async def _cancel_soon(self) -> None:
        await anyio.lowlevel.checkpoint()
        self.scope.cancel()

    async def aclose(self) -> None:
        await self._inner.aclose()


async def use_a_session(emulator: CyberdeskEmulator, wire: Cancelling) -> bool:
    """Do all that a session can, and be cancelled meanwhile; tells whether that happened."""
    search, slow = (emulator.workflows[place].id for place in (0, 1))
    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=wire) as client:
        session = client.session()
        with wire.scope:
            async with session:
                await session.run(search, poll_interval=POLL)
                started = await session.create(search, input_values={"x": session.outputs("run_1")["id"]})
                await started.wait(poll_interval=POLL)
                chain = session.chain()
                chain.step(search)
                chain.step(slow)
                handle = await chain.start()
                await handle["step_1"].wait(poll_interval=POLL)
        assert session.release_confirmed
    return wire.scope.cancelled_caught


@pytest.mark.parametrize("write_seconds", [0.0, 0.03])
@pytest.mark.parametrize("moment", ["before", "under way", "after"])
async def test_a_session_that_is_cancelled_at_any_request(moment: str, write_seconds: float) -> None:
    # Nothing takes time, so that there are few polls.
    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0, write_seconds=write_seconds) as emulator:
        emulator.add_workflow(returns({"id": 7}))
        emulator.add_workflow(takes(60))
        for number in range(1, MANY):
            wire = Cancelling(moment)
            wire.cancel_at = number
            was_cancelled = await use_a_session(emulator, wire)
            assert nothing_is_reserved(emulator), number
            if wire.sent < number:
                return
            # In the end the requests are those of the release, which a cancellation does not reach.
            assert was_cancelled or number > 5
    raise AssertionError("it does not end")


async def test_a_release_is_bounded_in_time_although_it_is_shielded() -> None:
    with CyberdeskEmulator(scheduling_seconds=0.01) as emulator:
        slow = emulator.add_workflow(takes(60))
        wire = Hanging()
        async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=wire) as client:
            session = client.session(release_timeout=0.3)
            with anyio.move_on_after(60) as scope:
                async with session:
                    await session.create(slow.id)
                    wire.hangs = True
                    scope.cancel()
                    await anyio.sleep(60)
            assert scope.cancelled_caught
            assert not session.release_confirmed
            with pytest.raises(ReleaseUnconfirmedError):
                await session.release()
            wire.hangs = False
            for _ in range(20):  # a slow machine may need several of these short releases
                with contextlib.suppress(ReleaseUnconfirmedError):
                    await session.release()
            assert session.release_confirmed
            assert nothing_is_reserved(emulator)


class Hanging(httpx.AsyncBaseTransport):
    """Does not respond while `hangs` is set."""

    def __init__(self) -> None:
        self.hangs = False
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.hangs:
            await anyio.sleep_forever()
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


async def test_an_exception_in_the_block_is_what_arrives() -> None:
    with CyberdeskEmulator(scheduling_seconds=0.01) as emulator:
        slow = emulator.add_workflow(takes(60))
        async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
            session = client.session()
            with pytest.raises(ExceptionGroup) as caught:
                async with session, anyio.create_task_group() as group:
                    for _ in range(3):
                        group.start_soon(session.run, slow.id)
                    started = await session.create(slow.id)
                    raise ZeroDivisionError(str(started.id))
            assert caught.group_contains(ZeroDivisionError)
            assert session.release_confirmed
            assert nothing_is_reserved(emulator)


class SlowTransport(httpx.AsyncBaseTransport):
    """Lets other tasks run before a request is processed, and before its response arrives."""

    def __init__(self, api: SessionAPI) -> None:
        self._api = api

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        response = self._api.handle(request)
        await anyio.lowlevel.checkpoint()
        return response


class CancelledAt:
    """Awaits a coroutine, and calls a function when it suspends for the nth time.

    Attributes:
        count: How often it was suspended.
    """

    def __init__(self, coroutine: Coroutine[Any, Any, object], at: int, cancel: Callable[[], object]) -> None:
        self.count = 0
        self._coroutine = coroutine
        self._at = at
        self._cancel = cancel

    def __await__(self) -> Generator[Any, Any, None]:
        step: Callable[[], Any] = lambda: self._coroutine.send(None)  # noqa: E731  # replaced below
        while True:
            try:
                waited_for = step()
            except StopIteration:
                return
            self.count += 1
            if self.count == self._at:
                self._cancel()
            try:
                value = yield waited_for
            except BaseException as error:
                step = _throwing(self._coroutine, error)
            else:
                step = _sending(self._coroutine, value)


def _throwing(coroutine: Coroutine[Any, Any, object], error: BaseException) -> Callable[[], Any]:
    return lambda: coroutine.throw(error)


def _sending(coroutine: Coroutine[Any, Any, object], value: object) -> Callable[[], Any]:
    return lambda: coroutine.send(value)


async def use_runs_and_a_chain(api: SessionAPI) -> None:
    retry = RetryConfig(max_retries=0)
    async with AsyncCyberdesk(
        "cd_key", base_url="http://127.0.0.1:9", transport=SlowTransport(api), retry=retry
    ) as client:
        async with client.session() as session:
            await session.run(WORKFLOW, poll_interval=0.001)
            await session.create(SLOW, file_inputs=[("a.txt", b"a")])
            chain = session.chain(shared_file_inputs=[("a.txt", b"a")])
            chain.step(WORKFLOW)
            chain.step(SLOW)
            started = await chain.start()
            await started["step_1"].wait(poll_interval=0.001)
        assert session.release_confirmed


async def by_task_cancel(coroutine: Coroutine[Any, Any, object], at: int) -> int:
    task: asyncio.Task[None]

    def cancel() -> None:
        task.cancel()

    awaited = CancelledAt(coroutine, at, cancel)

    async def main() -> None:
        await awaited

    task = asyncio.create_task(main())
    await asyncio.wait([task])
    return awaited.count


async def by_timeout(coroutine: Coroutine[Any, Any, object], at: int) -> int:
    limit = asyncio.timeout(None)
    awaited = CancelledAt(coroutine, at, lambda: limit.reschedule(0))
    async with limit:
        await awaited
    return awaited.count


async def by_two_cancels(coroutine: Coroutine[Any, Any, object], at: int) -> int:
    task: asyncio.Task[None]

    def cancel() -> None:
        task.cancel()
        for delay in (0.0, 0.001, 0.003):
            asyncio.get_running_loop().call_later(delay, task.cancel)

    awaited = CancelledAt(coroutine, at, cancel)

    async def main() -> None:
        await awaited

    task = asyncio.create_task(main())
    await asyncio.wait([task])
    return awaited.count


async def by_scope(coroutine: Coroutine[Any, Any, object], at: int) -> int:
    scope = anyio.CancelScope()
    awaited = CancelledAt(coroutine, at, scope.cancel)
    with scope:
        await awaited
    return awaited.count


def run_on_asyncio(way: Callable[..., Awaitable[int]], api: SessionAPI, at: int) -> int:
    async def main() -> int:
        try:
            return await way(use_runs_and_a_chain(api), at)
        except TimeoutError:
            return MANY

    return asyncio.run(main())


def run_on_trio(way: Callable[..., Awaitable[int]], api: SessionAPI, at: int) -> int:
    async def main() -> int:
        return await way(use_runs_and_a_chain(api), at)

    return trio.run(main)


WAYS = [
    (run_on_asyncio, by_task_cancel),
    (run_on_asyncio, by_two_cancels),
    (run_on_asyncio, by_timeout),
    (run_on_asyncio, by_scope),
    (run_on_trio, by_scope),
]


@pytest.mark.parametrize(("run", "way"), WAYS)
def test_a_cancellation_at_every_await(run: Callable[..., int], way: Callable[..., Awaitable[int]]) -> None:
    for at in range(1, MANY):
        api = SessionAPI(is_quick=True)
        count = run(way, api, at)
        assert api.is_free, f"cancelled at await {at}: {api.statuses}, {api.requests}"
        if count < at:
            assert at > 25
            return
    raise AssertionError("it does not end")


def test_an_interruption_at_every_request_of_synchronous_code() -> None:
    def interrupt(moment: str, number: int) -> SessionAPI:
        api = SessionAPI(is_quick=True)

        def maybe(request: httpx.Request) -> None:
            # Runs are polled in a thread of its own, where Python raises no KeyboardInterrupt.
            if len(api.requests) == number and threading.current_thread() is threading.main_thread():
                raise KeyboardInterrupt

        setattr(api, moment, maybe)
        return api

    for moment in ("before", "after"):
        for number in range(1, 100):
            api = interrupt(moment, number)
            with contextlib.suppress(KeyboardInterrupt):
                use_runs_and_a_chain_in_sync(api)
            assert api.is_free, f"interrupted {moment} request {number}: {api.requests}"
            if len(api.requests) < number:
                assert number > 8
                break


def use_runs_and_a_chain_in_sync(api: SessionAPI) -> None:
    retry = RetryConfig(max_retries=0)
    with Cyberdesk("cd_key", base_url="http://127.0.0.1:9", transport=api.transport, retry=retry) as client:
        with client.session() as session:
            session.run(WORKFLOW, poll_interval=0.001)
            session.create(SLOW)
            chain = session.chain()
            chain.step(WORKFLOW)
            chain.step(SLOW)
            chain.start()["step_1"].wait(poll_interval=0.001)
        assert session.release_confirmed


@pytest.mark.parametrize("is_sync", [True, False])
def test_a_release_that_is_interrupted_again_and_again_is_said(
    is_sync: bool, caplog: pytest.LogCaptureFixture
) -> None:
    api = SessionAPI(is_quick=True)

    def interrupt(request: httpx.Request) -> None:
        if "machines" in request.url.path:
            raise KeyboardInterrupt

    api.before = interrupt
    use: Callable[[], object] = lambda: (  # noqa: E731
        use_runs_and_a_chain_in_sync(api) if is_sync else asyncio.run(use_runs_and_a_chain(api))
    )
    with caplog.at_level(logging.WARNING, "cyberdesk"), pytest.raises(KeyboardInterrupt) as caught:
        use()
    assert "could not be confirmed" in "".join(getattr(caught.value, "__notes__", []))
    assert "could not be confirmed" in caplog.text


def test_an_event_loop_that_ends_releases_the_sessions_of_its_tasks() -> None:
    api = SessionAPI(is_quick=True)
    tasks: list[asyncio.Task[None]] = []

    async def main() -> None:
        tasks.append(asyncio.create_task(use_runs_and_a_chain(api)))
        while not any("machines" in request for request in api.requests):  # noqa: ASYNC110
            await asyncio.sleep(0)

    asyncio.run(main())
    assert api.is_free


async def test_a_deadline_around_leaving_waits_for_the_release() -> None:
    api = SessionAPI()

    def cancel(request: httpx.Request) -> None:
        scope.cancel()

    async def leave() -> None:
        async with (
            AsyncCyberdesk("cd_key", base_url="http://127.0.0.1:9", transport=SlowTransport(api)) as client,
            client.session() as session,
        ):
            await session.create(WORKFLOW)
            api.before = cancel

    with anyio.CancelScope() as scope:
        await leave()
    assert scope.cancel_called
    assert api.is_free
