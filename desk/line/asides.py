"""What the desk says by itself in LINE, without the bot: contacts, the link to the page, that something can't be read."""

from __future__ import annotations

from typing import Any

from limits import parse
from sqlalchemy.ext.asyncio import AsyncSession

from casework import messages
from casework.city import City
from casework.messages import Reply
from casework.settings import settings
from casework.storage import Conversation
from desk import limits
from desk.errors import TooMany
from desk.line import linking

CODE_TRIES = parse("5 per 10 minutes")
"""Codes that one LINE user may try: six figures can't be guessed at this pace."""
MOST_CONTACTS = 9
POLICE, AMBULANCE = "110", "119"
CODE_TRIES_OF_ALL = parse("200 per 10 minutes")


async def say(
    session: AsyncSession,
    talk: Conversation,
    text: str,
    *,
    to: int | None,
    extra: dict[str, Any] | None = None,
) -> None:
    """Say something beside the talk: an open question stays open."""
    reply = Reply(text, author=messages.SYSTEM, extra={**(extra or {}), "aside": True})
    await messages.say(session, talk, [reply], to=to)


async def say_contacts(session: AsyncSession, talk: Conversation, city: City, to: int) -> None:
    """The numbers for now, to tap: police, ambulance, the office, the crisis lines of the city."""
    contacts = city.line.contacts
    lines: list[dict[str, str | None]] = [
        {"label": contacts.police, "number": POLICE, "tel": POLICE},
        {"label": contacts.ambulance, "number": AMBULANCE, "tel": AMBULANCE},
    ]
    if city.desk.phone:
        lines.append({"label": city.desk.plain_name, "number": city.desk.phone, "tel": city.desk.phone})
    known = {line["tel"] for line in lines}
    for line in city.crisis.shown_lines:
        if line.tel not in known and len(lines) < MOST_CONTACTS:
            lines.append(
                {
                    "label": line.label,
                    "number": line.number,
                    "tel": line.tel,
                    "url": line.url,
                    "hours": line.hours,
                    "cost": line.cost,
                }
            )
    await say(session, talk, city.fill(contacts.text), to=to, extra={"lines": lines})


async def offer_page(session: AsyncSession, talk: Conversation, city: City, to: int) -> None:
    """A one-time link that opens this very talk on the city's page; the code stands behind #, which no server sees."""
    if not settings().public_url.startswith("https://"):
        await say(session, talk, city.fill(city.line.link.no_page), to=to)
        return
    code, _ = await linking.make_code(session, talk, linking.TO_WEB)
    url = f"{settings().public_url.rstrip('/')}/#c={code}"
    await say(session, talk, city.fill(city.line.link.page, url=url), to=to)


def may_try_a_code(conversation_id: str) -> bool:
    """Count one try of a code; False when it was one too many."""
    try:
        limits.hit(CODE_TRIES, "link-code", conversation_id)
        limits.hit(CODE_TRIES_OF_ALL, "link-code")
    except TooMany:
        return False
    return True
