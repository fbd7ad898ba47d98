"""The journal of a job, as a file."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import threading
import tracemalloc
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cyberdesk import InvalidArgumentError, LocalFileError
from cyberdesk._core.jobs.job_row import JobRow
from cyberdesk._files.jobs.journal import Journal, Remembered
from cyberdesk._files.jobs.row_names import RowNames

RUN = uuid.UUID("00000000-0000-4000-8000-000000000001")


def opened(path: Path, job_id: str = "job", fingerprint: str = "f", *, is_new: bool = True) -> tuple[Journal, str]:
    journal = Journal(str(path))
    return journal, journal.open(job_id, fingerprint, is_new=is_new)


def test_what_was_written_is_found_again(tmp_path: Path) -> None:
    journal, job_id = opened(tmp_path / "job.sqlite")
    journal.record({"a": RUN, "b": RUN}, ["refused"], ["a", "without a run"])
    journal.close()
    again, same_id = opened(tmp_path / "job.sqlite", "another")
    assert same_id == job_id == "job"
    assert again.remembered(["a", "b", "without a run", "refused", "unknown"]) == {
        "a": Remembered(RUN, is_delivered=True),
        "b": Remembered(RUN, is_delivered=False),
        "without a run": Remembered(None, is_delivered=True),
        "refused": Remembered(None, is_delivered=False, refusals=1),
    }
    again.close()


def test_a_run_that_is_created_again_keeps_what_is_known(tmp_path: Path) -> None:
    journal, _ = opened(tmp_path / "job.sqlite")
    journal.record({"a": RUN}, ["b"], ["a"])
    journal.record({"a": uuid.uuid4(), "b": RUN}, ["b"])
    assert journal.remembered(["a", "b"]) == {
        "a": Remembered(RUN, is_delivered=True),
        "b": Remembered(RUN, is_delivered=False, refusals=2),
    }
    journal.close()


@pytest.mark.parametrize(("job_id", "fingerprint"), [("other", "f"), ("job", "other")])
def test_another_job_is_refused(tmp_path: Path, job_id: str, fingerprint: str) -> None:
    opened(tmp_path / "job.sqlite")[0].close()
    journal = Journal(str(tmp_path / "job.sqlite"))
    with pytest.raises(InvalidArgumentError, match="journal of another job"):
        journal.open(job_id, fingerprint, is_new=False)
    opened(tmp_path / "job.sqlite")[0].close()  # the one that was refused has let go of it


def test_a_job_that_is_running_is_not_started_twice(tmp_path: Path) -> None:
    first, _ = opened(tmp_path / "job.sqlite")
    second = Journal(str(tmp_path / "job.sqlite"))
    with pytest.raises(LocalFileError, match="in use by another job of this process"):
        second.open("job", "f", is_new=True)
    first.close()
    opened(tmp_path / "job.sqlite")[0].close()


def test_a_job_waits_for_one_of_this_process_that_is_releasing_the_journal(tmp_path: Path) -> None:
    first, _ = opened(tmp_path / "job.sqlite")
    first.end_soon()
    timer = threading.Timer(0.1, first.close)
    timer.start()
    opened(tmp_path / "job.sqlite")[0].close()
    timer.join()


def test_a_journal_that_only_a_cycle_of_references_keeps_is_free(tmp_path: Path) -> None:
    gc.disable()
    try:
        cycle: list[Any] = [opened(tmp_path / "job.sqlite")[0]]
        cycle.append(cycle)
        del cycle
        opened(tmp_path / "job.sqlite")[0].close()
    finally:
        gc.enable()


def test_a_journal_of_another_process_is_refused(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from cyberdesk._files.jobs.journal import Journal\n"
        "journal = Journal(sys.argv[1])\n"
        "journal.open('job', 'f', is_new=True)\n"
        "print('open', flush=True)\n"
        "input()\n"
    )
    path = str(tmp_path / "job.sqlite")
    with subprocess.Popen(
        [sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(LocalFileError, match="in use by another process"):
            opened(tmp_path / "job.sqlite")
        process.communicate("end\n")
    opened(tmp_path / "job.sqlite")[0].close()


def test_a_process_that_was_killed_leaves_the_journal_free(tmp_path: Path) -> None:
    path = tmp_path / "job.sqlite"
    script = (
        "import sys, os, signal, uuid\n"
        "from cyberdesk._files.jobs.journal import Journal\n"
        "journal = Journal(sys.argv[1])\n"
        "journal.open('job', 'f', is_new=True)\n"
        "journal.record({'a': uuid.UUID(int=1)})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == -9
    journal, _ = opened(path)
    assert journal.remembered(["a"]) == {"a": Remembered(uuid.UUID(int=1), is_delivered=False)}
    journal.close()


def test_a_loop_that_was_left_frees_the_file(tmp_path: Path) -> None:
    journal, _ = opened(tmp_path / "job.sqlite")
    del journal
    opened(tmp_path / "job.sqlite")[0].close()


def test_files_that_are_no_journal_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(LocalFileError, match="cannot be used as a journal"):
        opened(text)
    assert text.read_text().startswith("no database")
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE something (x)")
    connection.close()
    before = foreign.read_bytes()
    with pytest.raises(InvalidArgumentError, match="not the journal of a job"):
        opened(foreign)
    assert foreign.read_bytes() == before
    with pytest.raises(LocalFileError):
        opened(tmp_path / "no such folder" / "job.sqlite")


def test_after_closing_nothing_happens(tmp_path: Path) -> None:
    journal, _ = opened(tmp_path / "job.sqlite")
    journal.close()
    journal.close()
    journal.record({}, (), ["a"])
    assert journal.remembered(["a"]) == {}
    with pytest.raises(LocalFileError, match="was closed"):
        journal.open("job", "f", is_new=True)


def test_a_journal_that_is_released_in_the_middle_of_a_method_is_closed_by_it(tmp_path: Path) -> None:
    path = tmp_path / "job.sqlite"
    journal, _ = opened(path)
    journal.release()
    opened(path)[0].close()

    class Runs(dict[str, uuid.UUID]):
        def items(self) -> Any:
            journal.release()  # as the garbage collector may do at any moment
            return super().items()

    journal, _ = opened(path)
    journal.record(Runs(a=RUN))
    again, _ = opened(path)
    assert again.remembered(["a"]) == {"a": Remembered(RUN, is_delivered=False)}
    again.close()


def test_nothing_is_written_when_a_part_cannot_be(tmp_path: Path) -> None:
    journal, _ = opened(tmp_path / "job.sqlite")
    with pytest.raises(UnicodeEncodeError):
        journal.record({"a": RUN}, (), ["a\udc80"])
    assert journal.remembered(["a"]) == {}
    journal.close()


def named(names: RowNames, *rows: JobRow[str]) -> list[str]:
    return [str(found.error) if found.error else found.row.name for found in names.identify(rows)]


def test_rows_have_names_of_their_own() -> None:
    names = RowNames(None)
    assert named(names, JobRow("", 0, digest="a"), JobRow("", 1, digest="b"), JobRow("", 2, digest="a")) == [
        "a-1",
        "b-1",
        "a-2",
    ]
    assert named(names, JobRow("", 3, digest="a")) == ["a-3"]
    assert named(names, JobRow("", 4, own_key="key"), JobRow("", 5, own_key="key")) == [
        "key",
        "two rows have the key 'key'",
    ]
    secret = [JobRow("", index, digest="c", has_secrets=True) for index in (6, 7)]
    assert "name the rows with key=" in named(names, *secret)[1]
    names.close()


def test_a_look_up_that_fails_does_not_count_twice(tmp_path: Path) -> None:
    class Failing(Journal):
        failures = 1

        def remembered(self, names: Sequence[str]) -> dict[str, Remembered]:
            if self.failures:
                self.failures -= 1
                raise LocalFileError("disk")
            return super().remembered(names)

    journal = Failing(str(tmp_path / "job.sqlite"))
    journal.open("job", "f", is_new=True)
    journal.record({"a-1": RUN})
    names = RowNames(journal)
    row = JobRow("", 0, digest="a")
    with pytest.raises(LocalFileError, match="disk"):
        names.identify([row])
    (found,) = names.identify([row])
    assert (found.row.name, found.run_id) == ("a-1", RUN)
    names.close()
    journal.close()


def test_many_names_need_no_memory() -> None:
    names = RowNames(None)
    tracemalloc.start()
    before = 0
    for start in range(0, 20_000, 500):
        names.identify([JobRow("", index, digest=f"{index:032}") for index in range(start, start + 500)])
        if start == 0:
            before = tracemalloc.get_traced_memory()[0]
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 100_000
    names.close()
