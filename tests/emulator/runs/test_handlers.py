import asyncio
import threading
from collections.abc import Awaitable
from typing import Any, cast

import pytest

from cyberdesk.emulator import CyberdeskEmulator, File, Handler, Outcome, RunContext, breaks, fails, returns, takes

from ..support import HOUR, Api, file_input


def outcome_of(api: Api, handler: Any) -> Any:
    run = api.wait(api.create_run(api.emulator.add_workflow(handler, name="W"))["id"])
    return run["status"], run["output_data"], run["error"]


async def async_handler(run: RunContext) -> Outcome:
    await asyncio.sleep(0)
    return returns({"thread": threading.current_thread().name})


def sync_handler(run: RunContext) -> Outcome:
    return returns({"thread": threading.current_thread().name})


def hidden_async_handler(run: RunContext) -> Awaitable[Outcome]:
    return async_handler(run)


class AsyncObject:
    async def __call__(self, run: RunContext) -> Outcome:
        return await async_handler(run)


@pytest.mark.parametrize(
    ("handler", "thread"),
    [
        (async_handler, "cyberdesk-emulator"),
        (AsyncObject(), "cyberdesk-emulator"),
        (hidden_async_handler, "cyberdesk-emulator"),
        (sync_handler, "cyberdesk-emulator-handler"),
    ],
)
def test_async_handlers_run_in_the_loop_and_sync_ones_in_a_thread(
    shared_api: Api, handler: Handler, thread: str
) -> None:
    assert outcome_of(shared_api, handler) == ("success", {"thread": thread}, None)


def raising(error: BaseException) -> Handler:
    def handler(run: RunContext) -> Outcome:
        raise error

    return handler


def raising_async(error: BaseException) -> Handler:
    async def handler(run: RunContext) -> Outcome:
        raise error

    return handler


@pytest.mark.parametrize("make", [raising, raising_async])
@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("bad input"), "ValueError: bad input"),
        (SystemExit(3), "SystemExit: 3"),
        (StopIteration(), "RuntimeError: coroutine raised StopIteration"),
        (asyncio.CancelledError(), "The handler raised CancelledError"),
    ],
)
def test_an_exception_in_a_handler_is_an_error_of_the_run(
    shared_api: Api, make: Any, error: BaseException, text: str
) -> None:
    assert outcome_of(shared_api, make(error)) == ("error", None, [text])
    assert outcome_of(shared_api, async_handler)[0] == "success"


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (None, "returned NoneType instead of returns"),
        ({"a": 1}, "returned dict instead of returns"),
        (returns({"a": object()}), "not JSON"),
        (returns({"a": float}), "not JSON"),
        (returns(files=[File("a", b"")]), "does not have includes_file_exports"),
    ],
)
def test_the_error_names_what_a_handler_returned(shared_api: Api, result: Any, text: str) -> None:
    def handler(_: RunContext) -> Any:
        return result

    status, output, [error] = outcome_of(shared_api, handler)

    assert (status, output) == ("error", None)
    assert text in error


def test_without_a_handler_inputs_are_echoed_and_files_exported(api: Api) -> None:
    workflow = api.emulator.add_workflow(name="W", includes_file_exports=True)
    body = {
        "input_values": {"a": 1},
        "sensitive_input_values": {"b": 2},
        "file_inputs": [file_input("x", b"content")],
    }
    run = api.wait(api.create_run(workflow, **body)["id"])

    assert run["output_data"] == {"result": "W: done", "inputs": {"a": 1}}
    [file_id] = run["output_attachment_ids"]
    assert api.http.get(f"/v1/run-attachments/{file_id}/download").content == b"content"
    quiet = api.wait(api.create_run(api.emulator.add_workflow(), **body)["id"])
    assert (quiet["status"], quiet["output_attachment_ids"]) == ("success", [])


def test_what_a_handler_is_given(api: Api) -> None:
    given: list[RunContext] = []

    def handler(run: RunContext) -> Outcome:
        given.append(run)
        run.inputs["a"].append(2)
        return returns({"inputs": run.inputs})

    workflow = api.emulator.add_workflow(handler, name="W", main_prompt="Do {a}")
    run = api.wait(
        api.create_run(workflow, input_values={"a": [1]}, file_inputs=[file_input("x.txt", b"c")])["id"]
    )
    [context] = given

    assert (str(context.id), context.workflow, context.prompt, context.attempt) == (
        run["id"],
        workflow,
        "Do {a}",
        1,
    )
    assert context.machine.id == api.emulator.machines[0].id
    assert context.files == (File("x.txt", b"c", "text/plain"),)
    assert (context.session_id, context.session_alias, context.cancelled) == (None, None, False)
    assert run["input_values"] == {"a": [1]}
    assert run["output_data"] == {"inputs": {"a": [1, 2]}}


def test_a_sync_handler_can_see_that_it_was_cancelled(api: Api) -> None:
    entered, left = threading.Event(), threading.Event()

    def handler(run: RunContext) -> Outcome:
        entered.set()
        while not run.cancelled:
            threading.Event().wait(0.005)
        left.set()
        return returns()

    run = api.create_run(api.emulator.add_workflow(handler))
    assert entered.wait(10)
    api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"})

    assert left.wait(10)
    assert api.run(run["id"])["status"] == "cancelled"


def test_a_handler_that_swallows_its_cancellation_changes_nothing(api: Api) -> None:
    entered, left = threading.Event(), threading.Event()

    async def handler(run: RunContext) -> Outcome:
        entered.set()
        try:
            await asyncio.sleep(HOUR)
        except asyncio.CancelledError:
            left.set()
        return returns({"too": "late"})

    run = api.create_run(api.emulator.add_workflow(handler))
    assert entered.wait(10)
    api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"})

    assert left.wait(10)
    other = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    assert other["status"] == "success"
    assert api.run(run["id"])["output_data"] is None


def test_a_handler_may_use_the_emulator_and_its_api(api: Api) -> None:
    def create(run: RunContext) -> Outcome:
        created = api.create_run(echo)
        return returns({"created": created["id"], "runs": len(api.emulator.runs)})

    async def look(run: RunContext) -> Outcome:
        return returns({"runs": len(api.emulator.runs)})

    echo = api.emulator.add_workflow()
    assert outcome_of(api, create)[1]["runs"] == 2
    assert outcome_of(api, look)[1] == {"runs": 3}


def test_a_handler_can_be_set_later(api: Api) -> None:
    workflow_id = api.post("/v1/workflows", {"main_prompt": "x"})["id"]

    def output() -> Any:
        return api.wait(api.post("/v1/runs", {"workflow_id": workflow_id})["id"])["output_data"]

    api.emulator.set_handler(workflow_id, returns({"n": 1}))
    assert output() == {"n": 1}
    api.emulator.set_handler(workflow_id, lambda _: returns({"n": 2}))
    assert output() == {"n": 2}
    api.emulator.set_handler(workflow_id, None)
    assert "result" in output()
    with pytest.raises(KeyError):
        api.emulator.set_handler("00000000-0000-4000-8000-000000000000", None)


def test_the_decorator_makes_a_workflow() -> None:
    emulator = CyberdeskEmulator()

    @emulator.workflow(name="Look up", main_prompt="Find {x}", includes_file_exports=True)
    async def look_up(run: RunContext) -> Outcome:
        return returns()

    assert (look_up.name, look_up.main_prompt, look_up.includes_file_exports) == ("Look up", "Find {x}", True)
    assert emulator.workflows == (look_up,)


def test_a_workflow_can_have_a_fixed_id() -> None:
    emulator, fixed = CyberdeskEmulator(), "00000000-0000-4000-8000-000000000001"

    assert str(emulator.add_workflow(workflow_id=fixed).id) == fixed
    with pytest.raises(ValueError, match="already"):
        emulator.add_workflow(workflow_id=fixed)


def test_outcomes() -> None:
    assert returns({"a": 1}).output == {"a": 1}
    assert (fails("x").status, breaks("x").status) == ("task_failed", "error")
    slow = takes(3, fails("x"))
    assert (slow.status, slow.reason, slow.seconds) == ("task_failed", "x", 3)
    assert takes(3).status == "success"
    with pytest.raises(TypeError):
        File("a", cast("bytes", "text"))
    assert repr(File("a", b"secret")) == "File(name='a', content=<6 bytes>, content_type=None)"


def test_the_traceback_of_a_handler_is_logged_without_secrets(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    def read_the_balance(run: RunContext) -> Outcome:
        raise KeyError(run.sensitive_inputs["password"])

    with caplog.at_level("ERROR", logger="cyberdesk.emulator"):
        workflow = api.emulator.add_workflow(read_the_balance)
        run = api.create_run(workflow, sensitive_input_values={"password": "hunter2"})
        assert api.wait(run["id"])["status"] == "error"

    [record] = caplog.records
    text = record.getMessage()
    assert f"The handler of run {run['id']} raised an exception\nTraceback" in text
    assert "in read_the_balance" in text
    assert "KeyError: '***'" in text
    assert "hunter2" not in caplog.text


def test_the_end_of_a_cancelled_run_is_not_logged_as_a_failure(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    started = threading.Event()

    def handler(run: RunContext) -> Outcome:
        started.set()
        while not run.cancelled:
            pass
        run.step("too late")
        return returns()

    run = api.create_run(api.emulator.add_workflow(handler))
    assert started.wait(10)
    api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"})
    assert api.wait(run["id"])["status"] == "cancelled"
    assert caplog.records == []
