"""What a resident takes back: a message (送信取消), or the way to be reached (ブロック)."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import audit, clock, conversations, crypto, withdrawal
from casework.city import City
from casework.storage import Conversation, LineCall, Message
from desk.line import linking, words
from desk.line.arrivals import Arrival, Taken


async def unfollow(session: AsyncSession, arrival: Arrival, _city: City) -> Taken | None:
    key = crypto.blind(arrival.event.user_id, "line-user")
    talk = await session.scalar(select(Conversation).where(Conversation.line_user_hash == key))
    if talk is None or not talk.reachable:
        return None
    talk.reachable = False
    moment = clock.now()
    await session.execute(
        update(LineCall)
        .where(LineCall.conversation_id == talk.id, LineCall.state == "open")
        .values(state="failed", why="blocked", ended_at=moment)
    )
    await session.execute(
        update(Message)
        .where(Message.conversation_id == talk.id, Message.delivery == "due")
        .values(delivery="failed")
    )
    await linking.staff_note(session, talk, words.BLOCKED_NOTE)
    await audit.note(session, "line.blocked", case_id=talk.case_id)
    return Taken(talk.id)


async def unsend(session: AsyncSession, arrival: Arrival, _city: City) -> Taken | None:
    """The words go from the view and from the store; that there were some stays."""
    key = crypto.blind(arrival.event.user_id, "line-user")
    talk = await session.scalar(select(Conversation).where(Conversation.line_user_hash == key))
    if talk is None:
        return None
    talks = await _talks_with(session, talk)
    row = await session.scalar(
        select(Message).where(
            Message.external_id == f"line-{arrival.event.unsent_id}",
            Message.conversation_id.in_(talks),
        )
    )
    if row is None or row.unsent_at is not None:
        return Taken(talk.id)
    await withdrawal.take_back(session, row, talks, talk.case_id)
    return Taken(talk.id, withdrawn=True)


async def _talks_with(session: AsyncSession, talk: Conversation) -> list[str]:
    """This talk and the others of its case: LINE's talk may have gone over into the web's."""
    others = await conversations.of_case(session, talk.case_id) if talk.case_id is not None else []
    return list({talk.id, *(other.id for other in others)})
