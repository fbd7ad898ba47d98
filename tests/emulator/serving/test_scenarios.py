"""Scenarios: what they set up, and what is said of wrong ones."""

import textwrap
from pathlib import Path

import pytest

from cyberdesk import RetryConfig, RunFailedError
from cyberdesk.emulator import CyberdeskEmulator, ScenarioError, VirtualClock

EXAMPLE = Path(__file__).parents[3] / "examples" / "clinic.toml"


@pytest.fixture
def emulator() -> CyberdeskEmulator:
    return CyberdeskEmulator(serve=False, machines=0, clock=VirtualClock(auto_advance=True))


def written(folder: Path, text: str, name: str = "scenario.toml") -> Path:
    path = folder / name
    path.write_text(textwrap.dedent(text))
    return path


def test_the_example(emulator: CyberdeskEmulator) -> None:
    emulator.load_scenario(EXAMPLE)
    with emulator, emulator.client(retry=RetryConfig(initial_delay=0.001, max_delay=0.001)) as client:
        front, billing = client.pools.list().items
        assert (front.name, front.pool_parameters, billing.name) == ("Front desk", {"site": "north"}, "Billing")
        first, second = client.machines.list().items
        assert (first.name, first.machine_parameters) == ("Desk 1", {"printer": "HP-1"})
        assert [machine.pool_ids for machine in emulator.machines] == [(front.id,), (front.id, billing.id)]
        assert second.name == "Desk 2"

        look_up, bill = emulator.workflows
        values = {"name": "Doe", "birth_date": "1970-01-01"}
        for _ in range(2):
            run = client.runs.create(workflow_id=look_up.id, input_values=values)
            assert client.wait_for_run(run).output_data == {"id": 4711, "name": "Jane Doe"}
            run = client.runs.create(workflow_id=look_up.id, input_values=values)
            with pytest.raises(RunFailedError, match="no such patient"):
                client.wait_for_run(run)
        started, ended = emulator.runs[0].started_at, emulator.runs[0].ended_at
        assert started is not None
        assert ended is not None
        assert (ended - started).total_seconds() == 2

        printed = client.wait_for_run(client.runs.create(workflow_id=bill.id, input_values={"id": 1}))
        [file] = client.run_attachments.list(run_id=printed.id, attachment_type="output").items
        assert client.run_attachments.download(file.id) == b"Total: 125.50"
        assert bill.input_schema is not None
        assert '"required": ["id"]' in bill.input_schema

        assert client.runs.list().total == 5
    # A wait polls the list; the fault applies to the first two polls.
    statuses = [request.status for request in emulator.requests_to("GET /v1/runs")]
    assert statuses[:2] == [503, 503]
    assert set(statuses[2:]) == {200}


def test_files_are_relative_to_the_scenario(
    emulator: CyberdeskEmulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bill.pdf").write_bytes(b"%PDF")
    path = written(
        tmp_path,
        """
        [[workflows]]
        main_prompt = "Print"
        includes_file_exports = true
        outcomes = [{ files = [{ name = "a.pdf", path = "bill.pdf" }] }]
        [[machines]]
        name = "M"
        """,
    )
    monkeypatch.chdir("/")
    emulator.load_scenario(str(path))
    with emulator, emulator.client() as client:
        run = client.wait_for_run(client.runs.create(workflow_id=emulator.workflows[0].id))
        [file] = client.run_attachments.list(run_id=run.id, attachment_type="output").items
        assert (file.filename, file.content_type) == ("a.pdf", "application/pdf")
        assert client.run_attachments.download(file.id) == b"%PDF"


def test_a_workflow_without_an_id_has_the_same_each_time(tmp_path: Path) -> None:
    path = written(tmp_path, 'workflows = [{ main_prompt = "A" }, { main_prompt = "A", name = "B" }]')
    ids: list[object] = []
    for _ in range(2):
        emulator = CyberdeskEmulator()
        emulator.load_scenario(path)
        ids.append([workflow.id for workflow in emulator.workflows])
    assert ids[0] == ids[1]


def test_what_a_state_file_knows_already_stays(tmp_path: Path) -> None:
    seen: list[object] = []
    runs: list[int] = []
    for _ in range(2):
        emulator = CyberdeskEmulator(
            serve=False, machines=0, clock=VirtualClock(auto_advance=True), state=tmp_path / "state.sqlite"
        )
        emulator.load_scenario(EXAMPLE)
        with emulator, emulator.client() as client:
            seen.append((emulator.pools, [it.id for it in emulator.machines], emulator.workflows))
            values = {"name": "Doe", "birth_date": "1970-01-01"}
            run = client.runs.create(workflow_id=emulator.workflows[0].id, input_values=values)
            assert client.wait_for_run(run).output_data == {"id": 4711, "name": "Jane Doe"}
            runs.append(len(emulator.runs))
    assert seen[0] == seen[1]
    assert runs == [1, 2]


def test_webhooks_are_sent_to_the_endpoints_of_a_scenario(tmp_path: Path) -> None:
    text = """
        [[webhooks]]
        url = "http://127.0.0.1:9/hooks"
        secret = "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cyE="
        events = ["run_complete"]

        [[workflows]]
        id = "7d1b1f4e-0000-4000-8000-000000000009"
        main_prompt = "P"
        is_webhooks_enabled = true
        """
    for _ in range(2):
        with CyberdeskEmulator(serve=False, state=tmp_path / "state.sqlite") as emulator:
            emulator.load_scenario(written(tmp_path, text))
            (endpoint,) = emulator.webhooks.endpoints
            assert endpoint.secret == "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cyE="
            assert endpoint.events == ("run_complete",)
            with emulator.client() as client:
                client.wait_for_run(client.runs.create(workflow_id=emulator.workflows[0].id))
            assert emulator.webhooks.deliveries


def test_the_same_workflow_twice_is_an_error(emulator: CyberdeskEmulator) -> None:
    emulator.load_scenario(EXAMPLE)
    with pytest.raises(ScenarioError, match=r"workflows\[0\]\.id: A workflow with the id 7d1b1f4e"):
        emulator.load_scenario(EXAMPLE)


WRONG = [
    ("pools = 3", "pools: Expected `array`, got `int`"),
    ("pols = []", "Object contains unknown field `pols`"),
    ('[[machines]]\nname = "M"\ncolour = "red"', "machines[0]: Object contains unknown field `colour`"),
    ('[[machines]]\nname = "M"\npools = ["P"]', "machines[0].pools: unknown pool 'P'"),
    ('machines = [{ name = "M" }, { name = "M" }]', "machines[1]: duplicate: M"),
    ("[[workflows]]\nname = 'W'", "workflows[0]: Object missing required field `main_prompt`"),
    (
        '[[workflows]]\nmain_prompt = "P"\n[[workflows.outcomes]]\n[[workflows.outcomes]]\nseconds = "two"',
        "workflows[0].outcomes[1].seconds: Expected `float | null`, got `str`",
    ),
    (
        '[[workflows]]\nmain_prompt = "P"\noutcomes = [{ status = "done" }]',
        "workflows[0].outcomes[0].status: Invalid enum value 'done'",
    ),
    (
        '[[workflows]]\nmain_prompt = "P"\noutcomes = [{ seconds = -1 }]',
        "workflows[0].outcomes[0].seconds: must be a non-negative number",
    ),
    (
        '[[workflows]]\nmain_prompt = "P"\noutcomes = [{ files = [{ name = "a", text = "b" }] }]',
        "workflows[0].outcomes[0].files: files need a workflow with includes_file_exports = true",
    ),
    (
        '[[workflows]]\nmain_prompt = "P"\nincludes_file_exports = true\n'
        'outcomes = [{ files = [{ name = "a" }] }]',
        "workflows[0].outcomes[0].files[0]: needs either text or path",
    ),
    (
        '[[workflows]]\nmain_prompt = "P"\nincludes_file_exports = true\n'
        'outcomes = [{ files = [{ name = "a", path = "none" }] }]',
        "workflows[0].outcomes[0].files[0].path: none: No such file or directory",
    ),
    ("faults = [{ status = 42 }]", "faults[0]: status must be from 200 to 599, not 42"),
    ('faults = [{ match = "runs", reset = true }]', "faults[0]: 'runs' is not a pattern of requests such as"),
    ('webhooks = [{ url = "nowhere" }]', "webhooks[0]: "),
    ("a = = 3", "Invalid value (at line 1, column 5)"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_wrong_scenarios_are_named_by_file_and_place(
    emulator: CyberdeskEmulator, tmp_path: Path, text: str, message: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ScenarioError) as caught:
        emulator.load_scenario(path)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read(emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# \xe4")
    for name, message in (("none.toml", "No such file or directory"), ("latin.toml", "is not text in UTF-8")):
        with pytest.raises(ScenarioError) as caught:
            emulator.load_scenario(tmp_path / name)
        assert str(caught.value) == f"{tmp_path / name}: {message}"


PYTHON = """
    from cyberdesk.emulator import returns

    def set_up(emulator):
        emulator.add_machine(name="Own")

        @emulator.workflow(name="Double")
        async def double(run):
            return returns({"twice": 2 * run.inputs["number"]})
"""


def test_a_python_file_sets_up_what_it_likes(emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    emulator.load_scenario(written(tmp_path, PYTHON, "scenario.py"))
    with emulator, emulator.client() as client:
        run = client.runs.create(workflow_id=emulator.workflows[0].id, input_values={"number": 4})
        assert client.wait_for_run(run).output_data == {"twice": 8}
    assert [machine.name for machine in emulator.machines] == ["Own"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", ": has no function set_up(emulator)"),
        ("def set_up(:\n  pass", ":1: invalid syntax"),
        ("\nimport nothing_of_this_name", ":2: ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("def set_up(emulator):\n    return 1 / 0", ":2: ZeroDivisionError: division by zero"),
        ("def set_up(emulator):\n    open('/none')", ":2: FileNotFoundError: [Errno 2] No such file"),
        ("def set_up(emulator):\n    emulator.faults.add('x')", ":2: ValueError: 'x' is not a pattern"),
    ],
)
def test_wrong_python_files_are_named_by_file_and_line(
    emulator: CyberdeskEmulator, tmp_path: Path, text: str, message: str
) -> None:
    path = written(tmp_path, text, "scenario.py")
    with pytest.raises(ScenarioError) as caught:
        emulator.load_scenario(path)
    assert str(caught.value).startswith(f"{path}{message}")
    assert "\n" not in str(caught.value)


def test_a_python_file_that_is_not_there(emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"none\.py: No such file or directory$"):
        emulator.load_scenario(tmp_path / "none.py")
