"""The pytest plugin, in pytests of their own: no setting of this suite counts there."""

from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project

RUN_ONE = """
    from cyberdesk.emulator import returns

    async def run_one(emulator, client):
        workflow = emulator.add_workflow(returns({"total": 12}))
        run = await client.wait_for_run(await client.runs.create(workflow_id=workflow.id), timeout=30)
        assert run.output_data == {"total": 12}
        assert [run.status for run in emulator.runs] == ["success"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("mode", ["in-process", "server"])
class TestAsyncTests:
    def test_of_pytest_asyncio_in_strict_mode(self, project: Project, mode: str) -> None:
        project.write("pytest.ini", f"[pytest]\ncyberdesk_emulator_mode = {mode}\n{LOOP_SCOPE}")
        project.write(
            "test_it.py",
            RUN_ONE,
            """
            import pytest

            @pytest.mark.asyncio
            async def test_one(cyberdesk_emulator, async_cyberdesk_client):
                await run_one(cyberdesk_emulator, async_cyberdesk_client)

            @pytest.mark.asyncio(loop_scope="module")
            async def test_in_a_loop_that_goes_on(cyberdesk_emulator, async_cyberdesk_client):
                await run_one(cyberdesk_emulator, async_cyberdesk_client)

            @pytest.mark.asyncio(loop_scope="module")
            async def test_in_the_same_loop(cyberdesk_emulator, async_cyberdesk_client):
                async with async_cyberdesk_client:
                    await run_one(cyberdesk_emulator, async_cyberdesk_client)
            """,
        )
        project.run(passed=3)

    def test_of_pytest_asyncio_in_auto_mode(self, project: Project, mode: str) -> None:
        project.write(
            "pytest.ini", f"[pytest]\nasyncio_mode = auto\ncyberdesk_emulator_mode = {mode}\n{LOOP_SCOPE}"
        )
        project.write(
            "test_it.py",
            RUN_ONE,
            """
            async def test_one(cyberdesk_emulator, async_cyberdesk_client):
                await run_one(cyberdesk_emulator, async_cyberdesk_client)
            """,
        )
        project.run(passed=1)

    def test_of_anyio_on_asyncio_and_trio(self, project: Project, mode: str) -> None:
        project.write(
            "test_it.py",
            RUN_ONE,
            """
            import pytest

            pytestmark = pytest.mark.anyio

            async def test_one(cyberdesk_emulator, async_cyberdesk_client):
                await run_one(cyberdesk_emulator, async_cyberdesk_client)
            """,
        )
        project.run("-p", "no:asyncio", "-o", f"cyberdesk_emulator_mode={mode}", passed=2)

    def test_without_a_plugin(self, project: Project, mode: str) -> None:
        project.write(
            "test_it.py",
            RUN_ONE,
            """
            import asyncio
            import trio

            def test_on_asyncio(cyberdesk_emulator, async_cyberdesk_client):
                asyncio.run(run_one(cyberdesk_emulator, async_cyberdesk_client))

            def test_on_trio(cyberdesk_emulator, async_cyberdesk_client):
                trio.run(run_one, cyberdesk_emulator, async_cyberdesk_client)

            def test_in_two_loops(cyberdesk_emulator, async_cyberdesk_client):
                async def list_runs():
                    assert (await async_cyberdesk_client.runs.list()).total == 0

                asyncio.run(list_runs())
                asyncio.run(list_runs())
            """,
        )
        project.run("-p", "no:asyncio", "-o", f"cyberdesk_emulator_mode={mode}", passed=3)


LOOP_SCOPE = "asyncio_default_fixture_loop_scope = function\n"


def test_sync_tests_and_isolation(project: Project) -> None:
    project.write(
        "test_it.py",
        """
        import pytest
        from cyberdesk.emulator import returns

        @pytest.mark.parametrize("turn", range(3))
        def test_each_has_an_emulator_of_its_own(cyberdesk_emulator, cyberdesk_client, turn):
            workflow = cyberdesk_emulator.add_workflow(returns({"turn": turn}))
            run = cyberdesk_client.wait_for_run(cyberdesk_client.runs.create(workflow_id=workflow.id), timeout=30)
            assert run.output_data == {"turn": turn}
            assert len(cyberdesk_emulator.runs) == 1
            assert len(cyberdesk_emulator.requests_to("POST /v1/runs")) == 1
        """,
    )
    project.run("-p", "no:asyncio", passed=3)


def test_markers(project: Project) -> None:
    project.write(
        "test_it.py",
        """
        import httpx
        import pytest
        from cyberdesk import Cyberdesk

        pytestmark = pytest.mark.cyberdesk_emulator(machines=3, api_key="cd_own", mode="in-process")

        def test_of_the_module(cyberdesk_emulator):
            assert len(cyberdesk_emulator.machines) == 3
            assert cyberdesk_emulator.base_url == "https://emulator.invalid"

        @pytest.mark.cyberdesk_emulator(machines=5, mode="server")
        def test_the_nearest_counts(cyberdesk_emulator):
            assert (len(cyberdesk_emulator.machines), cyberdesk_emulator.api_key) == (5, "cd_own")
            assert httpx.get(cyberdesk_emulator.base_url + "/v1/health").status_code == 200
            with Cyberdesk() as own:
                assert own.machines.list().total == 5
        """,
    )
    project.run("-p", "no:asyncio", "--strict-markers", passed=2)


@pytest.mark.parametrize("order", [("other_plugin", "cyberdesk.testing"), ("cyberdesk.testing", "other_plugin")])
def test_fixtures_of_other_plugins_keep_their_names(project: Project, order: tuple[str, str]) -> None:
    fixtures = (f"@pytest.fixture\ndef {name}():\n    return 'other'\n" for name in ("client", "async_client"))
    project.write("other_plugin.py", "import pytest", *fixtures)
    project.write(
        "test_it.py",
        """
        def test_both(client, async_client, cyberdesk_emulator, cyberdesk_client):
            assert (client, async_client) == ("other", "other")
            assert cyberdesk_client.machines.list().total == len(cyberdesk_emulator.machines)
        """,
    )
    project.run("--disable-plugin-autoload", "-p", order[0], "-p", order[1], passed=1)


def test_clients_made_by_the_tested_code_use_the_emulator(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    project.write(
        "test_it.py",
        """
        import subprocess
        import sys
        from cyberdesk import AsyncCyberdesk, Cyberdesk

        LIST = "from cyberdesk import Cyberdesk; print(Cyberdesk().machines.list().total)"

        def test_here(cyberdesk_emulator):
            with Cyberdesk() as client:
                assert client.machines.list().total == 1

        async def test_on_asyncio(cyberdesk_emulator):
            async with AsyncCyberdesk() as client:
                assert (await client.machines.list()).total == 1

        def test_in_another_process(cyberdesk_emulator):
            assert subprocess.check_output([sys.executable, "-c", LIST], text=True) == "1\\n"
        """,
    )
    project.run("-o", "asyncio_mode=auto", "-o", LOOP_SCOPE.strip().replace(" ", ""), passed=3)


def test_wrong_markers_are_errors(project: Project) -> None:
    wrong = {
        "mode='remote'": "cyberdesk_emulator_mode must be 'server' or 'in-process', not 'remote'",
        "3": "The marker cyberdesk_emulator takes keyword arguments only",
        "machine=3": "unexpected keyword argument 'machine'",
    }
    tests = [
        f"@pytest.mark.cyberdesk_emulator({marker})\ndef test_{index}(cyberdesk_emulator): pass"
        for index, marker in enumerate(wrong)
    ]
    project.write("test_it.py", "import pytest", *tests)
    output = project.run("-p", "no:asyncio", errors=3)
    for text in wrong.values():
        assert text in output


def test_the_start_of_pytest_loads_nothing_heavy(project: Project) -> None:
    project.write(
        "test_it.py",
        """
        import sys

        def test_what_is_loaded():
            assert "cyberdesk.testing" in sys.modules
            assert not {"httpx", "starlette", "uvicorn", "msgspec", "attrs", "trio"} & set(sys.modules)
            assert not {name for name in sys.modules if name.startswith("cyberdesk.emulator")}
        """,
    )
    # Other plugins load what they like. That this one is found without being named, the other tests show.
    project.run("--disable-plugin-autoload", "-p", "cyberdesk.testing", passed=1)


def test_the_fixtures_say_what_they_are(project: Project) -> None:
    project.write("test_it.py", "")
    output = project.run("-p", "no:asyncio", "--fixtures")
    for name in ("cyberdesk_emulator", "async_cyberdesk_client", "cyberdesk_client"):
        assert f"\n{name} -- " in output


def test_the_clock_advances_by_itself_by_default(project: Project) -> None:
    project.write(
        "test_it.py",
        """
        import pytest
        from cyberdesk.emulator import VirtualClock, takes

        def test_hours_pass(cyberdesk_emulator, cyberdesk_client):
            workflow = cyberdesk_emulator.add_workflow(takes(7200))
            run = cyberdesk_client.wait_for_run(cyberdesk_client.runs.create(workflow_id=workflow.id), timeout=60)
            assert (run.ended_at - run.started_at).total_seconds() == 7200

        @pytest.mark.cyberdesk_emulator(clock=VirtualClock)
        def test_time_stands_still(cyberdesk_emulator, cyberdesk_client):
            run = cyberdesk_client.runs.create(workflow_id=cyberdesk_emulator.add_workflow(takes(60)).id)
            cyberdesk_emulator.clock.advance(59)
            assert cyberdesk_client.runs.get(run.id).status == "running"
            cyberdesk_emulator.clock.advance(2)
            assert cyberdesk_client.runs.get(run.id).status == "success"
        """,
    )
    project.run("-p", "no:asyncio", passed=2)
