"""The queue (受付一覧): which cases, in which order, with which filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy import case as sql_case
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, search
from casework.storage import Case, CaseLabel, CaseNeed, CaseRisk, Staff

PAGE = 50
SEARCH_PAGE = 20
"""A search opens every text that it shows: shorter pages keep it quick."""
OPEN = (cases.WAITING, cases.ACTIVE)
SHOWN = {
    "open": OPEN,
    "intake": (cases.INTAKE,),
    "waiting": (cases.WAITING,),
    "active": (cases.ACTIVE,),
    "closed": (cases.CLOSED,),
    "all": cases.STATUSES,
}


@dataclass(frozen=True)
class Filters:
    """What the queue is narrowed to. `scope`: the municipalities of the person's office."""

    show: str = "open"
    text: str = ""
    need: str = ""
    risk: str = ""
    channel: str = ""
    municipality: str = ""
    priority: str = ""
    label: str = ""
    mine: bool = False
    unanswered: bool = False
    page: int = 1
    staff_id: int | None = None
    scope: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Row:
    """A case as the queue shows it."""

    case: Case
    needs: list[str]
    risks: list[str]
    labels: list[str]
    holder: str | None
    found: list[search.Snippet] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """Some rows, and whether there are more."""

    rows: list[Row]
    more: bool
    size: int = PAGE


def _conditions(filters: Filters) -> list[Any]:
    found: list[Any] = []
    statuses = SHOWN.get(filters.show, OPEN)
    if len(statuses) < len(cases.STATUSES):
        found.append(Case.status.in_(statuses))
    if filters.priority in cases.PRIORITIES:
        found.append(Case.priority == filters.priority)
    if filters.channel:
        found.append(Case.channel == filters.channel)
    if filters.municipality:
        found.append(Case.municipality == filters.municipality)
    if filters.scope is not None:
        found.append(or_(Case.municipality.is_(None), Case.municipality.in_(filters.scope)))
    if filters.mine:
        found.append(Case.staff_id == filters.staff_id)
    if filters.unanswered:
        found.append(Case.first_unanswered_at.is_not(None))
    if filters.need:
        found.append(
            exists().where(
                CaseNeed.case_id == Case.id, CaseNeed.name == filters.need, CaseNeed.removed_at.is_(None)
            )
        )
    if filters.risk == "any":
        found.append(exists().where(CaseRisk.case_id == Case.id, CaseRisk.lowered_at.is_(None)))
    elif filters.risk:
        found.append(
            exists().where(
                CaseRisk.case_id == Case.id, CaseRisk.name == filters.risk, CaseRisk.lowered_at.is_(None)
            )
        )
    if filters.label:
        found.append(
            exists().where(
                CaseLabel.case_id == Case.id, CaseLabel.name == filters.label, CaseLabel.removed_at.is_(None)
            )
        )
    return found


def _in_order(query: Select[Any], filters: Filters) -> Select[Any]:
    """Emergency first, then by how long somebody has waited; finished cases by their day."""
    if filters.show in ("closed", "all"):
        return query.order_by(Case.opened_at.desc(), Case.id.desc())
    rank = sql_case({name: place for place, name in enumerate(cases.PRIORITIES)}, value=Case.priority)
    return query.order_by(
        rank, Case.first_unanswered_at.is_(None), Case.first_unanswered_at, Case.opened_at.desc(), Case.id
    )


async def listed(session: AsyncSession, filters: Filters) -> Page:
    """One page of the queue."""
    if filters.text.strip():
        return await _searched(session, filters, (max(1, filters.page) - 1) * SEARCH_PAGE)
    start = (max(1, filters.page) - 1) * PAGE
    query = _in_order(select(Case).where(*_conditions(filters)), filters)
    found = list(await session.scalars(query.offset(start).limit(PAGE + 1)))
    return Page(await _rows(session, found[:PAGE]), len(found) > PAGE)


async def _searched(session: AsyncSession, filters: Filters, start: int) -> Page:
    hits = await search.cases_with(
        session, filters.text, conditions=_conditions(filters), skip=start, limit=SEARCH_PAGE + 1
    )
    rows = await _rows(session, [hit.case for hit in hits[:SEARCH_PAGE]])
    snippets = {hit.case.id: hit.snippets for hit in hits}
    return Page(
        [Row(row.case, row.needs, row.risks, row.labels, row.holder, snippets[row.case.id]) for row in rows],
        len(hits) > SEARCH_PAGE,
        SEARCH_PAGE,
    )


async def _rows(session: AsyncSession, found: list[Case]) -> list[Row]:
    ids = [case.id for case in found]
    needs = await _names(
        session, CaseNeed.case_id, CaseNeed.name, ids, CaseNeed.removed_at.is_(None), CaseNeed.id
    )
    risks = await _names(
        session, CaseRisk.case_id, CaseRisk.name, ids, CaseRisk.lowered_at.is_(None), CaseRisk.id
    )
    labels = await _names(
        session, CaseLabel.case_id, CaseLabel.name, ids, CaseLabel.removed_at.is_(None), CaseLabel.id
    )
    holders = {case.staff_id for case in found if case.staff_id is not None}
    names: dict[int, str] = {}
    if holders:
        rows = await session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(holders)))
        names = {staff_id: name for staff_id, name in rows}
    return [
        Row(
            case,
            needs.get(case.id, []),
            risks.get(case.id, []),
            labels.get(case.id, []),
            names.get(case.staff_id) if case.staff_id else None,
        )
        for case in found
    ]


async def _names(
    session: AsyncSession, case_id: Any, name: Any, ids: list[int], standing: Any, order: Any
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    if not ids:
        return found
    for owner, value in await session.execute(
        select(case_id, name).where(case_id.in_(ids), standing).order_by(order)
    ):
        values = found.setdefault(owner, [])
        if value not in values:
            values.append(value)
    return found


async def next_case(session: AsyncSession, filters: Filters) -> Case | None:
    """「次の1件」: the first case of the queue that nobody holds and somebody waits in."""
    query = select(Case).where(
        *_conditions(filters), Case.staff_id.is_(None), Case.first_unanswered_at.is_not(None)
    )
    found: Case | None = await session.scalar(_in_order(query, filters).limit(1))
    return found


async def counts(session: AsyncSession, scope: tuple[str, ...] | None) -> dict[str, int]:
    """How many wait, how many of them in an emergency, how many are under way."""
    in_scope = [or_(Case.municipality.is_(None), Case.municipality.in_(scope))] if scope is not None else []
    rows = await session.execute(
        select(Case.status, Case.priority, func.count())
        .where(Case.status.in_(OPEN), *in_scope)
        .group_by(Case.status, Case.priority)
    )
    found = {"waiting": 0, "active": 0, "emergency": 0}
    for status, priority, count in rows:
        found[status] += count
        if priority == "emergency" and status == cases.WAITING:
            found["emergency"] += count
    return found


async def loads(session: AsyncSession) -> list[tuple[str, int, int]]:
    """Who carries how many open cases, and in how many of them somebody waits: (name, cases, waiting)."""
    rows = await session.execute(
        select(Staff.name, func.count(), func.count(Case.first_unanswered_at))
        .join(Case, Case.staff_id == Staff.id)
        .where(Case.status == cases.ACTIVE)
        .group_by(Staff.id, Staff.name)
        .order_by(func.count().desc())
        .limit(60)
    )
    return [(name, count, waiting) for name, count, waiting in rows]
