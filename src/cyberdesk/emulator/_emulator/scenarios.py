"""Scenarios: files that define the machines, workflows and faults of an emulator."""

import itertools
import json
import linecache
import re
import runpy
import tomllib
import traceback
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

import msgspec

from cyberdesk.emulator._execution.handlers import File, Handler, Outcome, RunContext

if TYPE_CHECKING:
    from cyberdesk.emulator._emulator import CyberdeskEmulator

__all__ = ["Scenario", "ScenarioError", "load_scenario", "read_scenario"]

Json = dict[str, Any]

# Workflows without an id get a fixed one, so that developers can keep it in their settings.
_NAMESPACE = UUID("2c5d16a2-8b0f-4d0e-9a43-0f0c1f6a7f11")


class ScenarioError(ValueError):
    """A scenario that cannot be used; the message is one line with the file and the position in it."""


class _Table(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class FileTable(_Table):
    name: str
    text: str | None = None
    path: str | None = None
    content_type: str | None = None


class OutcomeTable(_Table):
    status: Literal["success", "task_failed", "error"] = "success"
    seconds: float | None = None
    output: Json | None = None
    reason: str | None = None
    files: list[FileTable] = []


class WorkflowTable(_Table):
    main_prompt: str
    name: str | None = None
    id: UUID | None = None
    input_schema: Json | str | None = None
    output_schema: Json | str | None = None
    includes_file_exports: bool = False
    is_webhooks_enabled: bool = False
    outcomes: list[OutcomeTable] = []


class MachineTable(_Table):
    name: str
    pools: list[str] = []
    machine_parameters: Json | None = None
    machine_sensitive_parameters: dict[str, str] | None = None


class PoolTable(_Table):
    name: str
    description: str | None = None
    pool_parameters: Json | None = None
    pool_sensitive_parameters: dict[str, str] | None = None


class FaultTable(_Table):
    match: str = "*"
    status: int | None = None
    headers: dict[str, str] | None = None
    json: Any = None
    reset: bool = False
    lose_response: bool = False
    truncate: bool | int = False
    drip: float | None = None
    delay: float = 0.0
    times: int | None = None
    probability: float = 1.0


class WebhookTable(_Table):
    url: str
    secret: str | None = None
    events: tuple[Literal["run_complete", "downed_machines"], ...] = ("run_complete", "downed_machines")


class Scenario(_Table):
    """The content of a TOML file."""

    pools: list[PoolTable] = []
    machines: list[MachineTable] = []
    workflows: list[WorkflowTable] = []
    faults: list[FaultTable] = []
    webhooks: list[WebhookTable] = []


def load_scenario(emulator: "CyberdeskEmulator", path: Path) -> None:
    """Apply a TOML or Python file to an emulator.

    Raises:
        ScenarioError: the file cannot be read, or is not a valid scenario.
    """
    if path.suffix == ".py":
        _run_python(emulator, path)
    else:
        _ScenarioLoader(emulator, path).apply(read_scenario(path))


def read_scenario(path: Path) -> Scenario:
    """Read a TOML file.

    Raises:
        ScenarioError: it cannot be read, or a table or a key is invalid.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Scenario)
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ScenarioError(f"{path}: is not text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{path}: {error}") from error
    except msgspec.ValidationError as error:
        text, _, place = str(error).partition(" - at `$")
        raise _problem(path, place.strip("`").lstrip("."), text) from error


class _ScenarioLoader:
    """Applies one scenario to one emulator."""

    def __init__(self, emulator: "CyberdeskEmulator", path: Path) -> None:
        self._emulator = emulator
        self._path = path

    def apply(self, scenario: Scenario) -> None:
        """Add everything that the emulator does not have yet, by name or id, from a state file."""
        self._check_names(scenario)
        pool_ids = {pool.name: pool.id for pool in self._emulator.pools}
        for pool in scenario.pools:
            if pool.name not in pool_ids:
                pool_ids[pool.name] = self._add_pool(pool)
        present = {machine.name for machine in self._emulator.machines}
        for machine in scenario.machines:
            if machine.name not in present:
                self._add_machine(machine, [pool_ids[name] for name in machine.pools])
        for index, workflow in enumerate(scenario.workflows):
            self._add_workflow(workflow, f"workflows[{index}]")
        for index, fault in enumerate(scenario.faults):
            try:
                self._emulator.faults.add(**msgspec.structs.asdict(fault))
            except ValueError as error:
                raise _problem(self._path, f"faults[{index}]", error) from error

        known = {endpoint.url for endpoint in self._emulator.webhooks.endpoints}
        for index, webhook in enumerate(scenario.webhooks):
            if webhook.url not in known:
                self._add_webhook(webhook, f"webhooks[{index}]")

    def _check_names(self, scenario: Scenario) -> None:
        pools = [pool.name for pool in scenario.pools]
        ids = [_workflow_id(workflow) for workflow in scenario.workflows]
        machines = [machine.name for machine in scenario.machines]
        for table, names in (("pools", pools), ("machines", machines), ("workflows", ids)):
            for index, name in enumerate(names):
                if name in names[:index]:
                    raise _problem(self._path, f"{table}[{index}]", f"duplicate: {name}")
        for index, machine in enumerate(scenario.machines):
            for name in machine.pools:
                if name not in pools:
                    raise _problem(self._path, f"machines[{index}].pools", f"unknown pool {name!r}")

    def _add_pool(self, pool: PoolTable) -> UUID:
        added = self._emulator.add_pool(
            pool.name,
            description=pool.description,
            parameters=pool.pool_parameters,
            sensitive_parameters=pool.pool_sensitive_parameters,
        )
        return added.id

    def _add_machine(self, machine: MachineTable, pool_ids: list[UUID]) -> None:
        self._emulator.add_machine(
            name=machine.name,
            pools=pool_ids,
            parameters=machine.machine_parameters,
            sensitive_parameters=machine.machine_sensitive_parameters,
        )

    def _add_workflow(self, workflow: WorkflowTable, place: str) -> None:
        outcomes = [
            self._outcome(outcome, workflow, f"{place}.outcomes[{index}]")
            for index, outcome in enumerate(workflow.outcomes)
        ]
        handler = in_turn(outcomes) if outcomes else None
        try:
            self._emulator.add_workflow(
                handler,
                name=workflow.name,
                main_prompt=workflow.main_prompt,
                includes_file_exports=workflow.includes_file_exports,
                is_webhooks_enabled=workflow.is_webhooks_enabled,
                input_schema=_schema_text(workflow.input_schema),
                output_schema=_schema_text(workflow.output_schema),
                workflow_id=_workflow_id(workflow),
            )
        except ValueError as error:
            raise _problem(self._path, f"{place}.id", error) from error

    def _add_webhook(self, webhook: WebhookTable, place: str) -> None:
        try:
            self._emulator.webhooks.add(webhook.url, secret=webhook.secret, events=webhook.events)
        except ValueError as error:
            raise _problem(self._path, place, error) from error

    def _outcome(self, outcome: OutcomeTable, workflow: WorkflowTable, place: str) -> Outcome:
        if outcome.files and not workflow.includes_file_exports:
            text = "files need a workflow with includes_file_exports = true"
            raise _problem(self._path, f"{place}.files", text)
        if outcome.seconds is not None and outcome.seconds < 0:
            raise _problem(self._path, f"{place}.seconds", "must be a non-negative number")
        files = (self._file(file, f"{place}.files[{index}]") for index, file in enumerate(outcome.files))
        return Outcome(
            status=outcome.status,
            output=outcome.output,
            files=tuple(files),
            reason=outcome.reason,
            seconds=outcome.seconds,
        )

    def _file(self, file: FileTable, place: str) -> File:
        if (file.text is None) == (file.path is None):
            raise _problem(self._path, place, "needs either text or path")
        if file.path is None:
            return File(file.name, (file.text or "").encode(), file.content_type)
        try:
            # Relative to the scenario, not to the working directory.
            content = (self._path.parent / file.path).read_bytes()
        except OSError as error:
            raise _problem(self._path, f"{place}.path", f"{file.path}: {error.strerror or error}") from error
        return File(file.name, content, file.content_type)


def in_turn(outcomes: Sequence[Outcome]) -> Handler:
    """A handler that returns one outcome after the other, then starts again with the first."""
    following = itertools.cycle(outcomes)

    async def handler(run: RunContext) -> Outcome:
        return next(following)

    return handler


def _workflow_id(workflow: WorkflowTable) -> UUID:
    return workflow.id or uuid.uuid5(_NAMESPACE, workflow.name or workflow.main_prompt)


def _schema_text(schema: Json | str | None) -> str | None:
    return json.dumps(schema) if isinstance(schema, dict) else schema


def _problem(path: Path, place: str, text: object) -> ScenarioError:
    return ScenarioError(f"{path}: {place}: {text}" if place else f"{path}: {text}")


def _run_python(emulator: "CyberdeskEmulator", path: Path) -> None:
    # Tracebacks may have cached an older version of the file.
    linecache.checkcache(str(path))
    try:
        set_up = runpy.run_path(str(path)).get("set_up")
        if callable(set_up):
            set_up(emulator)
    except SyntaxError as error:
        raise ScenarioError(f"{path}:{error.lineno}: {error.msg}") from error
    except OSError as error:
        if error.filename == str(path):
            raise ScenarioError(f"{path}: {error.strerror}") from error
        raise _raised(path, error) from error
    except Exception as error:  # a scenario file may raise anything
        raise _raised(path, error) from error
    if not callable(set_up):
        raise ScenarioError(f"{path}: has no function set_up(emulator)")


def _raised(path: Path, error: Exception) -> ScenarioError:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    text = re.sub(r"\s+", " ", str(error)).strip()
    return ScenarioError(f"{path}:{lines[-1] if lines else 1}: {type(error).__name__}: {text}")
