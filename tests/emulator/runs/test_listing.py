from datetime import timedelta

import pytest

from cyberdesk.emulator._rules.listing import TimeRange
from cyberdesk.emulator._rules.runs.life_cycle import Ending, end_run
from cyberdesk.emulator._rules.runs.listing import RunFilter, select_runs
from cyberdesk.emulator._state import RunStatus

from ..world import NOON, World


@pytest.mark.parametrize(
    ("earliest", "latest", "inside"),
    [
        (None, None, True),
        (NOON, NOON, True),
        (NOON + timedelta(microseconds=1), None, False),
        (None, NOON - timedelta(microseconds=1), False),
    ],
)
def test_both_ends_of_a_range_are_in_it(earliest: None, latest: None, inside: bool) -> None:
    assert (NOON in TimeRange(earliest, latest)) is inside


def test_sorted_by_activity_work_comes_first_then_the_latest_completions() -> None:
    world = World()
    for _ in range(4):
        world.machine()
    early, late, running, also_running = (world.run() for _ in range(4))
    world.schedule()
    waiting, waiting_longer = world.run(), world.run()
    for run in (late, early):
        end_run(world.state, run, Ending(status=RunStatus.SUCCESS), world.stamp().now)

    by_activity = select_runs(world.state.runs.values(), RunFilter())
    assert by_activity == [also_running, running, waiting_longer, waiting, early, late]
    newest = select_runs(world.state.runs.values(), RunFilter(newest_first=True))
    assert newest == [waiting_longer, waiting, also_running, running, late, early]


@pytest.mark.parametrize(
    ("text", "deep", "found"),
    [
        ("ALIAS", False, True),
        ("in-value", False, True),
        ("out-value", False, True),
        ("Broken", False, True),
        ("00000000-0000", False, True),
        ("in-history", False, False),
        ("in-history", True, True),
        ("elsewhere", True, False),
    ],
)
def test_which_fields_a_search_matches(text: str, deep: bool, found: bool) -> None:
    world = World()
    run = world.run(session_alias="my-alias", input_values={"a": ["in-value"]})
    run.output_data = {"b": "out-value"}
    run.error = ["it is broken"]
    run.run_message_history = [{"role": "assistant", "content": "in-history"}]

    assert (select_runs([run], RunFilter(search=text, deep_search=deep)) == [run]) is found
