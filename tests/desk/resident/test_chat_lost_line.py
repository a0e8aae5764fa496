"""The line breaks, the desk dies, the page is reloaded: nothing written or said is lost or doubled."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.desk.resident.visitor import Visitor

pytestmark = pytest.mark.slow


def test_a_desk_that_was_down_gets_everything_once_and_the_person_is_told(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("一つめ")
    visitor.expect_heard("一つめ")
    visitor.desk.kill()
    try:
        expect(visitor.the("status")).to_contain_text("つながっていません。文は保存されています")
        visitor.write("二つめ")
        visitor.write("三つめ")
        expect(visitor.messages("resident")).to_have_count(3)
        expect(visitor.messages("resident").last).to_contain_text("まだ送れていません")
        visitor.picture("lost-line")
    finally:
        visitor.desk.start()
    visitor.expect_heard("一つめ", "二つめ", "三つめ")
    visitor.desk.say({"text": "お返事"})
    expect(visitor.messages("bot")).to_have_count(1, timeout=20_000)
    expect(visitor.messages("resident")).to_have_count(3)
    expect(visitor.page.locator(".delivery")).to_have_count(0)
    expect(visitor.the("status")).to_have_text("", timeout=10_000)


def test_what_was_said_while_the_line_was_broken_comes_once(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say({"text": "前の文"})
    expect(visitor.messages("bot")).to_have_count(1)
    visitor.desk.kill()
    visitor.desk.start()
    visitor.desk.say({"text": "あいだの文"})
    expect(visitor.messages("bot")).to_have_count(2, timeout=20_000)
    expect(visitor.messages("bot").last).to_contain_text("あいだの文")


def test_a_sending_whose_answer_is_lost_is_not_doubled(visitor: Visitor) -> None:
    visitor.begin()
    tries = []

    def lose_the_first_answer(route: Route) -> None:
        tries.append(route.request.post_data_json["client_id"])
        if len(tries) == 1:
            route.fetch()  # the desk has it …
            route.abort()  # … and the page never learns
        else:
            route.continue_()

    visitor.page.route("**/api/messages", lose_the_first_answer)
    visitor.write("一度だけ")
    expect(visitor.messages("resident")).to_have_count(1)
    expect(visitor.page.locator(".delivery")).to_have_count(0)
    visitor.page.wait_for_timeout(1_500)
    visitor.expect_heard("一度だけ")
    assert len(set(tries)) == 1
    expect(visitor.messages("resident")).to_have_count(1)


def test_what_could_not_be_sent_survives_a_reload(visitor: Visitor) -> None:
    visitor.begin()
    visitor.page.route("**/api/messages", lambda route: route.abort())
    visitor.write("とどかない文")
    expect(visitor.messages("resident")).to_contain_text("まだ送れていません")
    visitor.the("input").fill("書きかけ")
    visitor.page.unroute("**/api/messages")
    visitor.page.reload()
    visitor.expect_heard("とどかない文")
    expect(visitor.messages("resident")).to_have_count(1)
    expect(visitor.the("input")).to_have_value("書きかけ")


def test_a_choice_pressed_without_a_line_is_sent_later(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say(
        {"text": "いいですか", "extra": {"choices": [{"id": "1", "title": "はい", "payload": "はい"}]}}
    )
    visitor.page.route("**/api/messages", lambda route: route.abort())
    visitor.the("choice").click()
    expect(visitor.messages("resident")).to_contain_text("まだ送れていません")
    visitor.page.unroute("**/api/messages")
    visitor.expect_heard("はい")
    expect(visitor.the("choice")).to_have_text("選んだ答え：はい")


def test_a_crowded_desk_is_asked_again(visitor: Visitor) -> None:
    visitor.begin()
    tries = []

    def too_many_at_first(route: Route) -> None:
        tries.append(1)
        if len(tries) == 1:
            route.fulfill(status=429, json={"error": "少し時間をおいてから、もう一度送ってください。"})
        else:
            route.continue_()

    visitor.page.route("**/api/messages", too_many_at_first)
    visitor.write("またあとで")
    visitor.expect_heard("またあとで")
