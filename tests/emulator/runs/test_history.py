"""What a run shows of itself: messages, screenshots, usage, exports."""

import base64
import io
import threading
from typing import Any

import pytest
from PIL import Image

from cyberdesk import Cyberdesk, screenshots
from cyberdesk.emulator import CyberdeskEmulator, File, Outcome, RunContext, RunEndedError, breaks, fails, returns

from ..support import Api, eventually


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        assert image.format == "PNG"
        return image.size


def images(run: Any) -> list[dict[str, Any]]:
    blocks = [block for message in run["run_message_history"] for block in message["content"]]
    return [block for block in blocks if block["type"] == "image"]


def texts(run: Any) -> list[str]:
    blocks = [block for message in run["run_message_history"] for block in message["content"]]
    return [block["text"] for block in blocks if block["type"] == "text"]


def test_a_history_grows_while_a_run_goes_on(api: Api) -> None:
    steps, looked = threading.Semaphore(0), threading.Semaphore(0)

    def handler(run: RunContext) -> Outcome:
        for number in (1, 2):
            assert steps.acquire(timeout=10)
            run.desktop.click(100 * number, 200)
            run.step(f"Click {number}")
            looked.release()
        assert steps.acquire(timeout=10)
        return returns()

    run_id = api.create_run(api.emulator.add_workflow(handler, main_prompt="Do it"))["id"]
    api.wait(run_id, "running")
    eventually(lambda: api.run(run_id)["run_message_history"])
    assert texts(api.run(run_id)) == ["Do it"]
    seen: list[bytes] = []
    for number in (1, 2):
        steps.release()
        assert looked.acquire(timeout=10)
        live = api.run(run_id)
        assert texts(live) == ["Do it", "Click 1", "Click 2"][: number + 1]
        shown = images(live)[-1]
        assert "image_url" not in shown
        seen.append(base64.b64decode(shown["image_base64"]))
    assert size_of(seen[0]) == (1024, 768)
    assert seen[0] != seen[1]
    steps.release()
    ended = api.wait(run_id)

    assert texts(ended) == ["Do it", "Click 1", "Click 2", "The task is done."]
    assert [message["role"] for message in ended["run_message_history"]] == [
        "user",
        *("assistant", "user") * 2,
        "assistant",
    ]
    assert all(message["timestamp"].endswith("Z") for message in ended["run_message_history"])
    assert all(block["image_url"].startswith("supabase://run-images/message-history/") for block in images(ended))
    [use] = [block for block in ended["run_message_history"][1]["content"] if block["type"] == "tool_use"]
    assert use["tool_input"] == {"action": "click", "button": "left", "clicks": 1, "x": 100, "y": 200}
    link = api.get(f"/v1/runs/{run_id}/image/signed-url", image_url=images(ended)[-1]["image_url"])
    assert api.http.get(link["signed_url"], headers={"Authorization": ""}).content == seen[1]


def test_links_to_screenshots(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    other = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    path, reference = f"/v1/runs/{run['id']}/image/signed-url", images(run)[0]["image_url"]

    link = api.get(path, image_url=reference, expires_in=10)
    assert (link["supabase_url"], link["expires_in"]) == (reference, 10)
    assert api.http.get(link["signed_url"]).headers["content-type"] == "image/png"
    assert api.http.get(link["signed_url"].replace("signature=", "signature=0")).status_code == 403
    assert api.http.get(path, params={"image_url": images(other)[0]["image_url"]}).status_code == 404
    assert api.http.get(path, params={"image_url": reference, "expires_in": 9}).status_code == 422
    assert api.http.get(path).status_code == 422
    api.delete(f"/v1/runs/{run['id']}")
    assert api.http.get(link["signed_url"]).status_code == 404


def test_the_client_downloads_screenshots(api: Api) -> None:
    workflow = api.emulator.add_workflow(name="Look up")
    run_id = api.wait(api.create_run(workflow, input_values={"patient": "Doe"})["id"])["id"]
    with Cyberdesk(api.emulator.api_key, base_url=api.emulator.base_url) as client:
        run = client.runs.get(run_id)
        found = [client.runs.download_screenshot(run.id, shot) for shot in screenshots(run)]
    assert len(set(found)) == len(found) == 4
    assert {size_of(png) for png in found} == {(1024, 768)}


def test_async_handlers_write_steps_and_count_them(api: Api) -> None:
    async def handler(run: RunContext) -> Outcome:
        await run.step("Think")
        await run.step("Replay", cached=True)
        run.step("No need to wait")
        await run.sleep(0.001)
        return fails("no such patient")

    run = api.wait(api.create_run(api.emulator.add_workflow(handler))["id"])

    assert texts(run)[1:] == ["Think", "Replay", "No need to wait", "no such patient"]
    assert run["usage_metadata"] == {
        "total_agentic_steps": 2,
        "total_cached_steps": 1,
        "total_agentic_steps_billed": 2,
        "total_cached_steps_billed": 1,
        "billing_outcome": "task_failed",
    }


def test_failures_of_the_infrastructure_are_free(api: Api) -> None:
    def handler(run: RunContext) -> Outcome:
        run.step("Look")
        return breaks("gone")

    usage = api.wait(api.create_run(api.emulator.add_workflow(handler))["id"])["usage_metadata"]
    assert usage["total_agentic_steps"] == 1
    assert (usage["total_agentic_steps_billed"], usage["billing_outcome"]) == (0, "infra_failure")


def test_a_retry_begins_its_history_anew(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    run = api.wait(api.create_run(workflow)["id"])
    retried = api.post(f"/v1/runs/{run['id']}/retry", {}, status=200)
    assert retried["run_message_history"] is None
    again = api.wait(run["id"])

    assert len(again["run_message_history"]) == len(run["run_message_history"])
    assert again["usage_metadata"] == run["usage_metadata"]
    assert not {block["image_url"] for block in images(run)} & {block["image_url"] for block in images(again)}


def test_a_run_that_was_cancelled_writes_no_more(api: Api) -> None:
    entered, go, notified = threading.Event(), threading.Event(), threading.Event()
    problems: list[Exception] = []

    def handler(run: RunContext) -> Outcome:
        entered.set()
        assert go.wait(10)
        for act in (lambda: run.step("Too late"), lambda: run.desktop.click(1, 1)):
            try:
                act()
            except RunEndedError as error:
                problems.append(error)
        notified.set()
        return returns()

    run_id = api.create_run(api.emulator.add_workflow(handler))["id"]
    assert entered.wait(10)
    cancelled = api.patch(f"/v1/runs/{run_id}", {"status": "cancelled"})
    go.set()
    assert notified.wait(10)

    assert len(problems) == 2
    assert cancelled["usage_metadata"]["billing_outcome"] == "cancelled"
    assert texts(api.run(run_id)) == ["Do the task."]


def test_a_warning_names_synchronous_handlers_that_outlive_the_emulator() -> None:
    entered, notified = threading.Event(), threading.Event()

    def handler(run: RunContext) -> Outcome:
        entered.set()
        with pytest.raises(RuntimeError):
            while not notified.wait(0.001):
                run.desktop.move(1, 1)
        notified.set()
        return returns()

    with CyberdeskEmulator(scheduling_seconds=0.0) as emulator:
        api = Api(emulator)
        with api.http:
            api.create_run(emulator.add_workflow(handler))
            assert entered.wait(10)
    assert notified.wait(10)


def test_exports(api: Api) -> None:
    def handler(run: RunContext) -> Outcome:
        run.export(File("a.txt", b"a"))
        run.desktop.write_file("~/Documents/b.txt", "b")
        run.export("~/Documents/b.txt")
        return fails("after all")

    workflow = api.emulator.add_workflow(handler, includes_file_exports=True)
    run = api.wait(api.create_run(workflow)["id"])
    files = api.get("/v1/run-attachments", run_id=run["id"], attachment_type="output")["items"]

    assert [file["filename"] for file in files] == ["a.txt", "b.txt"]
    assert api.http.get(f"/v1/run-attachments/{files[1]['id']}/download").content == b"b"


def test_exports_need_a_workflow_that_exports(api: Api) -> None:
    def handler(run: RunContext) -> Outcome:
        run.export(File("a.txt", b"a"))
        return returns()

    run = api.wait(api.create_run(api.emulator.add_workflow(handler))["id"])
    assert run["error"] == ["ValueError: The workflow does not have includes_file_exports"]


def test_a_history_that_a_request_has_set_is_shown_as_it_is(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    odd: list[Any] = [{"content": "text"}, {"content": ["x", {"image_url": "supabase://run-images/x.png"}]}, {}]
    assert api.patch(f"/v1/runs/{run['id']}", {"run_message_history": odd})["run_message_history"] == odd
    query = {"image_url": "supabase://run-images/x.png"}
    assert api.http.get(f"/v1/runs/{run['id']}/image/signed-url", params=query).status_code == 404


def test_a_window_that_was_left_open_disturbs_no_later_run(api: Api) -> None:
    def leave_it_open(run: RunContext) -> Outcome:
        run.desktop.show("Patients", fields={"Name": ""}, buttons=["Search"])
        return returns()

    for handler in (leave_it_open, None):
        run = api.create_run(api.emulator.add_workflow(handler, main_prompt="Do it"))
        assert api.wait(run["id"])["status"] == "success"
