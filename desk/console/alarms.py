"""Alarms on the console: the banner on every page, and lowering a false one with a reason."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select

from casework import safety_review
from casework.storage import Alarm, Case, CaseRisk, Staff
from desk.console.blueprint import console
from desk.console.case import case_of
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.talk import note, wake
from desk.console.visit import Visit, visit_of
from desk.running import Running, running

MOST_SHOWN = 5


async def open_alarms(desk: Running, visit: Visit) -> list[dict[str, Any]]:
    """The alarms nobody has taken, oldest first, in this person's scope."""
    async with desk.database.read() as session:
        rows = await session.execute(
            select(Alarm, Case)
            .join(Case, Case.id == Alarm.case_id)
            .where(Alarm.taken_at.is_(None))
            .order_by(Alarm.id)
        )
        found = [(alarm, case) for alarm, case in rows if visit.may_see(case, desk.city)]
        risks: dict[int, list[str]] = {}
        ids = [case.id for _, case in found]
        if ids:
            for case_id, name in await session.execute(
                select(CaseRisk.case_id, CaseRisk.name)
                .where(CaseRisk.case_id.in_(ids), CaseRisk.lowered_at.is_(None))
                .distinct()
            ):
                risks.setdefault(case_id, []).append(name)
    return [{"alarm": alarm, "case": case, "risks": risks.get(case.id, [])} for alarm, case in found]


@console.get("/alarms", ctx_quiet=True)
async def alarm_part(request: Request[Any, Any]) -> HTTPResponse:
    return page(
        request, "alarms.html", alarms=await open_alarms(running(request), visit_of(request)), most=MOST_SHOWN
    )


@console.post("/cases/<number:str>/risks/<risk_id:int>/lower")
async def lower(request: Request[Any, Any], number: str, risk_id: int) -> HTTPResponse:
    """A false alarm: the sign falls with a reason, and the rule behind it is looked at."""
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        await safety_review.lower(
            session,
            case,
            risk_id,
            person,
            reason=form.one_of("reason", safety_review.REASONS, "理由"),
            words=form.text("words", "くわしく", needed=False, longest=500),
        )
        await note(session, visit, "risk.lowered", case, risk=risk_id)
    wake(desk, [])
    return to(f"/console/cases/{number}", "risks")


@console.post("/cases/<number:str>/risks")
async def raise_by_hand(request: Request[Any, Any], number: str) -> HTTPResponse:
    """A danger that nothing heard: a consultant writes it, and the rules learn of it."""
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        name = form.one_of("risk", safety_review.NAMES, "危険のサイン")
        await safety_review.raise_by_hand(session, case, name)
        await note(session, visit, "risk.raised", case, risk=name)
    wake(desk, [])
    return to(f"/console/cases/{number}", "risks")
