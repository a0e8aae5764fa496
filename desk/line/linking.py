"""One person on the web and in LINE: a code, short-lived and used once, makes both ends one talk on one case.

The web's talk stays, because a browser holds its token; LINE holds nothing, so the LINE user moves over to it.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import audit, cases, clock, consents, conversations, crypto, messages
from casework.messages import Reply
from casework.storage import Case, Conversation, LineEvent, LinkCode, Message
from desk.line import words

CODE_MINUTES = 10
TO_LINE, TO_WEB = "line", "web"

_TYPED = re.compile(r"^連携:?(\d{6})$")
_HOLDERS = (conversations.BOT, conversations.WAITING, conversations.CONSULTANT)
_STATUSES = (cases.CLOSED, cases.INTAKE, cases.WAITING, cases.ACTIVE)


def code_in(text: str) -> str | None:
    """The code in 「連携 123456」, also in full-width figures; None for other words."""
    typed = _TYPED.match("".join(unicodedata.normalize("NFKC", text).split()))
    return typed[1] if typed else None


def _hash(code: str) -> str:
    return crypto.blind(code, "link-code")


async def make_code(session: AsyncSession, talk: Conversation, leads_to: str) -> tuple[str, datetime]:
    """A new code of a talk, and until when it opens; an unused one from before opens nothing any more."""
    moment = clock.now()
    await session.execute(
        update(LinkCode)
        .where(LinkCode.conversation_id == talk.id, LinkCode.leads_to == leads_to, LinkCode.used_at.is_(None))
        .values(used_at=moment)
    )
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}" if leads_to == TO_LINE else secrets.token_urlsafe(24)
        known = await session.scalar(select(LinkCode).where(LinkCode.code_hash == _hash(code)))
        if known is None:
            break
        if known.expires_at <= moment or known.used_at is not None:
            await session.delete(known)
            await session.flush()
            break
    row = LinkCode(
        code_hash=_hash(code),
        conversation_id=talk.id,
        leads_to=leads_to,
        created_at=moment,
        expires_at=moment + timedelta(minutes=CODE_MINUTES),
    )
    session.add(row)
    await session.flush()
    return code, row.expires_at


async def _use(session: AsyncSession, code: str, leads_to: str) -> Conversation | None:
    """The talk behind a code, which opens nothing from now on; None for one unknown, old or used."""
    row = await session.scalar(
        select(LinkCode)
        .where(LinkCode.code_hash == _hash(code), LinkCode.leads_to == leads_to)
        .with_for_update()
    )
    if row is None or row.used_at is not None or row.expires_at <= clock.now():
        return None
    row.used_at = clock.now()
    return await session.get(Conversation, row.conversation_id)


async def open_on_web(session: AsyncSession, code: str, *, wording: str) -> tuple[Conversation, str] | None:
    """The one-time link was opened: a token for the very same talk. `wording`: the version of the city's words."""
    talk = await _use(session, code, TO_WEB)
    if talk is None or talk.ended_at is not None:
        return None
    token = crypto.new_token()
    talk.token_hash = crypto.blind(token, "resident")
    conversations.touched(talk)
    await _note_consent(session, talk, _hash(code), wording)
    return talk, token


async def join_from_line(
    session: AsyncSession, line_talk: Conversation, code: str, *, wording: str
) -> Conversation | None:
    """A code from the web was typed in LINE: both are the web's talk from now on. None when it opens nothing."""
    web_talk = await _use(session, code, TO_LINE)
    if web_talk is None or web_talk.ended_at is not None or web_talk.line_user_hash is not None:
        return None
    user, user_hash = line_talk.line_user, line_talk.line_user_hash
    line_talk.line_user, line_talk.line_user_hash = None, None
    line_talk.ended_at = clock.now()
    await session.flush()
    web_talk.line_user, web_talk.line_user_hash = user, user_hash
    web_talk.reachable = True
    web_talk.contact_unsafe = web_talk.contact_unsafe or line_talk.contact_unsafe
    other = await _one_case(session, web_talk, line_talk)
    await session.execute(
        update(LineEvent).where(LineEvent.conversation_id == line_talk.id).values(conversation_id=web_talk.id)
    )
    await session.execute(
        update(Message)
        .where(Message.conversation_id == line_talk.id, Message.turn.in_(("new", "pending", "listen")))
        .values(turn="none")
    )
    await session.execute(
        update(Message)
        .where(Message.conversation_id == line_talk.id, Message.delivery == "due")
        .values(delivery="none")
    )
    await _note_consent(session, web_talk, _hash(code), wording)
    if other is not None:
        await staff_note(session, web_talk, words.TWO_CASES_NOTE.format(other=other))
    return web_talk


async def _one_case(session: AsyncSession, web_talk: Conversation, line_talk: Conversation) -> str | None:
    """Both talks on one case; the number of a second case, which a person must look at, if there is one."""
    if _HOLDERS.index(line_talk.holder) > _HOLDERS.index(web_talk.holder):
        web_talk.holder, web_talk.staff_id = line_talk.holder, line_talk.staff_id
    if line_talk.case_id is None or line_talk.case_id == web_talk.case_id:
        line_talk.case_id = web_talk.case_id
        return None
    if web_talk.case_id is None:
        # The bot goes on where it stood in LINE.
        episode = line_talk.episode
        line_talk.episode = conversations.new_episode()
        await session.flush()
        web_talk.episode, web_talk.case_id = episode, line_talk.case_id
        web_talk.consent = line_talk.consent if web_talk.consent is None else web_talk.consent
        return None
    mine, theirs = await cases.by_id(session, web_talk.case_id), await cases.by_id(session, line_talk.case_id)
    kept, other = (theirs, mine) if _further(theirs, mine) else (mine, theirs)
    web_talk.case_id = line_talk.case_id = kept.id
    cases.raise_priority(kept, other.priority)
    return other.number


def _further(one: Case, other: Case) -> bool:
    return _STATUSES.index(one.status) > _STATUSES.index(other.status)


async def _note_consent(session: AsyncSession, talk: Conversation, code_hash: str, wording: str) -> None:
    await consents.record(
        session, talk, consents.LINK, given=True, wording=wording, message_key=f"link-{code_hash[:24]}"
    )
    await audit.note(session, "talk.linked", case_id=talk.case_id)


async def staff_note(session: AsyncSession, talk: Conversation, text: str) -> None:
    """A line in the talk for the consultant only: it is never sent, and the resident's page leaves it out."""
    for row in await messages.say(
        session, talk, [Reply(text, author=messages.SYSTEM, extra={"staff": True})]
    ):
        row.delivery = "none"
