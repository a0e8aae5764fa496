"""How the talks of a period went: how soon a person answered, where people stopped, what was misread."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Integer, case, cast, extract, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import questions
from casework.storage import Answer, Case
from casework.tabulating import Table, cases_of


async def answer_times(session: AsyncSession, opened: list[Any]) -> dict[str, int | None]:
    """Minutes from the submitted intake to a person's first answer: median, nine in ten, and who has none."""
    waited = _minutes(session, Case.submitted_at, Case.first_answered_at).label("waited")
    rows = await session.execute(
        select(waited, func.count()).where(Case.submitted_at.is_not(None), *opened).group_by(waited)
    )
    counted: Counter[int | None] = Counter()
    for minutes, count in rows:
        counted[None if minutes is None else max(0, minutes)] += count
    unanswered = counted.pop(None, 0)
    answered = counted.total()
    return {
        "median": _at_place(counted, answered // 2),
        "nine_in_ten": _at_place(counted, int(answered * 0.9)),
        "answered": answered,
        "unanswered": unanswered,
    }


def _minutes(session: AsyncSession, since: Any, until: Any) -> ColumnElement[int]:
    """Whole minutes between two moments, counted by the database: a year has tens of thousands of them."""
    if session.get_bind().dialect.name == "sqlite":
        seconds: Any = func.round((func.julianday(until) - func.julianday(since)) * 86_400)
    else:
        seconds = func.round(extract("epoch", until - since))
    return cast(seconds, Integer) // 60


def _at_place(counted: Counter[int | None], place: int) -> int | None:
    """The value at a place of the ordered ones; None when there is none."""
    passed = 0
    for minutes, count in sorted((minutes or 0, count) for minutes, count in counted.items()):
        passed += count
        if passed > place:
            return minutes
    return None


async def answers(session: AsyncSession, opened: list[Any]) -> tuple[Table, Table]:
    """Where talks stopped, and what was misread: both from one look at the answers."""
    by_resident = Answer.source != "consultant"
    rows = await session.execute(
        select(
            Answer.slot,
            # One answer of a question stands in a case, so these are cases.
            _count(Answer.replaced_at.is_(None)),
            _count(by_resident),
            _count(by_resident & Answer.unread),
            _count(~by_resident),
            _count(by_resident & Answer.declined),
        )
        .where(Answer.case_id.in_(cases_of(opened)))
        .group_by(Answer.slot)
    )
    found = {slot: (reached, read) for slot, reached, *read in rows}
    stopped = await _last_answers(session, opened)
    order = [question.slot for question in questions.QUESTIONS if question.slot in found]
    return (
        Table(
            "drop_off",
            "聞きとりが止まったところ",
            ["最後に答えた質問", "止まった件数", "答えた件数"],
            [[questions.label(slot), stopped.get(slot, 0), found[slot][0]] for slot in order],
            "受付まで進まなかった会話で、最後に答えがあった質問です。",
        ),
        Table(
            "misread",
            "読みまちがい・読み取れなかった答え",
            ["質問", "答え", "読み取れず", "相談員が訂正", "答えない"],
            [[questions.label(slot), *found[slot][1]] for slot in order],
        ),
    )


def _count(condition: Any) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


async def _last_answers(session: AsyncSession, opened: list[Any]) -> dict[str, int]:
    """For talks that were never sent in: the last question that was answered."""
    last = (
        select(func.max(Answer.id).label("answer_id"))
        .where(Answer.case_id.in_(cases_of([Case.submitted_at.is_(None), *opened])))
        .group_by(Answer.case_id)
        .subquery()
    )
    rows = await session.execute(
        select(Answer.slot, func.count()).join(last, last.c.answer_id == Answer.id).group_by(Answer.slot)
    )
    return {slot: count for slot, count in rows}
