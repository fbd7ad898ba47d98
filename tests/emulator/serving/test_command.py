"""`python -m cyberdesk.emulator`."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from cyberdesk import Cyberdesk

COMMAND = [sys.executable, "-W", "error", "-m", "cyberdesk.emulator"]
EXAMPLE = Path(__file__).parents[3] / "examples" / "clinic.toml"


@contextmanager
def started(*arguments: str) -> Generator[tuple["subprocess.Popen[str]", str]]:
    """The running command and what it has printed."""
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            text = ""
            for line in process.stdout:
                text += line
                if "/v1/runs" in line:  # the end of the command to try
                    break
            yield process, text
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal_comes(number: signal.Signals) -> None:
    with started("--port", "0", "--machines", "2", "--api-key", "cd_own") as (process, text):
        found = re.search(r"http://127\.0\.0\.1:\d+", text)
        assert found is not None, text
        headers = {"Authorization": "Bearer cd_own"}
        assert httpx.get(f"{found[0]}/v1/machines", headers=headers).json()["total"] == 2
        listed = httpx.get(f"{found[0]}/v1/workflows", headers=headers).json()["items"]
        assert all(workflow["id"] in text for workflow in listed)
        assert "cd_own" in text

        process.send_signal(number)
        output, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, "")
        # A request's line may come after the signal.
        assert "Stopping." in output.splitlines()


def test_each_request_has_a_line() -> None:
    with started("--port", "0", "--api-key", "cd_a", "--api-key", "cd_b") as (process, text):
        url = base_url(text)
        assert re.findall(r"API key +(\w+)", text) == ["cd_a", "cd_b"]
        for key in ("cd_a", "cd_b", "cd_c"):
            httpx.get(f"{url}/v1/runs", params={"limit": 1}, headers={"Authorization": f"Bearer {key}"})
        httpx.post(f"{url}/v1/a%0Ab", content=b"x")
        output = ended(process)

    lines = [line for line in output.splitlines() if "/v1/" in line]
    shown = [re.sub(r"^\d\d:\d\d:\d\d  |\d+ ms$", "", line) for line in lines]
    assert shown == [
        "GET /v1/runs?limit=1 200 ",
        "GET /v1/runs?limit=1 200 ",
        "GET /v1/runs?limit=1 401 ",
        "POST /v1/a?b 404 ",
    ]


def test_quiet_means_no_lines() -> None:
    with started("--port", "0", "--quiet") as (process, text):
        assert httpx.get(f"{base_url(text)}/v1/health").status_code == 200
        assert ended(process).strip() == "Stopping."


def test_the_document_of_the_api_is_served() -> None:
    with started("--port", "0") as (_, text):
        url = base_url(text)
        assert f"{url}/openapi.json" in text
        response = httpx.get(f"{url}/openapi.json")
    assert response.headers["content-type"] == "application/json"
    assert response.content == (Path(__file__).parents[3] / "openapi.json").read_bytes()


def test_a_scenario_and_a_speed() -> None:
    with started("--port", "0", "--scenario", str(EXAMPLE), "--speed", "100") as (_, text):
        assert re.findall("7d1b1f4e-0000-4000-8000-00000000000.", text)[0] in text
        assert re.search(r"Machines +2\n", text)
        with Cyberdesk("cd_emulator", base_url=base_url(text)) as client:
            values = {"name": "Doe", "birth_date": "1970-01-01"}
            workflow = "7d1b1f4e-0000-4000-8000-000000000001"
            created = client.runs.create(workflow_id=workflow, input_values=values)
            # Two hundredths of a second here are the two seconds of the scenario.
            run = client.wait_for_run(created, timeout=30, poll_interval=0.01)
            assert run.output_data == {"id": 4711, "name": "Jane Doe"}


def test_a_seed_makes_the_same_ids() -> None:
    seen: list[object] = []
    for _ in range(2):
        with (
            started("--port", "0", "--seed", "alpha") as (_, text),
            Cyberdesk("cd_emulator", base_url=base_url(text)) as client,
        ):
            seen.append([client.pools.create(name="P").id, *(it.id for it in client.machines.list())])
    assert seen[0] == seen[1]


def test_a_state_survives_a_kill(tmp_path: Path) -> None:
    arguments = ["--port", "0", "--state", str(tmp_path / "state.sqlite"), "--scenario", str(EXAMPLE)]
    with started(*arguments) as (process, text):
        with Cyberdesk("cd_emulator", base_url=base_url(text)) as client:
            pool = client.pools.create(name="Night")
            before = [it.id for it in client.machines.list()]
        process.kill()
        process.wait(30)
    with started(*arguments) as (_, text), Cyberdesk("cd_emulator", base_url=base_url(text)) as client:
        assert client.pools.get(pool.id).name == "Night"
        assert [it.id for it in client.machines.list()] == before


def test_a_state_file_of_another_program_is_named(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_text("no database at all, but long enough to be looked at" * 10)
    done = run("--port", "0", "--state", str(path))

    assert done.returncode == 1
    assert str(path) in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_scenario_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("[[workflows]]\nmain_prompt = 3")
    done = run("--port", "0", "--scenario", str(path))

    message = f"{path}: workflows[0].main_prompt: Expected `str`, got `int`\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)


def base_url(text: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", text)
    assert found is not None, text
    return found[0]


def ended(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")
    return output


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=30, check=False)


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("--port", str(port))

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} on 127.0.0.1 is in use.")
    assert "Traceback" not in done.stderr


def test_an_unavailable_address_is_named() -> None:
    done = run("--host", "203.0.113.1", "--port", "0")

    assert done.returncode == 1
    assert done.stderr.startswith("Cannot listen on 203.0.113.1:0: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "70000"],
        ["--port", "x"],
        ["--machines", "-1"],
        ["--speed", "0"],
        ["--speed", "nan"],
        ["--nope"],
    ],
)
def test_wrong_arguments_are_explained(arguments: list[str]) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert "usage: python -m cyberdesk.emulator" in done.stderr


def test_a_missing_extra_is_named() -> None:
    # As if not installed: a None in sys.modules makes both the import and the search for it fail.
    code = (
        "import sys; sys.modules['uvicorn'] = None; "
        "from cyberdesk.emulator.__main__ import main; sys.exit(main(['--port', '0']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)

    assert done.returncode == 1
    assert done.stderr.strip() == 'The emulator needs uvicorn: pip install "cyberdesk[emulator]"'


def test_importing_the_emulator_needs_no_extra() -> None:
    code = "import sys, cyberdesk.emulator; print({'starlette', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stdout) == (0, "set()\n")


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("--api-key=", "argument --api-key: an API key must be a non-empty string"),
        ("--api-key=two words", "argument --api-key: an API key must be a non-empty string"),
        ("--host=", "argument --host: must be an address or a host name, not ''"),
        ("--port=", "argument --port: must be a number from 0 to 65535, not ''"),
        ("--machines=-1", "argument --machines: must be a non-negative integer, not '-1'"),
        ("--speed=fast", "argument --speed: must be a positive number, not 'fast'"),
    ],
)
def test_wrong_values_are_explained(argument: str, message: str) -> None:
    done = subprocess.run([*COMMAND, argument], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
