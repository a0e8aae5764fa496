"""What a resident's talk leaves: once, encrypted, with its history, gone when due."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, text

from casework import (
    alarms,
    audit,
    cases,
    clock,
    consents,
    conversations,
    handover,
    messages,
    receipt,
    retention,
    staff,
)
from casework.errors import BadInput, Conflict, NotFound
from casework.storage import Answer, Case, Conversation, Database, Message

SECRET_WORDS = "夫に知られたくない住所は武佐3丁目です"


async def test_the_same_message_twice_is_kept_once(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        first = await messages.receive(session, talk, external_id="a", text="家賃が払えません")
        again = await messages.receive(session, talk, external_id="a", text="家賃が払えません")
    assert first.is_new
    assert not again.is_new
    assert again.message.id == first.message.id


async def test_a_residents_words_are_not_readable_in_the_file(base: Database) -> None:
    async with base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        await messages.receive(
            session, talk, external_id="a", text=SECRET_WORDS, extra={"note": SECRET_WORDS}
        )
        case = await cases.open_case(session, talk)
        await cases.record_answer(session, case, "wish", value=SECRET_WORDS, said=SECRET_WORDS)
        await cases.add_plan(session, case, {"intention": SECRET_WORDS})
        await handover.request(session, talk, asked_by="resident", wait=True, reason=SECRET_WORDS)
    file = base.url.removeprefix("sqlite+aiosqlite:///")
    with sqlite3.connect(file) as raw:
        dump = "\n".join(raw.iterdump())
    for hidden in (SECRET_WORDS, "武佐"):
        assert hidden not in dump
        assert hidden.encode("unicode_escape").decode() not in dump
    async with base.read() as session:
        kept = await session.scalar(select(Message))
    assert kept is not None
    assert kept.text == SECRET_WORDS


async def test_a_token_opens_its_own_talk_and_no_other(either_base: Database) -> None:
    async with either_base.begin() as session:
        mine, token = await conversations.open_web_talk(session)
        await conversations.open_web_talk(session)
    async with either_base.read() as session:
        assert (await conversations.by_token(session, token)).id == mine.id
        with pytest.raises(NotFound):
            await conversations.by_token(session, token + "x")
    async with either_base.begin() as session:
        conversations.end(await conversations.by_id(session, mine.id))
    async with either_base.read() as session:
        with pytest.raises(NotFound):
            await conversations.by_token(session, token)


async def test_a_page_left_for_too_long_does_not_open(either_base: Database) -> None:
    async with either_base.begin() as session:
        _, token = await conversations.open_web_talk(session)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=91), tick=False):
        async with either_base.read() as session:
            with pytest.raises(NotFound):
                await conversations.by_token(session, token)


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "\ud800", None, 3, "あ" * 5_001])
def test_words_that_cannot_be_kept_get_a_clear_sentence(text: object) -> None:
    with pytest.raises(BadInput) as refused:
        messages.check_text(text)
    assert refused.value.message.endswith("。")


def test_emoji_html_and_control_characters_are_kept_as_harmless_words() -> None:
    assert messages.check_text("😢") == "😢"
    assert messages.check_text("<b>困った</b>\x07") == "<b>困った</b>"
    assert messages.check_text("あ" * 5_000) == "あ" * 5_000


async def test_a_case_is_opened_once_for_a_talk(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        first = await cases.open_case(session, talk)
        again = await cases.open_case(session, talk)
        assert first.id == again.id
        assert receipt.is_receipt_number(first.number)
        wrong = first.number[:-1] + str((int(first.number[-1]) + 1) % 10)
        assert not receipt.is_receipt_number(wrong)


async def test_a_corrected_answer_keeps_what_was_said_before(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        case = await cases.open_case(session, talk)
        await cases.record_answer(session, case, "rent", value=50_000, said="5万", message_key="1")
        await cases.record_answer(session, case, "rent", value=50_000, said="5万", message_key="1")
        await cases.record_answer(session, case, "rent", value=60_000, said="やっぱり6万", message_key="2")
        rows = list(await session.scalars(select(Answer).order_by(Answer.id)))
        assert [(row.value, row.replaced_at is None) for row in rows] == [(50_000, False), (60_000, True)]
        assert (await cases.answers_of(session, case.id))["rent"].said == "やっぱり6万"


async def test_danger_makes_an_emergency_and_only_a_person_lowers_it(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        case = await cases.open_case(session, talk)
        assert await cases.raise_risk(session, case, "no_food", rule="no_food.today", message_id=None)
        assert not await cases.raise_risk(session, case, "no_food", rule="no_food.today", message_id=None)
        cases.raise_priority(case, "normal")
        assert case.priority == "emergency"
        assert [risk.name for risk in await cases.risks_of(session, case.id)] == ["no_food"]


async def test_the_most_urgent_case_stands_first(either_base: Database) -> None:
    async with either_base.begin() as session:
        numbers = {}
        for priority in ("normal", "emergency", "high"):
            talk, _ = await conversations.open_web_talk(session)
            case = await cases.open_case(session, talk)
            case.priority = priority
            numbers[priority] = case.number
        listed = [case.number for case in await cases.listed(session)]
        assert listed == [numbers["emergency"], numbers["high"], numbers["normal"]]
        with pytest.raises(BadInput):
            await cases.listed(session, status="nonsense")


async def _consultant(base: Database, email: str = "a@example.jp") -> int:
    async with base.begin() as session:
        return (
            await staff.create(
                session, email=email, name="相談員", password="long enough 12", role="consultant"
            )
        ).id


async def test_a_taken_case_goes_to_the_consultant_and_back(either_base: Database) -> None:
    person_id = await _consultant(either_base)
    other_id = await _consultant(either_base, "b@example.jp")
    async with either_base.begin() as session:
        person = await session.get_one(staff.Staff, person_id)
        other = await session.get_one(staff.Staff, other_id)
        talk, _ = await conversations.open_web_talk(session)
        received = await messages.receive(session, talk, external_id="a", text="相談です")
        received.message.turn = "pending"
        case = await cases.open_case(session, talk)
        await handover.request(session, talk, asked_by="resident", wait=True)
        assert talk.holder == conversations.WAITING
        assert case.first_unanswered_at is not None
        await alarms.raise_alarm(session, case)
        await handover.take(session, case, person)
        assert talk.holder == conversations.CONSULTANT
        assert await messages.oldest_pending(session, talk.id) is None
        assert await alarms.open_alarms(session) == []
        with pytest.raises(Conflict):
            await handover.take(session, case, other)
        handover.answered(case)
        assert case.first_unanswered_at is None
        await handover.give_back(session, case, person)
        assert talk.holder == conversations.BOT


async def test_somebody_who_stops_waiting_goes_on_with_the_bot(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        await handover.request(session, talk, asked_by="resident", wait=True)
        await handover.cancel(session, talk)
        assert talk.holder == conversations.BOT


async def test_an_alarm_rings_at_once_after_five_and_after_fifteen_minutes(either_base: Database) -> None:
    start = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    rung: list[int] = []
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        case = await cases.open_case(session, talk)
        for minute in range(0, 40):
            with time_machine.travel(start + timedelta(minutes=minute), tick=False):
                if minute == 0:
                    await alarms.raise_alarm(session, case)
                for alarm in await alarms.due(session):
                    alarms.rang(alarm)
                    rung.append(minute)
        assert rung == [0, 5, 15]
        assert len(await alarms.open_alarms(session)) == 1


async def test_talks_without_consent_are_gone_after_fourteen_days(either_base: Database) -> None:
    async with either_base.begin() as session:
        silent, _ = await conversations.open_web_talk(session)
        await messages.receive(session, silent, external_id="a", text="まだ迷っています")
        agreed, _ = await conversations.open_web_talk(session)
        await consents.record(session, agreed, consents.KEEP, given=True, wording="1", message_key="1")
        await cases.open_case(session, agreed)
        danger, _ = await conversations.open_web_talk(session)
        await cases.open_case(session, danger)
    with time_machine.travel(clock.now() + timedelta(days=13, hours=23), tick=False):
        async with either_base.begin() as session:
            assert await retention.sweep(session) == []
    with time_machine.travel(clock.now() + timedelta(days=14, minutes=1), tick=False):
        async with either_base.begin() as session:
            assert await retention.sweep(session) == [silent.episode]
        async with either_base.read() as session:
            left = set(await session.scalars(select(Conversation.id)))
            assert left == {agreed.id, danger.id}
            assert await session.scalar(select(Message)) is None


async def test_a_refused_talk_is_gone_an_hour_after_its_last_word(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        await messages.receive(session, talk, external_id="a", text="やめておきます")
        await consents.record(session, talk, consents.KEEP, given=False, wording="1", message_key="1")
    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        async with either_base.begin() as session:
            assert await retention.sweep(session) == [talk.episode]


async def test_erasing_a_case_leaves_nothing_that_was_said(either_base: Database) -> None:
    async with either_base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        await messages.receive(session, talk, external_id="a", text=SECRET_WORDS)
        case = await cases.open_case(session, talk)
        await cases.record_answer(session, case, "wish", value="x", said=SECRET_WORDS)
        await handover.request(session, talk, asked_by="resident", wait=True)
        await retention.erase_case(session, case)
        for table in (Case, Answer, Message, Conversation):
            assert await session.scalar(select(table)) is None


async def test_a_changed_audit_row_is_found(either_base: Database) -> None:
    async with either_base.begin() as session:
        for _ in range(3):
            await audit.note(session, "case.viewed", staff_id=1, case_id=2)
        assert await audit.first_broken_link(session) is None
        await session.execute(text("UPDATE audit SET staff_id = 9 WHERE id = 2"))
        session.expire_all()
        assert await audit.first_broken_link(session) == 2


async def test_five_wrong_passwords_close_an_account_for_a_while(either_base: Database) -> None:
    await _consultant(either_base)
    async with either_base.begin() as session:
        assert await staff.verify(session, "A@example.jp", "long enough 12") is not None
        for _ in range(staff.MAX_FAILED_LOGINS):
            assert await staff.verify(session, "a@example.jp", "wrong") is None
        assert await staff.verify(session, "a@example.jp", "long enough 12") is None
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        async with either_base.begin() as session:
            assert await staff.verify(session, "a@example.jp", "long enough 12") is not None
            assert await staff.verify(session, "nobody@example.jp", "long enough 12") is None


async def test_a_console_session_ends_when_nobody_clicks(either_base: Database) -> None:
    person_id = await _consultant(either_base)
    async with either_base.begin() as session:
        person = await session.get_one(staff.Staff, person_id)
        _, token = await staff.open_session(session, person)
        _, api_token = await staff.open_session(session, person, kind="api")
    async with either_base.begin() as session:
        assert await staff.by_token(session, token) is not None
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
        async with either_base.begin() as session:
            assert await staff.by_token(session, token) is None
            assert await staff.by_token(session, api_token) is not None
