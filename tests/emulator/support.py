"""What the tests of the emulator share: a raw HTTP client that checks each response against the contract."""

import base64
import json
import re
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped]

from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, Workflow, returns

__all__ = ["HOUR", "Api", "BlockingHandler", "contract", "eventually", "file_input", "no_steps"]

HOUR = 3600.0
_TERMINAL = {"success", "task_failed", "error", "cancelled"}
_CONTRACT = Path(__file__).parents[2] / "openapi.json"


class Api:
    """An HTTP client of one emulator, without the SDK in between."""

    def __init__(self, emulator: CyberdeskEmulator) -> None:
        self.emulator = emulator
        self.http = httpx.Client(
            timeout=60.0,
            base_url=emulator.base_url,
            headers={"Authorization": f"Bearer {emulator.api_key}"},
            event_hooks={"response": [_check_contract]},
        )

    def get(self, path: str, /, **query: Any) -> Any:
        return self._json(self.http.get(path, params=query), 200)

    def post(self, path: str, body: Any = None, *, status: int = 201) -> Any:
        return self._json(self.http.post(path, json=body), status)

    def patch(self, path: str, body: Any, *, status: int = 200) -> Any:
        return self._json(self.http.patch(path, json=body), status)

    def put(self, path: str, body: Any, *, status: int = 204) -> Any:
        return self._json(self.http.put(path, json=body), status)

    def delete(self, path: str, body: Any = None, *, status: int = 204) -> Any:
        return self._json(self.http.request("DELETE", path, json=body), status)

    def create_run(self, workflow: Workflow, **fields: Any) -> Any:
        return self.post("/v1/runs", {"workflow_id": str(workflow.id), **fields})

    def run(self, run_id: str) -> Any:
        return self.get(f"/v1/runs/{run_id}")

    def statuses(self, run_ids: list[str]) -> list[str]:
        return [self.run(run_id)["status"] for run_id in run_ids]

    def wait(self, run_id: str, *statuses: str) -> Any:
        """The run as soon as it has one of the statuses, or any final one when none is named."""
        wanted = set(statuses) or _TERMINAL

        def arrived() -> Any:
            run = self.run(run_id)
            if run["status"] in wanted:
                return run
            assert run["status"] not in _TERMINAL, run
            return None

        return eventually(arrived)

    def machine(self) -> Any:
        """The first machine as the API shows it."""
        return self.get("/v1/machines")["items"][0]

    @staticmethod
    def _json(response: httpx.Response, status: int) -> Any:
        assert response.status_code == status, response.text
        return response.json() if response.content else None


def eventually(look: Callable[[], Any]) -> Any:
    """What `look` returns as soon as it is truthy."""
    deadline = time.monotonic() + 30
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


class BlockingHandler:
    """A handler whose runs are blocked until `open`."""

    def __init__(self, outcome: Outcome | None = None) -> None:
        self.entered: list[str] = []
        self._outcome = outcome or returns()
        self._open = threading.Event()

    def __call__(self, run: RunContext) -> Outcome:
        self.entered.append(str(run.id))
        while not (self._open.wait(0.005) or run.cancelled):
            pass
        return self._outcome

    def open(self) -> None:
        self._open.set()


async def no_steps(run: RunContext) -> Outcome:
    """A handler whose runs leave no steps, and therefore no trajectory."""
    return returns()


def file_input(name: str, content: bytes, **fields: Any) -> dict[str, Any]:
    return {"filename": name, "content": base64.b64encode(content).decode(), **fields}


@cache
def contract() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_CONTRACT.read_text())
    return document


@cache
def _operations() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    found: list[tuple[str, re.Pattern[str], dict[str, Any]]] = []
    for path, methods in contract()["paths"].items():
        pattern = re.compile(re.sub(r"\\?\{\w+\\?\}", "[^/]+", path))
        found += [(method.upper(), pattern, operation) for method, operation in methods.items()]
    # Fixed paths first, so that /v1/runs/bulk is not taken for a run.
    return sorted(found, key=lambda operation: operation[1].pattern.count("[^/]+"))


def _check_contract(response: httpx.Response) -> None:
    request = response.request
    assert re.fullmatch(r"req_[0-9a-f]{32}", response.headers["x-request-id"])
    for method, pattern, operation in _operations():
        if method == request.method and pattern.fullmatch(request.url.path):
            _check_response(operation["responses"], response)
            return
    assert response.status_code >= 400 or request.url.path.startswith("/files/"), request.url


def _check_response(documented: dict[str, Any], response: httpx.Response) -> None:
    declared = documented.get(str(response.status_code))
    response.read()
    if declared is None:
        assert response.status_code >= 400, "a success that is not documented"
        assert isinstance(response.json()["detail"], str)
        return
    schema = declared.get("content", {}).get("application/json", {}).get("schema")
    # Refused for its idempotency key, a request has no field that an entry could point to; and inputs that do not
    # fit the input_schema of their workflow are described by an object.
    if schema and not (response.status_code == 422 and not isinstance(response.json()["detail"], list)):
        components = {"components": contract()["components"]}
        validator: Any = jsonschema.Draft202012Validator(schema | components)
        validator.validate(response.json())
