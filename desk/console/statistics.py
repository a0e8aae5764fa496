"""The statistics page, and what can be taken away from it as a file."""

from __future__ import annotations

import json
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import raw

from casework import audit, clock, national_export, periods, sheets, statistics
from casework.errors import BadInput
from casework.periods import MONTH, Period
from casework.statistics import Report
from desk.console.blueprint import console
from desk.console.rendering import page
from desk.console.visit import visit_of
from desk.running import running

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_answer(content: bytes, name: str, kind: str) -> HTTPResponse:
    """A file to be saved, never shown in the browser."""
    return raw(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _period(request: Request[Any, Any]) -> Period:
    given = request.args.get("period") or request.args.get("month")
    return Period.read(str(given or "")) or Period.of(clock.today())


async def _report(request: Request[Any, Any]) -> Report:
    visit, desk = visit_of(request), running(request)
    return await statistics.report(
        desk.database, _period(request), desk.city, visit.municipalities(desk.city)
    )


def _tables(report: Report) -> list[tuple[str, list[list[Any]]]]:
    main: list[list[Any]] = [["期間", report.period.label, None, None]]
    main += [["項目", "件数", "人口10万人・1か月あたり", "目安値"]]
    main += [
        [
            figure.name,
            figure.count,
            None if figure.per_100k is None else round(figure.per_100k, 1),
            figure.guide,
        ]
        for figure in report.figures
    ]
    main.append(
        [
            "就労・増収率（%）",
            None if report.work_rate is None else round(report.work_rate),
            None,
            statistics.GUIDE_WORK_RATE,
        ]
    )
    main.append(["最初の返事まで（分・中央値）", report.answer_minutes["median"], None, None])
    main.append(["最初の返事まで（分・10人のうち9人）", report.answer_minutes["nine_in_ten"], None, None])
    return [("国への報告", main)] + [(table.title, [table.columns, *table.rows]) for table in report.tables]


@console.get("/statistics")
async def statistics_page(request: Request[Any, Any]) -> HTTPResponse:
    report = await _report(request)
    charts = [
        {"id": table.id, "kind": table.chart, "columns": table.columns, "rows": table.rows}
        for table in report.tables
    ]
    return page(
        request,
        "statistics.html",
        report=report,
        periods=periods.to_choose(),
        is_month=report.period.months == MONTH,
        guide_work_rate=statistics.GUIDE_WORK_RATE,
        charts=json.dumps(charts, ensure_ascii=False),
    )


async def _note(request: Request[Any, Any], what: str) -> None:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        await audit.note(session, "exported", staff_id=visit.person.id, address=visit.address, what=what)


@console.get("/statistics.csv")
async def statistics_csv(request: Request[Any, Any]) -> HTTPResponse:
    report = await _report(request)
    rows: list[list[Any]] = []
    for title, table in _tables(report):
        rows += [[f"■ {title}"], *table, []]
    await _note(request, "statistics.csv")
    return file_answer(sheets.as_csv(rows), f"statistics-{report.period}.csv", CSV)


@console.get("/statistics.xlsx")
async def statistics_xlsx(request: Request[Any, Any]) -> HTTPResponse:
    report = await _report(request)
    await _note(request, "statistics.xlsx")
    return file_answer(sheets.as_xlsx(_tables(report)), f"statistics-{report.period}.xlsx", XLSX)


@console.get("/national.csv", ctx_roles=("supervisor", "admin"))
async def national_csv(request: Request[Any, Any]) -> HTTPResponse:
    """The month's cases for the national system."""
    visit, desk, month = visit_of(request), running(request), _period(request)
    if month.months != MONTH:
        raise BadInput("国のシステム用CSVは、月ごとに書き出します。月をえらんでください。")
    async with desk.database.read() as session:
        rows = await national_export.rows_of(session, month, visit.municipalities(desk.city))
    await _note(request, "national.csv")
    return file_answer(sheets.as_csv(rows), f"national-{month}.csv", CSV)
