"""Danger first: the case is an emergency and the fixed words are there before anything else happens to a message."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from casework import alarms, cases, conversations, handover, messages, staff
from casework.city import load_city
from casework.storage import Database, Message
from desk import danger
from desk.live import Live
from desk.rasa import Rasa
from safety.lines import stale

CITY = load_city("kushiro")
NIGHT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 2 a.m. in Kushiro


async def write(base: Database, text: str, *, talk_id: str | None = None, key: str = "a") -> Message:
    """A resident's message, kept and looked at."""
    async with base.begin() as session:
        if talk_id is None:
            talk, _ = await conversations.open_web_talk(session)
        else:
            talk = await conversations.by_id(session, talk_id)
        received = await messages.receive(session, talk, external_id=key, text=text)
    rasa = Rasa()
    await danger.look(base, rasa, Live(), CITY, received.message.id)
    await rasa.close()
    async with base.read() as session:
        return await session.get_one(Message, received.message.id)


async def said_to(base: Database, message: Message) -> list[Message]:
    async with base.read() as session:
        return [
            row
            for row in await messages.of_talk(session, message.conversation_id)
            if row.reply_to == message.id
        ]


async def test_in_the_middle_of_a_form_at_two_in_the_morning(base: Database) -> None:
    with time_machine.travel(NIGHT, tick=True):
        message = await write(base, "収入は8万です。でももう生きてる意味ないです")
        said = await said_to(base, message)
    assert said[0].author == messages.SAFETY
    assert "プログラム" in said[0].text
    assert all(line["open_now"] for line in said[0].extra["lines"])
    assert "119" in {line["number"] for line in said[0].extra["lines"]}
    assert "11月24日" in said[1].text
    assert message.turn == "pending", "the answer in the same breath still goes to the bot"
    async with base.read() as session:
        case = (await cases.listed(session))[0]
        assert case.priority == "emergency"
        assert [(risk.name, risk.message_id) for risk in await cases.risks_of(session, case.id)] == [
            ("self_harm", message.id)
        ]
        assert len(await alarms.open_alarms(session)) == 1


async def test_danger_is_heard_while_a_consultant_holds_the_talk(base: Database) -> None:
    first = await write(base, "家賃のことです")
    async with base.begin() as session:
        person = await staff.create(
            session, email="a@example.jp", name="佐藤", password="long enough 12", role="consultant"
        )
        talk = await conversations.by_id(session, first.conversation_id)
        case = await cases.open_case(session, talk)
        await handover.request(session, talk, asked_by="resident", wait=True)
        await handover.take(session, case, person)
    message = await write(base, "夫に殴られています。助けて", talk_id=first.conversation_id, key="b")
    said = await said_to(base, message)
    assert said[0].author == messages.SAFETY
    assert message.turn == "listen", "the model hears it too, and nobody but the person answers"
    async with base.read() as session:
        assert (await cases.by_id(session, case.id)).priority == "emergency"
        assert (await conversations.by_id(session, first.conversation_id)).contact_unsafe


async def test_the_same_danger_twice_is_answered_shortly_the_second_time(base: Database) -> None:
    first = await write(base, "もう死にたい")
    again = await write(base, "死にたいです", talk_id=first.conversation_id, key="b")
    long, short = (await said_to(base, first))[0], (await said_to(base, again))[0]
    assert len(short.text) < len(long.text)
    assert short.extra["lines"] == long.extra["lines"]


async def test_what_only_the_model_heard_is_answered_too(base: Database) -> None:
    message = await write(base, "暗い話ですみません")
    async with base.begin() as session:
        row = await session.get_one(Message, message.id)
        talk = await conversations.by_id(session, row.conversation_id)
        heard = await danger.join_model(session, CITY, talk, row, [{"name": "self_harm", "rule": None}])
        assert heard
    assert (await said_to(base, message))[0].author == messages.SAFETY


async def test_a_danger_that_rules_and_model_both_hear_stands_once_in_the_case(base: Database) -> None:
    message = await write(base, "もう死にたい。遺書も書きました。消えてしまいたい")
    async with base.begin() as session:
        row = await session.get_one(Message, message.id)
        talk = await conversations.by_id(session, row.conversation_id)
        for _ in range(2):
            assert await danger.join_model(session, CITY, talk, row, [{"name": "self_harm", "rule": None}])
    async with base.read() as session:
        case = (await cases.listed(session))[0]
        assert [risk.name for risk in await cases.risks_of(session, case.id)] == ["self_harm"]
    assert [said.author for said in await said_to(base, message)].count(messages.SAFETY) == 1


async def test_in_the_middle_of_a_question_the_talk_stays_open_and_one_thing_is_asked(base: Database) -> None:
    first = await write(base, "家賃が払えません")
    async with base.begin() as session:
        talk = await conversations.by_id(session, first.conversation_id)
        await messages.say(session, talk, [messages.Reply("貯金は いくら ありますか。", author=messages.BOT)])
    message = await write(base, "2万円です。もう生きていたくないです", talk_id=first.conversation_id, key="b")
    (said, *_) = await said_to(base, message)
    assert said.author == messages.SAFETY
    assert said.text.count("？") + said.text.count("か。") == 1, said.text
    assert said.text.rstrip().endswith(("か。", "か？"))
    assert [choice["title"] for choice in said.extra["choices"]][:2] == ["つづきを話す", "人と話したい"]
    async with base.read() as session:
        talk = await conversations.by_id(session, first.conversation_id)
        assert talk.ended_at is None
        assert talk.holder == conversations.BOT
        assert "question" not in said.extra, "nothing of the form is asked in this breath"


@pytest.mark.parametrize(
    "text", ["死ぬほど暑いですね", "首が回らないくらい肩がこって", "家賃が払えません", "3人です"]
)
async def test_figures_of_speech_raise_nothing(base: Database, text: str) -> None:
    message = await write(base, text)
    assert await said_to(base, message) == []
    async with base.read() as session:
        assert await cases.listed(session) == []


def test_no_crisis_line_is_older_than_half_a_year_without_a_mark() -> None:
    assert stale(CITY.crisis.all_lines, datetime.now(UTC).date()) == []
