"""What importing the package does, and what it exports."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import cyberdesk
from cyberdesk import models


def loaded_by(code: str) -> set[str]:
    """Modules that a fresh interpreter has after some code."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = loaded_by("import cyberdesk")
    assert {name for name in loaded if name.startswith("cyberdesk")} == {"cyberdesk"}
    assert not loaded & {"httpx", "msgspec", "attrs", "attr", "anyio", "ssl", "asyncio"}


def test_making_a_client_loads_no_model() -> None:
    loaded = loaded_by("import cyberdesk; cyberdesk.AsyncCyberdesk('key'); cyberdesk.Cyberdesk('key')")
    assert not {name for name in loaded if name.startswith("cyberdesk._generated")}
    assert not {name for name in loaded if name.startswith(("cyberdesk.emulator", "starlette", "uvicorn"))}


def test_one_model_loads_only_what_it_refers_to() -> None:
    loaded = loaded_by("from cyberdesk.models import RunResponse")
    found = {name.rpartition(".")[2] for name in loaded if name.startswith("cyberdesk._generated.models.")}
    assert "run_response" in found
    assert "machine_response" not in found


def test_the_core_is_free_of_input_and_output() -> None:
    loaded = loaded_by(
        "import pkgutil, importlib, cyberdesk._core as core\n"
        "names = [f'cyberdesk._core.{module.name}' for module in pkgutil.iter_modules(core.__path__)]\n"
        "assert len([importlib.import_module(name) for name in names]) > 10"
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


def test_the_export_list() -> None:
    assert set(vars(cyberdesk)["_MODULE_OF"]) == set(cyberdesk.__all__)


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
"""
"""Names that people import from the package they may come from."""


@pytest.mark.parametrize("name", ELSEWHERE.split())
def test_names_people_know(name: str) -> None:
    assert getattr(cyberdesk, name)


def test_the_client_people_know_is_named_by_what_there_is() -> None:
    with pytest.raises(ImportError, match="AsyncCyberdesk"):
        cyberdesk.CyberdeskClient  # noqa: B018
