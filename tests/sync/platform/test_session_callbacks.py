"""Functions of callers in sessions and chains: a coroutine function could never be awaited here."""

from __future__ import annotations

import pytest

from cyberdesk import Cyberdesk, InvalidArgumentError
from cyberdesk.emulator import CyberdeskEmulator
from cyberdesk.models import RunResponseWithIncludes


async def on_update(run: RunResponseWithIncludes) -> None:
    raise AssertionError(run)


def test_a_coroutine_function_is_refused(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:
        with pytest.raises(InvalidArgumentError, match="coroutine function"):
            session.run(workflow.id, on_update=on_update)
        assert not emulator.runs
        created = session.create(workflow.id)
        with pytest.raises(InvalidArgumentError, match="coroutine function"):
            created.wait(on_update=on_update)
        chain = session.chain()
        chain.step(workflow.id)
        handle = chain.start()
        for wait in (handle.wait, handle.finished):
            with pytest.raises(InvalidArgumentError, match="coroutine function"):
                wait(on_update=on_update)
