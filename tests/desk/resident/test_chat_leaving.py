"""Leaving: the quick exit, ending a talk, and what a shared device keeps (nothing, unless asked)."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from tests.desk.resident.visitor import Visitor

pytestmark = pytest.mark.slow

KEPT = """[sessionStorage, localStorage].map(
    area => Object.keys(area).filter(name => name.startsWith('mado.')))"""


def begin_from_elsewhere(visitor: Visitor) -> None:
    """Come to the page from another one."""
    visitor.page.goto(f"{visitor.desk.url}/healthz")
    visitor.begin()
    visitor.write("見られたくない話")
    visitor.expect_heard("見られたくない話")


def expect_no_trace(visitor: Visitor) -> None:
    """The page is gone from the history, and from the device."""
    visitor.page.wait_for_url("**/weather")
    assert visitor.page.evaluate(KEPT) == [[], []]
    visitor.page.go_back()
    assert visitor.page.url.endswith("/healthz")
    visitor.page.go_forward()
    assert visitor.page.url.endswith("/weather")


def test_the_quick_exit_leaves_no_entry_in_the_history_and_nothing_on_the_device(visitor: Visitor) -> None:
    begin_from_elsewhere(visitor)
    visitor.the("quick-exit").click()
    expect_no_trace(visitor)
    assert visitor.desk.heard() == ["見られたくない話"]  # the desk still has the call for help


def test_escape_twice_is_the_same_and_once_only_says_so(visitor: Visitor) -> None:
    begin_from_elsewhere(visitor)
    visitor.listen_to_screen_reader()
    visitor.page.keyboard.press("Escape")
    expect(visitor.the("live")).to_contain_text("もう一度")
    visitor.page.wait_for_timeout(1_700)
    visitor.page.keyboard.press("Escape")
    expect(visitor.messages()).to_have_count(1)
    visitor.page.keyboard.press("Escape")
    expect_no_trace(visitor)


def test_escape_while_kana_are_converted_does_not_leave(visitor: Visitor) -> None:
    visitor.begin()
    for _ in range(2):
        visitor.page.evaluate(
            """document.querySelector('[data-testid=input]').dispatchEvent(
                new KeyboardEvent('keydown', {key: 'Escape', isComposing: true, bubbles: true}))"""
        )
    visitor.page.wait_for_timeout(300)
    expect(visitor.the("input")).to_be_visible()


def test_the_exit_is_always_in_view(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say(*({"text": "長い文です。" * 20} for _ in range(6)))
    expect(visitor.messages("bot")).to_have_count(6)
    for place in ("0", "document.body.scrollHeight"):
        visitor.page.evaluate(f"window.scrollTo(0, {place})")
        expect(visitor.the("quick-exit")).to_be_in_viewport()
        expect(visitor.page.locator("nav a[href='tel:110']")).to_be_in_viewport()


def test_another_tab_knows_nothing_of_the_talk(visitor: Visitor) -> None:
    visitor.begin()
    other = visitor.page.context.new_page()
    other.goto(visitor.desk.url)
    expect(other.get_by_test_id("start")).to_be_visible()
    assert visitor.page.evaluate("Object.keys(localStorage).length") == 0


def test_who_wants_to_goes_on_later_on_the_same_phone(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("つづきは あした")
    visitor.expect_heard("つづきは あした")
    visitor.open_menu()
    visitor.the("keep").click()
    later = visitor.page.context.new_page()
    visitor.page.close()
    later.goto(visitor.desk.url)
    expect(later.get_by_test_id("message")).to_contain_text("つづきは あした")
    later.locator("#menu > summary").click()
    later.get_by_test_id("keep-no").click()
    assert later.evaluate("Object.keys(localStorage).length") == 0
    later.reload()
    expect(later.get_by_test_id("message")).to_contain_text("つづきは あした")


def test_ending_asks_first_and_then_clears_the_page_and_closes_the_talk(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("もういいです")
    visitor.expect_heard("もういいです")
    token = visitor.page.evaluate("sessionStorage.getItem('mado.token')")
    visitor.open_menu()
    visitor.the("close").click()
    visitor.page.get_by_role("button", name="消さない").click()
    expect(visitor.messages()).to_have_count(1)
    visitor.the("close").click()
    visitor.the("close-yes").click()
    expect(visitor.the("start")).to_be_visible()
    expect(visitor.page.get_by_text("この画面から消しました")).to_be_visible()
    expect(visitor.messages()).to_have_count(0)
    assert visitor.page.evaluate(KEPT) == [[], []]
    answer = httpx.get(f"{visitor.desk.url}/api/session", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    visitor.the("start").click()
    expect(visitor.the("input")).to_be_visible()


def test_a_talk_that_is_too_old_is_said_so_and_a_new_one_can_begin(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.evaluate("sessionStorage.setItem('mado.token', 'nobody-knows-this-token')")
    visitor.page.reload()
    expect(visitor.page.get_by_text("前の話は終わっています")).to_be_visible()
    visitor.the("start").click()
    expect(visitor.the("input")).to_be_visible()


def test_words_that_an_old_talk_could_not_take_wait_for_the_next_one(visitor: Visitor) -> None:
    visitor.begin()
    visitor.page.route("**/api/messages", lambda route: route.abort())
    visitor.write("とどかない文")
    expect(visitor.messages("resident")).to_contain_text("まだ送れていません")
    visitor.page.unroute("**/api/messages")
    visitor.page.route("**/api/messages", lambda route: route.fulfill(status=401, json={"error": "もう一度"}))
    expect(visitor.the("start")).to_be_visible()
    expect(visitor.page.get_by_text("送れなかった文は")).to_be_visible()
    visitor.the("start").click()
    expect(visitor.the("input")).to_have_value("とどかない文")
