"""Each place that creates runs in a session takes all that its operation takes, as `openapi.json` says."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cyberdesk import AsyncCyberdesk, Cyberdesk
from cyberdesk.chains import AsyncChain, Chain
from cyberdesk.sessions import AsyncSession, Session

SCHEMAS: dict[str, Any] = json.loads((Path(__file__).resolve().parents[2] / "openapi.json").read_text())[
    "components"
]["schemas"]

# What methods call by another name than the API.
OWN_NAMES = {
    "inputs": "input_values",
    "sensitive_inputs": "sensitive_input_values",
    "shared_inputs": "shared_input_values",
    "shared_sensitive_inputs": "shared_sensitive_input_values",
    "session_alias": "alias",
    "release_session_after": "last",
}
OF_THE_SESSION = {"machine_id", "pool_ids", "session_id", "start_session"}

PLACES: list[tuple[Callable[..., Any], Callable[..., Any], str, set[str]]] = [
    (AsyncSession.create, Session.create, "RunCreate", OF_THE_SESSION),
    (AsyncSession.run, Session.run, "RunCreate", OF_THE_SESSION),
    (AsyncChain.step, Chain.step, "ChainStep", set()),
    (AsyncCyberdesk.chain, Cyberdesk.chain, "WorkflowChainCreate", {"steps"}),
    # Its own `last` stands for `keep_session_after_completion=False`.
    (
        AsyncSession.chain,
        Session.chain,
        "WorkflowChainCreate",
        {"steps", "keep_session_after_completion"} | OF_THE_SESSION,
    ),
]


@pytest.mark.parametrize(("method", "twin", "schema", "left_out"), PLACES)
def test_it_takes_all_that_the_operation_takes(
    method: Callable[..., Any], twin: Callable[..., Any], schema: str, left_out: set[str]
) -> None:
    fields = set(SCHEMAS[schema]["properties"]) - left_out
    wanted = {OWN_NAMES.get(field, field) for field in fields}
    assert wanted <= set(inspect.signature(method).parameters)
    assert list(inspect.signature(method).parameters) == list(inspect.signature(twin).parameters)


@pytest.mark.parametrize("method", [AsyncSession.create, AsyncSession.run, AsyncChain.step])
def test_the_workflow_is_positional_and_all_else_goes_by_keyword(method: Callable[..., Any]) -> None:
    parameters = list(inspect.signature(method).parameters.values())
    assert [parameter.name for parameter in parameters[:2]] == ["self", "workflow_id"]
    kinds = {parameter.kind for parameter in parameters[2:]}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
