"""From a resident's first word to a consultant's answer: two browsers, side by side, with pictures kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stack import ROOT, Stack

pytestmark = pytest.mark.slow

PICTURES = ROOT / "test-artifacts"
EMAIL, PASSWORD = "soudan@example.jp", "nagai-password-12"
SECOND = 1_000


@pytest.fixture(scope="module")
def consultant(stack: Stack) -> None:
    stack.run(
        "-m", "desk.accounts", "create", "--role", "consultant", "--email", EMAIL, "--name", "佐藤",
        "--password-stdin", stdin=f"{PASSWORD}\n",
    )  # fmt: skip


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=Path(PICTURES) / f"{name}.png")


def write(page: Page, text: str) -> None:
    """Write and send, and wait until the other side answered."""
    before = page.locator("[data-testid=message]:not([data-author=resident])").count()
    page.get_by_test_id("input").fill(text)
    page.get_by_test_id("send").click()
    expect(page.locator("[data-testid=message][data-author=resident]").last).to_contain_text(text[:10])
    page.wait_for_function(
        "before => document.querySelectorAll('[data-testid=message]:not([data-author=resident])').length > before",
        arg=before,
        timeout=20 * SECOND,
    )


def test_a_resident_is_heard_and_a_person_answers(stack: Stack, browser: Browser, consultant: None) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    office = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    resident, desk = phone.new_page(), office.new_page()

    desk.goto(f"{stack.url}/console")
    desk.get_by_test_id("login-email").fill(EMAIL)
    desk.get_by_test_id("login-password").fill(PASSWORD)
    desk.get_by_test_id("login-submit").click()
    expect(desk).to_have_url(f"{stack.url}/console")
    rows_before = desk.get_by_test_id("queue-row").count()

    resident.goto(stack.url)
    picture(resident, "chat-first")
    resident.get_by_test_id("start").click()
    expect(resident.locator("[data-testid=message][data-author=bot]").first).to_be_visible(
        timeout=20 * SECOND
    )
    for text in (
        "はい、いいです",
        "パートのシフトが減って家賃を2か月払えていません。娘は中1です",
        "はい、合っています",
        "どれも だいじょうぶ",
        "愛国です",
    ):
        write(resident, text)
    picture(resident, "chat-narrow")
    expect(resident.get_by_test_id("progress")).to_be_visible()

    for _ in range(25):
        if resident.get_by_test_id("card").count():
            break
        question = resident.locator("[data-testid=message][data-author=bot]").last.get_attribute(
            "data-question"
        )
        write(
            resident,
            {
                "household_size": "子どもと2人です",
                "children": "中1です",
                "rent": "4万8千円",
                "rent_arrears_months": "2か月です",
                "monthly_income": "9万くらいです",
                "savings": "2万円",
                "debt_total": "ないです",
                "job_status": "パートです",
                "wish": "今の家に住み続けたいです",
                "contact_method": "チャットがいいです",
                "confirm": "はい。相談員だけに わたしてください",
            }.get(question or "", "わからないです"),
        )
    expect(resident.get_by_test_id("card")).to_be_visible()
    picture(resident, "chat-card")

    # The new case stands in the queue at once, without a reload.
    expect(desk.get_by_test_id("queue-row")).to_have_count(rows_before + 1, timeout=10 * SECOND)
    picture(desk, "console-queue")
    number = re.search(r"\d{4}-\d{5}-\d", resident.get_by_test_id("card").inner_text())
    assert number is not None
    desk.locator(f"[data-testid=queue-row][data-number='{number.group()}']").get_by_role("link").first.click()
    expect(desk.get_by_test_id("case-talk")).to_contain_text("家賃を2か月払えていません")
    expect(desk.get_by_test_id("plan")).to_be_visible()
    picture(desk, "console-case")
    desk.get_by_test_id("take").click()
    write_only(resident, "相談員さん、いますか")
    expect(desk.get_by_test_id("case-talk")).to_contain_text("相談員さん、いますか", timeout=5 * SECOND)
    desk.get_by_test_id("answer-text").fill("佐藤です。お話を読みました。いっしょに考えましょう。")
    desk.get_by_test_id("answer-send").click()
    answer = resident.locator("[data-testid=message][data-author=consultant]").last
    expect(answer).to_contain_text("佐藤です。お話を読みました", timeout=5 * SECOND)
    picture(resident, "chat-answered")
    # While a person holds the talk, the bot is silent.
    bot_words = resident.locator("[data-testid=message][data-author=bot]").count()
    write_only(resident, "ありがとうございます")
    expect(desk.get_by_test_id("case-talk")).to_contain_text("ありがとうございます", timeout=5 * SECOND)
    assert resident.locator("[data-testid=message][data-author=bot]").count() == bot_words

    desk.get_by_test_id("give-back").click()
    write(resident, "費用はかかりますか？")
    expect(resident.locator("[data-testid=message][data-author=bot]").last).to_contain_text("お金")
    phone.close()
    office.close()


def write_only(page: Page, text: str) -> None:
    """Write and send, without waiting for an answer."""
    page.get_by_test_id("input").fill(text)
    page.get_by_test_id("send").click()
