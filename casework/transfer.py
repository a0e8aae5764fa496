"""Passing a case on (担当の引き継ぎ): offered with a reason, accepted or refused; released; timed out."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock, conversations, handover, messages
from casework.errors import BadInput, Conflict, NotAllowed
from casework.messages import Reply
from casework.storage import Case, Conversation, Handover, Staff

TOLD_CHANGED = (
    "担当の相談員が かわりました。これまでのお話は、そのまま つたわっています。"
    "もう一度 はじめから 話さなくても だいじょうぶです。"
)
TOLD_RELEASED = (
    "いま、つぎの相談員を さがしています。お話は のこっています。"
    "このまま 待っていても、画面を閉じても だいじょうぶです。"
)
TOLD_EXPIRED = (
    "お待たせして すみません。まだ 相談員が 出られません。お話は のこっています。"
    "相談員は あとで かならず 読みます。"
    "それまで、自動の受付が つづきを 聞きます。急ぐときは 電話してください。"
)


async def _tell(session: AsyncSession, case: Case, text: str) -> list[str]:
    """Tell the resident in every talk of the case; returns the talks."""
    talks = await conversations.of_case(session, case.id)
    for talk in talks:
        await messages.say(session, talk, [Reply(text, author=messages.SYSTEM)])
    return [talk.id for talk in talks]


async def offered(session: AsyncSession, case_id: int) -> Handover | None:
    """The open offer of a case."""
    found = await handover.current(session, case_id)
    return found if found is not None and found.state == "offered" else None


async def offer(session: AsyncSession, case: Case, person: Staff, to: Staff, reason: str) -> Handover:
    """Ask a colleague to take a case over; the case stays where it is until it is accepted."""
    if case.staff_id != person.id and person.role not in ("supervisor", "admin"):
        raise NotAllowed("担当している人か主任だけが、引き継ぎを打診できます。")
    if case.staff_id is None:
        raise Conflict("まだ担当がいません。先に引き受けてください。")
    if to.id == case.staff_id or not to.active or to.role == "auditor":
        raise BadInput("この人には引き継げません。")
    if await offered(session, case.id) is not None:
        raise Conflict("もう打診しています。返事を待つか、取り消してください。")
    talks = await conversations.of_case(session, case.id)
    row = Handover(
        case_id=case.id,
        conversation_id=talks[-1].id,
        asked_by="consultant",
        from_staff_id=case.staff_id,
        to_staff_id=to.id,
        state="offered",
        reason=reason,
        requested_at=clock.now(),
    )
    session.add(row)
    case.updated_at = clock.now()
    await session.flush()
    return row


async def _open_offer(session: AsyncSession, case: Case) -> Handover:
    row = await offered(session, case.id)
    if row is None:
        raise Conflict("この打診は、もう終わっています。")
    return row


async def accept(session: AsyncSession, case: Case, person: Staff) -> list[str]:
    """The colleague takes the case; returns the talks in which the resident was told."""
    row = await _open_offer(session, case)
    if row.to_staff_id != person.id:
        raise NotAllowed("この打診は、ほかの人に向けたものです。")
    moment = clock.now()
    earlier = await session.scalars(
        select(Handover).where(Handover.case_id == case.id, Handover.state == "taken", Handover.id != row.id)
    )
    for old in earlier:
        old.state, old.ended_at = "released", moment
    row.state, row.taken_at = "taken", moment
    case.staff_id, case.status, case.updated_at = person.id, cases.ACTIVE, moment
    for talk in await conversations.of_case(session, case.id):
        if talk.holder == conversations.CONSULTANT:
            talk.staff_id = person.id
    return await _tell(session, case, TOLD_CHANGED)


async def refuse(session: AsyncSession, case: Case, person: Staff, reason: str) -> None:
    """The colleague can't take it (or who offered takes it back); the case stays."""
    row = await _open_offer(session, case)
    if person.id not in (row.to_staff_id, row.from_staff_id):
        raise NotAllowed("この打診は、ほかの人に向けたものです。")
    row.state, row.ended_at = "refused", clock.now()
    row.reason = f"{row.reason or ''}\n→ {reason}".strip() if reason else row.reason
    case.updated_at = clock.now()


async def release(session: AsyncSession, case: Case, person: Staff, reason: str) -> list[str]:
    """Give the case back to the queue; the resident is told, and waits for the next person."""
    if case.staff_id != person.id and person.role not in ("supervisor", "admin"):
        raise Conflict("担当していないケースは、外せません。")
    moment = clock.now()
    rows = await session.scalars(
        select(Handover).where(Handover.case_id == case.id, Handover.state.in_(handover.OPEN_STATES))
    )
    for row in rows:
        row.state, row.ended_at = "released", moment
    was_with_person = False
    talks = await conversations.of_case(session, case.id)
    for talk in talks:
        was_with_person = was_with_person or talk.holder == conversations.CONSULTANT
        talk.staff_id = None
        if talk.holder == conversations.CONSULTANT:
            talk.holder = conversations.WAITING
    session.add(
        Handover(
            case_id=case.id,
            conversation_id=talks[-1].id,
            asked_by="consultant",
            from_staff_id=person.id,
            state="requested",
            reason=reason,
            requested_at=moment,
        )
    )
    case.staff_id, case.status, case.updated_at = None, cases.WAITING, moment
    case.first_unanswered_at = case.first_unanswered_at or moment
    return await _tell(session, case, TOLD_RELEASED) if was_with_person else []


async def time_out(session: AsyncSession, minutes: int) -> list[str]:
    """Talks that waited too long go on with the bot, and say so; returns them. The case still waits."""
    if minutes <= 0:
        return []
    before = clock.now() - timedelta(minutes=minutes)
    rows = await session.execute(
        select(Handover, Conversation)
        .join(Conversation, Conversation.id == Handover.conversation_id)
        .where(
            Handover.state == "requested",
            Handover.requested_at <= before,
            Conversation.holder == conversations.WAITING,
        )
        .limit(200)
    )
    told: list[str] = []
    for _row, talk in rows.all():
        talk.holder = conversations.BOT
        await messages.say(session, talk, [Reply(TOLD_EXPIRED, author=messages.SYSTEM)])
        told.append(talk.id)
    return told
