"""An event of LINE becomes rows, once: the message, the talk's state, and what the desk says to it by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, conversations, crypto, handover, messages
from casework.city import City
from casework.settings import settings
from casework.storage import Conversation, LineAttachment, LineEvent, Message
from desk import choices
from desk.line import asides, leaving, linking, stubs, words
from desk.line import choices as line_choices
from desk.line.arrivals import Arrival, Taken, brings, checked, keep, talk_of
from desk.line.events import Incoming

EVENT_IDS_KEPT = timedelta(days=30)
"""An event older than this is not taken: nothing would tell whether it came before."""


async def take(session: AsyncSession, event: Incoming, city: City, *, received_at: datetime) -> Taken | None:
    """Take an event in; None when it was taken before or means nothing here."""
    if event.happened_at < clock.now() - EVENT_IDS_KEPT:
        return None
    known = await _known(session, event)
    if event.event_id in known:
        return None
    row = LineEvent(
        event_id=event.event_id,
        kind=event.kind,
        target=_target(event.unsent_id) if event.kind == "unsend" else None,
        reply_token=event.reply_token if event.is_active else None,
        read_token=event.read_token if event.is_active else None,
        happened_at=event.happened_at,
        received_at=received_at,
    )
    taken = await _take(session, Arrival(event, row, was_unsent=bool(known)), city)
    row.conversation_id = taken.conversation_id if taken else None
    session.add(row)
    await session.flush()
    return taken


async def _take(session: AsyncSession, arrival: Arrival, city: City) -> Taken | None:
    takers = {
        "message": _message,
        "postback": _postback,
        "follow": _follow,
        "unfollow": leaving.unfollow,
        "unsend": leaving.unsend,
        "accountLink": _account_link,
    }
    event = arrival.event
    if not event.is_active and event.kind not in ("unfollow", "unsend"):
        return await _in_standby(session, arrival)
    taker = takers.get(event.kind)
    return await taker(session, arrival, city) if taker else None


async def _known(session: AsyncSession, event: Incoming) -> set[str]:
    """The ids of events that are this one, or that withdrew this one's message before it came."""
    query = select(LineEvent.event_id).where(LineEvent.event_id == event.event_id)
    if event.kind == "message":
        query = select(LineEvent.event_id).where(
            or_(LineEvent.event_id == event.event_id, LineEvent.target == _target(event.message_id))
        )
    return set(await session.scalars(query))


def _target(line_message_id: str) -> str:
    return crypto.blind(line_message_id, "line-message")


async def _in_standby(session: AsyncSession, arrival: Arrival) -> Taken | None:
    """Somebody else answers through LINE now: a text is kept for the record, and that is all."""
    if arrival.event.kind != "message" or arrival.event.message.get("type") != "text":
        return None
    talk, _ = await talk_of(session, arrival)
    await keep(session, arrival, talk, checked(str(arrival.event.message.get("text") or "")), aside=True)
    return Taken(talk.id)


async def _message(session: AsyncSession, arrival: Arrival, city: City) -> Taken | None:
    if not arrival.event.message_id:
        return None
    talk, is_new = await talk_of(session, arrival)
    if arrival.was_unsent:
        row = await keep(session, arrival, talk, "", aside=True)
        if row is not None:
            row.unsent_at = clock.now()
        return Taken(talk.id)
    kind = arrival.event.message.get("type")
    if kind == "text":
        taken = await _text(session, arrival, talk, city)
    elif kind == "image":
        taken = await _picture(session, arrival, talk)
    elif kind == "sticker":
        said = str(arrival.event.message.get("text") or "")
        taken = brings(
            talk, await keep(session, arrival, talk, checked(words.STICKER + said), kind="sticker")
        )
    elif kind == "location":
        taken = brings(talk, await _place(session, arrival, talk))
    else:
        taken = await _not_taken(session, arrival, talk, city, str(kind))
    if is_new:
        await _say_what_is_kept_where(session, talk, city, to=taken.to_see_to[0] if taken.to_see_to else None)
    return taken


async def _text(session: AsyncSession, arrival: Arrival, talk: Conversation, city: City) -> Taken:
    text = checked(str(arrival.event.message.get("text") or ""))
    code = linking.code_in(text)
    if code is not None:
        return await _join(session, arrival, talk, city, code)
    if text == words.TO_THE_PAGE:
        row = await keep(session, arrival, talk, text, kind="choice", aside=True)
        if row is not None:
            await asides.offer_page(session, talk, city, row.id)
        return Taken(talk.id)
    if text == words.MENU_CONTACTS:
        return await _contacts(session, arrival, talk, city)
    chosen = await choices.by_words(session, talk.id, text, numbered=True)
    if chosen is not None:
        return await _said(session, arrival, talk, *choices.as_said(*chosen))
    command = await choices.command_in(session, talk, text)
    if command is not None:
        return await _said(session, arrival, talk, text, command)
    return brings(talk, await keep(session, arrival, talk, text))


async def _said(
    session: AsyncSession, arrival: Arrival, talk: Conversation, text: str, extra: dict[str, Any]
) -> Taken:
    if extra.get("payload") == choices.RETURN_TO_BOT:
        await handover.cancel(session, talk)
    return brings(talk, await keep(session, arrival, talk, text, kind="choice", extra=extra))


async def _postback(session: AsyncSession, arrival: Arrival, city: City) -> Taken:
    talk, is_new = await talk_of(session, arrival)
    menu = arrival.event.data.removeprefix("menu:") if arrival.event.data.startswith("menu:") else None
    if menu == words.MENU_CONTACTS:
        taken = await _contacts(session, arrival, talk, city)
    elif menu == words.MENU_START:
        extra = {"payload": "/start", "title": words.MENU_START}
        taken = brings(talk, await keep(session, arrival, talk, words.MENU_START, kind="choice", extra=extra))
    elif menu in words.SAID_BY_MENU:
        said = words.SAID_BY_MENU[menu]
        taken = brings(talk, await keep(session, arrival, talk, said, kind="choice", extra={"title": menu}))
    else:
        chosen = await line_choices.by_button(session, talk.id, arrival.event.data)
        if chosen is not None:
            taken = await _said(session, arrival, talk, *choices.as_said(*chosen))
        else:
            row = await keep(session, arrival, talk, words.UNKNOWN, kind="choice", aside=True)
            await asides.say(
                session, talk, city.fill(city.line.answers.old_button), to=row.id if row else None
            )
            taken = Taken(talk.id)
    if is_new:
        await _say_what_is_kept_where(session, talk, city, to=taken.to_see_to[0] if taken.to_see_to else None)
    return taken


async def _contacts(session: AsyncSession, arrival: Arrival, talk: Conversation, city: City) -> Taken:
    row = await keep(session, arrival, talk, words.MENU_CONTACTS, kind="choice", aside=True)
    if row is not None:
        await asides.say_contacts(session, talk, city, row.id)
    return Taken(talk.id)


async def _picture(session: AsyncSession, arrival: Arrival, talk: Conversation) -> Taken:
    provider = arrival.event.message.get("contentProvider")
    is_lines = not isinstance(provider, dict) or provider.get("type", "line") == "line"
    row = await keep(
        session, arrival, talk, words.PICTURE if is_lines else words.PICTURE_NOT_KEPT, kind="image"
    )
    if row is not None and is_lines:
        session.add(
            LineAttachment(
                conversation_id=talk.id,
                message_id=row.id,
                line_message=arrival.event.message_id,
                state="due",
                tries=0,
                created_at=clock.now(),
            )
        )
    return Taken(talk.id, to_see_to=brings(talk, row).to_see_to, pictures=True)


async def _place(session: AsyncSession, arrival: Arrival, talk: Conversation) -> Message | None:
    said = [str(arrival.event.message.get(name) or "") for name in ("title", "address")]
    where = {name: arrival.event.message.get(name) for name in ("latitude", "longitude")}
    text = checked(" ".join([words.PLACE, *(part for part in said if part)]))
    return await keep(session, arrival, talk, text, kind="place", extra={"where": where})


async def _not_taken(
    session: AsyncSession, arrival: Arrival, talk: Conversation, city: City, kind: str
) -> Taken:
    """Video, sound and files can't be made harmless: they stay in LINE, and the resident is told so."""
    stub = stubs.stub_of(kind, arrival.event.message)
    row = await keep(session, arrival, talk, stub, kind="voice" if kind == "audio" else "file", aside=True)
    if row is not None:
        await asides.say(session, talk, city.fill(city.line.answers.not_taken), to=row.id)
    return Taken(talk.id)


async def _follow(session: AsyncSession, arrival: Arrival, city: City) -> Taken:
    talk, _ = await conversations.by_line_user(session, arrival.event.user_id)
    came_back = not talk.reachable
    talk.reachable = True
    if came_back:
        await linking.staff_note(session, talk, words.UNBLOCKED_NOTE)
    if await messages.count_in(session, talk.id):
        await asides.say(session, talk, city.fill(city.line.greeting.welcome_back), to=None)
        return Taken(talk.id)
    row = await keep(
        session, arrival, talk, "はじめる", kind="choice", extra={"payload": "/start", "silent": True}
    )
    await _say_what_is_kept_where(session, talk, city, to=row.id if row else None)
    return brings(talk, row)


async def _say_what_is_kept_where(
    session: AsyncSession, talk: Conversation, city: City, *, to: int | None
) -> None:
    words_of_city = city.line.greeting
    parts = [words_of_city.kept_where]
    if settings().public_url:
        parts += [words_of_city.on_the_page, words_of_city.the_page]
    said = city.fill("\n".join(parts), url=settings().public_url)
    await asides.say(session, talk, said, to=to)


async def _account_link(session: AsyncSession, arrival: Arrival, city: City) -> Taken | None:
    """LINE's own account link: its nonce is one of our codes."""
    if not arrival.event.nonce:
        return None
    talk, _ = await talk_of(session, arrival)
    return await _joined(session, talk, city, arrival.event.nonce, to=None)


async def _join(session: AsyncSession, arrival: Arrival, talk: Conversation, city: City, code: str) -> Taken:
    # The code itself is not kept.
    row = await keep(session, arrival, talk, "連携", kind="choice", aside=True)
    if row is None:
        return Taken(talk.id)
    if not asides.may_try_a_code(talk.id):
        await asides.say(session, talk, city.fill(city.line.link.code_too_many), to=row.id)
        return Taken(talk.id)
    return await _joined(session, talk, city, code, to=row.id)


async def _joined(
    session: AsyncSession, talk: Conversation, city: City, code: str, *, to: int | None
) -> Taken:
    joined = await linking.join_from_line(session, talk, code, wording=city.line.consent_version)
    if joined is None:
        await asides.say(session, talk, city.fill(city.line.link.code_unknown), to=to)
        return Taken(talk.id)
    if to is not None:
        await session.execute(update(Message).where(Message.id == to).values(conversation_id=joined.id))
    await asides.say(session, joined, city.fill(city.line.link.linked), to=to)
    return Taken(joined.id, left=talk.id)
