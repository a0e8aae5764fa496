"""Somebody at the page in a real browser, and the staged desk at its other end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.stack import ROOT, free_port, migrate

PICTURES = ROOT / "test-artifacts"
START_SECONDS = 90.0


class StagedDesk:
    """The desk as a process with a database of its own; it can be killed and started again, on one port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "desk.log"
        self.environment = {
            **os.environ,
            "MADO_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/talks.db",
            "MADO_PORT": str(self.port),
            "MADO_RASA_URL": self.url,
            "MADO_QUICK_EXIT_URL": f"{self.url}/weather",
            "PYTHONWARNINGS": "ignore",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def migrate(self) -> None:
        """Make the database."""
        migrate(self.environment["MADO_DATABASE_URL"], self.environment)

    def start(self) -> None:
        """Start, and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.desk.resident.staged_desk"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/healthz").status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
            if self._process.poll() is not None:
                break
        self.kill()
        raise AssertionError(f"the desk did not start:\n{self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def say(self, *replies: dict[str, Any]) -> None:
        """The other side speaks."""
        httpx.post(f"{self.url}/stage/say", json=list(replies)).raise_for_status()

    def hold(self, holder: str) -> None:
        """Give the talk to the bot, or to a person."""
        httpx.post(f"{self.url}/stage/holder/{holder}").raise_for_status()

    def begin_writing(self, who: str) -> None:
        """The other side begins to write."""
        httpx.post(f"{self.url}/stage/typing/{who}").raise_for_status()

    def heard(self) -> list[str]:
        """What the resident said in the newest talk, as the desk has it."""
        texts: list[str] = httpx.get(f"{self.url}/stage/heard").raise_for_status().json()["texts"]
        return texts

    def talks(self) -> int:
        """How many talks were opened."""
        count: int = httpx.get(f"{self.url}/stage/talks").raise_for_status().json()["talks"]
        return count


class Visitor:
    """A resident in front of the page."""

    def __init__(self, page: Page, desk: StagedDesk) -> None:
        self.page = page
        self.desk = desk
        self.errors: list[str] = []
        self.asked: set[str] = set()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.add(request.url))

    def open(self) -> Visitor:
        """Open the page."""
        self.page.goto(self.desk.url)
        return self

    def begin(self) -> Visitor:
        """Open the page and press 相談をはじめる."""
        self.open()
        self.the("start").click()
        expect(self.the("log")).to_have_attribute("data-ready", "")
        return self

    def the(self, name: str) -> Locator:
        """A part of the page by its stable name."""
        return self.page.get_by_test_id(name)

    def messages(self, author: str | None = None) -> Locator:
        """The messages shown."""
        found = self.the("message")
        return found if author is None else self.page.locator(f"[data-testid=message][data-author={author}]")

    def write(self, text: str) -> None:
        """Write and press 送る."""
        self.the("input").fill(text)
        self.the("send").click()

    def expect_heard(self, *texts: str) -> None:
        """Wait until the desk has exactly these words."""
        until = time.monotonic() + 15
        while self.desk.heard() != list(texts):
            assert time.monotonic() < until, f"the desk heard {self.desk.heard()}"
            self.page.wait_for_timeout(100)

    def open_menu(self) -> None:
        """Open the menu."""
        self.page.locator("#menu > summary").click()

    def listen_to_screen_reader(self) -> None:
        """Begin to note everything that the live region says."""
        self.page.evaluate(
            """() => {
                window.said = [];
                const region = document.querySelector('[data-testid=live]');
                new MutationObserver(() => region.textContent && window.said.push(region.textContent))
                    .observe(region, {childList: true, characterData: true, subtree: true});
            }"""
        )

    def heard_aloud(self) -> list[str]:
        """What the live region said since."""
        said: list[str] = self.page.evaluate("window.said")
        return said

    def picture(self, name: str) -> None:
        """Keep a picture."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"chat-{name}.png")
