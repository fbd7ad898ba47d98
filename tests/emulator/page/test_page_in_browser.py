"""The page as people meet it: in a real browser, while runs go on."""

from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from cyberdesk.emulator import File, VirtualClock, WebhookRequest, fails, returns, takes

from ..conftest import MakeApi
from ..support import Api, BlockingHandler, eventually, file_input
from .browser import Page, browser

OVERFLOW = "const it = document.documentElement; return it.scrollWidth - it.clientWidth"
MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\'"&amp;'


@pytest.fixture(scope="module")
def one_page() -> Iterator[Page]:
    with browser() as chrome:
        yield Page(chrome)


@pytest.fixture
def page(one_page: Page) -> Iterator[Page]:
    yield one_page
    assert one_page.problems() == []


def url(api: Api) -> str:
    return api.emulator.base_url


def bar(run_id: str) -> str:
    return f".lanes [data-run='{run_id}']"


def row(run_id: str) -> str:
    return f"#list-runs [data-run='{run_id}']"


def test_without_runs_the_page_explains_how_to_create_one(api: Api, page: Page) -> None:
    page.open(url(api))
    page.has("#link", "Live")
    page.has("#empty", f"curl {url(api)}/v1/runs")
    assert [label.text for label in page.all(".label b")] == ["Waiting", "Machine 1"]
    assert page.text("#list-runs") == "No runs yet."


def test_a_run_appears_and_ends_on_the_open_page(api: Api, page: Page) -> None:
    page.open(url(api))
    page.has("#empty", "No runs yet")
    gate = BlockingHandler(returns({"balance": 12}))
    run = api.create_run(api.emulator.add_workflow(gate, name="Read the balance"))
    page.one(f"{bar(run['id'])}.running")
    assert not page.one("#empty").is_displayed()
    page.has(".lane:last-of-type .label", "busy")
    gate.open()
    done = page.one(f"{bar(run['id'])}.success")
    assert "Read the balance, success, on Machine 1" in (done.accessible_name or "")
    page.has("#counts", "success 1")
    page.has("#list-runs tbody tr", "Machine 1")


def test_a_click_shows_all_that_is_known_of_a_run(api: Api, page: Page) -> None:
    def look_up(run: Any) -> Any:
        return returns({"balance": 1234}, files=[File("report.pdf", b"x" * 3456)])

    workflow = api.emulator.add_workflow(
        look_up, name="Look up", main_prompt="Find {patient}", includes_file_exports=True
    )
    history = [
        {"role": "user", "content": [{"type": "text", "text": "Look at the desktop"}]},
        {"role": "assistant", "content": [{"type": "tool_use", "tool_name": "click", "tool_input": {"x": 77}}]},
    ]
    run = api.create_run(
        workflow,
        input_values={"patient": "Dö"},
        sensitive_input_values={"password": "hunter2"},
        file_inputs=[file_input("letter.txt", b"abc")],
    )
    api.wait(run["id"])
    api.patch(f"/v1/runs/{run['id']}", {"run_message_history": history})
    page.open(url(api))
    page.one(bar(run["id"])).click()
    page.has("#panel", "Look up")
    text = page.text("#panel")
    for part in ("success", run["id"], "Machine 1", '"patient": "Dö"', "password: values are not shown", "1234"):
        assert part in text
    for part in ("letter.txt", "report.pdf", "3.5 kB", "Find {patient}", "Look at the desktop", "click", "77"):
        assert part in text
    assert "hunter2" not in page.chrome.page_source
    assert page.focused() == "panel-title"


def test_the_panel_follows_a_run(api: Api, page: Page) -> None:
    gate = BlockingHandler()
    run = api.create_run(api.emulator.add_workflow(gate, name="Long"))
    page.open(url(api))
    page.one(bar(run["id"])).click()
    page.has("#panel", "running")
    message = {"role": "assistant", "content": [{"type": "text", "text": "I have opened the ledger"}]}
    api.patch(f"/v1/runs/{run['id']}", {"run_message_history": [message]})
    page.has("#panel", "I have opened the ledger")
    gate.open()
    page.has("#panel", "success")


def test_chains_show_their_reservation_their_order_and_their_links(make_api: MakeApi, page: Page) -> None:
    api = make_api(machines=2)
    gate = BlockingHandler(fails("no"))
    quick = api.emulator.add_workflow(takes(0.2), name="Read")
    held = api.emulator.add_workflow(gate, name="Book")
    steps = [
        {"workflow_id": str(workflow.id), "session_alias": alias}
        for workflow, alias in [(quick, "read"), (held, "book"), (quick, "last")]
    ]
    chain = api.post("/v1/runs/chain", {"steps": steps})
    first, second, third = chain["run_ids"]
    page.open(url(api))
    page.one(f"{bar(second)}.running")
    page.has(".session.open", f"session {chain['session_id'][:8]}, 3 runs")
    page.has(".lane:has(.session) .label", f"session {chain['session_id'][:8]}")
    page.has(".lane.queue .label", "1 run")
    eventually(lambda: len(page.now(".links path[d*=' ']:not(.gridlines path)")) == 2)
    assert len(page.now(".links path.planned")) == 1

    page.one(bar(second)).click()
    page.has("#panel", "Session, in order")
    assert [item.text for item in page.all(".chain button")] == [
        "1. Read · read",
        "2. Book · book",
        "3. Read · last",
    ]
    page.all(".chain button")[0].click()
    page.has("#panel", first)
    gate.open()
    page.one(f"{bar(third)}.cancelled")
    page.one(".session:not(.open)")


def test_it_can_be_used_by_keyboard(make_api: MakeApi, page: Page) -> None:
    api = make_api(machines=1)
    workflow = api.emulator.add_workflow(takes(0.3), name="Step")
    steps = [{"workflow_id": str(workflow.id)}] * 3
    runs = api.post("/v1/runs/chain", {"steps": steps})["run_ids"]
    api.wait(runs[-1])
    page.open(url(api))
    page.one(f"{bar(runs[-1])}.success")
    page.run("document.getElementById('follow').focus()")
    page.press(Keys.TAB)
    assert page.focused() == runs[-1]
    assert page.one("#follow").get_attribute("aria-pressed") == "false"
    page.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert page.focused() == runs[0]
    page.press(Keys.END)
    assert page.focused() == runs[2]
    page.press(Keys.ARROW_LEFT, Keys.ENTER)
    page.has("#panel", runs[1])
    eventually(lambda: page.focused() == "panel-title")
    page.press(Keys.ESCAPE)
    assert page.focused() == runs[1]
    assert not page.one("#panel").is_displayed()
    before = page.text("#range")
    page.press("+")
    assert page.text("#range") != before
    page.run("document.getElementById('tab-runs').focus()")
    page.press(Keys.ARROW_RIGHT)
    assert page.focused() == "tab-webhooks"
    page.has("#list-webhooks", "No endpoints")


def test_everything_that_can_be_reached_has_a_name(api: Api, page: Page) -> None:
    runs = [api.create_run(api.emulator.add_workflow(name=name)) for name in ("One", "Two")]
    for run in runs:
        api.wait(run["id"])
    page.open(url(api))
    page.one(row(runs[0]["id"])).click()
    page.has("#panel", "One")
    reachable = [it for it in page.all("button, a[href], input") if it.is_displayed()]
    assert len(reachable) > 12
    assert [it.get_attribute("outerHTML") for it in reachable if not it.accessible_name] == []


def test_markup_in_runs_is_text(make_api: MakeApi, page: Page) -> None:
    api = make_api(machines=0)
    api.emulator.add_machine(name=MARKUP)
    workflow = api.emulator.add_workflow(
        takes(1.0, fails(MARKUP)), name=MARKUP, main_prompt=MARKUP, is_webhooks_enabled=True
    )

    def receive(request: WebhookRequest) -> int:
        return 500

    receive.__name__ = MARKUP
    api.emulator.webhooks.add(receive)
    run = api.create_run(
        workflow,
        input_values={MARKUP: MARKUP},
        sensitive_input_values={MARKUP: "x"},
        file_inputs=[file_input("a.txt", b"a")],
        start_session=True,
        session_alias=MARKUP,
    )
    api.wait(run["id"])
    blocks = [
        {"type": "text", "text": MARKUP},
        {"type": "tool_use", "tool_name": MARKUP, "tool_input": {"html": MARKUP}},
        {"type": "image", "image_url": MARKUP},
        {"type": "image", "image_base64": MARKUP},
        {"type": "image", "image_base64": "data:text/html;base64,PHNjcmlwdD4="},
        {"type": MARKUP},
    ]
    history = [{"role": MARKUP, "content": blocks, "timestamp": MARKUP}]
    api.patch(f"/v1/runs/{run['id']}", {"run_message_history": history, "output_data": {MARKUP: MARKUP}})
    api.http.get("/v1/runs", params={"search": MARKUP})
    page.open(url(api))
    page.has(bar(run["id"]), f"! {MARKUP}")
    page.has(".lane:not(.queue) .label", MARKUP)
    page.one(bar(run["id"])).click()
    page.has("#panel", MARKUP)
    for tab in ("webhooks", "requests"):
        page.one(f"#tab-{tab}").click()
        page.one(f"#list-{tab} tbody tr")
    assert page.text("#panel").count(MARKUP.replace('"', '\\"')) >= 3
    assert page.run("return window.hacked ?? null") is None
    assert page.now("#panel script, #view img[onerror]") == []
    # A picture that is none stays a broken picture: it has no other type than image/png or image/jpeg.
    assert all(str(it.get_attribute("src")).startswith("data:image/png;") for it in page.now("#view img"))


def test_hundreds_of_runs_are_drawn_as_few_elements(make_api: MakeApi, page: Page) -> None:
    api = make_api(machines=1, clock=VirtualClock(auto_advance=True), running_seconds=2.0)
    workflow = api.emulator.add_workflow(name="Step")
    for _ in range(30):
        api.post("/v1/runs/bulk", {"workflow_id": str(workflow.id), "count": 20})
    eventually(lambda: all(run.status == "success" for run in api.emulator.runs))
    page.open(url(api))
    page.has("#counts", "success 600")
    names = [str(it.get_attribute("aria-label")) for it in page.all(".lanes .bar")]
    assert len(names) < 200
    assert any(" runs: " in name and "success" in name for name in names)
    page.has("#list-runs", "The latest 100 of 600 runs")

    many = page.one(".bar.many").accessible_name or ""
    page.run("document.querySelector('.bar.many').click()")
    eventually(lambda: not page.now(".bar.many"))
    assert len(page.all(".lanes .bar")) >= int(many.partition(" ")[0])


def test_more_wait_than_are_drawn(make_api: MakeApi, page: Page) -> None:
    api = make_api(machines=0)
    workflow = api.emulator.add_workflow(name="Step")
    api.post("/v1/runs/bulk", {"workflow_id": str(workflow.id), "count": 50})
    urgent = api.create_run(workflow, is_priority=True)
    page.open(url(api))
    page.has(".lane.queue .label", "51 runs, 6 shown")
    assert len(page.all(".lane.queue .bar")) == 6
    name = page.one(bar(urgent["id"])).accessible_name or ""
    assert name.startswith("Step, scheduling, waiting")
    assert "priority" in name


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_and_follows_the_colour_scheme(api: Api, page: Page, width: int, dark: bool) -> None:
    run = api.create_run(api.emulator.add_workflow(name="A workflow with a rather long name " * 3))
    api.wait(run["id"])
    page.open(url(api), width=width, dark=dark)
    page.one(bar(run["id"]))
    assert page.run(OVERFLOW) <= 0
    page.one(row(run["id"])).click()
    page.has("#panel", run["id"])
    assert page.run(OVERFLOW) <= 0
    left, right = page.edges("#panel")
    assert 0 <= left < right <= width
    red = page.run("return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 60) is dark


def test_it_shows_the_time_of_a_virtual_clock(make_api: MakeApi, page: Page) -> None:
    api = make_api(clock=VirtualClock(), running_seconds=1800.0)
    run = api.create_run(api.emulator.add_workflow(name="Long"))
    page.open(url(api))
    page.has("#clock-kind", "virtual clock")
    page.one(f"{bar(run['id'])}.running")
    before = page.one("#now").get_attribute("datetime")
    assert before == "2026-01-01T00:00:00.000Z"
    api.emulator.clock.advance(3600)
    page.one(f"{bar(run['id'])}.success")
    eventually(lambda: page.one("#now").get_attribute("datetime") == "2026-01-01T01:00:00.000Z")
    assert "30 min 0 s" in (page.one(bar(run["id"])).accessible_name or "")


def test_webhooks_and_requests_are_listed(api: Api, page: Page) -> None:
    api.emulator.webhooks.add("http://user:secret@127.0.0.1:9/hook?token=secret")
    run = api.create_run(api.emulator.add_workflow(is_webhooks_enabled=True))
    api.wait(run["id"])
    page.open(url(api))
    page.one("#tab-webhooks").click()
    page.has("#list-webhooks", "ConnectError")
    text = page.text("#list-webhooks")
    assert "run_complete" in text
    assert "http://127.0.0.1:9/hook" in text
    assert "secret" not in page.chrome.page_source
    page.one("#tab-requests").click()
    page.has("#list-requests", f"/v1/runs/{run['id']}")
    assert "_emulator" not in page.text("#list-requests")


def test_under_a_foreign_name_the_key_is_required(api: Api, one_page: Page) -> None:
    run = api.create_run(api.emulator.add_workflow(name="Private"))
    api.wait(run["id"])
    one_page.open(url(api).replace("127.0.0.1", "emulator.example"))
    one_page.has("#key-form", "API key")
    assert "Private" not in one_page.chrome.page_source
    one_page.press("wrong", Keys.ENTER)
    one_page.has("#key-problem", "This is not the key")
    one_page.press(api.emulator.api_key, Keys.ENTER)
    one_page.one(bar(run["id"]))
    # The browser itself notes the refusals; nothing else has gone wrong.
    assert all("401" in problem for problem in one_page.problems())


def test_it_comes_back_to_the_run_in_its_address(api: Api, one_page: Page) -> None:
    run = api.create_run(api.emulator.add_workflow(name="Kept"))
    api.wait(run["id"])
    one_page.open(f"{url(api)}/#run={run['id']}")
    one_page.has("#panel", run["id"])
    api.delete(f"/v1/runs/{run['id']}")
    one_page.has("#panel", "This run was deleted")
    # A screenshot may have been on its way.
    assert all("/run-images/" in problem for problem in one_page.problems())
