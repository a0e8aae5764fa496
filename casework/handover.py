"""Hand-over (引き継ぎ) between the bot and people, as an object with its times (after Primero's transition)."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock, conversations, messages
from casework.errors import Conflict
from casework.storage import Alarm, Case, Conversation, Handover, Staff

OPEN_STATES = ("requested", "taken", "offered")


async def current(session: AsyncSession, case_id: int) -> Handover | None:
    """The hand-over of a case that is under way."""
    found: Handover | None = await session.scalar(
        select(Handover)
        .where(Handover.case_id == case_id, Handover.state.in_(OPEN_STATES))
        .order_by(Handover.id.desc())
        .limit(1)
    )
    return found


async def request(
    session: AsyncSession, talk: Conversation, *, asked_by: str, wait: bool, reason: str | None = None
) -> Handover:
    """Ask for a person. `wait` puts the bot aside until one comes; without it the bot goes on meanwhile."""
    case = await cases.open_case(session, talk)
    if case.status == cases.INTAKE:
        case.status = cases.WAITING
    case.first_unanswered_at = case.first_unanswered_at or clock.now()
    case.updated_at = clock.now()
    if wait and talk.holder == conversations.BOT:
        talk.holder = conversations.WAITING
    known = await current(session, case.id)
    if known is not None:
        return known
    handover = Handover(
        case_id=case.id,
        conversation_id=talk.id,
        asked_by=asked_by,
        state="requested",
        reason=reason,
        requested_at=clock.now(),
    )
    session.add(handover)
    await session.flush()
    return handover


async def take(session: AsyncSession, case: Case, staff: Staff) -> Handover:
    """A consultant takes a case over; Conflict when another holds it. Alarms of the case fall silent."""
    if case.staff_id is not None and case.staff_id != staff.id:
        raise Conflict("このケースは、ほかの相談員が担当しています。")
    talks = await conversations.of_case(session, case.id)
    moment = clock.now()
    case.staff_id = staff.id
    case.status = cases.ACTIVE
    case.updated_at = moment
    for talk in talks:
        talk.holder, talk.staff_id = conversations.CONSULTANT, staff.id
        await messages.release_to_consultant(session, talk.id)
    await session.execute(
        update(Alarm)
        .where(Alarm.case_id == case.id, Alarm.taken_at.is_(None))
        .values(taken_at=moment, taken_by=staff.id, next_ring_at=None)
    )
    handover = await current(session, case.id)
    if handover is None:
        handover = Handover(
            case_id=case.id,
            conversation_id=talks[-1].id,
            asked_by="consultant",
            state="requested",
            requested_at=moment,
        )
        session.add(handover)
    handover.state, handover.to_staff_id, handover.taken_at = "taken", staff.id, handover.taken_at or moment
    await session.flush()
    return handover


async def give_back(session: AsyncSession, case: Case, staff: Staff) -> None:
    """Hand the talk back to the bot; the case stays with the consultant."""
    if case.staff_id != staff.id:
        raise Conflict("担当していないケースは、もどせません。")
    handover = await current(session, case.id)
    if handover is not None:
        handover.state, handover.ended_at = "released", clock.now()
    for talk in await conversations.of_case(session, case.id):
        talk.holder, talk.staff_id = conversations.BOT, None
    case.updated_at = clock.now()


def answered(case: Case) -> None:
    """A person answered: nothing waits any more. The only place that says so."""
    moment = clock.now()
    case.first_unanswered_at = None
    case.first_answered_at = case.first_answered_at or moment
    case.updated_at = moment


async def cancel(session: AsyncSession, talk: Conversation) -> None:
    """The resident no longer waits for a person: the bot goes on."""
    if talk.holder != conversations.WAITING:
        return
    talk.holder = conversations.BOT
    if talk.case_id is not None:
        handover = await current(session, talk.case_id)
        if handover is not None and handover.state == "requested":
            handover.state, handover.ended_at = "cancelled", clock.now()
