"""Statistics of a month (統計) in the national report's terms, and where talks stop or are misread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, plan_steps, questions
from casework.city import City
from casework.storage import Answer, Case, CaseNeed, CaseRisk, Decision, Evaluation, Plan, Service
from casework.talk.wording import NEED_LABELS, RISK_LABELS

GUIDE_PER_100K = {"new": 24.0, "plans": 12.0, "work_support": 7.0}
"""目安値 of 平成29年度: cases per 100,000 people in one month."""
GUIDE_WORK_RATE = 70.0
"""目安値 of 平成29年度: 就労・増収率, per cent of 就労支援対象者."""
TREND_MONTHS = 12
CHANNELS = {"web": "ウェブ", "line": "LINE"}


@dataclass(frozen=True)
class Month:
    """A calendar month in Japan."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month | None:
        """From 2026-11; None when it is none."""
        year, _, month = text.partition("-")
        if len(year) != 4 or not (year + month).isdecimal() or not 1 <= int(month or 0) <= 12:
            return None
        return cls(int(year), int(month))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def after(self) -> date:
        """The first day of the next month."""
        return date(self.year + self.month // 12, self.month % 12 + 1, 1)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """When it begins and ends."""
        begin, end = (datetime.combine(day, time(0), tzinfo=clock.TOKYO) for day in (self.first, self.after))
        return begin, end

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def label(self) -> str:
        """In words."""
        return f"{self.year}年{self.month}月"

    def back(self, months: int) -> Month:
        """So many months earlier."""
        place = self.year * 12 + self.month - 1 - months
        return Month(place // 12, place % 12 + 1)


@dataclass
class Figure:
    """One of the national figures: the count, per 100,000 people, and the 目安値."""

    name: str
    count: int
    per_100k: float | None
    guide: float | None


@dataclass
class Table:
    """A table, and the chart beside it."""

    id: str
    title: str
    columns: list[str]
    rows: list[list[Any]]
    note: str = ""
    chart: str = "bar"


@dataclass
class Report:
    """Everything of a month."""

    month: Month
    population: int | None
    """None while the city has not written how many people live there: then there are no rates."""
    population_as_of: date | None
    figures: list[Figure]
    work_rate: float | None
    answer_minutes: dict[str, int | None]
    tables: list[Table] = field(default_factory=list)


def _scoped(scope: tuple[str, ...] | None) -> list[Any]:
    return [or_(Case.municipality.is_(None), Case.municipality.in_(scope))] if scope is not None else []


async def _count(session: AsyncSession, column: Any, *conditions: Any) -> int:
    return (await session.scalar(select(func.count(column)).where(*conditions))) or 0


async def report(
    session: AsyncSession, month: Month, city: City, scope: tuple[str, ...] | None = None
) -> Report:
    """The report of a month."""
    begin, end = month.bounds
    opened = [Case.opened_at >= begin, Case.opened_at < end, *_scoped(scope)]
    population = city.profile.population
    people = population.people if population else None
    new = await _count(session, Case.id, *opened)
    plans, work_support = await _plans(session, month, scope)
    started, earned, evaluations = await _work(session, month, scope)
    figures = [
        _figure("新規相談受付", "new", new, people),
        _figure("プラン作成", "plans", plans, people),
        _figure("就労支援対象者", "work_support", work_support, people),
        _figure("就労した人", "", started, people),
        _figure("増収した人", "", earned, people),
    ]
    made = Report(
        month=month,
        population=people,
        population_as_of=population.as_of if population else None,
        figures=figures,
        work_rate=(100 * (started + earned) / work_support) if work_support else None,
        answer_minutes=await _answer_times(session, opened),
    )
    made.tables = [
        await _trend(session, month, scope),
        await _by(
            session,
            "needs",
            "相談したいこと別の新規相談",
            CaseNeed,
            NEED_LABELS,
            opened,
            CaseNeed.removed_at.is_(None),
        ),
        await _by(
            session,
            "risks",
            "危険のサイン別の新規相談",
            CaseRisk,
            RISK_LABELS,
            opened,
            CaseRisk.lowered_at.is_(None),
        ),
        await _by_column(session, "channels", "経路別の新規相談", Case.channel, opened, CHANNELS),
        await _by_column(session, "municipalities", "市町村別の新規相談", Case.municipality, opened, {}),
        await _programmes(session, month, city, scope),
        _changes(evaluations),
        await _drop_off(session, opened),
        await _misread(session, opened),
    ]
    return made


def _figure(name: str, key: str, count: int, people: int | None) -> Figure:
    return Figure(name, count, count * 100_000 / people if people else None, GUIDE_PER_100K.get(key))


async def _plans(session: AsyncSession, month: Month, scope: tuple[str, ...] | None) -> tuple[int, int]:
    """Plans that were decided or confirmed in the month, and those of 就労支援対象者 among them."""
    contents = await session.scalars(
        select(Plan.content)
        .join(Decision, Decision.plan_id == Plan.id)
        .join(Case, Case.id == Decision.case_id)
        .where(
            Decision.decided_on >= month.first,
            Decision.decided_on < month.after,
            Decision.result != "not_decided",
            *_scoped(scope),
        )
    )
    rows = list(contents)
    return len(rows), sum(1 for content in rows if (content or {}).get("work_support"))


async def _work(
    session: AsyncSession, month: Month, scope: tuple[str, ...] | None
) -> tuple[int, int, list[list[str]]]:
    rows = (
        await session.execute(
            select(Evaluation.started_work, Evaluation.earned_more, Evaluation.changes)
            .join(Case, Case.id == Evaluation.case_id)
            .where(
                Evaluation.evaluated_on >= month.first, Evaluation.evaluated_on < month.after, *_scoped(scope)
            )
        )
    ).all()
    return (
        sum(1 for started, _, _ in rows if started),
        sum(1 for _, earned, _ in rows if earned),
        [list(changes or []) for _, _, changes in rows],
    )


async def _answer_times(session: AsyncSession, opened: list[Any]) -> dict[str, int | None]:
    """Minutes from the submitted intake to a person's first answer: median, nine in ten, and who has none."""
    rows = (
        await session.execute(
            select(Case.submitted_at, Case.first_answered_at).where(Case.submitted_at.is_not(None), *opened)
        )
    ).all()
    minutes = sorted(
        max(0, int((answered - since).total_seconds() // 60))
        for since, answered in rows
        if answered and since
    )
    return {
        "median": minutes[len(minutes) // 2] if minutes else None,
        "nine_in_ten": minutes[int(len(minutes) * 0.9)] if minutes else None,
        "answered": len(minutes),
        "unanswered": len(rows) - len(minutes),
    }


async def _trend(session: AsyncSession, month: Month, scope: tuple[str, ...] | None) -> Table:
    rows: list[list[Any]] = []
    for back in range(TREND_MONTHS - 1, -1, -1):
        one = month.back(back)
        begin, end = one.bounds
        new = await _count(session, Case.id, Case.opened_at >= begin, Case.opened_at < end, *_scoped(scope))
        decided = select(func.count(Decision.id)).where(
            Decision.decided_on >= one.first,
            Decision.decided_on < one.after,
            Decision.result != "not_decided",
        )
        closed = select(func.count(Evaluation.id)).where(
            Evaluation.evaluated_on >= one.first,
            Evaluation.evaluated_on < one.after,
            Evaluation.outcome == "close",
        )
        if scope is not None:
            decided = decided.join(Case, Case.id == Decision.case_id).where(*_scoped(scope))
            closed = closed.join(Case, Case.id == Evaluation.case_id).where(*_scoped(scope))
        rows.append([str(one), new, await session.scalar(decided) or 0, await session.scalar(closed) or 0])
    return Table(
        "trend", "12か月の動き", ["月", "新規相談", "プラン作成", "終結（評価）"], rows, chart="line"
    )


async def _by(
    session: AsyncSession,
    table_id: str,
    title: str,
    table: Any,
    names: dict[str, str],
    opened: list[Any],
    standing: Any,
) -> Table:
    rows = await session.execute(
        select(table.name, func.count(distinct(table.case_id)))
        .join(Case, Case.id == table.case_id)
        .where(standing, *opened)
        .group_by(table.name)
    )
    counted = {name: count for name, count in rows}
    note = "1件に2つ以上あるときは、それぞれに数えます。"
    return Table(
        table_id,
        title,
        ["項目", "件数"],
        [[names.get(name, name), counted.get(name, 0)] for name in names],
        note,
    )


async def _by_column(
    session: AsyncSession, table_id: str, title: str, column: Any, opened: list[Any], names: dict[str, str]
) -> Table:
    rows = await session.execute(
        select(column, func.count()).where(*opened).group_by(column).order_by(func.count().desc())
    )
    return Table(
        table_id,
        title,
        ["項目", "件数"],
        [[names.get(name, name or "未確認"), count] for name, count in rows],
    )


async def _programmes(
    session: AsyncSession, month: Month, city: City, scope: tuple[str, ...] | None
) -> Table:
    rows = await session.execute(
        select(Service.programme, func.count())
        .join(Case, Case.id == Service.case_id)
        .where(Service.starts_on >= month.first, Service.starts_on < month.after, *_scoped(scope))
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


def _changes(evaluations: list[list[str]]) -> Table:
    counted = Counter(code for changes in evaluations for code in changes)
    rows = [[name, counted.get(code, 0)] for code, name in plan_steps.CHANGES.items()]
    return Table(
        "changes",
        "見られた変化（評価した人）",
        ["変化", "件数"],
        rows,
        "1人に2つ以上あるときは、それぞれに数えます。",
    )


async def _drop_off(session: AsyncSession, opened: list[Any]) -> Table:
    """For talks that were never sent in: the last question that was answered."""
    last = (
        select(func.max(Answer.id).label("answer_id"))
        .join(Case, Case.id == Answer.case_id)
        .where(Case.submitted_at.is_(None), *opened)
        .group_by(Answer.case_id)
        .subquery()
    )
    rows = await session.execute(
        select(Answer.slot, func.count()).join(last, last.c.answer_id == Answer.id).group_by(Answer.slot)
    )
    counted = {slot: count for slot, count in rows}
    reached = await session.execute(
        select(Answer.slot, func.count(distinct(Answer.case_id)))
        .join(Case, Case.id == Answer.case_id)
        .where(*opened)
        .group_by(Answer.slot)
    )
    asked = {slot: count for slot, count in reached}
    order = [question.slot for question in questions.QUESTIONS if question.slot in asked]
    return Table(
        "drop_off",
        "聞きとりが止まったところ",
        ["最後に答えた質問", "止まった件数", "答えた件数"],
        [[questions.label(slot), counted.get(slot, 0), asked[slot]] for slot in order],
        "受付まで進まなかった会話で、最後に答えがあった質問です。",
    )


async def _misread(session: AsyncSession, opened: list[Any]) -> Table:
    """Of the answers of each question: left unread, or put right by a consultant."""
    rows = await session.execute(
        select(Answer.slot, Answer.source, Answer.unread, Answer.declined, func.count())
        .join(Case, Case.id == Answer.case_id)
        .where(*opened)
        .group_by(Answer.slot, Answer.source, Answer.unread, Answer.declined)
    )
    found: dict[str, list[int]] = {}
    for slot, source, unread, declined, count in rows:
        row = found.setdefault(slot, [0, 0, 0, 0])
        if source == "consultant":
            row[2] += count
            continue
        row[0] += count
        row[1] += count if unread else 0
        row[3] += count if declined else 0
    order = [question.slot for question in questions.QUESTIONS if question.slot in found]
    return Table(
        "misread",
        "読みまちがい・読み取れなかった答え",
        ["質問", "答え", "読み取れず", "相談員が訂正", "答えない"],
        [[questions.label(slot), *found[slot]] for slot in order],
    )


def default_month() -> Month:
    """This month."""
    return Month.of(clock.today())


def recent_months(count: int = 24) -> list[Month]:
    """The months to choose from, newest first."""
    this = default_month()
    return [this.back(back) for back in range(count)]


def last_day(month: Month) -> date:
    """The last day of a month."""
    return month.after - timedelta(days=1)
