"""Who writes is seen at the other end: by whoever may see the case, once a person was asked for, and without a word of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from casework import cases, conversations, handover
from casework.storage import Conversation, Message
from tests.desk.console.conftest import Desk, Person, log_in

pytestmark = pytest.mark.slow


class Listener:
    """One end's stream, read beside the test."""

    def __init__(self, client: httpx.Client, path: str, headers: dict[str, str] | None = None) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self._changed = threading.Condition()
        self._stream = client.stream("GET", path, headers=headers or {}, timeout=httpx.Timeout(10, read=30))
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            with self._stream as answer:
                event = ""
                for line in answer.iter_lines():
                    if line.startswith("event: "):
                        event = line[7:]
                    elif line.startswith("data: "):
                        with self._changed:
                            self.events.append((event, json.loads(line[6:])))
                            self._changed.notify_all()
        except (httpx.HTTPError, httpx.StreamError):
            return

    def hears(self, event: str, seconds: float = 5.0, **data: Any) -> bool:
        """Whether such an event comes, or came."""
        wanted = (event, data)
        with self._changed:
            return self._changed.wait_for(
                lambda: any(
                    name == event and (not data or (name, told) == wanted) for name, told in self.events
                ),
                seconds,
            )


class Resident:
    """Somebody at the city's page, by its API."""

    def __init__(self, desk: Desk) -> None:
        self.client = httpx.Client(base_url=desk.url, timeout=30)
        self.token = self.client.post("/api/sessions").raise_for_status().json()["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}

    def types(self) -> int:
        return self.client.post("/api/typing", headers=self.headers).status_code


def case_of(desk: Desk, resident_token: str, municipality: str = "釧路町") -> str:
    """A case of the resident's talk that waits for a person."""

    async def write(session: Any) -> str:
        talk = await conversations.by_token(session, resident_token)
        case = await cases.open_case(session, talk)
        case.municipality = municipality
        cases.submit(case)
        await handover.request(session, talk, asked_by="resident", wait=True)
        return case.number

    number: str = desk.write(write)
    return number


@contextmanager
def resident_in(desk: Desk) -> Iterator[Resident]:
    resident = Resident(desk)
    yield resident
    resident.client.close()


def test_the_consultant_sees_that_the_resident_writes_and_the_resident_does_not_see_herself(
    desk: Desk, consultant: Person
) -> None:
    with resident_in(desk) as resident:
        number = case_of(desk, resident.token)
        consultant.send(f"/console/cases/{number}/take")
        console = Listener(consultant.client, f"/console/live?case={number}")
        page = Listener(resident.client, "/api/events", resident.headers)
        assert console.hears("open")
        assert page.hears("state")
        assert resident.types() == 202
        assert console.hears("typing", who="resident")
        assert consultant.client.post(
            f"/console/cases/{number}/typing", headers={"X-CSRF-Token": consultant.csrf}
        ).status_code == 202  # fmt: skip
        assert page.hears("typing", who="consultant")
        assert ("typing", {"who": "resident"}) not in page.events


def test_nobody_is_told_while_the_program_answers_and_nothing_is_kept(desk: Desk, consultant: Person) -> None:
    with resident_in(desk) as resident:
        number = case_of(desk, resident.token)

        async def hand_back(session: Any) -> str:
            talk = await conversations.by_token(session, resident.token)
            talk.holder = conversations.BOT
            return talk.id

        talk_id = desk.write(hand_back)
        console = Listener(consultant.client, f"/console/live?case={number}")
        assert console.hears("open")
        assert resident.types() == 202
        assert not console.hears("typing", seconds=1.0, who="resident")

        async def kept(session: Any) -> list[str]:
            return list(await session.scalars(select(Message.text).where(Message.conversation_id == talk_id)))

        assert desk.write(kept) == ["はじめる"]


def test_without_a_token_and_beyond_all_measure_nothing_is_told(desk: Desk) -> None:
    assert httpx.post(f"{desk.url}/api/typing").status_code == 401
    with resident_in(desk) as resident:
        answers = {resident.types() for _ in range(61)}
    assert answers == {202, 429}


@pytest.mark.slow
def test_on_both_pages_in_a_browser(desk: Desk, page: Page) -> None:
    email = desk.account("taro@example.jp")
    log_in(page, desk, email)
    resident = page.context.new_page()
    asked: list[str] = []
    resident.on("request", lambda request: asked.append(request.url))
    resident.goto(desk.url)
    resident.get_by_test_id("start").click()
    expect(resident.get_by_test_id("log")).to_have_attribute("data-ready", "")
    resident.get_by_test_id("input").press_sequentially("家賃が", delay=20)
    assert not any(url.endswith("/api/typing") for url in asked), "the program has no use for it"

    async def newest(session: Any) -> str:
        talk = await session.scalar(select(Conversation).order_by(Conversation.created_at.desc()).limit(1))
        case = await cases.open_case(session, talk)
        cases.submit(case)
        await handover.request(session, talk, asked_by="resident", wait=True)
        return case.number

    number = desk.write(newest)
    page.goto(f"{desk.url}/console/cases/{number}")
    page.get_by_test_id("take").click()
    expect(resident.get_by_test_id("holder")).to_contain_text("相談員（人）")
    page.wait_for_timeout(1_000)  # until the page's stream is open
    resident.bring_to_front()
    resident.get_by_test_id("input").press_sequentially("払えません", delay=20)
    expect(page.locator("#typing")).to_have_text("相談者が入力しています…")
    expect(page.locator("#typing")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden(timeout=8_000)
    page.get_by_test_id("answer-text").press_sequentially("読みました", delay=20)
    expect(resident.get_by_test_id("typing")).to_have_text("相談員が書いています…")
    assert sum(url.endswith("/api/typing") for url in asked) <= 2, "once in three seconds, not once a key"
