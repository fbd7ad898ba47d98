"""All pollers of a client, one for each event loop, and the notifications that came."""

from __future__ import annotations

import threading
from collections import OrderedDict
from uuid import UUID

from ..http.pipeline import Pipeline
from ..platform.event_loops import EventLoopLocal
from .poller import Poller

_REMEMBERED = 10_000


class PollerRegistry:
    """The pollers of a client and of those that `with_options` made of it.

    Args:
        pipeline: The pipeline of the first of these clients, which polls the list for all.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pollers = EventLoopLocal(lambda: Poller(pipeline, self._was_notified, self._forget), Poller.aclose)
        self._notified: OrderedDict[UUID, None] = OrderedDict()
        self._lock = threading.Lock()  # webhooks arrive in any thread

    async def poller(self) -> Poller:
        """The poller of the running event loop."""
        return await self._pollers.get()

    def notify(self, run_id: UUID) -> None:
        """Take into account that a run has ended; from any thread. Waits that begin later know it, too."""
        with self._lock:
            self._notified[run_id] = None
            self._notified.move_to_end(run_id)
            if len(self._notified) > _REMEMBERED:
                self._notified.popitem(last=False)
        for poller in self._pollers.all():
            poller.notify(run_id)

    def end(self) -> None:
        """End all waits, from any thread."""
        for poller in self._pollers.all():
            poller.end()

    async def drop(self) -> None:
        """Let go of the poller of the running event loop; those of other loops end with them."""
        await self._pollers.drop()

    def _was_notified(self, run_id: UUID) -> bool:
        return run_id in self._notified

    def _forget(self, run_id: UUID) -> None:
        with self._lock:
            self._notified.pop(run_id, None)


async def poller_of(pipeline: Pipeline) -> Poller:
    """The poller of the running event loop, which all that wait for runs with a client share.

    Raises:
        ClientClosedError: If the client is closed.
    """
    pipeline.refuse_when_closed()
    return await pipeline.shared(PollerRegistry).poller()
