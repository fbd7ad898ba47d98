"""A real headless browser for the tests of the page."""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from ..support import eventually

__all__ = ["Page", "browser"]

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    # A name that is not this machine's, as one that was bound to it anew would be (DNS rebinding).
    "--host-resolver-rules=MAP emulator.example 127.0.0.1",
)


@contextmanager
def browser() -> Generator[webdriver.Chrome]:
    """Chromium with an empty profile; skips the test where there is none, but not in CI."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        reason = "needs a browser: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        chrome = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield chrome
        finally:
            chrome.quit()


class Page:
    """What a test does with the page."""

    def __init__(self, chrome: webdriver.Chrome) -> None:
        self.chrome = chrome
        # Some of selenium's methods have no complete types.
        self._untyped: Any = chrome

    def open(self, url: str, *, width: int = 1280, dark: bool = False) -> None:
        """Load the page anew in a window of this width."""
        self.chrome.get("about:blank")
        self.problems()
        size = {"width": width, "height": 860, "deviceScaleFactor": 1, "mobile": False}
        self._command("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._command("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.chrome.get(url)

    def one(self, selector: str) -> WebElement:
        """The first such element, as soon as there is one."""
        return self.all(selector)[0]

    def all(self, selector: str) -> list[WebElement]:
        """All such elements, as soon as there is one."""
        found: list[WebElement] = eventually(lambda: self.now(selector))
        return found

    def now(self, selector: str) -> list[WebElement]:
        """All such elements there are now."""
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def has(self, selector: str, text: str) -> None:
        """Wait until such an element shows this text."""
        eventually(lambda: text in self.text(selector))

    def text(self, selector: str) -> str:
        """The text of the first such element now, or nothing."""
        return str(self.run(f"return document.querySelector({selector!r})?.innerText ?? ''"))

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns."""
        return self._untyped.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys, on what has the focus."""
        for key in keys:
            webdriver.ActionChains(self.chrome, duration=0).send_keys(key).perform()

    def edges(self, selector: str) -> tuple[float, float]:
        """Where the first such element begins and ends, from the left."""
        element: Any = self.one(selector)
        box = element.rect
        return box["x"], box["x"] + box["width"]

    def focused(self) -> str:
        """The run on whose bar or row the focus is."""
        return str(self.run("return document.activeElement.dataset.run ?? document.activeElement.id"))

    def problems(self) -> list[str]:
        """What the browser has complained of since it was asked last."""
        return [entry["message"] for entry in self._untyped.get_log("browser")]

    def _command(self, name: str, arguments: dict[str, Any]) -> None:
        self._untyped.execute_cdp_cmd(name, arguments)
