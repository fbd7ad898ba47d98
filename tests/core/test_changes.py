"""What `watch_run` says has changed: see `_core/waiting/changes.py`."""

from uuid import UUID

import pytest

from cyberdesk._core.models import codec
from cyberdesk._core.waiting.changes import ChangeTracker
from cyberdesk._generated.models.run_response_with_includes import RunResponseWithIncludes


def run(status: str, messages: int = 0, text: str = "") -> RunResponseWithIncludes:
    history = [
        {"role": "assistant", "content": [{"type": "text", "text": f"{text}{number}"}]}
        for number in range(messages)
    ]
    fields = {
        "id": str(UUID(int=1)),
        "workflow_id": str(UUID(int=2)),
        "machine_id": None,
        "status": status,
        "created_at": "2026-01-01T00:00:00Z",
    }
    return codec.convert({**fields, "run_message_history": history}, RunResponseWithIncludes)


@pytest.mark.parametrize(
    ("before", "now", "status_changed", "new"),
    [
        (None, run("running", 2), True, 2),
        (run("scheduling"), run("running"), True, 0),
        (run("running", 1), run("running", 3), False, 2),
        (run("running", 3), run("running", 1, "again"), False, 1),  # it was started again
        (run("running", 1), run("success", 2), True, 1),
    ],
)
def test_a_change_says_what_is_new(
    before: RunResponseWithIncludes | None, now: RunResponseWithIncludes, status_changed: bool, new: int
) -> None:
    changes = ChangeTracker()
    if before is not None:
        changes.change_to(before)
    change = changes.change_to(now)
    assert change is not None
    assert (change.status_changed, len(change.messages)) == (status_changed, new)
    assert change.previous_status == (None if before is None else before.status)
    assert change.status == now.status
    assert change.has_ended is (now.status == "success")


def test_nothing_new_is_no_change() -> None:
    changes = ChangeTracker()
    changes.change_to(run("running", 2))
    assert changes.change_to(run("running", 2)) is None


@pytest.mark.parametrize("lengths", [(2, 1, 3), (2, 0, 3), (1, 2, 1, 1, 2, 3), (3, 2, 3)])
def test_a_history_that_is_out_of_date_repeats_no_message(lengths: tuple[int, ...]) -> None:
    changes = ChangeTracker()
    found = [changes.change_to(run("running", length)) for length in lengths]
    given = [message for change in found if change for message in change.messages]
    assert given == run("running", 3).run_message_history


def test_an_end_with_a_shorter_history_is_a_change_without_messages() -> None:
    changes = ChangeTracker()
    changes.change_to(run("running", 2))
    change = changes.change_to(run("success", 1))
    assert change is not None
    assert change.has_ended
    assert change.messages == ()
