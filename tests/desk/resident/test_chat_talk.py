"""A talk on the page: what is said is shown once and in order, and no key sends by mistake."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.desk.resident.conftest import Visit
from tests.desk.resident.plan import CARD, LINES
from tests.desk.resident.visitor import Visitor

pytestmark = pytest.mark.slow

YES_NO = [
    {"id": "1", "title": "はい", "payload": "はい"},
    {"id": "2", "title": "いいえ", "payload": "いいえ"},
]


def test_what_is_written_is_shown_at_once_and_reaches_the_desk(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("家賃が払えません")
    expect(visitor.messages("resident")).to_have_count(1)
    expect(visitor.messages("resident")).to_contain_text("家賃が払えません")
    visitor.expect_heard("家賃が払えません")
    expect(visitor.the("input")).to_have_value("")
    expect(visitor.page.locator(".delivery")).to_have_count(0)


def test_markup_in_words_stays_words(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("<img src=x onerror=alert(1)><b>太字</b>")
    visitor.desk.say({"text": "<script>alert(1)</script><b>太字</b>"})
    expect(visitor.messages("bot")).to_contain_text("<script>alert(1)</script><b>太字</b>")
    expect(visitor.messages("resident")).to_contain_text("<img src=x onerror=alert(1)>")


def test_who_speaks_is_always_said(visitor: Visitor) -> None:
    visitor.begin()
    expect(visitor.the("holder")).to_contain_text("自動の受付")
    visitor.desk.say(
        {"text": "受付です"}, {"text": "知らせ", "author": "system"}, {"text": "命", "author": "safety"}
    )
    expect(visitor.messages("bot").locator(".who")).to_contain_text("自動の受付")
    expect(visitor.messages("system").locator(".who")).to_contain_text("お知らせ")
    expect(visitor.messages("safety").locator(".who")).to_contain_text("大切なお知らせ")
    visitor.desk.hold("waiting")
    expect(visitor.the("holder")).to_contain_text("相談員をよんでいます")
    visitor.desk.hold("consultant")
    visitor.desk.say({"text": "田中です", "author": "consultant"})
    expect(visitor.messages("consultant").locator(".who")).to_contain_text("相談員")
    expect(visitor.the("holder")).to_contain_text("相談員（人）")
    expect(visitor.page.get_by_role("button", name="前の質問にもどる")).to_be_hidden()


def test_a_choice_is_a_button_and_the_answer_stays_readable(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say({"text": "残してもいいですか", "extra": {"choices": YES_NO, "question": "consent"}})
    yes, no = visitor.the("choice").nth(0), visitor.the("choice").nth(1)
    yes.click()
    visitor.expect_heard("はい")
    expect(yes).to_have_attribute("aria-disabled", "true")
    expect(yes).to_have_text("選んだ答え：はい")
    expect(no).to_have_text("いいえ")
    no.click(force=True)
    yes.click(force=True)
    visitor.page.wait_for_timeout(300)
    assert visitor.desk.heard() == ["はい"]


def test_old_choices_can_no_longer_be_pressed_once_something_else_is_asked(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say({"text": "ひとりですか", "extra": {"choices": YES_NO, "question": "alone"}})
    expect(visitor.the("choice")).to_have_count(2)
    visitor.write("はい")
    visitor.desk.say({"text": "家賃はいくらですか", "extra": {"question": "rent"}})
    expect(visitor.messages("bot")).to_have_count(2)
    expect(visitor.the("choice").first).to_have_attribute("aria-disabled", "true")


def test_progress_and_the_sign_of_writing(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.begin_writing("bot")
    expect(visitor.the("typing")).to_be_visible()
    visitor.desk.say({"text": "何人でくらしていますか", "extra": {"progress": {"now": 3, "of": 8}}})
    expect(visitor.the("progress")).to_contain_text("3/8")
    expect(visitor.the("typing")).to_be_hidden()


def test_back_and_a_person_are_one_press_away(visitor: Visitor) -> None:
    visitor.begin()
    visitor.page.get_by_role("button", name="前の質問にもどる").click()
    visitor.page.get_by_role("button", name="人と話したい").click()
    visitor.open_menu()
    visitor.page.get_by_role("button", name="はじめからやりなおす").click()
    visitor.expect_heard("前の質問にもどる", "人と話したいです", "はじめからやりなおす")


def test_crisis_lines_and_numbers_in_words_can_be_tapped(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say(
        {"text": "いま、安全な場所にいますか。110か#8008へ", "author": "safety", "extra": {"lines": LINES}}
    )
    message = visitor.messages("safety")
    expect(message.locator("a[href='tel:0120061338']")).to_contain_text("0120-061-338")
    expect(message.locator("a[href='tel:0120783556']")).to_contain_text("いのちの電話")
    expect(message.locator("a[href='tel:110']")).to_be_visible()
    expect(message.locator("a[href='tel:%238008']")).to_be_visible()
    expect(message).to_contain_text("いま つながります")
    expect(message).to_contain_text("いまは 時間外です")
    expect(message).to_contain_text("毎日16時〜21時")
    expect(message).to_contain_text("「つらいです」と言ってください")
    expect(message).to_contain_text("2026年6月2日に番号を確かめました")
    visitor.desk.say({"text": "110円と119人と2110"})
    expect(visitor.messages("bot")).to_have_count(1)
    expect(visitor.messages("bot").locator("a")).to_have_count(0)


def test_danger_is_answered_on_the_page_with_the_lines_of_the_city(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("もう死にたいです")
    answer = visitor.messages("safety")
    expect(answer).to_have_count(1)
    expect(answer.locator("[data-testid=lines] a[href^='tel:']").first).to_be_visible()
    expect(answer.locator("a[href='tel:0120279338']")).to_contain_text("よりそいホットライン")
    expect(visitor.the("input")).to_be_visible()
    visitor.picture("danger")


def test_the_plan_is_a_card_with_numbers_and_what_to_say(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say({"text": CARD["text"], "kind": "card", "extra": {"card": CARD}})
    card = visitor.the("card")
    for words in ("K26-0123", "住居確保給付金", "窓口で言うこと", "持っていくもの", "仮の案です"):
        expect(card).to_contain_text(words)
    expect(card.locator("a[href='tel:0154250288']").first).to_be_visible()
    with visitor.page.expect_download() as download:
        visitor.the("keep-card").click()
    kept = download.value.path().read_text()
    assert "住居確保給付金" in kept
    assert "<script" not in kept
    assert download.value.suggested_filename.endswith(".html")


@pytest.mark.parametrize("sign", [{"isComposing": True}, {"keyCode": 229}])
def test_enter_while_kana_are_converted_does_not_send(visitor: Visitor, sign: dict[str, object]) -> None:
    visitor.begin()
    visitor.the("input").fill("やちん")
    visitor.page.evaluate(
        """(sign) => document.querySelector('[data-testid=input]').dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...sign}))""",
        sign,
    )
    visitor.page.wait_for_timeout(300)
    expect(visitor.messages("resident")).to_have_count(0)
    expect(visitor.the("input")).to_have_value("やちん")


def test_enter_sends_and_shift_enter_makes_a_line(visitor: Visitor) -> None:
    visitor.begin()
    visitor.the("input").focus()
    visitor.page.keyboard.type("一")
    visitor.page.keyboard.press("Shift+Enter")
    visitor.page.keyboard.type("二")
    visitor.page.keyboard.press("Enter")
    visitor.expect_heard("一\n二")


def test_on_a_touch_keyboard_enter_makes_a_line(visit: Visit) -> None:
    visitor = visit(has_touch=True, is_mobile=True)
    visitor.begin()
    visitor.the("input").focus()
    visitor.page.keyboard.type("一")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.type("二")
    expect(visitor.the("input")).to_have_value("一\n二")
    expect(visitor.messages("resident")).to_have_count(0)


def test_too_long_is_said_kindly_and_what_was_written_is_kept(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("あ" * 5_001)
    expect(visitor.the("input-note")).to_contain_text("5,001文字です")
    expect(visitor.the("input-note")).to_contain_text("消えていません")
    expect(visitor.the("input")).to_have_value("あ" * 5_001)
    expect(visitor.messages("resident")).to_have_count(0)
    visitor.write("😢" * 5_000)
    visitor.expect_heard("😢" * 5_000)


def test_what_the_desk_refuses_is_given_back_with_the_reason(visitor: Visitor) -> None:
    visitor.begin()
    visitor.page.route(
        "**/api/messages",
        lambda route: route.fulfill(
            status=400, json={"error": "文が読み取れませんでした。もう一度送ってください。"}
        ),
    )
    visitor.write("だいじな話")
    expect(visitor.the("input-note")).to_contain_text("文が読み取れませんでした")
    expect(visitor.the("input")).to_have_value("だいじな話")
    expect(visitor.messages("resident")).to_have_count(0)
