"""Talks: opened for a resident on the web or in LINE, found again by a token, held by the bot or by a person."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, crypto
from casework.errors import NotFound
from casework.settings import settings
from casework.storage import Conversation

BOT, WAITING, CONSULTANT = "bot", "waiting", "consultant"


def new_episode() -> str:
    """An opaque id for Rasa: it names no channel and no person."""
    return f"ep-{secrets.token_hex(12)}"


def _expiry(moment: datetime) -> datetime:
    return moment + timedelta(days=settings().resident_session_days)


async def open_talk(session: AsyncSession, channel: str, *, episode: str | None = None) -> Conversation:
    """A new talk over a channel (web, line), held by the bot."""
    moment = clock.now()
    talk = Conversation(
        id=secrets.token_hex(16),
        channel=channel,
        holder=BOT,
        episode=episode or new_episode(),
        created_at=moment,
        expires_at=_expiry(moment),
        contact_unsafe=False,
        reachable=True,
        seen_by_resident_id=0,
    )
    session.add(talk)
    await session.flush()
    return talk


async def open_web_talk(session: AsyncSession) -> tuple[Conversation, str]:
    """A new talk on the city's page and the token that its browser must show."""
    talk = await open_talk(session, "web")
    token = crypto.new_token()
    talk.token_hash = crypto.blind(token, "resident")
    return talk, token


async def by_token(session: AsyncSession, token: str) -> Conversation:
    """The talk that a browser's token opens; NotFound when it is unknown, ended or too old."""
    found = await session.scalar(
        select(Conversation).where(Conversation.token_hash == crypto.blind(token, "resident"))
    )
    if found is None or found.ended_at is not None or found.expires_at <= clock.now():
        raise NotFound("この会話は見つかりません。はじめから開いてください。")
    return found


async def by_line_user(session: AsyncSession, user_id: str) -> tuple[Conversation, bool]:
    """The talk of a LINE user, opened when there is none; says whether it is new."""
    key = crypto.blind(user_id, "line-user")
    found = await session.scalar(select(Conversation).where(Conversation.line_user_hash == key))
    if found is not None:
        return found, False
    talk = await open_talk(session, "line")
    talk.line_user_hash, talk.line_user = key, user_id
    return talk, True


async def by_id(session: AsyncSession, conversation_id: str) -> Conversation:
    """The talk with this id; NotFound."""
    found = await session.get(Conversation, conversation_id)
    if found is None:
        raise NotFound("この会話は見つかりません。")
    return found


async def for_episode(session: AsyncSession, episode: str) -> Conversation:
    """The talk that Rasa knows by this id; one that Rasa opened itself (its shell) gets a row now."""
    found = await session.scalar(select(Conversation).where(Conversation.episode == episode))
    return found or await open_talk(session, "web", episode=episode)


async def of_case(session: AsyncSession, case_id: int) -> list[Conversation]:
    """The talks that belong to a case, oldest first."""
    rows = await session.scalars(
        select(Conversation).where(Conversation.case_id == case_id).order_by(Conversation.created_at)
    )
    return list(rows)


def begin_new_episode(talk: Conversation) -> None:
    """A fresh start for Rasa (a second trouble, or 最初から): the case and the messages stay."""
    talk.episode = new_episode()


def touched(talk: Conversation) -> None:
    """The resident wrote: the page can be resumed for another while."""
    talk.last_in_at = clock.now()
    talk.expires_at = _expiry(talk.last_in_at)


def end(talk: Conversation) -> None:
    """The resident closed the talk on this device: its token opens nothing any more."""
    talk.ended_at = clock.now()
    talk.token_hash = None
