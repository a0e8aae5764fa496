"""A resident in LINE: what is heard, what comes back, and by which way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from casework import handover, messages
from casework.messages import Reply
from casework.storage import Conversation, LineCall
from tests.desk.line.conftest import USER, LineDesk
from tests.desk.line.rasa_stand_in import RasaStandIn

pytestmark = pytest.mark.slow

CHOICES = [{"title": "はい", "payload": "はい、いいです"}, {"title": "いいえ", "payload": "いいえ、だめです"}]
CALLS = "/v2/bot/message/"


async def test_somebody_who_adds_the_account_hears_where_words_are_kept_and_then_the_bot(
    desk: LineDesk,
) -> None:
    await desk.receive(desk.platform.event("follow", USER, follow={"isUnblocked": False}))
    seen = await desk.seen(2)
    assert "データベースに 残します" in seen[0]["text"]
    assert "https://soudan.example" in seen[0]["text"]
    assert "市のページで続ける" in seen[0]["text"]
    assert seen[1]["text"] == "答え：/start"
    # Both in one free call.
    assert [call.status for call in desk.platform.calls_to(CALLS + "reply")] == [200]
    assert desk.platform.calls_to(CALLS + "push") == []


async def test_an_answer_comes_free_of_charge_by_the_reply_token(desk: LineDesk) -> None:
    await desk.says("家賃が払えません")
    seen = await desk.seen(2)
    assert [message["text"] for message in seen][-1] == "答え：家賃が払えません"
    assert desk.platform.pushed == 0
    assert (await desk.rows())[-1].delivery == "sent"


async def test_the_bot_is_seen_to_think_and_the_message_to_be_read(desk: LineDesk) -> None:
    event = await desk.says("こんにちは")
    await desk.seen(2)
    assert desk.platform.calls_to("/v2/bot/chat/loading/start")[0].body["chatId"] == USER
    await desk.until(lambda: desk.platform.marked_as_read == [event["message"]["id"]])


async def test_an_answer_that_comes_too_late_for_the_token_is_pushed(
    desk: LineDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.line.batching.REPLY_FRESH_SECONDS", 0.0)
    await desk.says("おそい")
    await desk.seen(2)
    assert desk.platform.calls_to(CALLS + "reply") == []
    assert {call.status for call in desk.platform.calls_to(CALLS + "push")} == {200}


async def test_a_token_that_line_no_longer_takes_costs_nobody_the_answer(desk: LineDesk) -> None:
    desk.platform.token_seconds = -1
    await desk.says("もしもし")
    seen = await desk.seen(2)
    assert "答え：もしもし" in [message["text"] for message in seen]
    assert desk.platform.calls_to(CALLS + "reply")[0].status == 400


@pytest.mark.parametrize("fault", ["drop_after", "error_after", "drop_before", "error_before", "too_many"])
@pytest.mark.parametrize("way", ["reply", "push"])
async def test_a_failing_line_still_brings_each_answer_once(
    desk: LineDesk, fault: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.says("まえおき")
    await desk.seen(2)
    if way == "push":
        monkeypatch.setattr("desk.line.batching.REPLY_FRESH_SECONDS", 0.0)
    desk.platform.forced = [fault, fault]
    await desk.says("だいじなこと")
    await desk.until(lambda: "答え：だいじなこと" in desk.platform.texts_of(USER))
    await asyncio.sleep(2.5)
    assert desk.platform.texts_of(USER).count("答え：だいじなこと") == 1
    assert (await desk.rows())[-1].delivery == "sent"


async def test_choices_are_buttons_and_numbers(desk: LineDesk, rasa: RasaStandIn) -> None:
    rasa.buttons = CHOICES
    await desk.says("相談したい")
    seen = await desk.seen(2)
    asked = next(message for message in seen if message["text"].startswith("答え"))
    assert "1. はい\n2. いいえ" in asked["text"]
    labels = [item["action"]["label"] for item in asked["quickReply"]["items"]]
    assert labels == ["はい", "いいえ"]


@pytest.mark.parametrize("typed", ["2", "２", "②", "2番", "２です", "いいえ"])
async def test_a_number_or_the_words_choose(desk: LineDesk, rasa: RasaStandIn, typed: str) -> None:
    rasa.buttons = CHOICES
    await desk.says("相談したい")
    await desk.seen(2)
    rasa.buttons = []
    await desk.says(typed)
    await desk.until(lambda: "答え：いいえ、だめです" in desk.platform.texts_of(USER))


async def test_a_number_means_itself_when_nothing_is_offered_any_more(
    desk: LineDesk, rasa: RasaStandIn
) -> None:
    rasa.buttons = CHOICES
    await desk.says("相談したい")
    await desk.seen(2)
    rasa.buttons = []
    await desk.says("はい")
    await desk.until(lambda: "答え：はい、いいです" in desk.platform.texts_of(USER))
    await desk.says("2")
    await desk.until(lambda: "答え：2" in desk.platform.texts_of(USER))


async def test_a_pressed_button_is_the_same_as_its_words(desk: LineDesk, rasa: RasaStandIn) -> None:
    rasa.buttons = CHOICES
    await desk.says("相談したい")
    asked = (await desk.seen(2))[-1]
    data = asked["quickReply"]["items"][0]["action"]["data"]
    await desk.receive(desk.platform.event("postback", USER, postback={"data": data}))
    await desk.until(lambda: any("答え：はい、いいです" in text for text in desk.platform.texts_of(USER)))


async def test_anothers_button_opens_nothing(desk: LineDesk, rasa: RasaStandIn) -> None:
    rasa.buttons = CHOICES
    await desk.says("相談したい", user="U" + "b" * 32)
    data = (await desk.seen(2, user="U" + "b" * 32))[-1]["quickReply"]["items"][0]["action"]["data"]
    await desk.receive(desk.platform.event("postback", USER, postback={"data": data}))
    await desk.until(lambda: any("もう使えません" in text for text in desk.platform.texts_of(USER)))


async def test_the_menus_contacts_come_without_the_bot_and_can_be_tapped(
    desk: LineDesk, rasa: RasaStandIn
) -> None:
    await desk.receive(desk.platform.event("postback", USER, postback={"data": "menu:急ぎの連絡先"}))
    await desk.until(lambda: any(message["type"] == "flex" for message in desk.platform.seen_by(USER)))
    shown = str(desk.platform.seen_by(USER))
    for number in ("tel:110", "tel:119", "tel:0154250288"):
        assert number in shown
    assert rasa.asked == 0


@pytest.mark.parametrize(
    ("menu", "heard"),
    [
        ("相談をはじめる", "/start"),
        ("いまの状況", "どうなっていますか"),
        ("人と話す", "人と話したい"),
        ("やめる", "やめます"),
    ],
)
async def test_the_rest_of_the_menu_speaks_to_the_bot(desk: LineDesk, menu: str, heard: str) -> None:
    await desk.receive(desk.platform.event("postback", USER, postback={"data": f"menu:{menu}"}))
    await desk.until(lambda: any(heard in text for text in desk.platform.texts_of(USER)))


async def test_the_consultant_speaks_under_her_name(desk: LineDesk) -> None:
    from casework import clock
    from casework.storage import Staff

    await desk.says("人と話したい")
    await desk.seen(2)
    async with desk.base.begin() as session:
        person = Staff(email="a@example.jp", name="佐藤", role="consultant", active=True, on_duty=True,
                       failed_logins=0, created_at=clock.now())  # fmt: skip
        session.add(person)
        await session.flush()
        staff_id = person.id
    await desk.desk_says(Reply("こんにちは。佐藤です。", author=messages.CONSULTANT, staff_id=staff_id))
    seen = await desk.seen(3)
    assert seen[-1]["sender"]["name"] == "相談員 佐藤"
    assert seen[0]["sender"]["name"] == "自動の受付" or seen[0]["sender"]["name"] == "お知らせ"


async def test_a_crisis_is_answered_with_numbers_to_tap(desk: LineDesk) -> None:
    await desk.says("まえおき")
    await desk.seen(2)
    lines = [
        {
            "label": "よりそいホットライン",
            "number": "0120-279-338",
            "tel": "0120-279-338",
            "hours": "24時間",
            "cost": "無料",
        }
    ]
    await desk.desk_says(
        Reply("話してくれて、ありがとうございます。", author=messages.SAFETY, extra={"lines": lines})
    )
    seen = await desk.seen(4)
    assert "0120-279-338" in seen[2]["text"]
    assert "tel:0120279338" in str(seen[3]["contents"])


async def test_a_long_text_arrives_whole_in_pieces(desk: LineDesk) -> None:
    await desk.says("まえおき")
    await desk.seen(2)
    long = "🍎あい。" * 2_400
    await desk.desk_says(Reply(long))
    seen = await desk.seen(5)
    assert "".join(message["text"] for message in seen[2:]) == long


async def test_nothing_is_sent_by_itself_to_somebody_whom_it_is_unsafe_to_contact(
    desk: LineDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.says("家のことで相談です")
    await desk.seen(2)
    talk = await desk.talk()
    async with desk.base.begin() as session:
        (await session.get_one(Conversation, talk.id)).contact_unsafe = True
    monkeypatch.setattr("desk.line.batching.PRESENT_SECONDS", 0.0)
    await desk.desk_says(Reply("相談員です。いまどうですか。", author=messages.CONSULTANT))
    await asyncio.sleep(1.0)
    assert not any("相談員です" in text for text in desk.platform.texts_of(USER))
    monkeypatch.setattr("desk.line.batching.PRESENT_SECONDS", 60.0)
    await desk.says("いま見ています")
    await desk.until(lambda: any("相談員です" in text for text in desk.platform.texts_of(USER)))
    last = desk.platform.calls_to(CALLS + "reply")[-1]
    assert last.body["notificationDisabled"] is True


async def test_after_a_block_nothing_more_is_sent_and_the_case_says_so(desk: LineDesk) -> None:
    await desk.says("こんにちは")
    await desk.seen(2)
    await desk.receive(desk.platform.event("unfollow", USER))
    await desk.desk_says(Reply("とどかない文", author=messages.CONSULTANT))
    await asyncio.sleep(0.5)
    assert len(desk.platform.seen_by(USER)) == 2
    assert any("ブロック" in row.text and (row.extra or {}).get("staff") for row in await desk.rows())
    await desk.receive(desk.platform.event("follow", USER, follow={"isUnblocked": True}))
    await desk.until(lambda: any("おかえりなさい" in text for text in desk.platform.texts_of(USER)))


async def test_a_refused_message_fails_alone_and_can_be_sent_again_with_its_key(
    desk: LineDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.says("こんにちは")
    await desk.seen(2)
    monkeypatch.setattr("desk.line.outbox.RETRY_SECONDS", (0.05,))
    desk.platform.forced = ["error_before"] * 2
    ids = await desk.desk_says(Reply("大切なお知らせ", author=messages.CONSULTANT))
    await desk.becomes(ids[0], "failed")
    before = desk.platform.calls_to(CALLS + "push")[-1].retry_key
    await desk.service.resend(ids[0])
    await desk.until(lambda: "大切なお知らせ" in desk.platform.texts_of(USER))
    assert desk.platform.calls_to(CALLS + "push")[-1].retry_key == before


async def test_the_months_quota_is_watched_and_what_did_not_fit_is_marked(
    desk: LineDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.platform.limit = 0
    await desk.says("こんにちは")
    await desk.seen(2)
    monkeypatch.setattr("desk.line.batching.REPLY_FRESH_SECONDS", 0.0)
    ids = await desk.desk_says(Reply("お知らせ", author=messages.CONSULTANT))
    await desk.becomes(ids[0], "failed")
    await desk.service.look_at_quota(desk.running)
    assert desk.service.quota is not None
    assert desk.service.quota.is_short
    assert "0通まで" in desk.service.quota.in_words


async def test_a_call_that_was_open_when_the_desk_died_is_repeated_as_it_was(desk: LineDesk) -> None:
    await desk.says("こんにちは")
    await desk.seen(2)
    desk.platform.forced = ["drop_after"]
    await desk.says("だいじなこと")
    await desk.until(lambda: "答え：だいじなこと" in desk.platform.texts_of(USER))
    await desk.service.delivery.stop()
    async with desk.base.read() as session:
        opened = list(await session.scalars(select(LineCall).where(LineCall.state == "open")))
    assert len(opened) == 1
    from desk.line.service import LineService

    again = LineService(desk.running)
    await again.delivery.take_up()

    async def ended() -> bool:
        async with desk.base.read() as session:
            return (await session.get_one(LineCall, opened[0].id)).state == "done"

    for _ in range(100):
        if await ended():
            break
        await asyncio.sleep(0.05)
    assert await ended()
    await again.stop()
    assert desk.platform.texts_of(USER).count("答え：だいじなこと") == 1


async def test_a_standby_channel_is_never_answered(desk: LineDesk, rasa: RasaStandIn) -> None:
    event: dict[str, Any] = {**desk.platform.text(USER, "こんにちは"), "mode": "standby"}
    await desk.receive(event)
    await asyncio.sleep(0.5)
    assert desk.platform.seen_by(USER) == []
    assert rasa.asked == 0
    assert [row.text for row in await desk.rows()] == ["こんにちは"]


async def test_all_of_it_works_on_postgresql_too(desk_on_postgresql: LineDesk, rasa: RasaStandIn) -> None:
    desk = desk_on_postgresql
    rasa.buttons = CHOICES
    await desk.receive(desk.platform.event("follow", USER, follow={"isUnblocked": False}))
    await desk.seen(2)
    rasa.buttons = []
    event = desk.platform.text(USER, "1")
    await asyncio.gather(*(desk.receive(event) for _ in range(10)))
    await desk.until(lambda: "答え：はい、いいです" in desk.platform.texts_of(USER))
    desk.platform.forced = ["drop_after"]
    await desk.says("だいじなこと")
    await desk.until(lambda: "答え：だいじなこと" in desk.platform.texts_of(USER))
    await asyncio.sleep(1.5)
    assert desk.platform.texts_of(USER).count("答え：はい、いいです") == 1
    assert desk.platform.texts_of(USER).count("答え：だいじなこと") == 1
    assert rasa.asked == 3


async def test_who_waits_for_a_person_is_told_that_words_arrived_and_may_go_on_in_own_words(
    desk: LineDesk,
) -> None:
    await desk.says("家賃が払えません")
    await desk.seen(2)
    talk = await desk.talk()
    async with desk.base.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        await handover.request(session, fresh, asked_by="resident", wait=True)
    await desk.says("まだですか")
    assert "とどきました" in (await desk.seen(3))[-1]["text"]
    # Words that follow at once need no second receipt; the way back to the bot stays open.
    await desk.says("子どもが熱を出していて")
    await desk.says("続きを話したいです")
    await desk.until(lambda: "答え：/return_to_bot" in desk.platform.texts_of(USER)[-1])
    assert sum("とどきました" in text for text in desk.platform.texts_of(USER)) == 1
    assert (await desk.talk()).holder == "bot"
