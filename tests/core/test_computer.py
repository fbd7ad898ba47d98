"""What the responses of agents are turned into."""

from __future__ import annotations

import datetime

import pytest
from msgspec import UNSET, UnsetType

from cyberdesk._core.computer import attempt_seconds, file_time


@pytest.mark.parametrize(
    ("default", "command", "expected"),
    [
        (60.0, UNSET, 60.0),
        (10.0, UNSET, 60.0),
        (10.0, None, 60.0),
        (60.0, 300, 330.0),
        (600.0, 300, 600.0),
        (None, 300, None),
    ],
)
def test_an_attempt_lasts_longer_than_its_command(
    default: float | None, command: float | None | UnsetType, expected: float | None
) -> None:
    assert attempt_seconds(default, command) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "1970-01-01T00:00:00+00:00"),
        (1.5, "1970-01-01T00:00:01.500000+00:00"),
        ("2026-01-02T03:04:05", "2026-01-02T03:04:05+00:00"),
        ("2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05+00:00"),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (1e18, None),
        ("", None),
        ("9999-12-31T23:59:59-10:00", None),
    ],
)
def test_times_of_files(value: float | str | None, expected: str | None) -> None:
    moment: datetime.datetime | None = file_time(value)
    assert (moment.isoformat() if moment else None) == expected
