"""The case page (ケース): everything known of one case, the talk beside it; each view is audited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import (
    attachments,
    audit,
    cases,
    clock,
    consents,
    conversations,
    corrections,
    labels,
    related,
    transfer,
    waiting,
)
from casework import workflow as stages
from casework.questions import EXTRA_LABELS, QUESTIONS
from casework.storage import Case, Handover, Message, Staff
from desk.console.blueprint import console
from desk.console.rendering import page
from desk.console.visit import Visit, visit_of
from desk.running import running

TALK_SHOWN = 300
TABS = {
    "overview": "概要",
    "plan": "プラン",
    "work": "支援の手続き",
    "records": "支援経過記録",
    "notes": "メモ",
    "guide": "手引き",
}


async def case_of(session: AsyncSession, request: Request[Any, Any], number: str) -> Case:
    """The case with this number; NotFound when there is none or it is another office's."""
    return visit_of(request).check_sees(await cases.by_number(session, number), running(request).city)


async def audit_view(session: AsyncSession, visit: Visit, case: Case, part: str) -> None:
    """Write that this person looked, and at which part."""
    await audit.note(
        session, "case.viewed", staff_id=visit.person.id, case_id=case.id, address=visit.address, part=part
    )


async def names_of_staff(session: AsyncSession) -> dict[int, str]:
    """Names of all staff by id."""
    return {staff_id: name for staff_id, name in await session.execute(select(Staff.id, Staff.name))}


async def talk_context(session: AsyncSession, case: Case) -> dict[str, Any]:
    """What the talk shows: the newest messages, who holds it, what the resident has seen."""
    talks = await conversations.of_case(session, case.id)
    rows = await session.scalars(
        select(Message)
        .where(Message.conversation_id.in_([talk.id for talk in talks]))
        .order_by(Message.id.desc())
        .limit(TALK_SHOWN + 1)
    )
    found = list(rows)
    risks: dict[int, list[str]] = {}
    for risk in await cases.risks_of(session, case.id, also_lowered=True):
        if risk.message_id is not None:
            risks.setdefault(risk.message_id, []).append(risk.name)
    talk = next((talk for talk in reversed(talks) if talk.ended_at is None), talks[-1] if talks else None)
    messages = [row for row in reversed(found[:TALK_SHOWN]) if not (row.extra or {}).get("silent")]
    return {
        "messages": messages,
        "pictures": await attachments.of_messages(
            session, [row.id for row in messages if row.kind == "image"]
        ),
        "older": len(found) > TALK_SHOWN,
        "talk": talk,
        "seen_id": max((talk.seen_by_resident_id for talk in talks), default=0),
        "risky": risks,
        "doubted": {row.id: list((row.extra or {}).get("doubted") or ()) for row in messages},
        "staff_names": await names_of_staff(session),
    }


async def _answers(session: AsyncSession, case: Case) -> list[dict[str, Any]]:
    """Every answer in the order of the questions: what was said, what was read, what stood before."""
    history = await corrections.history_of(session, case.id)
    standing = {slot: rows[0] for slot, rows in history.items() if rows[0].replaced_at is None}
    order = [question.slot for question in QUESTIONS if question.slot not in ("consent", "confirm", "needs")]
    order += [slot for slot in EXTRA_LABELS if slot in standing]
    order += [slot for slot in standing if slot not in order and slot not in ("consent", "confirm", "needs")]
    return [
        {
            "slot": slot,
            "label": corrections.label(slot),
            "row": standing[slot],
            "before": history[slot][1:],
            "field": corrections.field_of(slot),
        }
        for slot in order
        if slot in standing
    ]


async def _overview(session: AsyncSession, case: Case) -> dict[str, Any]:
    plan = await cases.newest_plan(session, case.id)
    rows = await session.scalars(
        select(Handover).where(Handover.case_id == case.id).order_by(Handover.id.desc()).limit(20)
    )
    seen = await audit.of_case(session, case.id, limit=15)
    return {
        "answers": await _answers(session, case),
        "plan": plan,
        "consents": await consents.of_case(session, case.id),
        "handovers": list(rows),
        "seen": seen,
        "related": await related.of_case(session, case),
    }


async def head_context(session: AsyncSession, request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What stands above every tab of a case."""
    city, visit = running(request).city, visit_of(request)
    colleagues = await session.scalars(
        select(Staff).where(Staff.active, Staff.role.in_(("supervisor", "consultant"))).order_by(Staff.name)
    )
    offer = await transfer.offered(session, case.id)
    return {
        "case": case,
        "tabs": TABS,
        "needs": await cases.needs_of(session, case.id),
        "risks": await cases.risks_of(session, case.id, also_lowered=True),
        "labels": await labels.of_case(session, case.id),
        "stage": await stages.stage_of(session, case),
        "wait": waiting.wait_of(city, case.priority, case.first_unanswered_at, clock.now()),
        "offer": offer,
        "colleagues": [person for person in colleagues if person.id != case.staff_id],
        "mine": case.staff_id == visit.person.id,
        "canned": [
            (
                text.title,
                city.fill(
                    text.text,
                    clock.now(),
                    case.municipality,
                    consultant=visit.person.name,
                    case_number=case.number,
                ),
            )
            for text in city.canned.texts
        ],
        **await talk_context(session, case),
    }


Gather = Callable[[AsyncSession, Request[Any, Any], Case], Awaitable[dict[str, Any]]]
_tab_contexts: dict[str, Gather] = {}


def tab(name: str) -> Callable[[Gather], Gather]:
    """Register what a tab of the case page needs: an async function of (session, request, case)."""

    def register(gather: Gather) -> Gather:
        _tab_contexts[name] = gather
        return gather

    return register


@tab("overview")
async def overview(session: AsyncSession, _request: Request[Any, Any], case: Case) -> dict[str, Any]:
    return await _overview(session, case)


@console.get("/cases/<number:str>")
async def case_page(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    name = str(request.args.get("tab") or "overview")
    if name not in _tab_contexts:
        name = "overview"
    async with desk.database.read() as session:
        case = await case_of(session, request, number)
        context = await head_context(session, request, case)
        context |= await _tab_contexts[name](session, request, case)
    async with desk.database.begin() as session:
        await audit_view(session, visit, case, name)
    return page(request, "case.html", tab=name, **context)
