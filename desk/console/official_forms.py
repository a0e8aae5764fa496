"""The office's five forms (帳票) of a case: a page that prints, and an .xlsx to download."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request

from casework.forms import FORMS, fill, to_xlsx
from desk.console.blueprint import console
from desk.console.case import case_of
from desk.console.rendering import page
from desk.console.statistics import XLSX, file_answer
from desk.console.talk import note
from desk.console.visit import visit_of
from desk.running import running


@console.get("/cases/<number:str>/forms")
async def list_forms(request: Request[Any, Any], number: str) -> HTTPResponse:
    """Which forms there are."""
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
    return page(request, "official_forms.html", case=case, forms=FORMS)


@console.get("/cases/<number:str>/forms/<form_id:str>")
async def show_form(request: Request[Any, Any], number: str, form_id: str) -> HTTPResponse:
    """One form, filled: as a page, or as .xlsx when the address ends so."""
    name, _, kind = form_id.partition(".")
    desk = running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        form = await fill(session, case, name, desk.city)
        await note(session, visit_of(request), "case.exported", case, what=f"form.{name}.{kind or 'page'}")
    if kind == "xlsx":
        return file_answer(to_xlsx(form), f"{name}-{number}.xlsx", XLSX)
    return page(request, "official_form.html", case=case, form=form)
