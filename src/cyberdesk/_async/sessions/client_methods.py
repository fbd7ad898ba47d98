"""The client's methods that start sessions and chains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack, cast
from uuid import UUID

import cyberdesk

from .. import lazy
from ..http.pipeline import Pipeline


class AsyncSessionStarts:
    """The methods of `AsyncCyberdesk` that keep runs together on one machine."""

    _pipeline: Pipeline

    def chain(self, **arguments: Unpack[cyberdesk.ChainArguments]) -> lazy.AsyncChain:
        """Build a chain: several workflows that run one after the other in one session, on one machine.

        Nothing is sent before `start`. A chain that could not work is refused before that, with its place.

        Args:
            machine_id: Run on this machine. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Run in this session, on its machine; not combined with either of the above.
            shared_input_values: Values for all steps; each gets those that its workflow declares.
            shared_sensitive_input_values: Sensitive values for all steps; a step's own take precedence.
            shared_file_inputs: Files for the first step, given as for `runs.create`.
            keep_session_after_completion: Keep the machine reserved after the last step. A step that fails
                releases it nevertheless.
            is_priority: Get a machine before runs without priority.

        Returns:
            A chain without steps.

        Raises:
            ChainError: When a machine is combined with a session, or a sensitive value contains a reference.
            InvalidArgumentError: When there is no such argument.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search", input_values={"name": "Doe"})
            >>> chain.step(open_id, alias="open", input_values={"patient": search.outputs["id"]})
            Step(alias='open', ...)
            >>> handle = await chain.start()
            >>> results = await handle.wait(timeout=60)
            >>> results["open"].input_values
            {'patient': {'$ref': 'search.outputs.id'}}
        """
        from .chains import AsyncChain  # noqa: PLC0415  # loaded when first used

        return AsyncChain(
            cast("cyberdesk.AsyncCyberdesk", self),
            self._pipeline.settings.idempotency,
            arguments,
        )

    def session(
        self,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        keep: bool | None = None,
        is_priority: bool = False,
        release_timeout: float = 30.0,
    ) -> lazy.AsyncSession:
        """Keep one machine for several runs, inside an `async with` block.

        Entering sends nothing: the first run starts the session, later ones join it. Leaving the block cancels
        what has not ended and releases the machine, also after an exception, a cancellation of any kind or a
        `KeyboardInterrupt`. When that could not be confirmed within `release_timeout`, leaving raises
        `ReleaseUnconfirmedError`, or adds a note to the exception that leaves the block; it is logged either way.
        Only a process that is killed leaves the machine reserved without saying so.

        Args:
            machine_id: Run on this machine. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Join this session instead of starting one.
            keep: Whether the machine stays reserved when the block is left. Default: a session that was joined
                stays, one that was started here does not.
            is_priority: Get a machine before runs without priority.
            release_timeout: Seconds that leaving may take at most, outages of the server included. A cancellation
                that arrives meanwhile waits for it.

        Returns:
            The session: `run`, `create`, `chain`, `outputs`, `id`, `machine_id`.

        Raises:
            ChainError: When a machine is combined with a session.

        Example:
            >>> async with client.session() as session:
            ...     search = await session.run(search_id, alias="search", timeout=60)
            ...     patient = session.outputs("search")["id"]
            ...     opened = await session.run(open_id, input_values={"patient": patient}, timeout=60)
            >>> opened.machine_id == search.machine_id
            True
        """
        from .sessions import AsyncSession  # noqa: PLC0415  # loaded when first used

        return AsyncSession(
            cast("cyberdesk.AsyncCyberdesk", self),
            self._pipeline.settings.idempotency,
            machine_id=machine_id,
            pool_ids=pool_ids,
            session_id=session_id,
            keep=keep,
            is_priority=is_priority,
            release_timeout=release_timeout,
        )
