"""A session that is cancelled anywhere gives its machine back."""

from __future__ import annotations

import anyio
import anyio.lowlevel
import httpx
import pytest

from cyberdesk import AsyncCyberdesk, ReleaseUnconfirmedError
from cyberdesk.emulator import CyberdeskEmulator, returns, takes
from tests.aio.wire import POLL, no_machine_is_held

MANY = 200


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Cancelling(httpx.AsyncBaseTransport):
    """Cancels a scope at the nth request: before it is sent, while it is under way, or when it was answered."""

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
    # Nothing takes time, so that there are few looks at the runs.
    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0, write_seconds=write_seconds) as emulator:
        emulator.add_workflow(returns({"id": 7}))
        emulator.add_workflow(takes(60))
        for number in range(1, MANY):
            wire = Cancelling(moment)
            wire.cancel_at = number
            was_cancelled = await use_a_session(emulator, wire)
            assert no_machine_is_held(emulator), number
            if wire.sent < number:
                return
            # In the end the requests are those of the release, which is shielded.
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
            await session.release()
            assert no_machine_is_held(emulator)


class Hanging(httpx.AsyncBaseTransport):
    """Gives no answer while it is told so."""

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
            assert no_machine_is_held(emulator)
