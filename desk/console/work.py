"""The tab of the steps (支援の手続き), from the screening to the closing; the page of tasks."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, plan_steps, tasks
from casework.storage import Approval, Assessment, Case, Decision, Evaluation, Meeting, Screening, Staff
from desk.console.blueprint import console
from desk.console.case import case_of, tab
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.talk import note, wake
from desk.console.visit import visit_of
from desk.running import running


def _back(number: str, part: str) -> HTTPResponse:
    return to(f"/console/cases/{number}?tab=work", part)


@tab("work")
async def work_tab(session: AsyncSession, request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What the steps' tab shows."""
    city = running(request).city
    own = case.id
    assessments = await plan_steps.of_case(session, Assessment, own)
    from casework import cases

    plan = await cases.newest_plan(session, own)
    proposed = [item.get("code") for item in (plan.content if plan else {}).get("challenges", [])]
    return {
        "screenings": await plan_steps.of_case(session, Screening, own),
        "assessments": assessments,
        "ticked": assessments[0].issues if assessments else proposed,
        "troubled": assessments[0].troubles if assessments else [],
        "meetings": await plan_steps.of_case(session, Meeting, own),
        "decisions": await plan_steps.of_case(session, Decision, own),
        "evaluations": await plan_steps.of_case(session, Evaluation, own),
        "approvals": await plan_steps.of_case(session, Approval, own),
        "services": await tasks.services_of(session, own),
        "tasks": await tasks.of_case(session, own),
        "issues": city.issues.issues,
        "troubles": city.issues.troubles,
        "programmes": city.programmes,
        "steps": plan_steps,
        "task_words": tasks,
        "this_week": (plan.content if plan else {}).get("this_week", []),
    }


async def _do(request: Request[Any, Any], number: str, action: str, work: Any) -> Case:
    """Do one thing with a case, as this person, and write that it was done."""
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        await work(session, case, await session.get_one(Staff, visit.person.id))
        await note(session, visit, action, case)
    wake(desk, [])
    return case


@console.post("/cases/<number:str>/screening")
async def screen(request: Request[Any, Any], number: str) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        result = form.one_of("result", plan_steps.SCREENINGS, "スクリーニングの結果")
        await plan_steps.screen(
            session, case, person, result, form.optional("referred_to", "つなぎ先", longest=200)
        )

    await _do(request, number, "case.screened", work)
    return _back(number, "screening")


@console.post("/cases/<number:str>/assessment")
async def assess(request: Request[Any, Any], number: str) -> HTTPResponse:
    form, city = Form(request), running(request).city
    codes, ids = (
        {issue.code for issue in city.issues.issues},
        {trouble.id for trouble in city.issues.troubles},
    )

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await plan_steps.assess(
            session,
            case,
            person,
            issues=[code for code in form.many("issue") if code in codes],
            troubles=[name for name in form.many("trouble") if name in ids],
            direction=form.optional("direction", "支援の方向性", longest=3_000),
        )

    await _do(request, number, "case.assessed", work)
    return _back(number, "assessment")


@console.post("/cases/<number:str>/meetings")
async def meet(request: Request[Any, Any], number: str) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await plan_steps.hold_meeting(
            session,
            case,
            person,
            purpose=form.one_of("purpose", plan_steps.MEETING_PURPOSES, "目的"),
            on=form.day("on", "開催日"),
            members=form.text("members", "参加者", longest=1_000),
            result=form.one_of("result", plan_steps.MEETING_RESULTS, "結果"),
            words=form.optional("words", "内容", longest=3_000),
        )

    await _do(request, number, "meeting.held", work)
    return _back(number, "meeting")


@console.post("/cases/<number:str>/decisions")
async def decide(request: Request[Any, Any], number: str) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await plan_steps.decide(
            session,
            case,
            person,
            on=form.day("on", "決定日"),
            result=form.one_of("result", plan_steps.DECISIONS, "決定"),
            words=form.optional("words", "メモ", longest=1_000),
        )

    await _do(request, number, "support.decided", work)
    return _back(number, "decision")


@console.post("/cases/<number:str>/services")
async def start_service(request: Request[Any, Any], number: str) -> HTTPResponse:
    form, city = Form(request), running(request).city

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await tasks.start_service(
            session,
            case,
            staff_id=person.id,
            programme=form.one_of("programme", city.programmes, "支援"),
            provider=form.optional("provider", "実施機関", longest=200),
            starts_on=form.day("starts_on", "始まり"),
            ends_on=form.optional_day("ends_on", "終わり"),
        )

    await _do(request, number, "service.started", work)
    return _back(number, "services")


@console.post("/cases/<number:str>/services/<service_id:int>")
async def set_service(request: Request[Any, Any], number: str, service_id: int) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, _person: Staff) -> None:
        state = form.one_of("state", tasks.SERVICE_STATES, "状態")
        await tasks.set_service(session, case, service_id, state, form.optional_day("on", "日付"))

    await _do(request, number, "service.changed", work)
    return _back(number, "services")


@console.post("/cases/<number:str>/tasks")
async def add_task(request: Request[Any, Any], number: str) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await tasks.add(
            session,
            case,
            staff_id=person.id,
            kind=form.one_of("kind", tasks.KINDS, "種類"),
            who=form.one_of("who", tasks.WHO, "だれが"),
            what=form.text("what", "内容", longest=500),
            due_on=form.day("due_on", "期日"),
        )

    await _do(request, number, "task.added", work)
    return _back(number, "tasks")


@console.post("/cases/<number:str>/tasks/<task_id:int>/done")
async def finish_task(request: Request[Any, Any], number: str, task_id: int) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await tasks.finish(session, case, task_id, person, form.optional("result", "結果", longest=1_000))

    await _do(request, number, "task.done", work)
    return to("/console/tasks") if form.text("from", needed=False) == "list" else _back(number, "tasks")


@console.post("/cases/<number:str>/evaluations")
async def evaluate(request: Request[Any, Any], number: str) -> HTTPResponse:
    form = Form(request)

    async def work(session: AsyncSession, case: Case, person: Staff) -> None:
        await plan_steps.evaluate(
            session,
            case,
            person,
            on=form.optional_day("on", "評価日") or clock.today(),
            reached=form.text("reached", "目標の達成", longest=3_000),
            changes=[code for code in form.many("change") if code in plan_steps.CHANGES],
            remaining=form.optional("remaining", "残された課題", longest=3_000),
            started_work=form.checked("started_work"),
            earned_more=form.checked("earned_more"),
            outcome=form.one_of("outcome", plan_steps.OUTCOMES, "判断"),
        )

    await _do(request, number, "case.evaluated", work)
    return _back(number, "evaluation")


@console.post("/cases/<number:str>/reopen")
async def reopen(request: Request[Any, Any], number: str) -> HTTPResponse:
    async def work(session: AsyncSession, case: Case, _person: Staff) -> None:
        await plan_steps.reopen(session, case)

    await _do(request, number, "case.reopened", work)
    return to(f"/console/cases/{number}")


@console.get("/tasks")
async def all_tasks(request: Request[Any, Any]) -> HTTPResponse:
    """What is to be done, the late first; and the notes that name this person."""
    from casework import notes

    visit, desk = visit_of(request), running(request)
    mine = request.args.get("all") is None
    async with desk.database.read() as session:
        due = await tasks.open_tasks(
            session, staff_id=visit.person.id if mine else None, scope=visit.municipalities(desk.city)
        )
        named = await notes.unseen_for(session, visit.person.id)
    return page(request, "tasks.html", due=due, mine=mine, named=named, task_words=tasks)
