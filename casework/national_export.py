"""Cases of a month for the national system (統計システム), in official codes: nobody retypes them.

The column set and codes follow the published forms; those not yet compared with the ministry's own file
are drafts (docs/console.md), and the head row says so.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock
from casework.periods import Period
from casework.storage import Assessment, Case, Decision, Evaluation, Meeting, Plan, Screening, Service, Task

HEADS = (
    "ID",
    "受付日",
    "相談経路",
    "市町村",
    "年齢",
    "世帯人数",
    "就労状況",
    "世帯月収",
    "課題（27項目のコード・草案）",
    "スクリーニング区分",
    "プラン作成回数",
    "事業",
    "就労支援対象者",
    "支援調整会議日",
    "支援決定日",
    "モニタリング回数",
    "見られた変化",
    "就労",
    "増収",
    "終結日",
    "判断",
)
CHANNEL_CODES = {"web": "1 本人（メール・ウェブ）", "line": "1 本人（SNS）"}
SCREENING_CODES = {
    "information": "1",
    "referral": "2",
    "no_consent_yet": "3",
    "plan": "4",
    "ended": "5",
}
OUTCOME_CODES = {"close": "1 終結", "replan": "2 再プランして継続", "suspend": "3 中断"}
SLOTS = ("age", "household_size", "job_status", "monthly_income")


async def rows_of(
    session: AsyncSession, month: Period, scope: tuple[str, ...] | None = None
) -> list[list[Any]]:
    """The head row, then a row a case opened in the month; no name, no word of a resident."""
    begin, end = month.bounds
    conditions: list[Any] = [Case.opened_at >= begin, Case.opened_at < end]
    if scope is not None:
        conditions.append(or_(Case.municipality.is_(None), Case.municipality.in_(scope)))
    found = list(await session.scalars(select(Case).where(*conditions).order_by(Case.id)))
    return [list(HEADS)] + [await _row(session, case) for case in found]


async def _newest(session: AsyncSession, table: Any, case_id: int) -> Any:
    return await session.scalar(
        select(table).where(table.case_id == case_id).order_by(table.id.desc()).limit(1)
    )


async def _row(session: AsyncSession, case: Case) -> list[Any]:
    answers = await cases.answers_of(session, case.id)
    values = [answers[slot].value if slot in answers else None for slot in SLOTS]
    assessed, screened = (
        await _newest(session, Assessment, case.id),
        await _newest(session, Screening, case.id),
    )
    decision, meeting = await _newest(session, Decision, case.id), await _newest(session, Meeting, case.id)
    evaluation = await _newest(session, Evaluation, case.id)
    plans = list(
        await session.scalars(select(Plan).where(Plan.case_id == case.id, Plan.state != "provisional"))
    )
    services = sorted(set(await session.scalars(select(Service.programme).where(Service.case_id == case.id))))
    monitored = await session.scalars(
        select(Task.id).where(Task.case_id == case.id, Task.kind == "monitoring", Task.done_at.is_not(None))
    )
    return [
        case.number,
        clock.in_tokyo(case.opened_at).date(),
        CHANNEL_CODES.get(case.channel, case.channel),
        case.municipality,
        *values,
        " ".join(assessed.issues) if assessed else "",
        SCREENING_CODES.get(screened.result, "") if screened else "",
        sum(1 for plan in plans if plan.state == "decided"),
        " ".join(services),
        "1" if plans and (plans[-1].content or {}).get("work_support") else "",
        meeting.held_on if meeting else None,
        decision.decided_on if decision else None,
        len(list(monitored)),
        " ".join(evaluation.changes) if evaluation else "",
        "1" if evaluation and evaluation.started_work else "",
        "1" if evaluation and evaluation.earned_more else "",
        clock.in_tokyo(case.closed_at).date() if case.closed_at else None,
        OUTCOME_CODES.get(evaluation.outcome, "") if evaluation else "",
    ]
