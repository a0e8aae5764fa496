"""Cases (ケース): opened, raised, filled with answers, needs and risks, submitted, found again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case as sql_case
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, receipt, related, search
from casework.errors import BadInput, NotFound
from casework.storage import Answer, Case, CaseNeed, CaseRisk, Consent, Conversation, Message, Plan

NEEDS = ("housing", "household_budget", "child_learning", "employment")
RISKS = ("self_harm", "violence", "child_abuse", "no_shelter", "no_food", "utilities_cut", "medical")
PRIORITIES = ("emergency", "high", "normal")
STATUSES = ("intake", "waiting", "active", "closed")
INTAKE, WAITING, ACTIVE, CLOSED = STATUSES


async def open_case(session: AsyncSession, talk: Conversation) -> Case:
    """The case of a talk; opened now when it has none, once however often this is called."""
    if talk.case_id is not None:
        return await by_id(session, talk.case_id)
    moment = clock.now()
    case = Case(
        number=await receipt.new_number(session),
        status=INTAKE,
        priority="normal",
        channel=talk.channel,
        opened_at=moment,
        updated_at=moment,
    )
    session.add(case)
    await session.flush()
    talk.case_id = case.id
    await session.execute(
        update(Consent)
        .where(Consent.conversation_id == talk.id, Consent.case_id.is_(None))
        .values(case_id=case.id)
    )
    await search.index_again(session, case.id)
    return case


async def by_id(session: AsyncSession, case_id: int) -> Case:
    """The case with this id; NotFound."""
    found = await session.get(Case, case_id)
    if found is None:
        raise NotFound("このケースは見つかりません。")
    return found


async def by_number(session: AsyncSession, number: str) -> Case:
    """The case with this receipt number; NotFound."""
    found = await session.scalar(select(Case).where(Case.number == number))
    if found is None:
        raise NotFound("この受付番号のケースは見つかりません。")
    return found


async def listed(
    session: AsyncSession,
    *,
    status: str | None = None,
    priority: str | None = None,
    scope: tuple[str, ...] | None = None,
    limit: int = 200,
) -> list[Case]:
    """Cases as the queue shows them: emergency first, then by how long somebody has waited.

    `scope`: only of these municipalities, and those whose municipality is not known.
    """
    if status is not None and status not in STATUSES:
        raise BadInput(f"status は {', '.join(STATUSES)} のどれかです。")
    if priority is not None and priority not in PRIORITIES:
        raise BadInput(f"priority は {', '.join(PRIORITIES)} のどれかです。")
    rank = sql_case({name: place for place, name in enumerate(PRIORITIES)}, value=Case.priority)
    query = select(Case).order_by(
        rank, Case.first_unanswered_at.is_(None), Case.first_unanswered_at, Case.opened_at
    )
    if status:
        query = query.where(Case.status == status)
    if priority:
        query = query.where(Case.priority == priority)
    if scope is not None:
        query = query.where(or_(Case.municipality.is_(None), Case.municipality.in_(scope)))
    return list(await session.scalars(query.limit(limit)))


def raise_priority(case: Case, priority: str) -> None:
    """A case only becomes more urgent by itself; a person may lower it."""
    if PRIORITIES.index(priority) < PRIORITIES.index(case.priority):
        case.priority = priority
        case.updated_at = clock.now()


async def raise_risk(
    session: AsyncSession,
    case: Case,
    name: str,
    *,
    rule: str | None,
    who: str = "self",
    message_id: int | None = None,
) -> bool:
    """Write a danger and make the case an emergency; True when it was not known from this message."""
    same_message = (
        CaseRisk.message_id == message_id if message_id is not None else CaseRisk.message_id.is_(None)
    )
    known = await session.scalar(
        select(CaseRisk).where(CaseRisk.case_id == case.id, CaseRisk.name == name, same_message)
    )
    raise_priority(case, "emergency")
    if known is not None:
        return False
    session.add(
        CaseRisk(case_id=case.id, name=name, rule=rule, who=who, message_id=message_id, raised_at=clock.now())
    )
    await session.flush()
    return True


async def risks_of(session: AsyncSession, case_id: int, *, also_lowered: bool = False) -> list[CaseRisk]:
    """The dangers of a case, oldest first; lowered ones only on request."""
    query = select(CaseRisk).where(CaseRisk.case_id == case_id).order_by(CaseRisk.id)
    if not also_lowered:
        query = query.where(CaseRisk.lowered_at.is_(None))
    return list(await session.scalars(query))


async def needs_of(session: AsyncSession, case_id: int) -> list[CaseNeed]:
    """The needs of a case that stand now."""
    rows = await session.scalars(
        select(CaseNeed)
        .where(CaseNeed.case_id == case_id, CaseNeed.removed_at.is_(None))
        .order_by(CaseNeed.id)
    )
    return list(rows)


async def set_needs(session: AsyncSession, case: Case, names: list[str], *, source: str) -> None:
    """Make exactly these needs stand; those that fell away keep their row with the time."""
    moment = clock.now()
    standing = {need.name: need for need in await needs_of(session, case.id)}
    for name, need in standing.items():
        if name not in names:
            need.removed_at = moment
    for name in names:
        if name not in standing:
            session.add(CaseNeed(case_id=case.id, name=name, source=source, created_at=moment))
        elif standing[name].source == "heard":
            standing[name].source = source
    case.updated_at = moment
    await session.flush()


async def record_answer(
    session: AsyncSession,
    case: Case,
    slot: str,
    *,
    value: Any = None,
    said: str | None = None,
    declined: bool = False,
    unread: bool = False,
    source: str = "resident",
    staff_id: int | None = None,
    message_key: str | None = None,
) -> None:
    """Write an answer; the one before stays as history. The same message writes a slot once."""
    standing = await session.scalar(
        select(Answer).where(Answer.case_id == case.id, Answer.slot == slot, Answer.replaced_at.is_(None))
    )
    moment = clock.now()
    if standing is not None:
        if message_key is not None and standing.message_key == message_key:
            standing.value, standing.said = value, said
            standing.declined, standing.unread = declined, unread
            return
        standing.replaced_at = moment
    session.add(
        Answer(
            case_id=case.id,
            slot=slot,
            value=value,
            said=said,
            declined=declined,
            unread=unread,
            source=source,
            staff_id=staff_id,
            message_key=message_key,
            recorded_at=moment,
        )
    )
    case.updated_at = moment
    await session.flush()
    await search.add(session, case.id, said, value if isinstance(value, str) else None)
    if slot == "phone" and isinstance(value, str):
        await related.add_phone(session, case.id, value)


async def answers_of(session: AsyncSession, case_id: int) -> dict[str, Answer]:
    """The answers of a case that stand now, by slot."""
    rows = await session.scalars(
        select(Answer).where(Answer.case_id == case_id, Answer.replaced_at.is_(None)).order_by(Answer.id)
    )
    return {row.slot: row for row in rows}


async def add_plan(
    session: AsyncSession,
    case: Case,
    content: dict[str, Any],
    *,
    state: str = "provisional",
    staff_id: int | None = None,
) -> Plan:
    """A new version of the plan; a provisional one equal to the newest is not written again."""
    newest = await newest_plan(session, case.id)
    if newest is not None and newest.content == content and newest.state == state:
        return newest
    plan = Plan(
        case_id=case.id,
        version=1 if newest is None else newest.version + 1,
        state=state,
        content=content,
        staff_id=staff_id,
        made_at=clock.now(),
    )
    session.add(plan)
    case.updated_at = clock.now()
    await session.flush()
    return plan


async def newest_plan(session: AsyncSession, case_id: int) -> Plan | None:
    """The newest version of a case's plan."""
    found: Plan | None = await session.scalar(
        select(Plan).where(Plan.case_id == case_id).order_by(Plan.version.desc()).limit(1)
    )
    return found


def submit(case: Case) -> None:
    """The intake is complete: the case waits for a consultant."""
    moment = clock.now()
    if case.status == INTAKE:
        case.status = WAITING
    case.submitted_at = case.submitted_at or moment
    case.first_unanswered_at = case.first_unanswered_at or moment
    case.updated_at = moment


async def transcript_of(session: AsyncSession, case_id: int) -> list[Message]:
    """Every message of a case's talks, in order."""
    rows = await session.scalars(
        select(Message)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Conversation.case_id == case_id)
        .order_by(Message.id)
    )
    return list(rows)
