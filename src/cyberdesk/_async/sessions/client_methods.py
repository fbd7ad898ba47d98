"""The client's methods that start sessions: single ones, and those of chains."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any
    from uuid import UUID

    from ..._files.sources import FileSource
    from ..client import AsyncCyberdesk
    from ..http.pipeline import Pipeline
    from .chains import AsyncChain
    from .sessions import AsyncSession


class AsyncSessionStarts:
    """What `AsyncCyberdesk` does to keep runs together on one machine."""

    _pipeline: Pipeline

    def chain(
        self,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        shared_inputs: Mapping[str, Any] | None = None,
        shared_sensitive_inputs: Mapping[str, Any] | None = None,
        shared_file_inputs: Sequence[FileSource] | None = None,
        keep_session_after_completion: bool = False,
        is_priority: bool = False,
    ) -> AsyncChain:
        """Put together several workflows that run one after the other in one session, on one machine.

        Nothing is sent before `start`. A chain that could not work is refused before that, with its place.

        Args:
            machine_id: Run on this machine. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Run in this session, on its machine; goes without both of the above.
            shared_inputs: Inputs for all steps; each gets those that its workflow declares.
            shared_sensitive_inputs: Sensitive inputs for all steps.
            shared_file_inputs: Files for the first step, given as for `runs.create`.
            keep_session_after_completion: Keep the machine reserved after the last step. A step that fails
                releases it nevertheless.
            is_priority: Get a machine before runs without priority.

        Returns:
            A chain without steps.

        Raises:
            ChainError: When a machine is chosen beside a session, or a sensitive input holds a reference.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search", inputs={"name": "Doe"})
            >>> chain.step(open_id, alias="open", inputs={"patient": search.outputs["id"]})
            Step(alias='open', ...)
            >>> handle = await chain.start()
            >>> results = await handle.wait(timeout=60)
            >>> results["open"].input_values
            {'patient': {'$ref': 'search.outputs.id'}}
        """
        from .chains import AsyncChain  # noqa: PLC0415  # loaded when first used

        return AsyncChain(
            cast("AsyncCyberdesk", self),
            self._pipeline.settings.idempotency,
            machine_id=machine_id,
            pool_ids=pool_ids,
            session_id=session_id,
            shared_inputs=shared_inputs,
            shared_sensitive_inputs=shared_sensitive_inputs,
            shared_file_inputs=shared_file_inputs,
            keep_session_after_completion=keep_session_after_completion,
            is_priority=is_priority,
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
    ) -> AsyncSession:
        """Keep one machine for several runs, inside an `async with` block.

        Entering sends nothing: the first run starts the session, later ones join it. Leaving the block cancels
        what has not ended and gives the machine back, also after an exception or a cancellation. When that could
        not be confirmed within `release_timeout`, leaving raises `ReleaseUnconfirmedError`, or adds a note to the
        exception that leaves the block; it is logged either way. Only a process that is killed leaves the machine
        reserved without a word.

        Args:
            machine_id: Run on this machine. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Join this session instead of starting one.
            keep: Whether the machine stays reserved when the block is left. Default: a session that was joined
                stays, one that was started here does not.
            is_priority: Get a machine before runs without priority.
            release_timeout: Seconds that leaving may take at most, outages of the server included.

        Returns:
            The session: `run`, `create`, `chain`, `outputs`, `id`, `machine_id`.

        Raises:
            ChainError: When a machine is chosen beside a session.

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
            cast("AsyncCyberdesk", self),
            self._pipeline.settings.idempotency,
            machine_id=machine_id,
            pool_ids=pool_ids,
            session_id=session_id,
            keep=keep,
            is_priority=is_priority,
            release_timeout=release_timeout,
        )
