"""What a resident takes back goes from the talk, the answers, the plan, what quotes it, the search, and Rasa's memory."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from casework import cases, crypto, search
from casework.messages import Reply
from casework.storage import Answer, CaseKey, Conversation, Message, Plan
from desk.line import forgetting
from tests.desk.line.conftest import USER, LineDesk
from tests.desk.line.rasa_stand_in import RasaStandIn
from tests.stack import Stack

SECRET = "夫に内緒で借金が80万円あります"


async def taken_back(desk: LineDesk, said: str = SECRET) -> tuple[Message, int]:
    """A message that became answers, a plan and a summary, and was then taken back; the row as it was, and the case."""
    event = await desk.says(said)
    await desk.seen(2)
    row = next(row for row in await desk.rows() if row.author == "resident")
    async with desk.base.begin() as session:
        talk = await session.get_one(Conversation, row.conversation_id)
        case = await cases.open_case(session, talk)
        key = str(row.id)
        await cases.record_answer(session, case, "trouble", value=said, said=said, message_key=key)
        await cases.record_answer(session, case, "debt_total", value=800_000, said=said, message_key=key)
        await cases.record_answer(session, case, "phone", value="09012345678", said=said, message_key=key)
        await cases.record_answer(session, case, "rent", value=50_000, said="5万円", message_key="other")
        await cases.add_plan(session, case, {"intention": said, "goals": [{"text": f"「{said}」を軽くする"}]})
        case_id = case.id
    await desk.desk_says(
        Reply(
            f"まとめです。\n・困りごと：{said}",
            author="bot",
            extra={"card": {"title": "仮の支援プラン", "intention": said}},
        )
    )
    await desk.seen(3)
    await desk.receive(desk.platform.event("unsend", USER, unsend={"messageId": event["message"]["id"]}))
    return row, case_id


async def test_no_word_of_it_is_left_in_the_citys_database(desk: LineDesk) -> None:
    _, case_id = await taken_back(desk)
    async with desk.base.read() as session:
        answers = {each.slot: each for each in await session.scalars(select(Answer))}
        plan = await session.scalar(select(Plan).where(Plan.case_id == case_id))
        hits = await search.cases_with(session, "借金が80万円", conditions=[])
        phones = list(await session.scalars(select(CaseKey)))
    assert all(SECRET not in each.text and SECRET not in str(each.extra) for each in await desk.rows())
    assert (answers["trouble"].value, answers["trouble"].declined, answers["trouble"].said) == (
        None,
        True,
        None,
    )
    assert (answers["phone"].value, answers["phone"].said) == (None, None)
    assert (answers["debt_total"].value, answers["debt_total"].said) == (800_000, None), (
        "a reading is the case's"
    )
    assert (answers["rent"].value, answers["rent"].said) == (50_000, "5万円")
    assert plan is not None
    assert SECRET not in str(plan.content)
    assert "（取り消されました）" in str(plan.content)
    assert hits == []
    assert phones == []
    # Everything that is encrypted in the file, opened.
    with sqlite3.connect(desk.base.url.removeprefix("sqlite+aiosqlite:///")) as raw:
        for table, column in (
            ("messages", "text"),
            ("messages", "extra"),
            ("answers", "said"),
            ("answers", "value"),
        ):
            for (kept,) in raw.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"):
                assert SECRET not in (crypto.decrypt(kept) if str(kept).startswith("gAAAA") else str(kept))


async def test_rasa_is_told_at_once_which_message_and_which_slots(desk: LineDesk, rasa: RasaStandIn) -> None:
    row, _ = await taken_back(desk)
    await desk.until(lambda: rasa.withdrawn)
    talk = await desk.talk()
    assert rasa.withdrawn[0] == (talk.episode, str(row.id), ["phone", "trouble"])
    assert SECRET not in str(rasa.withdrawn)


async def test_while_rasa_is_down_it_is_told_later_and_until_no_turn_can_be_on_its_way(
    desk: LineDesk, rasa: RasaStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    rasa.is_down = True
    row, _ = await taken_back(desk)
    await asyncio.sleep(0.3)
    assert rasa.withdrawn == []
    rasa.is_down = False
    await forgetting.forget_due(desk.running)
    assert len(rasa.withdrawn) == 1
    await forgetting.forget_due(desk.running)
    assert len(rasa.withdrawn) == 2, "within a minute a turn with the words may still come"
    monkeypatch.setattr(forgetting, "SURE_AFTER", timedelta(0))
    await forgetting.forget_due(desk.running)
    await forgetting.forget_due(desk.running)
    assert len(rasa.withdrawn) == 3
    async with desk.base.read() as session:
        assert (await session.get_one(Message, row.id)).turn == "none"


async def test_a_short_word_taken_back_takes_nothing_from_other_messages(desk: LineDesk) -> None:
    first = await desk.says("はい")
    await desk.seen(2)
    await desk.says("はい")
    await desk.seen(3)
    await desk.receive(desk.platform.event("unsend", USER, unsend={"messageId": first["message"]["id"]}))
    said = [row.text for row in await desk.rows()]
    assert said.count("はい") == 1
    assert said.count("答え：はい") == 2


@pytest.mark.slow
def test_the_real_rasa_forgets_the_words_and_goes_on_with_the_talk(stack: Stack) -> None:
    resident = stack.resident().open()
    resident.ask("はい、いいです")
    message_id = resident.say("夫に内緒で借金が80万円あって、家賃も払えません")
    resident.hear(message_id)

    def kept_by_rasa() -> str:
        with sqlite3.connect(stack.folder / "rasa.db") as raw:
            return "\n".join(crypto.decrypt(row[0]) for row in raw.execute("SELECT data FROM talk_events"))

    def words_in(kept: str) -> bool:
        return "内緒" in kept or "\\u5185\\u7dd2" in kept

    assert words_in(kept_by_rasa())
    with sqlite3.connect(stack.folder / "madoakari.db") as raw:
        ((episode,),) = raw.execute(
            "SELECT episode FROM conversations JOIN messages ON conversation_id = conversations.id WHERE messages.id = ?",
            (message_id,),
        )
    path = f"{stack.rasa_url}/webhooks/rest/talks/{episode}/messages/{message_id}"
    assert httpx.delete(path).status_code == 401
    headers = {"Authorization": f"Bearer {os.environ['MADO_RASA_TOKEN']}"}
    assert httpx.delete(path, headers=headers, params={"slots": "trouble"}).status_code == 204
    assert not words_in(kept_by_rasa())
    heard = resident.ask("はい、合っています")
    assert heard, "the talk goes on"
    assert heard[-1]["text"]
    assert not words_in(kept_by_rasa())
