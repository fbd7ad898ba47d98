"""A progress bar for jobs, in a terminal.

It needs the extra: `pip install "cyberdesk[progress]"`.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from ._core.jobs.rows import JobProgress

try:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
except ImportError as error:  # pragma: no cover
    raise ImportError('The progress bar needs rich: pip install "cyberdesk[progress]"', name="rich") from error

__all__ = ["ProgressBar"]


class ProgressBar:
    """Shows how far a job is: give it to `client.map_runs` as `on_progress`.

    Args:
        description: What to write before the bar.
        console: Where to draw; the standard output when None.

    Example:
        >>> from cyberdesk.progress import ProgressBar
        >>> with ProgressBar("Invoices") as bar:
        ...     async for result in client.map_runs(workflow_id, [{"number": 1}], on_progress=bar):
        ...         ...  # what is printed here appears above the bar
    """

    def __init__(self, description: str = "Runs", *, console: Console | None = None) -> None:
        self._progress = Progress(
            TextColumn("[progress.description]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[in_flight]} in flight"),
            TextColumn("{task.fields[failed]}", style="red"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
        )
        self._task = self._progress.add_task(description, total=None, in_flight=0, failed="")

    def __call__(self, progress: JobProgress) -> None:
        """Draw what has changed."""
        self._progress.update(
            self._task,
            total=progress.total,
            completed=progress.done,
            in_flight=progress.in_flight,
            failed=f"{progress.failed} failed" if progress.failed else "",
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()
