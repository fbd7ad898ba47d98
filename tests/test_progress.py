"""The progress bar in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from cyberdesk import JobProgress
from cyberdesk.progress import ProgressBar


@pytest.mark.parametrize(("total", "counts"), [(40, "12/40"), (None, "12/?")])
def test_the_bar_shows_what_it_is_told(total: int | None, counts: str) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    with ProgressBar("Invoices", console=console) as bar:
        bar(JobProgress(total=total, skipped=2, in_flight=5, succeeded=9, failed=1))
    last = screen.getvalue().rpartition("Invoices")[2]
    for text in (counts, "5 in flight", "1 failed"):
        assert text in last
