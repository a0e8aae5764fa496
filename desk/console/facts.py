"""What a consultant puts right on the case page: answers, needs, labels, links to other cases."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request

from casework import cases, corrections, labels, related, search
from casework.errors import BadInput
from desk.console.blueprint import console
from desk.console.case import case_of
from desk.console.forms import Form
from desk.console.rendering import to
from desk.console.talk import note, wake
from desk.console.visit import visit_of
from desk.running import running


@console.post("/cases/<number:str>/answers/<slot:str>")
async def correct(request: Request[Any, Any], number: str, slot: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        await corrections.correct(session, case, slot, Form(request).many("value"), staff_id=visit.person.id)
        await note(session, visit, "answer.corrected", case, slot=slot)
    return to(f"/console/cases/{number}", f"answer-{slot}")


@console.post("/cases/<number:str>/needs")
async def set_needs(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    names = [name for name in Form(request).many("need") if name in cases.NEEDS]
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        await cases.set_needs(session, case, names, source="consultant")
        await note(session, visit, "needs.corrected", case)
    wake(desk, [])
    return to(f"/console/cases/{number}", "needs")


@console.post("/cases/<number:str>/labels")
async def put_label(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, name = visit_of(request), Form(request).text("name", "ラベル", longest=30)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        await labels.put(session, case, name, staff_id=visit.person.id)
        await search.add(session, case.id, name)
        await note(session, visit, "label.put", case)
    return to(f"/console/cases/{number}", "needs")


@console.post("/cases/<number:str>/labels/remove")
async def take_off_label(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        await labels.take_off(session, case, Form(request).text("name", "ラベル", longest=30))
        await note(session, visit, "label.removed", case)
    return to(f"/console/cases/{number}", "needs")


@console.post("/cases/<number:str>/links")
async def link_case(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit = visit_of(request)
    other_number = Form(request).text("number", "受付番号", longest=14)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        other = await case_of(session, request, other_number)
        if other.id == case.id:
            raise BadInput("同じケースどうしは、関連づけられません。")
        await related.link(session, case, other, staff_id=visit.person.id)
        await note(session, visit, "case.linked", case, other=other.id)
    return to(f"/console/cases/{number}", "history")
