"""Every method and every generated endpoint module sends what the API's document says, and reads its responses."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from cyberdesk import Cyberdesk, CyberdeskError, InvalidArgumentError, MultipartFile
from cyberdesk._core.models.arguments import from_mapping
from tests.contract import ContractServer, Document
from tests.contract.arguments import FILLS, Style, endpoint_arguments, endpoint_module
from tests.contract.calls import sample, undecoded, wrong, wrong_key
from tests.contract.document import PNG_SAMPLE
from tests.contract.facade import Method, facade_methods, resource_names
from tests.contract.server import FILL_HEADER

DOCUMENT = Document.load()
TAGS = sorted({operation.tag for operation in DOCUMENT.operations})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with nothing in it but a file to send."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "image.png").write_bytes(PNG_SAMPLE)
    return tmp_path


@pytest.mark.parametrize("style", FILLS)
@pytest.mark.parametrize("resource", resource_names())
def test_methods(resource: str, style: Style, contract_server: ContractServer, folder: Path) -> None:
    problems: list[str] = []
    with connect(contract_server, style) as client:
        for method in facade_methods():
            if method.resource != resource:
                continue
            made = sample(DOCUMENT, method, style, folder)
            before = len(contract_server.requests)
            try:
                result = settled(method.of(client)(*made.positional, **made.named))
                problems += [f"{method}: {text}" for text in undecoded(result)]
            except CyberdeskError as error:
                problems.append(f"{method}: {error}")
            sent = contract_server.requests[before:]
            problems += [f"{method}: {text}" for text in wrong(DOCUMENT, method, made, style, sent)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("method", [method for method in facade_methods() if method.request_model], ids=str)
def test_a_request_model_is_sent_as_its_fields_are(
    method: Method, contract_server: ContractServer, folder: Path
) -> None:
    made = sample(DOCUMENT, method, "native", folder)
    with connect(contract_server, "native") as client:
        before = len(contract_server.requests)
        method.of(client)(*made.positional, **made.named)
        by_keywords = contract_server.requests[before].received
        body = json.loads(by_keywords.body)
        model = from_mapping(method.request_model, body)
        ids = made.positional[: len(method.path_names)]
        method.of(client)(*ids, model, timeout=30)
        by_model = contract_server.requests[before + 1].received
        assert (by_model.method, by_model.path) == (by_keywords.method, by_keywords.path)
        assert json.loads(by_model.body) == body
        for name, value in list(made.named.items())[:1]:
            with pytest.raises(InvalidArgumentError, match=name):
                method.of(client)(*ids, model, **{name: value})
        with pytest.raises(InvalidArgumentError):
            method.of(client)(*ids, MultipartFile(b"", "not-a-request-model"))
        assert len(contract_server.requests) == before + 2


@pytest.mark.parametrize("style", [style for style in FILLS if style != "days"])
@pytest.mark.parametrize("tag", TAGS)
def test_endpoint_modules(tag: str, style: Style, contract_server: ContractServer) -> None:
    problems: list[str] = []
    with connect(contract_server, style) as client:
        for operation in DOCUMENT.operations:
            if operation.tag != tag:
                continue
            before = len(contract_server.requests)
            arguments = endpoint_arguments(DOCUMENT, operation, style)
            try:
                result = endpoint_module(operation).sync(client=client, **arguments)
                problems += [f"{operation}: {text}" for text in undecoded(result)]
            except CyberdeskError as error:
                problems.append(f"{operation}: {error}")
            (exchange,) = contract_server.requests[before:]
            assert exchange.operation == operation
            problems += [f"{operation}: {text}" for text in (*exchange.violations, *wrong_key(exchange))]
    assert not problems, "\n".join(problems)


def connect(contract_server: ContractServer, style: Style) -> Cyberdesk:
    headers = {FILL_HEADER: FILLS[style]}
    return Cyberdesk(contract_server.api_key, base_url=contract_server.base_url, default_headers=headers)


def settled(result: Any) -> Any:
    return result if inspect.isawaitable(result) else result
