"""What is to go out to LINE, as rows: a call is kept with what it carries before it is made, and repeated as it was."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, conversations
from casework.city import City
from casework.errors import Conflict, NotFound
from casework.storage import Conversation, LineCall, LineEvent, Message
from desk.line import batching
from desk.line.rendering import Line

REPLY = "reply"
PUSH = "push"
REPLY_DOUBT_SECONDS = 55.0
"""So long a reply that may have been taken is repeated with the same token: a refusal then means it was taken."""
RETRY_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0)
"""How long to wait before a call is tried again. After the last one it has failed (about half an hour)."""
KEPT_DAYS = 30
NAMESPACE = uuid.UUID("6f1d5f64-9d0c-5a55-8a0e-3b6b0a2f7c11")
ROWS_AT_ONCE = 20


@dataclass(frozen=True)
class Step:
    """The next thing to do in a talk: a call to make, or how long to wait before looking again."""

    call: LineCall | None = None
    user: str = ""
    token: str | None = None
    lines: tuple[Line, ...] = ()
    quietly: bool = False
    wait: float | None = None


def retry_key(conversation_id: str, message_ids: list[int]) -> str:
    """The same rows give the same key, whoever asks and when."""
    return str(uuid.uuid5(NAMESPACE, f"{conversation_id}:{','.join(map(str, message_ids))}"))


async def waiting_talks(session: AsyncSession) -> list[str]:
    """The talks that have something to send."""
    due = select(Message.conversation_id).where(Message.delivery == "due")
    opened = select(LineCall.conversation_id).where(LineCall.state == "open")
    return list(await session.scalars(due.union(opened)))


async def doubt_all(session: AsyncSession) -> None:
    """After a start: an open call may have been made just before the end."""
    await session.execute(update(LineCall).where(LineCall.state == "open").values(doubtful=True))


async def next_step(session: AsyncSession, conversation_id: str, city: City) -> Step | None:
    """What to do next in a talk; None when nothing is due."""
    talk = await session.get(Conversation, conversation_id)
    if talk is None:
        return None
    call = await session.scalar(
        select(LineCall)
        .where(LineCall.conversation_id == conversation_id, LineCall.state == "open")
        .order_by(LineCall.id)
        .limit(1)
    )
    if call is None:
        made = await _open_call(session, talk, city)
        if made is None or isinstance(made, Step):
            return made
        call = made
    if call.next_try_at is not None and call.next_try_at > clock.now():
        return Step(wait=(call.next_try_at - clock.now()).total_seconds())
    return await _as_step(session, talk, call, city)


async def _as_step(session: AsyncSession, talk: Conversation, call: LineCall, city: City) -> Step:
    rows = await batching.rows_of(session, call.message_ids)
    lines = [line for row in rows for line in await batching.rendered(session, row, city)]
    token = None
    if call.via == REPLY:
        event = await session.get(LineEvent, call.event_id)
        limit = REPLY_DOUBT_SECONDS if call.doubtful else batching.REPLY_FRESH_SECONDS
        if event is not None and event.reply_token and batching.age(event.received_at) < limit:
            token = event.reply_token
        else:
            call.via = PUSH
    return Step(
        call=call, user=talk.line_user or "", token=token, lines=tuple(lines), quietly=talk.contact_unsafe
    )


async def _open_call(session: AsyncSession, talk: Conversation, city: City) -> LineCall | Step | None:
    due = list(
        await session.scalars(
            select(Message)
            .where(Message.conversation_id == talk.id, Message.delivery == "due")
            .order_by(Message.id)
            .limit(ROWS_AT_ONCE)
        )
    )
    asked = await batching.asked(session, due)
    rows = [row for row in due if await batching.is_for_line(session, talk, row, asked)]
    if not rows:
        return None
    if not talk.reachable or not talk.line_user:
        for row in rows:
            row.delivery = "failed"
        return None
    held = batching.held(rows, asked)
    if held:
        return Step(wait=held)
    if talk.contact_unsafe and not await batching.is_present(session, talk):
        return None
    again = await _failed_before(session, talk, rows[0])
    if again is not None:
        return again
    batch = await batching.batch(session, talk, rows, city)
    event = await batching.fresh_token(session, talk, batch)
    ids = [row.id for row in batch]
    call = LineCall(
        conversation_id=talk.id,
        message_ids=ids,
        via=REPLY if event else PUSH,
        event_id=event.event_id if event else None,
        retry_key=retry_key(talk.id, ids),
        state="open",
        doubtful=False,
        tries=0,
        opened_at=clock.now(),
    )
    if event is not None:
        event.used_at = clock.now()
    session.add(call)
    await session.flush()
    return call


async def _failed_before(session: AsyncSession, talk: Conversation, row: Message) -> LineCall | None:
    """The failed call that carried a row which is due once more: reopened, so that its key stays the same."""
    calls = await session.scalars(
        select(LineCall).where(LineCall.conversation_id == talk.id, LineCall.state == "failed")
    )
    call = next((call for call in calls if row.id in call.message_ids), None)
    if call is None:
        return None
    call.state, call.via, call.event_id = "open", PUSH, None
    call.tries, call.next_try_at, call.ended_at = 0, None, None
    await _mark(session, call.message_ids, "due")
    return call


async def done(session: AsyncSession, call_id: int) -> str | None:
    """LINE has it: the rows are sent. Returns what marks the resident's messages as read."""
    call = await session.get(LineCall, call_id)
    if call is None or call.state != "open":
        return None
    call.state, call.ended_at = "done", clock.now()
    await _mark(session, call.message_ids, "sent")
    return await _read_token(session, call)


async def _read_token(session: AsyncSession, call: LineCall) -> str | None:
    answered = [row.reply_to for row in await batching.rows_of(session, call.message_ids) if row.reply_to]
    event = await session.scalar(
        select(LineEvent)
        .where(LineEvent.conversation_id == call.conversation_id, LineEvent.read_token.is_not(None))
        .where(LineEvent.message_id <= max(answered) if answered else LineEvent.received_at <= call.opened_at)
        .order_by(LineEvent.received_at.desc())
        .limit(1)
    )
    if event is None:
        return None
    token, event.read_token = event.read_token, None
    return token


async def _mark(session: AsyncSession, ids: list[int], delivery: str) -> None:
    values: dict[str, Any] = {"delivery": delivery}
    if delivery == "sent":
        values["delivered_at"] = clock.now()
    await session.execute(update(Message).where(Message.id.in_(ids)).values(**values))


async def to_push(session: AsyncSession, call_id: int) -> None:
    """The reply token opened nothing: the same rows go as a push."""
    call = await session.get(LineCall, call_id)
    if call is not None and call.state == "open":
        call.via, call.event_id, call.doubtful, call.next_try_at = PUSH, None, False, None


async def later(
    session: AsyncSession, call_id: int, why: str, *, doubtful: bool, at_least: float = 0.0
) -> None:
    """The call is to be tried again; after the last try it has failed."""
    call = await session.get(LineCall, call_id)
    if call is None or call.state != "open":
        return
    if call.tries >= len(RETRY_SECONDS):
        await failed(session, call_id, why)
        return
    call.doubtful = call.doubtful or doubtful
    pause = max(RETRY_SECONDS[call.tries], at_least)
    call.tries, call.why = call.tries + 1, why
    call.next_try_at = clock.now() + timedelta(seconds=pause)


async def failed(session: AsyncSession, call_id: int, why: str) -> None:
    """LINE refuses the call for good. Several rows are tried one by one; a single one has failed."""
    call = await session.get(LineCall, call_id)
    if call is None or call.state != "open":
        return
    refused = why.startswith("refused")
    call.state = "split" if refused and len(call.message_ids) > 1 else "failed"
    call.why, call.ended_at = why, clock.now()
    await _mark(session, call.message_ids, "due" if call.state == "split" else "failed")


async def resend(session: AsyncSession, message_id: int) -> str:
    """Send a failed message once more, with the same retry key; returns the talk to wake."""
    row = await session.get(Message, message_id)
    if row is None:
        raise NotFound("このメッセージは見つかりません。")
    talk = await conversations.by_id(session, row.conversation_id)
    if row.delivery != "failed" or not talk.reachable or not talk.line_user:
        raise Conflict("このメッセージは、いま送り直せません。")
    row.delivery = "due"
    return talk.id


async def sweep(session: AsyncSession) -> None:
    """Throw away what only served the sending: used tokens within the hour, calls and event ids after a month."""
    moment = clock.now()
    await session.execute(
        update(LineEvent)
        .where(LineEvent.received_at < moment - timedelta(hours=1), LineEvent.reply_token.is_not(None))
        .values(reply_token=None)
    )
    old = moment - timedelta(days=KEPT_DAYS)
    await session.execute(delete(LineEvent).where(LineEvent.received_at < old - timedelta(days=1)))
    await session.execute(
        delete(LineCall).where(LineCall.state.in_(("done", "split")), LineCall.ended_at < old)
    )
