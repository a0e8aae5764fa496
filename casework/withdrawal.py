"""A message taken back (送信取消): its words go from the talk, the answers, what quotes them and the search index.

What was read from it as a number or a code (a rent, a count of people) stays: it is the case's, and can be corrected.
What staff wrote themselves (plans they edited, 支援経過記録, notes) stays as well.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import audit, clock, messages, related, search
from casework.storage import Answer, CaseKey, LineAttachment, Message, Plan

FORGET = "forget"
"""The turn of a message that the assistant's memory must still forget."""
TAKEN_BACK = "（取り消されました）"
WORD_SLOTS = ("trouble", "wish", "area", "phone", "name_or_alias", "contact_time")
"""Slots whose value is words of the resident, not a number or a code."""
SHORTEST_QUOTE = 8
"""Shorter words (「はい」「3人です」) stand in other messages too: they are not looked for there."""


async def take_back(session: AsyncSession, row: Message, talk_ids: list[str], case_id: int | None) -> None:
    """Delete what a message said; that there was one stays."""
    words = {row.text.strip()}
    row.text, row.extra, row.unsent_at, row.turn = "", None, clock.now(), FORGET
    await session.execute(
        update(LineAttachment)
        .where(LineAttachment.message_id == row.id)
        .values(state="unsent", content=None, line_message=None)
    )
    if case_id is not None:
        words |= await _answers(session, row, case_id, words)
    quotes = _as_quoted(words)
    if quotes:
        await _quoting_messages(session, row, talk_ids, quotes)
        if case_id is not None:
            await _quoting_plans(session, case_id, quotes)
    await session.flush()
    if case_id is not None:
        await search.index_again(session, case_id)
    await audit.note(session, "message.unsent", case_id=case_id, message=row.id)


async def _answers(session: AsyncSession, row: Message, case_id: int, words: set[str]) -> set[str]:
    """What the answers keep of it; an answer that was nothing but its words counts as not given."""
    found: set[str] = set()
    for answer in await session.scalars(select(Answer).where(Answer.case_id == case_id)):
        is_said_again = any(
            len(said) >= SHORTEST_QUOTE and said in (answer.said or "").strip() for said in words
        )
        if answer.message_key != str(row.id) and not is_said_again:
            continue
        answer.said = None
        if answer.slot not in WORD_SLOTS or not isinstance(answer.value, str):
            continue
        found.add(answer.value.strip())
        answer.value, answer.declined, answer.unread = None, True, False
        if answer.slot == "phone":
            await session.execute(
                delete(CaseKey).where(CaseKey.case_id == case_id, CaseKey.kind == related.PHONE)
            )
    return found


def _as_quoted(words: set[str]) -> list[str]:
    """The words as they may be quoted, on one line too; the longest first."""
    told = {form for said in words for form in (said, " ".join(said.split()), " ".join(said.split())[:120])}
    return sorted((form for form in told if len(form) >= SHORTEST_QUOTE), key=len, reverse=True)


async def _quoting_messages(
    session: AsyncSession, row: Message, talk_ids: list[str], quotes: list[str]
) -> None:
    """What the assistant said after it: the summary, the card of the plan."""
    later = await session.scalars(
        select(Message).where(
            Message.conversation_id.in_(talk_ids),
            Message.id > row.id,
            Message.author.in_((messages.BOT, messages.SYSTEM)),
        )
    )
    for said in later:
        text, extra = _without(said.text, quotes), _without(said.extra, quotes)
        if (text, extra) != (said.text, said.extra):
            said.text, said.extra = text, extra


async def _quoting_plans(session: AsyncSession, case_id: int, quotes: list[str]) -> None:
    """The plans that the assistant made; those that staff wrote are theirs."""
    made = await session.scalars(select(Plan).where(Plan.case_id == case_id, Plan.state == "provisional"))
    for plan in made:
        content = _without(plan.content, quotes)
        if content != plan.content:
            plan.content = content


def _without(value: Any, quotes: list[str]) -> Any:
    if isinstance(value, str):
        for quote in quotes:
            value = value.replace(quote, TAKEN_BACK)
        return value
    if isinstance(value, list):
        return [_without(part, quotes) for part in value]
    if isinstance(value, dict):
        return {name: _without(part, quotes) for name, part in value.items()}
    return value
