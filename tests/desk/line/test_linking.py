"""The same person on the city's page and in LINE: one talk, one case, with consent."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from casework import cases, consents, conversations, messages
from casework.errors import NotFound
from casework.storage import Case, Consent, Conversation, LinkCode
from desk.line import linking
from tests.desk.line.conftest import USER, LineDesk


async def web_talk(desk: LineDesk, *, with_case: bool = False) -> tuple[Conversation, str, str]:
    """A talk on the page, its token, and a code for LINE."""
    async with desk.base.begin() as session:
        talk, token = await conversations.open_web_talk(session)
        await messages.receive(session, talk, external_id="web-1", text="ページで書いた文")
        if with_case:
            await cases.open_case(session, talk)
        code, _ = await linking.make_code(session, talk, linking.TO_LINE)
    return talk, token, code


@pytest.mark.parametrize("typed", ["連携 {}", "連携{}", "連携　{}", "連携：{}"])
async def test_a_code_typed_in_line_makes_both_one_talk_with_one_case(desk: LineDesk, typed: str) -> None:
    await desk.says("LINEで書いた文")
    await desk.seen(2)
    talk, token, code = await web_talk(desk, with_case=True)
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    await desk.says(typed.format(wide if "：" in typed else code))
    await desk.until(lambda: any("つながりました" in text for text in desk.platform.texts_of(USER)))
    joined = await desk.talk()
    assert joined.id == talk.id
    async with desk.base.read() as session:
        assert (await conversations.by_token(session, token)).id == talk.id
        assert joined.case_id is not None
        transcript = [row.text for row in await cases.transcript_of(session, joined.case_id)]
        given = list(await session.scalars(select(Consent).where(Consent.purpose == consents.LINK)))
    assert {"LINEで書いた文", "ページで書いた文"} <= set(transcript)
    assert not any(code in text for text in transcript)
    assert [consent.given for consent in given] == [True]
    await desk.says("つづけます")
    await desk.until(lambda: "答え：つづけます" in desk.platform.texts_of(USER))


async def test_the_bot_goes_on_where_it_stood_in_line(desk: LineDesk) -> None:
    await desk.says("LINEで書いた文")
    await desk.seen(2)
    before = await desk.talk()
    async with desk.base.begin() as session:
        case = await cases.open_case(session, await session.get_one(Conversation, before.id))
    _, _, code = await web_talk(desk)
    await desk.says(f"連携 {code}")
    await desk.until(lambda: any("つながりました" in text for text in desk.platform.texts_of(USER)))
    joined = await desk.talk()
    assert (joined.case_id, joined.episode) == (case.id, before.episode)


async def test_two_cases_of_one_person_are_shown_to_the_consultant(desk: LineDesk) -> None:
    await desk.says("LINEで書いた文")
    await desk.seen(2)
    before = await desk.talk()
    async with desk.base.begin() as session:
        of_line = await cases.open_case(session, await session.get_one(Conversation, before.id))
        of_line.status = cases.ACTIVE
    _talk, _, code = await web_talk(desk, with_case=True)
    async with desk.base.read() as session:
        of_web = await session.scalar(select(Case).where(Case.id != of_line.id))
    await desk.says(f"連携 {code}")
    await desk.until(lambda: any("つながりました" in text for text in desk.platform.texts_of(USER)))
    assert (await desk.talk()).case_id == of_line.id
    assert of_web is not None
    notes = [row for row in await desk.rows() if (row.extra or {}).get("staff")]
    assert of_web.number in notes[0].text
    assert notes[0].delivery == "none"


async def test_a_code_opens_once(desk: LineDesk) -> None:
    _, _, code = await web_talk(desk)
    await desk.says(f"連携 {code}")
    await desk.until(lambda: any("つながりました" in text for text in desk.platform.texts_of(USER)))
    other = "U" + "9" * 32
    await desk.says(f"連携 {code}", user=other)
    await desk.until(lambda: any("つながりませんでした" in text for text in desk.platform.texts_of(other)))


async def test_a_code_opens_for_ten_minutes(desk: LineDesk) -> None:
    _, _, code = await web_talk(desk)
    async with desk.base.begin() as session:
        row = await session.scalar(select(LinkCode))
        assert row is not None
        assert row.code_hash != code
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11), tick=False):
            assert await linking._use(session, code, linking.TO_LINE) is None


async def test_codes_cannot_be_tried_out(desk: LineDesk) -> None:
    await web_talk(desk)
    for number in range(6):
        await desk.says(f"連携 {number:06d}")
    await desk.until(lambda: any("10分待ってから" in text for text in desk.platform.texts_of(USER)))


async def test_the_page_opens_the_very_same_talk_by_a_one_time_link(desk: LineDesk) -> None:
    await desk.says("市のページで続ける")
    await desk.until(lambda: any("/#c=" in text for text in desk.platform.texts_of(USER)))
    text = next(text for text in desk.platform.texts_of(USER) if "/#c=" in text)
    url = next(word for word in text.split() if word.startswith("https://"))
    assert "?" not in url
    code = url.split("#c=")[1]
    async with desk.base.begin() as session:
        opened = await linking.open_on_web(session, code, wording="line-link-test")
        again = await linking.open_on_web(session, code, wording="line-link-test")
    assert opened is not None
    assert again is None
    assert opened[0].id == (await desk.talk()).id
    async with desk.base.read() as session:
        assert (await conversations.by_token(session, opened[1])).id == opened[0].id
        with pytest.raises(NotFound):
            await conversations.by_token(session, "x")


async def test_what_is_written_on_the_page_is_answered_on_the_page(desk: LineDesk) -> None:
    from desk import inbox

    await desk.says("LINEから")
    seen = len(await desk.seen(2))
    talk = await desk.talk()
    await inbox.take_in(desk.running, talk, external_id="web-abc", text="ページから")

    async def answered() -> list[Any]:
        return [row for row in await desk.rows() if row.text == "答え：ページから"]

    for _ in range(100):
        if [row for row in await answered() if row.delivery == "none"]:
            break
        await asyncio.sleep(0.03)
    assert [row.delivery for row in await answered()] == ["none"]
    assert len(desk.platform.seen_by(USER)) == seen


async def test_lines_own_account_link_joins_by_its_nonce(desk: LineDesk) -> None:
    await desk.says("こんにちは")
    await desk.seen(2)
    talk, _, code = await web_talk(desk)
    await desk.receive(desk.platform.event("accountLink", USER, link={"result": "ok", "nonce": code}))
    await desk.until(lambda: any("つながりました" in text for text in desk.platform.texts_of(USER)))
    assert (await desk.talk()).id == talk.id
