"""A desk for the console's tests: the real process, a real database, cases by the real code."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from casework import alarms, cases, clock, consents, conversations, handover, messages, staff
from casework.storage import Database
from tests.browsers import chromium
from tests.stack import ROOT, free_port, migrate

PASSWORD = "a-long-password-9"
PLAN = {
    "intention": "今の部屋に住みつづけたい",
    "challenges": [{"code": "K09", "label": "経済的困窮", "why": "家賃がおくれている"}],
    "goals": [
        {
            "text": "家賃を払えるようになる",
            "sphere": "日常生活自立",
            "step": "日常生活自立",
            "due": "2027-02-28",
        }
    ],
    "supports": [
        {
            "programme": "housing_benefit",
            "name": "住居確保給付金",
            "why": "仕事をやめて、家賃が払えない",
            "standing": "open",
            "requirements": [{"text": "離職から2年以内", "state": "met"}],
            "min_yen": 0,
            "max_yen": 30_000,
        }
    ],
    "cautions": ["電話は夕方に"],
    "priority": "high",
}


@dataclass
class Desk:
    """The desk's process, and a way into its database."""

    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        """SQLite of its own, or an empty PostgreSQL that whoever runs the tests names."""
        return os.environ.get("MADO_TEST_DATABASE_URL") or f"sqlite+aiosqlite:///{self.folder}/desk.db"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "MADO_DATABASE_URL": self.database_url,
            "MADO_PORT": str(self.port),
            "MADO_RASA_URL": f"http://127.0.0.1:{free_port()}",
            "PYTHONWARNINGS": "ignore",
            **self.settings,
        }

    def start(self) -> None:
        migrate(self.database_url)
        with (self.folder / "desk.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "desk.app"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/healthz").status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        self.stop()
        raise AssertionError(f"the desk did not start:\n{(self.folder / 'desk.log').read_text()[-3000:]}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)

    def write(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        """Do something with the database, as another process of the product."""

        async def go() -> Any:
            base = Database(self.database_url)
            try:
                async with base.begin() as session:
                    return await work(session)
            finally:
                await base.close()

        # The browser's driver keeps a loop in this thread.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(go())).result()

    def account(self, email: str, role: str = "consultant", name: str = "相談 太郎") -> str:
        """An account; the same one again is no mistake."""

        async def create(session: Any) -> None:
            if await staff.by_email(session, email) is None:
                await staff.create(session, email=email, name=name, password=PASSWORD, role=role)

        self.write(create)
        return email

    def case(
        self,
        said: str = "家賃が2か月払えていません。",
        *,
        risk: str | None = None,
        municipality: str = "釧路市",
    ) -> str:
        """A case as the intake leaves it; returns its number."""

        async def create(session: Any) -> str:
            talk, _ = await conversations.open_web_talk(session)
            await consents.record(session, talk, "keep", given=True, wording="2026-11-23", message_key="k")
            case = await cases.open_case(session, talk)
            case.municipality = municipality
            received = await messages.receive(
                session, talk, external_id=f"web-{clock.now().timestamp()}", text=said
            )
            received.message.turn = "answered"
            await cases.record_answer(session, case, "trouble", value=said, said=said)
            await cases.record_answer(session, case, "rent", value=50_000, said="5まんえん")
            await cases.record_answer(session, case, "savings", declined=True, said="言いたくない")
            await cases.set_needs(session, case, ["housing"], source="confirmed")
            await cases.add_plan(session, case, PLAN)
            cases.submit(case)
            await handover.request(session, talk, asked_by="bot", wait=True)
            if risk:
                await cases.raise_risk(session, case, risk, rule="test-rule", message_id=received.message.id)
                await alarms.raise_alarm(session, case)
            return case.number

        number: str = self.write(create)
        return number


class Person:
    """Somebody logged in, without a browser: follows the forms as a browser does."""

    def __init__(self, desk: Desk, email: str) -> None:
        self.desk = desk
        self.client = httpx.Client(base_url=desk.url, timeout=30)
        first = self.client.get("/console/login").text
        token = re.search(r'name="csrf" value="([^"]+)"', first)
        assert token
        answer = self.client.post(
            "/console/login", data={"csrf": token[1], "email": email, "password": PASSWORD}
        )
        assert answer.status_code == 303, answer.text[:500]

    @property
    def csrf(self) -> str:
        found = re.search(r'data-csrf="([^"]+)"', self.client.get("/console/me").text)
        assert found
        return found[1]

    def see(self, path: str) -> str:
        """A page, which must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        return answer.text

    def send(self, path: str, **fields: Any) -> httpx.Response:
        """A form of the console."""
        return self.client.post(path, data={"csrf": self.csrf, **fields})


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk alone, for the console's tests."""
    running = Desk(tmp_path_factory.mktemp("console"))
    running.start()
    yield running
    running.stop()


@contextmanager
def _in(desk: Desk, email: str) -> Iterator[Person]:
    person = Person(desk, email)
    yield person
    person.client.close()


@pytest.fixture(scope="session")
def consultant(desk: Desk) -> Iterator[Person]:
    with _in(desk, desk.account("taro@example.jp")) as person:
        yield person


@pytest.fixture(scope="session")
def supervisor(desk: Desk) -> Iterator[Person]:
    with _in(desk, desk.account("shunin@example.jp", "supervisor", "主任 花子")) as person:
        yield person


@pytest.fixture(scope="session")
def admin(desk: Desk) -> Iterator[Person]:
    with _in(desk, desk.account("kanri@example.jp", "admin", "管理 次郎")) as person:
        yield person


@pytest.fixture(scope="session")
def auditor(desk: Desk) -> Iterator[Person]:
    with _in(desk, desk.account("kansa@example.jp", "auditor", "監査 三郎")) as person:
        yield person


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="ja-JP", timezone_id="Asia/Tokyo"
    )
    yield context.new_page()
    context.close()


def log_in(page: Page, desk: Desk, email: str) -> None:
    """Log in by the page."""
    page.goto(f"{desk.url}/console")
    page.get_by_test_id("login-email").fill(email)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    page.wait_for_url("**/console")
