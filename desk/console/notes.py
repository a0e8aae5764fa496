"""The tabs of records, notes and guidance; calls for help; the supervisor's page of who waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import case_queue, clock, help, notes, records, safety_review, tasks, workflow
from casework.case_queue import Filters
from casework.errors import BadInput
from casework.storage import Approval, Case, Plan, Staff
from desk.console.blueprint import console
from desk.console.case import case_of, names_of_staff, tab
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.standing import standing_of
from desk.console.talk import note, wake
from desk.console.visit import visit_of
from desk.running import running

GUIDES = {
    "reception": ("reception",),
    "screening": ("screening",),
    "consent": ("consent",),
    "assessment": ("assessment",),
    "plan": ("plan_draft",),
    "meeting": ("conference",),
    "decision": ("conference",),
    "support": ("provision",),
    "monitoring": ("monitoring",),
    "evaluation": ("monitoring", "after"),
    "closing": ("after",),
}
"""Which checklists of the city belong to which step."""


@tab("records")
async def records_tab(session: AsyncSession, _request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What the records' tab shows."""
    return {"records": await records.of_case(session, case.id), "record_words": records}


@console.post("/cases/<number:str>/records")
async def write_record(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, form = visit_of(request), Form(request)
    day, hour = (
        form.optional_day("day", "日付") or clock.today(),
        form.text("time", needed=False, longest=5) or "00:00",
    )
    try:
        at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=clock.TOKYO)
    except ValueError:
        raise BadInput("時刻を 14:05 のように入れてください。") from None
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        await records.write(
            session,
            case,
            staff_id=visit.person.id,
            at=at,
            method=form.one_of("method", records.METHODS, "対応方法"),
            partner=form.one_of("partner", records.PARTNERS, "相手"),
            minutes=form.number("minutes", "分", largest=1_440),
            content=form.text("content", "対応内容"),
            next_step=form.optional("next_step", "次の予定", longest=1_000),
        )
        await note(session, visit, "record.written", case)
    return to(f"/console/cases/{number}?tab=records", "tab")


@tab("notes")
async def notes_tab(session: AsyncSession, _request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What the notes' tab shows."""
    return {"notes": await notes.of_case(session, case.id)}


@console.post("/cases/<number:str>/notes")
async def write_note(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        await notes.write(session, case, person, Form(request).text("text", "メモ"))
        await note(session, visit, "note.written", case)
    wake(desk, [])
    return to(f"/console/cases/{number}?tab=notes", "tab")


@console.post("/cases/<number:str>/notes/seen")
async def notes_seen(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        await notes.opened(session, case.id, visit.person.id)
    return to(f"/console/cases/{number}?tab=notes", "tab")


@tab("guide")
async def guide_tab(session: AsyncSession, request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What a consultant in the first year sees at this step."""
    from casework import cases

    city = running(request).city
    stage = await workflow.stage_of(session, case)
    risks = await cases.risks_of(session, case.id)
    wanted = (("emergency",) if risks else ()) + GUIDES[stage.now]
    plan = await cases.newest_plan(session, case.id)
    content = plan.content if plan else {}
    by_id = {step.id: step for step in city.checklists.steps}
    return {
        "checklists": [by_id[name] for name in wanted if name in by_id],
        "others": [step for step in city.checklists.steps if step.id not in wanted],
        "moments": city.checklists.hard_moments,
        "ask_next": content.get("ask_next", []),
        "supports": content.get("supports", []),
        "help_requests": await help.of_case(session, case.id),
    }


@console.post("/cases/<number:str>/help")
async def ask_help(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        await help.ask(session, case, person, Form(request).text("text", "相談したいこと", longest=2_000))
        await note(session, visit, "help.asked", case)
    wake(desk, [])
    return to(f"/console/cases/{number}?tab=guide", "help")


@console.post("/help/<request_id:int>", ctx_roles=("supervisor", "admin"))
async def answer_help(request: Request[Any, Any], request_id: int) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        person = await session.get_one(Staff, visit.person.id)
        case = await help.answer(
            session, request_id, person, Form(request).text("text", "答え", longest=2_000)
        )
        visit.check_sees(case, desk.city)
        await note(session, visit, "help.answered", case)
    wake(desk, [])
    return to("/console/supervision")


@console.get("/supervision", ctx_roles=("supervisor", "admin"))
async def supervision(request: Request[Any, Any]) -> HTTPResponse:
    """Who waits for help, what waits for approval, what is late, who carries how much."""
    visit, desk = visit_of(request), running(request)
    scope = visit.municipalities(desk.city)
    async with desk.database.read() as session:
        waiting = [(row, case) for row, case in await help.waiting(session) if visit.may_see(case, desk.city)]
        rows = await session.execute(
            select(Approval, Case, Plan.staff_id)
            .join(Case, Case.id == Approval.case_id)
            .outerjoin(Plan, Plan.id == Approval.plan_id)
            .where(Approval.decided_at.is_(None))
            .order_by(Approval.asked_at)
            .limit(100)
        )
        approvals = [
            (
                approval,
                case,
                approval.asked_by == visit.person.id
                or (approval.subject == "plan" and maker == visit.person.id),
            )
            for approval, case, maker in rows
            if visit.may_see(case, desk.city)
        ]
        late = [due for due in await tasks.open_tasks(session, scope=scope, limit=100) if due.late > 0]
        loads = await case_queue.loads(session)
        unanswered = await case_queue.listed(session, Filters(unanswered=True, scope=scope))
        names = await names_of_staff(session)
    return page(
        request,
        "supervision.html",
        help_waiting=waiting,
        approvals=approvals,
        late=late,
        loads=loads,
        unanswered=unanswered.rows[:10],
        staff_names=names,
        task_words=tasks,
        standing=standing_of(request),
    )


@console.get("/safety")
async def safety_list(request: Request[Any, Any]) -> HTTPResponse:
    """False alarms and missed dangers, for whoever mends the rules."""
    async with running(request).database.read() as session:
        found = await safety_review.for_rules(session)
        names = await names_of_staff(session)
    by_rule: dict[str, int] = {}
    for item in found:
        if item.kind == "false_alarm":
            by_rule[item.risk.rule or "学習モデル"] = by_rule.get(item.risk.rule or "学習モデル", 0) + 1
    ordered = sorted(by_rule.items(), key=lambda pair: -pair[1])
    return page(request, "safety.html", found=found, by_rule=ordered, staff_names=names)
