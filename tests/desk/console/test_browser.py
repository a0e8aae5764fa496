"""The console in a real browser: live without reload, keys, no sideways scrolling, clean by axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from casework import cases, conversations, messages
from tests.desk.console.conftest import Desk, Person, log_in

pytestmark = pytest.mark.slow


def check_page(page: Page) -> None:
    """What holds for every page: axe finds nothing, nothing sticks out sideways."""
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    problems = [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in found.response["violations"]
    ]
    assert problems == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def resident_writes(desk: Desk, number: str, text: str) -> None:
    """Straight into the database, as LINE or the resident's page would through the desk's own code."""

    async def write(session):  # type: ignore[no-untyped-def]
        case = await cases.by_number(session, number)
        talk = (await conversations.of_case(session, case.id))[0]
        row = await messages.receive(session, talk, external_id=f"web-{text}", text=text)
        row.message.turn = "none"

    desk.write(write)


def test_from_queue_to_first_answer_in_three_clicks(desk: Desk, page: Page) -> None:
    number = desk.case("あすまでに家賃を払わないといけません")
    log_in(page, desk, desk.account("taro@example.jp"))
    page.locator(f"[data-number='{number}'] a.number").click()
    check_page(page)
    page.get_by_test_id("take").click()
    page.get_by_test_id("answer-text").fill("読みました。いっしょに考えます。")
    page.get_by_test_id("answer-send").click()
    expect(page.get_by_test_id("case-talk")).to_contain_text("読みました。いっしょに考えます。")
    expect(page.get_by_test_id("answer-text")).to_have_value("")
    check_page(page)
    page.get_by_test_id("give-back").click()
    expect(page.get_by_test_id("take")).to_be_visible()


def test_a_canned_text_is_put_in_with_its_gaps_filled(desk: Desk, page: Page) -> None:
    number = desk.case()
    log_in(page, desk, desk.account("taro@example.jp"))
    page.goto(f"{desk.url}/console/cases/{number}")
    page.get_by_test_id("take").click()
    page.locator("#canned").select_option(label="受付番号の案内")
    expect(page.get_by_test_id("answer-text")).to_have_value(
        f"受付番号は {number} です。いまは「{{case_status}}」です。\n"
        "電話のときに番号を言うと、話が早くすみます。"
    )


def test_the_queue_renews_itself_when_a_case_is_taken_elsewhere(
    desk: Desk, page: Page, supervisor: Person
) -> None:
    number = desk.case()
    log_in(page, desk, desk.account("taro@example.jp"))
    row = page.locator(f"[data-number='{number}']")
    expect(row).to_contain_text("担当なし")
    supervisor.send(f"/console/cases/{number}/take")
    expect(row).to_contain_text("主任 花子", timeout=5_000)


def test_the_talk_renews_itself(desk: Desk, page: Page, supervisor: Person) -> None:
    number = desk.case()
    supervisor.send(f"/console/cases/{number}/take")
    log_in(page, desk, desk.account("taro@example.jp"))
    page.goto(f"{desk.url}/console/cases/{number}")
    page.wait_for_timeout(500)
    supervisor.send(f"/console/cases/{number}/answer", text="主任からの返事です")
    expect(page.get_by_test_id("case-talk")).to_contain_text("主任からの返事です", timeout=5_000)


def test_an_alarm_stands_on_every_page_until_the_case_is_taken(desk: Desk, page: Page) -> None:
    number = desk.case("もう死にたいです", risk="self_harm")
    log_in(page, desk, desk.account("taro@example.jp"))
    expect(page.get_by_test_id("alarm-banner")).to_contain_text(number)
    check_page(page)
    page.get_by_test_id("alarm-banner").get_by_role("link", name=number).click()
    page.get_by_test_id("take").click()
    expect(page.get_by_test_id("alarm-banner")).not_to_be_visible()


def test_keys_open_the_list_of_keys_and_the_search(desk: Desk, page: Page) -> None:
    log_in(page, desk, desk.account("taro@example.jp"))
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_test_id("search")).to_be_focused()
