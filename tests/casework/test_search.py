"""Search over encrypted words: what is said is found, nothing else is, and the index shows no word."""

from __future__ import annotations

from sqlalchemy import select, text

from casework import case_queue, cases, conversations, messages, notes, search, search_index, staff
from casework.case_queue import Filters
from casework.storage import Case, Database, SearchGram


async def _case(base: Database, said: str) -> str:
    async with base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        await messages.receive(session, talk, external_id="before", text=said)
        case = await cases.open_case(session, talk)
        return case.number


async def _found(base: Database, query: str) -> list[str]:
    async with base.read() as session:
        page = await case_queue.listed(session, Filters(show="all", text=query))
        return [row.case.number for row in page.rows]


async def test_words_said_before_the_case_was_opened_are_found(base: Database) -> None:
    number = await _case(base, "ハローワークで断られました")
    assert await _found(base, "ハローワーク") == [number]


async def test_width_and_kana_make_no_difference(base: Database) -> None:
    number = await _case(base, "ﾊﾛｰﾜｰｸと１２３号室")
    assert await _found(base, "はろーわーく") == [number]
    assert await _found(base, "123号室") == [number]


async def test_every_word_must_stand_there_and_pairs_alone_are_not_enough(base: Database) -> None:
    number = await _case(base, "家賃の話と、滞納の話")
    assert await _found(base, "家賃 滞納") == [number]
    assert await _found(base, "家賃滞納") == []
    # 「賃の」「の話」「話と」… all pairs stand somewhere, the word does not.
    await _case(base, "犬猫と猫魚")
    assert await _found(base, "犬猫魚") == []


async def test_notes_and_corrections_are_found_and_the_bots_sentences_are_not(base: Database) -> None:
    number = await _case(base, "こまっています")
    async with base.begin() as session:
        case = await cases.by_number(session, number)
        person = await staff.create(
            session, email="a@example.jp", name="太郎", password="a-long-password", role="consultant"
        )
        await notes.write(session, case, person, "珈琲屋で会う")
        await cases.record_answer(session, case, "wish", value="漁師にもどりたい", said="漁師にもどりたい")
        talk = (await conversations.of_case(session, case.id))[0]
        await messages.say(session, talk, [messages.Reply("自動の返事です")])
    assert await _found(base, "珈琲屋") == [number]
    assert await _found(base, "漁師") == [number]
    assert await _found(base, "自動の返事") == []


async def test_an_unsent_word_is_gone_once_the_case_is_indexed_again(base: Database) -> None:
    number = await _case(base, "ひみつの住所")
    async with base.begin() as session:
        case = await cases.by_number(session, number)
        row = (await cases.transcript_of(session, case.id))[0]
        row.unsent_at = case.opened_at
        await session.flush()
        await search.index_again(session, case.id)
        left = await session.scalars(select(SearchGram.gram).where(SearchGram.case_id == case.id))
        assert list(left) == []
    assert await _found(base, "ひみつ") == []


async def test_the_whole_index_can_be_written_anew(base: Database) -> None:
    number = await _case(base, "消えた索引")
    async with base.begin() as session:
        await session.execute(text("DELETE FROM search_grams"))
    assert await _found(base, "消えた索引") == []
    assert await search_index.index_all(base) == 1
    assert await _found(base, "消えた索引") == [number]


async def test_a_deleted_case_leaves_nothing_in_the_index(base: Database) -> None:
    from casework import retention

    number = await _case(base, "消してください")
    async with base.begin() as session:
        await retention.erase_case(session, await cases.by_number(session, number))
        assert list(await session.scalars(select(SearchGram.gram))) == []
        assert list(await session.scalars(select(Case.id))) == []


def test_the_index_holds_keyed_numbers_and_no_characters() -> None:
    assert all(isinstance(gram, int) for gram in search.grams("家賃滞納"))
    assert len(search.grams("家賃滞納")) == 3
