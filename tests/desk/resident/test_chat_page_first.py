"""What is there before anything is pressed: words, numbers, the way out; little to load, all from here."""

from __future__ import annotations

import gzip
import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.desk.resident.conftest import Visit
from tests.desk.resident.visitor import StagedDesk, Visitor
from tests.stack import ROOT

BUILD = ROOT / "desk" / "static" / "build"
MOST_SCRIPT_BYTES = 40_000

pytestmark = pytest.mark.slow


def test_the_script_is_at_most_40_kb_gzipped() -> None:
    assert len(gzip.compress((BUILD / "chat.js").read_bytes(), 9)) <= MOST_SCRIPT_BYTES


def test_the_script_runs_on_old_phones_and_under_the_content_policy() -> None:
    script = (BUILD / "chat.js").read_text()
    assert "??" not in script  # newer than 2019
    assert not re.search(r"\beval\(|new Function\b|\binnerHTML\b|\(\?<[!=]", script)


def test_words_numbers_and_the_way_out_are_there_without_any_script(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.open()
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    for number in ("tel:110", "tel:119", "tel:0154250288"):
        expect(visitor.page.locator(f"nav a[href='{number}']")).to_be_visible()
    expect(visitor.page.locator("main a[href='tel:0120279338']")).to_be_visible()  # at any hour, for free
    expect(visitor.page.locator("main a[href='tel:119']")).to_have_count(1)
    expect(visitor.page.get_by_text("人ではありません").first).to_be_visible()
    visitor.the("quick-exit").click()
    assert visitor.page.url.endswith("/weather")


def test_no_talk_is_opened_until_the_person_begins(visitor: Visitor, desk: StagedDesk) -> None:
    before = desk.talks()
    visitor.open()
    visitor.page.wait_for_timeout(300)
    assert desk.talks() == before
    visitor.the("start").click()
    expect(visitor.the("input")).to_be_visible()
    assert desk.talks() == before + 1


def test_everything_comes_from_the_desk_itself_and_nothing_breaks_the_policy(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say({"text": "こんにちは"})
    expect(visitor.messages("bot")).to_have_count(1)
    visitor.page.wait_for_load_state("load")
    assert {url for url in visitor.asked if not url.startswith((visitor.desk.url, "data:"))} == set()
    assert visitor.errors == []


def test_somebody_who_saves_data_gets_no_web_font(visit: Visit) -> None:
    visitor = visit()
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true, effectiveType: '4g'}})"
    )
    visitor.begin()
    assert not [url for url in visitor.asked if "font" in url]


def test_built_files_are_kept_by_the_browser_and_the_page_is_not(desk: StagedDesk) -> None:
    page = httpx.get(desk.url)
    assert page.headers["cache-control"] == "no-store"
    script = re.search(r'src="(/static/chat\.js\?v=\w+)"', page.text)
    assert script
    assert "immutable" in httpx.get(desk.url + script[1]).headers["cache-control"]


def test_a_busy_or_dead_desk_is_told_in_words_and_the_button_stays(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.route("**/api/sessions", lambda route: route.abort())
    visitor.the("start").click()
    expect(visitor.page.get_by_text("いま、つながりません")).to_be_visible()
    visitor.page.unroute("**/api/sessions")
    visitor.the("start").click()
    expect(visitor.the("input")).to_be_visible()
