"""The two clients offer the same."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from cyberdesk._async import client as aio
from cyberdesk._async.resources import run_attachments as aio_attachments
from cyberdesk._async.resources import runs as aio_runs
from cyberdesk._sync import client as sync
from cyberdesk._sync.resources import run_attachments as sync_attachments
from cyberdesk._sync.resources import runs as sync_runs

PAIRS = [
    (aio.AsyncCyberdesk, sync.Cyberdesk),
    (aio_runs.AsyncRuns, sync_runs.Runs),
    (aio_attachments.AsyncRunAttachments, sync_attachments.RunAttachments),
]


def surface(kind: type[Any]) -> dict[str, str]:
    """Public members with their signatures, as the synchronous side would write them."""
    found: dict[str, str] = {}
    for name, member in vars(kind).items():
        if name.startswith("_") and name != "__init__":
            continue
        text = str(inspect.signature(member)) if callable(member) else "property"
        found[name.replace("aclose", "close")] = (
            re.sub(r"\bAsync(\w+)", r"\1", text).replace("BaseTransport", "").replace("List[", "Page[")
        )
    return found


@pytest.mark.parametrize(("asynchronous", "synchronous"), PAIRS)
def test_both_clients_have_the_same_surface(asynchronous: type[Any], synchronous: type[Any]) -> None:
    assert surface(asynchronous) == surface(synchronous)
    for name, member in vars(asynchronous).items():
        twin = vars(synchronous).get(name.replace("aclose", "close"))
        if not name.startswith("_") and inspect.iscoroutinefunction(member):
            assert not inspect.iscoroutinefunction(twin)
            assert member.__doc__
