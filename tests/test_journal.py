"""The journal of a job, as a file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from cyberdesk import InvalidArgumentError, LocalFileError
from cyberdesk._files.journal import Journal, Remembered

RUN = uuid.UUID("00000000-0000-4000-8000-000000000001")


def opened(path: Path, job_id: str = "job", fingerprint: str = "f", *, is_new: bool = True) -> tuple[Journal, str]:
    journal = Journal(path)
    return journal, journal.open(job_id, fingerprint, is_new=is_new)


def test_what_was_written_is_found_again(tmp_path: Path) -> None:
    journal, job_id = opened(tmp_path / "job.sqlite")
    journal.created({"a": RUN, "b": RUN})
    journal.delivered(["a", "without a run"])
    journal.close()
    again, same_id = opened(tmp_path / "job.sqlite", "another")
    assert same_id == job_id == "job"
    assert again.look_up(["a", "b", "without a run", "unknown"]) == {
        "a": Remembered(RUN, is_delivered=True),
        "b": Remembered(RUN, is_delivered=False),
        "without a run": Remembered(None, is_delivered=True),
    }
    again.close()


def test_a_run_that_is_created_again_keeps_what_is_known(tmp_path: Path) -> None:
    journal, _ = opened(tmp_path / "job.sqlite")
    journal.created({"a": RUN})
    journal.delivered(["a"])
    journal.created({"a": uuid.uuid4()})
    assert journal.look_up(["a"]) == {"a": Remembered(RUN, is_delivered=True)}
    journal.close()


@pytest.mark.parametrize(("job_id", "fingerprint"), [("other", "f"), ("job", "other")])
def test_another_job_is_refused(tmp_path: Path, job_id: str, fingerprint: str) -> None:
    opened(tmp_path / "job.sqlite")[0].close()
    journal = Journal(tmp_path / "job.sqlite")
    with pytest.raises(InvalidArgumentError, match="journal of another job"):
        journal.open(job_id, fingerprint, is_new=False)
    opened(tmp_path / "job.sqlite")[0].close()  # the one that was refused has let go of it


def test_a_job_that_is_running_is_not_started_twice(tmp_path: Path) -> None:
    first, _ = opened(tmp_path / "job.sqlite")
    second = Journal(tmp_path / "job.sqlite")
    with pytest.raises(LocalFileError, match="is the job running already"):
        second.open("job", "f", is_new=True)
    first.close()
    opened(tmp_path / "job.sqlite")[0].close()


def test_a_process_that_was_killed_leaves_the_journal_free(tmp_path: Path) -> None:
    path = tmp_path / "job.sqlite"
    script = (
        "import sys, os, signal, uuid\n"
        "from cyberdesk._files.journal import Journal\n"
        "journal = Journal(sys.argv[1])\n"
        "journal.open('job', 'f', is_new=True)\n"
        "journal.created({'a': uuid.UUID(int=1)})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == -9
    journal, _ = opened(path)
    assert journal.look_up(["a"]) == {"a": Remembered(uuid.UUID(int=1), is_delivered=False)}
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
    journal.delivered(["a"])
