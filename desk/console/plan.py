"""The plan's tab (プラン): edit, compare versions, 本人の同意, ask a supervisor."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock, plan_editing, plan_steps
from casework.errors import NotFound
from casework.plan_editing import Edited
from casework.storage import Agreement, Approval, Case, Staff
from desk.console.blueprint import console
from desk.console.case import case_of, tab
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.talk import note, wake
from desk.console.visit import visit_of
from desk.running import running


@tab("plan")
async def plan_tab(session: AsyncSession, request: Request[Any, Any], case: Case) -> dict[str, Any]:
    """What the plan's tab shows."""
    city = running(request).city
    versions = await plan_editing.versions(session, case.id)
    content = dict(versions[0].content) if versions else {}
    chosen = {challenge["code"]: challenge.get("why") or "" for challenge in content.get("challenges", [])}
    return {
        "versions": versions,
        "plan": versions[0] if versions else None,
        "content": content,
        "chosen": chosen,
        "issues": city.issues.issues,
        "programmes": city.programmes.values(),
        "spheres": plan_editing.SPHERES,
        "agreements": await plan_steps.of_case(session, Agreement, case.id),
        "approvals": await plan_steps.of_case(session, Approval, case.id),
        "how": plan_steps.HOW,
    }


def _edited(form: Form) -> Edited:
    goals = zip(form.many("goal"), form.many("sphere"), form.many("due"), strict=False)
    supports = zip(form.many("programme"), form.many("support_why"), strict=False)
    return Edited(
        intention=form.text("intention", "生活に対する意向", longest=2_000),
        challenges=[
            (code, form.text(f"why_{code}", needed=False, longest=500)) for code in form.many("issue")
        ],
        goals=[(text.strip(), sphere, due) for text, sphere, due in goals if text.strip()],
        supports=[(programme, why.strip()) for programme, why in supports if programme],
        cautions=[line.strip() for line in form.text("cautions", needed=False, longest=3_000).splitlines()],
        work_support=form.checked("work_support"),
        ends_on=str(form.optional_day("ends_on", "プランの期間") or ""),
        next_monitoring=str(form.optional_day("next_monitoring", "次のモニタリング") or ""),
    )


@console.post("/cases/<number:str>/plan")
async def edit(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        plan = await plan_editing.edit(
            session,
            case,
            _edited(form),
            desk.city,
            staff_id=visit.person.id,
            seen_version=form.number("version", "版") or 0,
        )
        await note(session, visit, "plan.edited", case, version=plan.version)
    wake(desk, [])
    return to(f"/console/cases/{number}?tab=plan", "tab")


@console.get("/cases/<number:str>/plan/compare")
async def compare(request: Request[Any, Any], number: str) -> HTTPResponse:
    """Two versions beside each other."""
    async with running(request).database.read() as session:
        case = await case_of(session, request, number)
        versions = await plan_editing.versions(session, case.id)
    known = {plan.version: plan for plan in versions}
    newest = versions[0].version if versions else 0
    old, new = _version(request, "old", max(newest - 1, 1)), _version(request, "new", newest)
    if old not in known or new not in known:
        raise NotFound("この版のプランはありません。")
    return page(
        request,
        "plan_compare.html",
        case=case,
        versions=versions,
        old=known[old],
        new=known[new],
        changes=plan_editing.compare(known[old], known[new]),
    )


def _version(request: Request[Any, Any], name: str, default: int) -> int:
    given = str(request.args.get(name) or "")
    return int(given) if given.isdecimal() and len(given) < 6 else default


@console.post("/cases/<number:str>/plan/agreement")
async def agree(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, form = visit_of(request), Form(request)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        await plan_steps.agree(
            session,
            case,
            await session.get_one(Staff, visit.person.id),
            given=form.one_of("given", ("yes", "no"), "同意") == "yes",
            how=form.one_of("how", plan_steps.HOW, "確かめ方"),
            words=form.optional("words", "本人の言葉", longest=1_000),
            on=form.optional_day("on", "日付") or clock.today(),
        )
        await note(session, visit, "plan.agreement", case)
    return to(f"/console/cases/{number}?tab=plan", "tab")


@console.post("/cases/<number:str>/approval")
async def ask_approval(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    subject = Form(request).one_of("subject", ("plan", "closing"), "承認するもの")
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        await plan_steps.ask_approval(session, case, await session.get_one(Staff, visit.person.id), subject)
        await note(session, visit, "approval.asked", case, subject=subject)
    wake(desk, [])
    return to(f"/console/cases/{number}?tab={'plan' if subject == 'plan' else 'work'}", "tab")


@console.post("/approvals/<approval_id:int>", ctx_roles=("supervisor", "admin"))
async def answer_approval(request: Request[Any, Any], approval_id: int) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        approval = await session.get(Approval, approval_id)
        if approval is not None:
            visit.check_sees(await cases.by_id(session, approval.case_id), desk.city)
        yes = form.one_of("answer", ("yes", "no"), "承認") == "yes"
        approval, case = await plan_steps.answer_approval(
            session,
            approval_id,
            await session.get_one(Staff, visit.person.id),
            yes=yes,
            words=form.optional("words", "理由", longest=1_000),
        )
        await note(session, visit, "approval.answered", case, subject=approval.subject, yes=yes)
        if yes and approval.subject == "closing":
            await note(session, visit, "case.closed", case)
    wake(desk, [])
    return to(f"/console/cases/{case.number}?tab={'plan' if approval.subject == 'plan' else 'work'}", "tab")
