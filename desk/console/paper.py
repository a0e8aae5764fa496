"""A case on paper and as files: the printed page, the 支援経過記録 as CSV and .xlsx."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy.ext.asyncio import AsyncSession

from casework import records, sheets
from casework.storage import Case
from desk.console.blueprint import console
from desk.console.case import case_of, head_context, names_of_staff, overview
from desk.console.rendering import page
from desk.console.statistics import CSV, XLSX, file_answer
from desk.console.talk import note
from desk.console.visit import visit_of
from desk.running import running

HEADS = ["対応日時", "対応者", "対応方法", "相手", "時間（分）", "対応内容", "次の予定"]


async def _record_rows(session: AsyncSession, case: Case) -> list[list[Any]]:
    names = await names_of_staff(session)
    found = await records.of_case(session, case.id)
    return [HEADS] + [
        [
            row.at,
            names.get(row.staff_id or 0, "自動の受付"),
            "チャット（自動応答）" if row.from_chat else records.METHODS.get(row.method, row.method),
            records.PARTNERS.get(row.partner, row.partner),
            row.minutes,
            row.content,
            row.next_step,
        ]
        for row in reversed(found)
    ]


@console.get("/cases/<number:str>/records.csv")
async def records_csv(request: Request[Any, Any], number: str) -> HTTPResponse:
    return await _records_file(request, number, "csv")


@console.get("/cases/<number:str>/records.xlsx")
async def records_xlsx(request: Request[Any, Any], number: str) -> HTTPResponse:
    return await _records_file(request, number, "xlsx")


async def _records_file(request: Request[Any, Any], number: str, kind: str) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        rows = await _record_rows(session, case)
        await note(session, visit, "case.exported", case, what=f"records.{kind}")
    if kind == "csv":
        return file_answer(sheets.as_csv(rows), f"records-{number}.csv", CSV)
    return file_answer(sheets.as_xlsx([("支援経過記録シート", rows)]), f"records-{number}.xlsx", XLSX)


@console.get("/cases/<number:str>/print")
async def print_case(request: Request[Any, Any], number: str) -> HTTPResponse:
    """Everything of a case on paper."""
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        case = await case_of(session, request, number)
        context = await head_context(session, request, case)
        context |= await overview(session, request, case)
        context["records"] = await records.of_case(session, case.id)
        await note(session, visit, "case.printed", case)
    return page(request, "print.html", record_words=records, **context)
