"""How a promise is tried in many worlds at once, with the client of asyncio, of trio, and of threads."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Self

import anyio
import anyio.to_thread
import attrs

from cyberdesk import AsyncCyberdesk, Cyberdesk, RetryConfig

from .api import API_KEY
from .injection import told
from .pairwise import pairwise
from .server import World
from .switches import VALUES, Switches

FLAVOURS = ("asyncio", "trio", "threads")
ATTEMPT = 2.0
POLL = 0.2
RETRY = RetryConfig(initial_delay=0.05, max_delay=0.2)


class Caller:
    """Uses an asynchronous client."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def call(self, function: Callable[[Any], Any]) -> Any:
        """Call something of the client, and await what is to be awaited."""
        return await function(self.client)

    def iterate(self, function: Callable[[Any], Any]) -> AsyncIterator[Any]:
        """Iterate over something of the client."""
        return aiter(function(self.client))

    @asynccontextmanager
    async def block(self, function: Callable[[Any], Any]) -> AsyncGenerator[Any]:
        """Be in a block of something of the client."""
        async with function(self.client) as entered:
            yield entered


class ThreadedCaller(Caller):
    """Uses a synchronous client, each call in a thread."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._limiter = anyio.CapacityLimiter(1000)

    async def in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await anyio.to_thread.run_sync(function, *arguments, abandon_on_cancel=True, limiter=self._limiter)

    async def call(self, function: Callable[[Any], Any]) -> Any:
        return await self.in_thread(function, self.client)

    def iterate(self, function: Callable[[Any], Any]) -> AsyncIterator[Any]:
        return _ThreadedIterator(self, function)

    @asynccontextmanager
    async def block(self, function: Callable[[Any], Any]) -> AsyncGenerator[Any]:
        manager = function(self.client)
        entered = await self.in_thread(manager.__enter__)
        try:
            yield entered
        except BaseException as error:
            with anyio.CancelScope(shield=True):
                if not await self.in_thread(manager.__exit__, type(error), error, error.__traceback__):
                    raise
        else:
            await self.in_thread(manager.__exit__, None, None, None)


class _ThreadedIterator:
    """Takes the items of a synchronous iterator, each in a thread."""

    def __init__(self, caller: ThreadedCaller, function: Callable[[Any], Any]) -> None:
        self._caller = caller
        self._function = function
        self._iterator: Any = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        if self._iterator is None:
            self._iterator = iter(self._function(self._caller.client))
        item = await self._caller.in_thread(next, self._iterator, self)
        if item is self:
            raise StopAsyncIteration
        return item


@attrs.define
class Lag:
    """How late this process is by itself, because the machine has other things to do."""

    worst: float = 0.0

    async def watch(self) -> None:
        while True:
            began = time.monotonic()
            await anyio.sleep(0.02)
            self.worst = max(self.worst, time.monotonic() - began - 0.02)


@attrs.define
class Trial:
    """One promise in one world.

    Attributes:
        number: Which of the combinations it is.
        flavour: Which client is used.
        world: The fake API.
        caller: Uses the client.
        extra: The values of factors that are not switches.
        lag: How late this process is by itself.
        began: When what is tried began, in the world's time.
        lag: How late this process is by itself.
        began: When what is tried began, in the world's time.
        problems: What was wrong.
    """

    number: int
    flavour: str
    world: World
    caller: Caller
    extra: Mapping[str, Any]
    lag: Lag
    began: float = 0.0
    problems: list[str] = attrs.field(factory=list[str])

    @property
    def is_threaded(self) -> bool:
        return self.flavour == "threads"

    def check(self, is_right: bool, problem: str) -> None:
        """Note a problem unless it is right."""
        if not is_right:
            self.problems.append(problem)

    def check_time(self, seconds: float, allowed: float, what: str) -> None:
        """Note that something took too long, by more than this process lagged."""
        allowed += 3 * self.lag.worst
        self.check(seconds <= allowed, f"{what} took {seconds:.2f} s of {allowed:.2f} s")

    async def outcome(self, awaitable: Awaitable[Any]) -> tuple[Any, Exception | None, float]:
        """The value or the error, and the moment in the world's time."""
        try:
            value, error = await awaitable, None
        except Exception as raised:
            value, error = None, raised
        return value, error, self.world.now()


Scenario = Callable[[Trial], Awaitable[None]]


@asynccontextmanager
async def connected(flavour: str, world: World, **settings: Any) -> AsyncGenerator[Caller]:
    """A client of a world."""
    settings = {"base_url": world.base_url, "timeout": ATTEMPT, "retry": RETRY, **settings}
    if flavour == "threads":
        with Cyberdesk(API_KEY, **settings) as client:
            yield ThreadedCaller(client)
    else:
        async with AsyncCyberdesk(API_KEY, **settings) as client:
            yield Caller(client)


def try_all(
    flavour: str,
    factors: Mapping[str, Sequence[Any]],
    scenario: Scenario,
    *,
    at_once: int = 20,
    limit: float = 30.0,
    is_whole: bool = False,
    **settings: Any,
) -> None:
    """Try a promise in pairwise combinations of switches, and fail with all that was wrong.

    The client is one more factor: each combination is tried with one of them. In the environment,
    `WORLDS=all` tries all combinations with each client, and `WORLDS=3,17` those with these numbers.

    Args:
        flavour: The client.
        factors: The switches, and what else the scenario varies.
        scenario: Tries the promise in one world.
        at_once: How many worlds there are at the same time.
        limit: Seconds until a scenario is taken for stuck.
        is_whole: Whether this client tries all combinations in any case.
        **settings: Of the client.
    """
    combinations = list(enumerate(pairwise({**factors, "flavour": FLAVOURS})))
    chosen = os.environ.get("WORLDS", "")
    if chosen and chosen != "all":
        numbers = [int(number) for number in chosen.split(",")]
        combinations = [combinations[number] for number in numbers]
    elif not chosen and not is_whole:
        combinations = [(number, row) for number, row in combinations if row["flavour"] == flavour]
    failures = anyio.run(
        _try_rows, flavour, combinations, scenario, at_once, limit, settings, backend=backend_of(flavour)
    )
    if failures:
        wrong = "\n\n".join(failures)
        raise AssertionError(f"wrong in {len(failures)} of {len(combinations)} worlds on {flavour}:\n\n{wrong}")


def backend_of(flavour: str) -> str:
    return "asyncio" if flavour == "threads" else flavour


async def _try_rows(
    flavour: str,
    combinations: Sequence[tuple[int, Mapping[str, Any]]],
    scenario: Scenario,
    at_once: int,
    limit: float,
    settings: Mapping[str, Any],
) -> list[str]:
    failures: dict[int, str] = {}
    limiter = anyio.CapacityLimiter(at_once)
    lag = Lag()

    async def try_row(number: int, row: Mapping[str, Any]) -> None:
        async with limiter:
            problems = await _try(flavour, number, row, scenario, limit, settings, lag)
        if problems:
            lines = "\n  ".join(problems)
            failures[number] = f"{number}: {describe(row)}\n  {lines}"

    async with anyio.create_task_group() as watching:
        watching.start_soon(lag.watch)
        async with anyio.create_task_group() as group:
            for number, row in combinations:
                group.start_soon(try_row, number, row)
        watching.cancel_scope.cancel()
    return [failures[number] for number in sorted(failures)]


async def _try(
    flavour: str,
    number: int,
    row: Mapping[str, Any],
    scenario: Scenario,
    limit: float,
    settings: Mapping[str, Any],
    lag: Lag,
) -> list[str]:
    switches = Switches(**{name: value for name, value in row.items() if name in VALUES})
    extra = {name: value for name, value in row.items() if name not in VALUES}
    async with AsyncExitStack() as stack:
        world = stack.enter_context(World(switches))
        caller = await stack.enter_async_context(connected(flavour, world, **settings))
        trial = Trial(number, flavour, world, caller, extra, lag)
        try:
            with anyio.fail_after(limit):
                await scenario(trial)
        except TimeoutError as error:
            trial.problems.append(f"nothing after {limit:g} s: {told(error)}")
        except Exception as error:
            trial.problems.append(f"unexpected {told(error)[:1000]}")
        return trial.problems + world.problems()
    return []


def describe(row: Mapping[str, Any]) -> str:
    """A combination in short: what is not sound in it."""
    odd = {name: value for name, value in row.items() if name not in VALUES or value != VALUES[name][0]}
    odd.pop("flavour", None)
    return ", ".join(f"{name}={value!r}" for name, value in odd.items()) or "sound"
