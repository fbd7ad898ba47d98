"""One form for all methods: ids by position, a request model in their place or after them, all else by keyword."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from typing import Any, get_args, get_overloads, get_type_hints

import pytest

import cyberdesk
from cyberdesk import AsyncCyberdesk, Cyberdesk, models
from cyberdesk._core.models.arguments import KEYWORDS
from cyberdesk._core.resource_property import ResourceProperty
from cyberdesk._generated import arguments
from cyberdesk.chains import AsyncChain
from cyberdesk.sessions import AsyncSession
from tests.contract.facade import facade_methods

SUBJECTS = {
    "AsyncCyberdesk.map_runs": ("rows",),
    "AsyncCyberdesk.notify": ("event",),
    "AsyncCyberdesk.request": ("method", "path"),
    "AsyncCyberdesk.send": ("request",),
    "AsyncCyberdesk.wait_for_runs": ("runs_or_ids",),
    "AsyncProviderCredentials.delete": ("slot",),
    "AsyncProviderCredentials.upsert": ("slot",),
    "AsyncProviderCredentials.validate": ("slot",),
    "AsyncRunAttachments.save_to_file": ("path",),
    "AsyncRuns.download_screenshot": ("screenshot",),
    "AsyncWorkflows.delete_prompt_image": ("path",),
    "AsyncWorkflows.get_prompt_image_signed_url": ("path",),
}
"""What methods are about that has no id. It is positional as ids are."""


def methods(client: type[Any]) -> Iterator[tuple[str, Any]]:
    resources = [
        getattr(client, name) for name, item in vars(client).items() if isinstance(item, ResourceProperty)
    ]
    for kind in (client, *resources):
        for name, function in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_"):
                yield f"{kind.__name__}.{name}", function


@pytest.mark.parametrize(("name", "function"), list(methods(AsyncCyberdesk)), ids=str)
def test_only_ids_subjects_and_request_models_are_positional(name: str, function: Any) -> None:
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    for form in get_overloads(function) or [function]:
        parameters = list(inspect.signature(form).parameters.values())[1:]
        positional = [parameter.name for parameter in parameters if parameter.kind in kinds]
        ids = [item for item in positional if item.endswith("_id")]
        assert positional[: len(ids)] == ids
        assert tuple(positional[len(ids) :]) in (
            (),
            ("request",),
            SUBJECTS.get(name, ()),
            (*SUBJECTS.get(name, ()), "request"),
        )


def test_methods_that_create_or_change_take_a_request_model() -> None:
    for method in facade_methods():
        name = method.name.rpartition(".")[2]
        if name in (
            "create",
            "update",
            "upsert",
            "chain",
            "retry",
            "bulk_create",
            "merge",
            "duplicate",
            "reorder",
        ):
            has_body = any(operation.body is not None for operation in method.operations)
            assert bool(method.request_model) is has_body or method.name.startswith("computer."), method.name


FIELDS_OF_A_RUN = {
    "RunCreateArguments": {"workflow_id"},
    "RunCreateAndWaitArguments": {"workflow_id"},
    "SessionRunArguments": {
        "workflow_id",
        "machine_id",
        "pool_ids",
        "session_id",
        "start_session",
        "session_alias",
        "release_session_after",
    },
    "SessionRunAndWaitArguments": {
        "workflow_id",
        "machine_id",
        "pool_ids",
        "session_id",
        "start_session",
        "session_alias",
        "release_session_after",
    },
    "RowArguments": {"workflow_id", "session_id", "start_session", "session_alias", "release_session_after"},
}
"""What starts a run, and the fields of `RunCreate` that it decides itself or takes by another name."""

FIELDS_OF_A_CHAIN = {
    "ChainArguments": {"steps"},
    "SessionChainArguments": {
        "steps",
        "machine_id",
        "pool_ids",
        "session_id",
        "keep_session_after_completion",
    },
}
"""What builds a chain, and the fields of `WorkflowChainCreate` that it decides itself or takes by another name."""


def fields_of(model: type) -> set[str]:
    return {name for name in get_type_hints(model) if not name.startswith("__")}


@pytest.mark.parametrize("name", FIELDS_OF_A_RUN)
def test_whatever_starts_a_run_takes_all_that_its_operation_takes(name: str) -> None:
    options = cyberdesk.RequestOptions.__annotations__.keys()
    fields = fields_of(models.RunCreate)
    taken = get_type_hints(getattr(arguments, name)).keys() - options
    assert taken == fields - FIELDS_OF_A_RUN[name]


@pytest.mark.parametrize("name", FIELDS_OF_A_CHAIN)
def test_whatever_builds_a_chain_takes_all_that_its_operation_takes(name: str) -> None:
    names = KEYWORDS["WorkflowChainCreate"]
    fields = {names.get(field, field) for field in fields_of(models.WorkflowChainCreate)}
    taken = get_type_hints(getattr(arguments, name)).keys()
    assert taken == fields - FIELDS_OF_A_CHAIN[name]


@pytest.mark.parametrize("method", [AsyncSession.create, AsyncSession.run, AsyncChain.step])
def test_within_a_session_only_the_workflow_is_positional(method: Any) -> None:
    parameters = list(inspect.signature(method).parameters.values())
    assert [parameter.name for parameter in parameters[:2]] == ["self", "workflow_id"]
    kinds = {parameter.kind for parameter in parameters[2:]}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("runs.create", "RunCreateArguments"),
        ("runs.create_and_wait", "RunCreateAndWaitArguments"),
        ("runs.bulk_create", "RunBulkCreateArguments"),
        ("runs.retry", "RunRetryArguments"),
        ("runs.chain", "WorkflowChainCreateArguments"),
        ("map_runs", "RowArguments"),
        ("chain", "ChainArguments"),
        ("chain.step", "StepArguments"),
        ("session.create", "SessionRunArguments"),
        ("session.run", "SessionRunAndWaitArguments"),
        ("session.chain", "SessionChainArguments"),
    ],
)
@pytest.mark.parametrize("client", [AsyncCyberdesk, Cyberdesk])
def test_methods_take_the_generated_arguments(client: type[Any], method: str, name: str) -> None:
    function: Any = client("key")
    for part in method.split("."):
        # `client.chain` and `client.session` return what has the other methods.
        function = getattr(function() if inspect.ismethod(function) else function, part)
    form = (get_overloads(function.__func__) or [inspect.unwrap(function)])[0]
    (parameter,) = [p for p in inspect.signature(form).parameters.values() if p.kind is p.VAR_KEYWORD]
    (found,) = get_args(get_type_hints(form)[parameter.name])
    assert found is getattr(arguments, name)


PUBLIC = (
    "chains",
    "computer",
    "errors",
    "files",
    "jobs",
    "messages",
    "models",
    "pagination",
    "results",
    "types",
)


def test_what_signatures_name_can_be_imported() -> None:
    public = {id(getattr(cyberdesk, name)) for name in dir(cyberdesk)}
    for name in PUBLIC:
        module = importlib.import_module(f"cyberdesk.{name}")
        public |= {id(getattr(module, item)) for item in dir(module) if not item.startswith("_")}
    hidden: dict[str, str] = {}
    for client in (AsyncCyberdesk, Cyberdesk):
        for name, function in methods(client):
            for kind in named_types([*get_type_hints(function).values()]):
                if kind.__module__.startswith("cyberdesk") and id(kind) not in public:
                    hidden[f"{kind.__module__}.{kind.__name__}"] = name
    assert not hidden


def named_types(hints: list[Any]) -> Iterator[Any]:
    for hint in hints:
        if inspect.isclass(hint) and not get_args(hint):
            yield hint
        origin = getattr(hint, "__origin__", None)
        if inspect.isclass(origin):
            yield origin
        yield from named_types([item for item in get_args(hint) if not isinstance(item, str)])
