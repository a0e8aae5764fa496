"""Rasa forgets what residents took back: told at once, and again until it has done so."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, withdrawal
from casework.storage import Answer, Conversation, Message
from desk.rasa import LONGEST_TURN_SECONDS, RasaUnavailable
from desk.running import Running

log = structlog.get_logger()

SURE_AFTER = timedelta(seconds=2 * LONGEST_TURN_SECONDS)
"""A turn may have been on its way when the words were taken back: until no such turn can be left, Rasa is told again."""


async def forget_due(desk: Running) -> None:
    """Have Rasa forget every message that was taken back; what it can't do now comes again later."""
    async with desk.database.read() as session:
        due = list(await session.scalars(select(Message).where(Message.turn == withdrawal.FORGET)))
    for row in due:
        async with desk.database.read() as session:
            episodes, slots = await _places_of(session, row)
        try:
            for episode in episodes:
                await desk.rasa.withdraw(episode, row.id, slots)
        except RasaUnavailable as reason:
            log.warning("line.not_forgotten_yet", why=str(reason), message=row.id)
            return
        if is_sure(row.unsent_at):
            async with desk.database.begin() as session:
                await session.execute(update(Message).where(Message.id == row.id).values(turn="none"))


def is_sure(unsent_at: datetime | None) -> bool:
    """Whether no turn with the words can be under way any more."""
    return unsent_at is None or clock.now() - unsent_at >= SURE_AFTER


async def _places_of(session: AsyncSession, row: Message) -> tuple[list[str], list[str]]:
    """The talks that Rasa may know the words from (joining moves them), and the slots that held them."""
    talk = await session.get_one(Conversation, row.conversation_id)
    if talk.case_id is None:
        return [talk.episode], []
    episodes = await session.scalars(select(Conversation.episode).where(Conversation.case_id == talk.case_id))
    slots = await session.scalars(
        select(Answer.slot)
        .where(
            Answer.case_id == talk.case_id,
            Answer.message_key == str(row.id),
            Answer.slot.in_(withdrawal.WORD_SLOTS),
            Answer.declined,
            Answer.replaced_at.is_(None),
        )
        .distinct()
    )
    return sorted({talk.episode, *episodes}), sorted(slots)
