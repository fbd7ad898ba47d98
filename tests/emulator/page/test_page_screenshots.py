"""The screenshots in the history that the emulator writes, on the page."""

from collections.abc import Iterator
from typing import Any

import pytest

from cyberdesk.emulator import returns

from ..support import Api, BlockingHandler, eventually
from .browser import Page, browser

LOADED = "return [...document.querySelectorAll('.message img')].filter(it => it.naturalWidth > 0).length"


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as chrome:
        yield Page(chrome)


def test_screenshots_are_shown_while_a_run_goes_on_and_afterwards(api: Api, page: Page) -> None:
    gate = BlockingHandler()

    def work(run: Any) -> Any:
        run.step("I look for the patient")
        return gate(run)

    run = api.create_run(api.emulator.add_workflow(work, name="Look up"))
    eventually(lambda: gate.entered)
    page.open(f"{api.emulator.base_url}/#run={run['id']}")
    page.has("#panel", "I look for the patient")
    page.run("document.querySelectorAll('.message img').forEach(it => { it.loading = 'eager' })")
    eventually(lambda: page.run(LOADED) >= 2)
    gate.open()
    api.wait(run["id"])
    page.has("#panel dl", "success")
    page.run("document.querySelectorAll('.message img').forEach(it => { it.loading = 'eager' })")
    eventually(lambda: page.run(LOADED) >= 2)
    assert page.problems() == []


def test_a_reference_that_is_no_screenshot_stays_text(api: Api, page: Page) -> None:
    run = api.create_run(api.emulator.add_workflow(returns(), name="Look up"))
    api.wait(run["id"])
    block = {"type": "image", "image_url": "https://attacker.example/x.png"}
    api.patch(f"/v1/runs/{run['id']}", {"run_message_history": [{"role": "user", "content": [block]}]})
    page.open(f"{api.emulator.base_url}/#run={run['id']}")
    page.has("#panel", "https://attacker.example/x.png")
    assert page.now("#panel img") == []
