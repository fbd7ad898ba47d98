"""What importing the package does, and what it exports."""

from __future__ import annotations

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import cyberdesk
from cyberdesk import models

ROOT = Path(__file__).resolve().parents[1]


def loaded_by(code: str) -> set[str]:
    """Modules that a fresh interpreter has after some code."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = loaded_by("import cyberdesk")
    assert {name for name in loaded if name.startswith("cyberdesk")} == {
        "cyberdesk",
        "cyberdesk._lazy",
        "cyberdesk._raw",
        "cyberdesk._raw.exports",
    }
    assert not loaded & {"httpx", "msgspec", "attrs", "attr", "anyio", "ssl", "asyncio"}


def test_making_a_client_loads_no_model() -> None:
    loaded = loaded_by("import cyberdesk; cyberdesk.AsyncCyberdesk('key'); cyberdesk.Cyberdesk('key')")
    generated = ("cyberdesk._generated.api", "cyberdesk._generated.models.", "cyberdesk._generated.arguments")
    assert not {name for name in loaded if name.startswith(generated)}
    assert not {name for name in loaded if name.startswith(("cyberdesk.emulator", "starlette", "uvicorn"))}


def test_one_model_loads_only_what_it_refers_to() -> None:
    loaded = loaded_by("from cyberdesk.models import RunResponse")
    found = {name.rpartition(".")[2] for name in loaded if name.startswith("cyberdesk._generated.models.")}
    assert "run_response" in found
    assert "machine_response" not in found


def test_the_core_is_free_of_input_and_output() -> None:
    loaded = loaded_by(
        "import pkgutil, importlib, cyberdesk._core as core\n"
        "names = [module.name for module in pkgutil.walk_packages(core.__path__, 'cyberdesk._core.')]\n"
        "assert len([importlib.import_module(name) for name in names]) > 25"
    )
    assert not loaded & {"httpx", "anyio", "asyncio", "ssl"}


@pytest.mark.parametrize("module", [cyberdesk, models])
def test_every_exported_name_is_there(module: ModuleType) -> None:
    names: tuple[str, ...] = vars(module)["__all__"]
    for name in names:
        assert getattr(module, name) is not None
    assert set(names) <= set(dir(module))
    with pytest.raises(AttributeError, match="no_such_name"):
        module.no_such_name  # noqa: B018


ELSEWHERE = """
AttachmentType ChatMessage ConnectionCreate ConnectionResponse
ConnectionStatus FileInput IncludedResource MachineCreate
MachineResponse MachineStatus MachineUpdate MessageContentBlock
ModelConfigurationCreate ModelConfigurationResponse ModelConfigurationUpdate PostRunCheckFileTargetMode
PostRunCheckStatus PostRunCheckType RetryConfig RunAttachmentCreate
RunAttachmentDownloadUrlResponse RunAttachmentResponse RunAttachmentUpdate RunCreate
RunField RunImageSignedUrlResponse RunListSortMode RunMessageHistory
RunPostRunCheckSnapshot RunResponse RunStatus RunUpdate
TrajectoryCreate TrajectoryResponse TrajectoryUpdate UsageAggregateResponse
UsageMode WorkflowCreate WorkflowDuplicateRequest WorkflowInternalMetadata
WorkflowModelMetadata WorkflowPostRunCheckResponse WorkflowPostRunCheckUpsert WorkflowResponse
WorkflowTagCreate WorkflowTagGroupCreate WorkflowTagGroupResponse WorkflowTagGroupUpdate
WorkflowTagResponse WorkflowTagUpdate WorkflowUpdate
ChainStep FileSource MachinePoolUpdate PoolCreate PoolResponse PoolUpdate RefValue WorkflowChainCreate
"""
"""Names that people import from the package they may come from."""


@pytest.mark.parametrize("name", ELSEWHERE.split())
def test_names_people_know(name: str) -> None:
    assert getattr(cyberdesk, name)


def test_the_client_people_know_is_named_by_what_there_is() -> None:
    with pytest.raises(ImportError, match="AsyncCyberdesk"):
        getattr(cyberdesk, "CyberdeskClient")  # noqa: B009


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return zipfile.Path(path)


def test_the_wheel_has_all_that_is_no_code(wheel: zipfile.Path) -> None:
    source = ROOT / "src"
    assert (wheel / "cyberdesk" / "py.typed").exists()
    assert (wheel / "cyberdesk/emulator/openapi.json").read_bytes() == (ROOT / "openapi.json").read_bytes()
    page = sorted((source / "cyberdesk/emulator/_page/static").iterdir())
    assert {".html", ".css", ".js"} <= {path.suffix for path in page}
    for path in page:
        assert (wheel / str(path.relative_to(source))).read_bytes() == path.read_bytes()


def test_the_wheel_brings_the_fixtures_to_pytest(wheel: zipfile.Path) -> None:
    (metadata,) = (entry for entry in wheel.iterdir() if entry.name.endswith(".dist-info"))
    points = configparser.ConfigParser()
    points.read_string((metadata / "entry_points.txt").read_text())
    assert dict(points["pytest11"]) == {"cyberdesk": "cyberdesk.testing"}


def without(modules: str, code: str) -> subprocess.CompletedProcess[str]:
    """What code does in an environment that has not got some modules."""
    script = f"import sys\nsys.modules |= dict.fromkeys({modules.split()!r})\n{code}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)


EXTRAS = "PIL aiohttp httpx_aiohttp jsonschema multipart python_multipart pytest rich starlette uvicorn"


def test_the_clients_need_no_extra() -> None:
    done = without(EXTRAS, "import cyberdesk; cyberdesk.AsyncCyberdesk('k'); cyberdesk.Cyberdesk('k').close()")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import cyberdesk.progress", 'The progress bar needs rich: pip install "cyberdesk[progress]"'),
        (
            "from cyberdesk.emulator import CyberdeskEmulator; CyberdeskEmulator().__enter__()",
            "The emulator needs pillow, jsonschema, python-multipart, starlette, uvicorn:"
            ' pip install "cyberdesk[emulator]"',
        ),
        ("import cyberdesk; cyberdesk.aiohttp_transport()", 'pip install "cyberdesk[aiohttp]"'),
    ],
    ids=["progress", "emulator", "aiohttp"],
)
def test_a_missing_extra_is_named(code: str, message: str) -> None:
    done = without(EXTRAS, code)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].endswith(message)


def test_the_command_names_its_extra_in_one_line() -> None:
    run = "import runpy; runpy.run_module('cyberdesk.emulator', run_name='__main__')"
    done = without(EXTRAS, f"sys.argv = ['emulator']\n{run}")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.endswith('pip install "cyberdesk[emulator]"')
