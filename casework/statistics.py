"""Statistics (統計) of a month, a quarter or a fiscal year in the national report's terms."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, plan_steps, talk_statistics
from casework.city import City
from casework.periods import YEAR, Period
from casework.storage import Case, CaseNeed, CaseRisk, Database, Decision, Evaluation, Plan, Service
from casework.tabulating import SEVERAL, Kind, Table, by_kind, counted_table, in_scope
from casework.talk.wording import NEED_LABELS, RISK_LABELS

GUIDE_PER_100K = {"new": 24.0, "plans": 12.0, "work_support": 7.0}
"""目安値 of 平成29年度: cases per 100,000 people in one month."""
GUIDE_WORK_RATE = 70.0
"""目安値 of 平成29年度: 就労・増収率, per cent of 就労支援対象者."""
CHANNELS = {"web": "ウェブ", "line": "LINE"}
KNOWN_PLANS = 200_000

NEEDS = Kind("needs", "相談したいこと別の新規相談", NEED_LABELS, several=False)
RISKS = Kind("risks", "危険のサイン別の新規相談", RISK_LABELS, several=True)

Scope = tuple[str, ...] | None
Found = TypeVar("Found")


@dataclass
class Figure:
    """One of the national figures: the count, per 100,000 people a month, and the 目安値."""

    name: str
    count: int
    per_100k: float | None
    guide: float | None


@dataclass
class Report:
    """Everything of a period."""

    period: Period
    months_begun: int
    """What the rates a month are divided by: months that lie ahead count for nothing."""
    population: int | None
    """None while the city has not written how many people live there: then there are no rates."""
    population_as_of: date | None
    figures: list[Figure]
    work_rate: float | None
    answer_minutes: dict[str, int | None]
    tables: list[Table] = field(default_factory=list)


async def report(base: Database, period: Period, city: City, scope: Scope = None) -> Report:
    """The report of a period. Its parts are read side by side, each in a session of its own."""

    begin, end = period.bounds
    opened = [Case.opened_at >= begin, Case.opened_at < end, *in_scope(scope)]
    talks, (new, *by), plans, (work, programmes), minutes, trend = await asyncio.gather(
        _read(base, lambda session: talk_statistics.answers(session, opened)),
        _read(base, lambda session: _new(session, opened)),
        _read(base, lambda session: _plans(session, period, scope)),
        _read(base, lambda session: _support(session, period, city, scope)),
        _read(base, lambda session: talk_statistics.answer_times(session, opened)),
        _read(base, lambda session: _trend(session, period, scope)),
    )
    population, months = city.profile.population, period.months_begun(clock.today())
    people = population.people if population else None

    def figure(name: str, count: int, key: str = "") -> Figure:
        rate = count * 100_000 / people / months if people else None
        return Figure(name, count, rate, GUIDE_PER_100K.get(key))

    made, work_support = plans
    return Report(
        period=period,
        months_begun=months,
        population=people,
        population_as_of=population.as_of if population else None,
        figures=[
            figure("新規相談受付", new, "new"),
            figure("プラン作成", made, "plans"),
            figure("就労支援対象者", work_support, "work_support"),
            figure("就労した人", work.started),
            figure("増収した人", work.earned),
        ],
        work_rate=(100 * (work.started + work.earned) / work_support) if work_support else None,
        answer_minutes=minutes,
        tables=[trend, *by, programmes, work.changes, *talks],
    )


async def _read(base: Database, part: Callable[[AsyncSession], Awaitable[Found]]) -> Found:
    async with base.read() as session:
        return await part(session)


async def _new(session: AsyncSession, opened: list[Any]) -> tuple[int, Table, Table, Table, Table]:
    """How many cases were opened, and which."""
    rows = await session.execute(
        select(Case.channel, Case.municipality, func.count())
        .where(*opened)
        .group_by(Case.channel, Case.municipality)
    )
    channels: Counter[str | None] = Counter()
    places: Counter[str | None] = Counter()
    for channel, place, count in rows:
        channels[channel] += count
        places[place] += count
    return (
        channels.total(),
        await by_kind(session, NEEDS, CaseNeed, CaseNeed.removed_at.is_(None), opened),
        await by_kind(session, RISKS, CaseRisk, CaseRisk.lowered_at.is_(None), opened),
        counted_table("channels", "経路別の新規相談", channels, CHANNELS),
        counted_table("municipalities", "市町村別の新規相談", places, {}),
    )


_of_workers: OrderedDict[int, bool] = OrderedDict()
"""Whether a plan that was decided is one for 就労支援対象者: its content is encrypted, and never changes again."""


async def _plans(session: AsyncSession, period: Period, scope: Scope) -> tuple[int, int]:
    """Plans that were decided or confirmed in the period, and those of 就労支援対象者 among them."""
    found = await session.scalars(
        select(Decision.plan_id)
        .join(Case, Case.id == Decision.case_id)
        .where(
            Decision.decided_on >= period.first,
            Decision.decided_on < period.after,
            Decision.result != "not_decided",
            *in_scope(scope),
        )
    )
    ids = list(found)
    unknown = sorted({plan_id for plan_id in ids if plan_id not in _of_workers})
    for start in range(0, len(unknown), 500):
        rows = await session.execute(
            select(Plan.id, Plan.content).where(Plan.id.in_(unknown[start : start + 500]))
        )
        for plan_id, content in rows:
            _of_workers[plan_id] = bool((content or {}).get("work_support"))
    while len(_of_workers) > max(KNOWN_PLANS, len(ids)):
        _of_workers.popitem(last=False)
    return len(ids), sum(_of_workers.get(plan_id, False) for plan_id in ids)


@dataclass(frozen=True)
class _Work:
    started: int
    earned: int
    changes: Table


async def _support(session: AsyncSession, period: Period, city: City, scope: Scope) -> tuple[_Work, Table]:
    """What came of it (評価), and which support began."""
    changes_as_kept = cast(Evaluation.changes, Text)
    rows = await session.execute(
        select(Evaluation.started_work, Evaluation.earned_more, changes_as_kept, func.count())
        .join(Case, Case.id == Evaluation.case_id)
        .where(
            Evaluation.evaluated_on >= period.first,
            Evaluation.evaluated_on < period.after,
            *in_scope(scope),
        )
        .group_by(Evaluation.started_work, Evaluation.earned_more, changes_as_kept)
    )
    started = earned = 0
    counted: Counter[str] = Counter()
    for has_started, has_earned, kept, count in rows:
        started += count if has_started else 0
        earned += count if has_earned else 0
        for code in json.loads(kept or "[]") or []:
            counted[code] += count
    changes = Table(
        "changes",
        "見られた変化（評価した人）",
        ["変化", "件数"],
        [[name, counted.get(code, 0)] for code, name in plan_steps.CHANGES.items()],
        SEVERAL.replace("1件", "1人"),
    )
    return _Work(started, earned, changes), await _programmes(session, period, city, scope)


async def _programmes(session: AsyncSession, period: Period, city: City, scope: Scope) -> Table:
    rows = await session.execute(
        select(Service.programme, func.count())
        .join(Case, Case.id == Service.case_id)
        .where(Service.starts_on >= period.first, Service.starts_on < period.after, *in_scope(scope))
        .group_by(Service.programme)
        .order_by(func.count().desc())
    )
    named = {programme.id: programme.name for programme in city.programmes.values()}
    return Table(
        "programmes",
        "始まった支援（事業別）",
        ["事業", "件数"],
        [[named.get(name, name), count] for name, count in rows],
    )


async def _trend(session: AsyncSession, period: Period, scope: Scope) -> Table:
    """The twelve months up to the end of the period (of a fiscal year: its own), as far as they have begun."""
    until = [period.last_month.back(earlier) for earlier in range(YEAR - 1, -1, -1)]
    months = [month for month in until if month.first <= clock.today()] or until[:1]
    counts = [
        select(func.count(Case.id))
        .where(Case.opened_at >= month.bounds[0], Case.opened_at < month.bounds[1], *in_scope(scope))
        .scalar_subquery()
        for month in months
    ]
    new = (await session.execute(select(*counts))).one()
    span = months[0].first, months[-1].after
    decided = await _by_month(
        session, Decision, Decision.decided_on, Decision.result != "not_decided", span, scope
    )
    closed = await _by_month(
        session, Evaluation, Evaluation.evaluated_on, Evaluation.outcome == "close", span, scope
    )
    rows = [[str(month), new[place], decided[month], closed[month]] for place, month in enumerate(months)]
    return Table(
        "trend", "月ごとの動き", ["月", "新規相談", "プラン作成", "終結（評価）"], rows, chart="line"
    )


async def _by_month(
    session: AsyncSession, table: Any, day: Any, which: Any, span: tuple[date, date], scope: Scope
) -> Counter[Period]:
    query = select(day, func.count(table.id)).where(day >= span[0], day < span[1], which).group_by(day)
    if scope is not None:
        query = query.join(Case, Case.id == table.case_id).where(*in_scope(scope))
    counted: Counter[Period] = Counter()
    for on, count in await session.execute(query):
        counted[Period.of(on)] += count
    return counted
