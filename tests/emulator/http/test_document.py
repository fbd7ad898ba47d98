"""Every operation of the document with made-up requests: no failure of the server, every response as documented.

schemathesis makes the requests, valid and invalid, always the same ones. Most ids in them are replaced by those of
things that exist, since made-up ids alone would find nothing but 404.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import content_type_conformance, response_headers_conformance, response_schema_conformance

from cyberdesk.emulator import CyberdeskEmulator, File, VirtualClock, returns
from cyberdesk.emulator._http.app import OPERATIONS

from ..support import Api, file_input

DOCUMENT: dict[str, Any] = json.loads((Path(__file__).parents[3] / "openapi.json").read_text())
PENDING: set[tuple[str, str]] = set()
"""Operations of the document that the emulator does not serve."""

# The responses of FastAPI itself, which the document does not name; all with a string as `detail`.
STANDARD_ERRORS = {400, 401, 403, 404, 409, 413}
# The ways to a machine, which may be away.
THROUGH_THE_AGENT = ("/v1/computer/", "/v1/machines/{machine_id}/cyberdriver/")

CONFORMANCE: list[Any] = [content_type_conformance, response_headers_conformance, response_schema_conformance]


def documented() -> set[tuple[str, str]]:
    return {
        (method.upper(), path)
        for path, methods in DOCUMENT["paths"].items()
        if path.startswith("/v1/")
        for method in methods
    }


def test_every_operation_of_the_document_is_served() -> None:
    served = {(operation.method, operation.path) for operation in OPERATIONS}

    assert documented() - served == PENDING


whole: Any = schemathesis.openapi.from_dict(DOCUMENT)
schema: Any = whole.include(path_regex="^/v1/")
schema.config.generation.update(
    modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE], with_security_parameters=False
)
# Of requests with a single fault there would be thousands, which all end in the same decoder.
schema.config.phases.coverage.generation.update(modes=[GenerationMode.POSITIVE])
# A method that a path does not have ends in the same router for all paths.
schema.config.phases.coverage.unexpected_methods = set()
for_each_operation: Callable[[Callable[..., None]], Callable[..., None]] = schema.parametrize()


@pytest.fixture(scope="module")
def world() -> Iterator[Api]:
    """An emulator; each operation finds one thing of each kind in it."""
    # A made-up drag, wait or shell command may ask for any duration; none of them takes real time.
    clock = VirtualClock(auto_advance=True)
    with CyberdeskEmulator(
        clock=clock, scheduling_seconds=0.0, running_seconds=0.0, checks_seconds=0.0
    ) as emulator:
        api = Api(emulator)
        with api.http:
            yield api


@pytest.fixture
def ids(world: Api) -> dict[str, str]:
    """The id of something of each kind, by the names that parameters and fields have for it; made anew each time,
    since the operation before this one may have deleted it."""
    emulator = world.emulator
    machine = emulator.add_machine()
    workflow = emulator.add_workflow(
        returns({"a": 1}, files=[File("out.txt", b"out")]), includes_file_exports=True
    )
    run = world.wait(
        world.create_run(workflow, machine_id=str(machine.id), file_inputs=[file_input("a", b"b")])["id"]
    )
    trajectory: dict[str, Any] = {
        "workflow_id": str(workflow.id),
        "trajectory_data": [{"func_name": "click"}],
        "dimensions": {},
    }
    log = {"request_id": "r", "method": "GET", "path": "/", "machine_id": str(machine.id)}
    model = {"name": "Own", "provider": "openai", "model": "gpt-4o", "api_key": "sk"}
    connections = world.get("/v1/connections", machine_id=str(machine.id))["items"]
    return {
        "machine_id": str(machine.id),
        "workflow_id": str(workflow.id),
        "target_workflow_id": str(emulator.add_workflow().id),
        "run_id": run["id"],
        "attachment_id": run["output_attachment_ids"][0],
        "connection_id": connections[0]["id"],
        "pool_id": world.post("/v1/pools", {"name": "Pool"})["id"],
        "group_id": world.post("/v1/workflow-tag-groups", {"name": "Group"})["id"],
        "tag_id": world.post("/v1/workflow-tags", {"name": "Tag"})["id"],
        "trajectory_id": world.post("/v1/trajectories", trajectory)["id"],
        "log_id": world.post("/v1/request-logs", log)["id"],
        "model_configuration_id": world.post("/v1/model-configurations", model)["id"],
    }


@pytest.fixture
def fitting(world: Api, ids: dict[str, str]) -> dict[str, dict[str, str]]:
    """By path, values for what only certain texts will do for."""
    world.emulator.desktop(ids["machine_id"]).write_file("C:/a.txt", b"a")
    upload = world.http.post("/v1/workflows/prompt-image", files={"file": ("a.gif", b"GIF89a", "image/gif")})
    image = {"path": upload.json()["supabase_url"].removeprefix("supabase://workflow-prompt-images/")}
    history = world.run(ids["run_id"])["run_message_history"]
    blocks = [block for message in history for block in message["content"] if block["type"] == "image"]
    computer = "/v1/computer/{machine_id}"
    return {
        f"{computer}/input/mouse/scroll": {"direction": "down"},
        f"{computer}/fs/read": {"path": "C:/a.txt"},
        f"{computer}/fs/write": {"path": "C:/b.txt", "content": "Yg=="},
        f"{computer}/shell/powershell/session": {"action": "create"},
        "/v1/workflows/prompt-image": image,
        "/v1/workflows/prompt-image/signed-url": image,
        "/v1/runs/{run_id}/image/signed-url": {"image_url": blocks[0]["image_url"]},
    }


@for_each_operation
@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
def test_made_up_requests(case: Any, world: Api, ids: dict[str, str], fitting: dict[str, dict[str, str]]) -> None:
    with_values_that_exist(case, ids, fitting.get(case.operation.path, {}))
    response = case.call(
        base_url=world.emulator.base_url, headers={"Authorization": f"Bearer {world.emulator.api_key}"}
    )
    check(case, response)


def with_values_that_exist(case: Any, ids: dict[str, str], fitting: dict[str, str]) -> None:
    """Put ids of things that exist into most places for ids; which ones depends on nothing but the request."""
    choose = random.Random(repr((case.path_parameters, case.query, case.body)))
    if fitting and choose.random() < 0.5:
        if case.method == "POST":
            case.body = merged(case.body, fitting)
        else:
            case.query = merged(case.query or {}, fitting)
    places: tuple[Any, ...] = (case.path_parameters, case.query, case.body)
    for place in places:
        replace_ids(place, ids, choose)


def merged(place: object, values: dict[str, str]) -> object:
    return {**cast("dict[str, Any]", place), **values} if isinstance(place, dict) else place


def replace_ids(place: object, ids: dict[str, str], choose: random.Random) -> None:
    if isinstance(place, list):
        for item in cast("list[object]", place):
            replace_ids(item, ids, choose)
    if not isinstance(place, dict):
        return
    values = cast("dict[str, object]", place)
    for name, value in values.items():
        if name in ids and value is not None and choose.random() < 0.8:
            values[name] = ids[name]
        elif isinstance(value, list) and name.removesuffix("s") in ids and choose.random() < 0.8:
            values[name] = [ids[name.removesuffix("s")]]
        else:
            replace_ids(values[name], ids, choose)


def check(case: Any, response: Any) -> None:
    path, status = case.operation.path, response.status_code
    responses = case.operation.definition.raw["responses"]
    if str(status) in responses and not (status == 422 and isinstance(response.json()["detail"], str)):
        case.validate_response(response, checks=CONFORMANCE)
        return
    away = status == 503 and path.startswith(THROUGH_THE_AGENT)
    assert status in STANDARD_ERRORS or status == 422 or away, (case.as_curl_command(), status, response.text)
    assert isinstance(response.json()["detail"], str)
