"""The queue page (受付一覧): filters, search, saved views, 「次の1件」; its rows renew themselves."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import urlencode

from sanic import HTTPResponse, Request

from casework import audit, case_queue, clock, labels, saved_views, waiting
from casework.case_queue import Filters
from desk.console.blueprint import console
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.standing import SECTION, standing_of
from desk.console.visit import Visit, visit_of
from desk.running import Running, running

FRESH_SECONDS = 0.7
"""Fifty open queues that are woken at once read the database once."""
KEPT = ("show", "text", "need", "risk", "channel", "municipality", "priority", "label", "mine", "unanswered")


def filters_of(request: Request[Any, Any], visit: Visit) -> Filters:
    """The filters in an address."""
    given = {name: str(request.args.get(name) or "")[:80] for name in KEPT}
    number = str(request.args.get("page") or "1")
    return Filters(
        show=given["show"]
        if given["show"] in case_queue.SHOWN
        else ("all" if given["text"].strip() else "open"),
        text=given["text"],
        need=given["need"],
        risk=given["risk"],
        channel=given["channel"],
        municipality=given["municipality"],
        priority=given["priority"],
        label=given["label"],
        mine=bool(given["mine"]),
        unanswered=bool(given["unanswered"]),
        page=int(number) if number.isdecimal() and len(number) < 5 else 1,
        staff_id=visit.person.id if given["mine"] else None,
        scope=visit.municipalities(running(request).city),
    )


def query_of(filters: Filters, **changed: Any) -> str:
    """The filters as an address, with some of them changed."""
    values = {name: getattr(filters, name) for name in KEPT}
    values.update(changed)
    pairs = {name: ("1" if value is True else value) for name, value in values.items() if value}
    if pairs.get("show") == "open":
        del pairs["show"]
    return urlencode(pairs)


class Rows:
    """The newest rows for each set of filters, kept for less than a second."""

    def __init__(self) -> None:
        self._kept: dict[Filters, tuple[float, Any]] = {}
        self._locks: dict[Filters, asyncio.Lock] = {}

    async def of(self, desk: Running, filters: Filters) -> dict[str, Any]:
        """The rows and counts for these filters."""
        if filters.text:
            return await _look(desk, filters)
        kept = self._kept.get(filters)
        if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
            return dict(kept[1])
        async with self._locks.setdefault(filters, asyncio.Lock()):
            kept = self._kept.get(filters)
            if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
                return dict(kept[1])
            found = await _look(desk, filters)
            if len(self._kept) > 200:
                self._kept.clear()
                self._locks.clear()
            self._kept[filters] = (time.monotonic(), found)
            return dict(found)


_rows = Rows()


async def _look(desk: Running, filters: Filters) -> dict[str, Any]:
    async with desk.database.read() as session:
        found = await case_queue.listed(session, filters)
        counts = await case_queue.counts(session, filters.scope)
    moment = clock.now()
    waits = {
        row.case.id: waiting.wait_of(desk.city, row.case.priority, row.case.first_unanswered_at, moment)
        for row in found.rows
    }
    return {"found": found, "counts": counts, "waits": waits}


@console.get("/", strict_slashes=False, name="queue_page")
async def queue_page(request: Request[Any, Any]) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    filters = filters_of(request, visit)
    shown = await _look(desk, filters)
    async with desk.database.read() as session:
        views = await saved_views.for_person(session, visit.person.id)
        known_labels = await labels.in_use(session)
    async with desk.database.begin() as session:
        await audit.note(
            session,
            "cases.searched" if filters.text else "cases.listed",
            staff_id=visit.person.id,
            address=visit.address,
            count=len(shown["found"].rows),
        )
    return page(
        request,
        "queue.html",
        **shown,
        filters=filters,
        query=query_of(filters),
        query_of=query_of,
        views=views,
        known_labels=known_labels,
        warnings=standing_of(request).warnings if visit.is_supervisor else [],
        warnings_at=SECTION,
        narrowed=any(getattr(filters, name) for name in KEPT if name != "show") or filters.show != "open",
    )


@console.get("/queue/rows", ctx_quiet=True)
async def queue_rows(request: Request[Any, Any]) -> HTTPResponse:
    visit = visit_of(request)
    filters = filters_of(request, visit)
    shown = await _rows.of(running(request), filters)
    return page(
        request, "queue_rows.html", **shown, filters=filters, query=query_of(filters), query_of=query_of
    )


@console.get("/next")
async def next_one(request: Request[Any, Any]) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.read() as session:
        case = await case_queue.next_case(session, Filters(scope=visit.municipalities(desk.city)))
    return to(f"/console/cases/{case.number}" if case else "/console?none=1")


@console.post("/views")
async def save_view(request: Request[Any, Any]) -> HTTPResponse:
    visit, form = visit_of(request), Form(request)
    query = form.text("query", needed=False, longest=400)
    async with running(request).database.begin() as session:
        await saved_views.save(
            session,
            staff_id=visit.person.id,
            name=form.text("name", "名前", longest=40),
            query=query,
            shared=form.checked("shared"),
        )
    return to(f"/console?{query}" if query else "/console")


@console.post("/views/<view_id:int>/delete")
async def delete_view(request: Request[Any, Any], view_id: int) -> HTTPResponse:
    async with running(request).database.begin() as session:
        await saved_views.delete(session, view_id, visit_of(request).person)
    return to("/console")
